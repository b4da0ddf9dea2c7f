"""What the pages of soundings say in whole sentences, in three languages, with one and with many."""

import pytest
from django.utils import translation

from workshops import words
from workshops.choices import Manner
from workshops.tally import Expression, result

LANGUAGES = ("en", "fr", "es")
TOPICS = ["Managing", "Fostering", "Integration", "Lending"]
NNBSP, NBSP = "\u202f", "\u00a0"


def said(language, what, *values):
    """The words, with French spaces as people type them: they are looked at apart."""
    with translation.override(language):
        spoken = what(*values)
    sentences = [spoken] if isinstance(spoken, str) else spoken
    plain = [each.replace(NNBSP, " ").replace(NBSP, " ") for each in sentences]
    return plain[0] if isinstance(spoken, str) else plain


def of_firsts(*counts):
    """A result in which so many Member States have put each of the four topics first."""
    orders = [(topic,) for topic, count in zip(TOPICS, counts, strict=True) for _each in range(count)]
    expressions = [Expression(member, Manner.ORDER, order) for member, order in enumerate(orders)]
    return result(TOPICS, range(len(orders)), expressions)


def of_answers(*manners, silent=0):
    """A result of these answers, and of as many Member States without one."""
    expressions = [Expression(member, manner) for member, manner in enumerate(manners)]
    return result([], range(len(manners) + silent), expressions)


# While an order is made -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "moved", "out"),
    [
        ("en", "“Lending” now stands at rank 2 of 3.", "“Fostering” is not ranked now."),
        ("fr", "« Lending » occupe maintenant le rang 2 sur 3.", "« Fostering » est maintenant hors classement."),
        ("es", "«Lending» ocupa ahora el lugar 2 de 3.", "«Fostering» está ahora sin clasificar."),
    ],
)
def test_a_move_says_where_the_topic_stands_now(language, moved, out):
    ranked = ["Managing", "Lending", "Integration"]
    assert said(language, words.after_move, "Lending", ranked) == moved
    assert said(language, words.after_move, "Fostering", ranked) == out


@pytest.mark.parametrize(
    ("language", "first", "sixth", "seventh"),
    [
        ("en", "Rank first", "Rank sixth", "Put at rank 7"),
        ("fr", "Placer au premier rang", "Placer au sixième rang", "Placer au rang 7"),
        ("es", "Poner en primer lugar", "Poner en sexto lugar", "Poner en el lugar 7"),
    ],
)
def test_a_button_is_named_by_the_rank_that_it_gives(language, first, sixth, seventh):
    assert [said(language, words.to_rank, rank) for rank in (1, 6, 7)] == [first, sixth, seventh]
    assert len({said(language, words.to_rank, rank) for rank in range(1, 12)}) == 11


# What it comes to -----------------------------------------------------------------------------------------------------

OUTCOMES = [
    # first choices of each topic, workshops, and what is said
    (
        (0, 0, 0, 0),
        2,
        ["No Member has named a topic. The Administration decides, and gives its reason."],
        ["Aucun Membre n’a indiqué de sujet. L’Administration décide et indique son motif."],
        ["Ningún Miembro ha indicado un tema. La Administración decide y da a conocer el motivo."],
    ),
    (
        (2, 1, 0, 0),
        2,
        ["“Managing” is the first choice of the Membership.", "“Fostering” is a further choice of the Membership."],
        [
            "« Managing » est le premier choix des Membres.",
            "« Fostering » compte aussi parmi les choix des Membres.",
        ],
        [
            "«Managing» es la primera elección de los Miembros.",
            "«Fostering» figura también entre los temas elegidos por los Miembros.",
        ],
    ),
    (
        (3, 2, 0, 1),
        3,
        [
            "“Managing” is the first choice of the Membership.",
            "“Fostering” and “Lending” are further choices of the Membership.",
        ],
        [
            "« Managing » est le premier choix des Membres.",
            "« Fostering » et « Lending » comptent aussi parmi les choix des Membres.",
        ],
        [
            "«Managing» es la primera elección de los Miembros.",
            "«Fostering» y «Lending» figuran también entre los temas elegidos por los Miembros.",
        ],
    ),
    (
        (1, 0, 1, 0),
        2,
        ["“Managing” and “Integration” are equally the first choices of the Membership."],
        ["« Managing » et « Integration » sont à égalité les premiers choix des Membres."],
        ["«Managing» e «Integration» son por igual la primera elección de los Miembros."],
    ),
    (
        (3, 1, 1, 0),
        2,
        [
            "“Managing” is the first choice of the Membership.",
            "Preferences were evenly divided among “Fostering” and “Integration”.",
            "One of them is still to be chosen; the Administration decides, and gives its reason.",
        ],
        [
            "« Managing » est le premier choix des Membres.",
            "Les préférences se sont partagées également entre « Fostering » et « Integration ».",
            "Il reste à choisir l’un d’eux ; l’Administration décide et indique son motif.",
        ],
        [
            "«Managing» es la primera elección de los Miembros.",
            "Las preferencias se repartieron por igual entre «Fostering» e «Integration».",
            "Queda por elegir uno de ellos; la Administración decide y da a conocer el motivo.",
        ],
    ),
    (
        (1, 1, 1, 1),
        2,
        [
            "Preferences were evenly divided among “Managing”, “Fostering”, “Integration” and “Lending”.",
            "2 of them are still to be chosen; the Administration decides, and gives its reason.",
        ],
        [
            "Les préférences se sont partagées également entre « Managing », « Fostering », « Integration » et"
            " « Lending ».",
            "Il reste à choisir 2 d’entre eux ; l’Administration décide et indique son motif.",
        ],
        [
            "Las preferencias se repartieron por igual entre «Managing», «Fostering», «Integration» y «Lending».",
            "Quedan por elegir 2 de ellos; la Administración decide y da a conocer el motivo.",
        ],
    ),
    (
        (2, 0, 0, 0),
        2,
        [
            "“Managing” is the first choice of the Membership.",
            "For one more workshop no other topic was anybody’s first choice; the Administration decides.",
        ],
        [
            "« Managing » est le premier choix des Membres.",
            "Pour un atelier de plus, aucun autre sujet n’a été le premier choix d’un Membre ; l’Administration"
            " décide.",
        ],
        [
            "«Managing» es la primera elección de los Miembros.",
            "Para un taller más, ningún otro tema fue la primera preferencia de nadie; decide la Administración.",
        ],
    ),
    (
        (2, 0, 0, 0),
        3,
        [
            "“Managing” is the first choice of the Membership.",
            "For 2 more workshops no other topic was anybody’s first choice; the Administration decides.",
        ],
        [
            "« Managing » est le premier choix des Membres.",
            "Pour 2 ateliers de plus, aucun autre sujet n’a été le premier choix d’un Membre ; l’Administration"
            " décide.",
        ],
        [
            "«Managing» es la primera elección de los Miembros.",
            "Para 2 talleres más, ningún otro tema fue la primera preferencia de nadie; decide la Administración.",
        ],
    ),
]


@pytest.mark.parametrize(("firsts", "places", *LANGUAGES), OUTCOMES)
def test_the_outcome_is_told_with_its_ties_and_what_is_left(firsts, places, en, fr, es):
    for language, sentences in zip(LANGUAGES, (en, fr, es), strict=True):
        assert said(language, words.outcome_of, of_firsts(*firsts), places) == sentences


def test_two_equal_first_choices_stand_before_a_tie_for_the_last_place():
    assert said("en", words.outcome_of, of_firsts(2, 2, 1, 1), 3) == [
        "“Managing” and “Fostering” are equally the first choices of the Membership.",
        "Preferences were evenly divided among “Integration” and “Lending”.",
        "One of them is still to be chosen; the Administration decides, and gives its reason.",
    ]


@pytest.mark.parametrize(
    ("answered", "silent", *LANGUAGES),
    [
        (
            0,
            1,
            "Answers received: 0 of 1.",
            "Réponses reçues : 0 sur 1.",
            "Respuestas recibidas: 0 de 1.",
        ),
        (
            1,
            1,
            "Answers received: 1 of 2.",
            "Réponses reçues : 1 sur 2.",
            "Respuestas recibidas: 1 de 2.",
        ),
        (
            5,
            7,
            "Answers received: 5 of 12.",
            "Réponses reçues : 5 sur 12.",
            "Respuestas recibidas: 5 de 12.",
        ),
    ],
)
def test_how_many_have_answered(answered, silent, en, fr, es):
    of_all = of_answers(*[Manner.ABSTENTION] * answered, silent=silent)
    for language, sentence in zip(LANGUAGES, (en, fr, es), strict=True):
        assert said(language, words.answers_of, of_all) == sentence


@pytest.mark.parametrize(
    ("answers", *LANGUAGES),
    [
        (
            ["abstention"],
            "Nobody has answered yes or no.",
            "Personne n’a répondu par oui ou par non.",
            "Nadie ha respondido que sí ni que no.",
        ),
        (
            ["yes", "yes", "no"],
            "More Members have answered yes than no.",
            "Les Membres ont été plus nombreux à répondre oui que non.",
            "Las respuestas afirmativas de los Miembros superan a las negativas.",
        ),
        (
            ["no", "abstention", "abstention"],
            "More Members have answered no than yes.",
            "Les Membres ont été plus nombreux à répondre non que oui.",
            "Las respuestas negativas de los Miembros superan a las afirmativas.",
        ),
        (
            ["yes", "no"],
            "The Membership is evenly divided between yes and no.",
            "Les réponses des Membres se partagent également entre le oui et le non.",
            "Las respuestas de los Miembros se reparten por igual entre el sí y el no.",
        ),
    ],
)
def test_what_a_plain_question_was_answered_by(answers, en, fr, es):
    for language, sentence in zip(LANGUAGES, (en, fr, es), strict=True):
        assert said(language, words.reply_of, of_answers(*answers)) == sentence


def test_french_spaces_do_not_break():
    with translation.override("fr"):
        sentences = [*words.outcome_of(of_firsts(3, 1, 1, 0), 2), words.answers_of(of_answers("yes"))]
    for sentence in sentences:
        for mark in ("« ", " »", " ;", " :"):
            assert mark not in sentence
    assert f"«{NBSP}Managing{NBSP}»" in sentences[0]
    assert f"eux{NNBSP};" in sentences[2]
    assert f"reçues{NBSP}:" in sentences[3]
