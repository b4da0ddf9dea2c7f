"""Corners that a year seldom turns, each in the three languages: facts are made up here, no record is asked."""

from dataclasses import replace
from datetime import date

import pytest

from drafting.facts import house
from drafting.facts.values import (
    Council,
    Facts,
    Name,
    Party,
    Proposal,
    Publication,
    Sitting,
    Speaker,
    Topic,
    Training,
    Workshop,
    Year,
)
from drafting.paragraphs.plan import drafted

LANGUAGES = ("en", "fr", "es")
NOTHING = dict.fromkeys(LANGUAGES, "")


def said(english: str, french: str = "", spanish: str = "") -> dict[str, str]:
    return {"en": english, "fr": french or english, "es": spanish or english}


SEAT = said("Geneva", "Genève", "Ginebra")
PAST = Year(1, 2031, said("Dunes"), NOTHING)
COMING = Year(2, 2032, said("Reeds"), NOTHING)
FACTS = Facts(on=date(2032, 2, 6), style=house.default(), seat=SEAT, past=PAST, coming=COMING)


def speaker(place: int, mode="panel", capacity="panellist", **facts) -> Speaker:
    fields = {
        "person": said(f"Ilva Reed{place}"),
        "replaced_by": NOTHING,
        "function": said("Warden", "Garde", "Guarda"),
        "body": NOTHING,
        "body_language": "",
        "state": said("Dun"),
        "further": NOTHING,
        "summary": NOTHING,
        "replaced_by_id": None,
    }
    return Speaker(place, place, mode, capacity, facts.pop("status", "spoke"), person_id=place, **fields | facts)


def sitting(*speakers: Speaker, day=date(2031, 12, 2), **facts) -> Sitting:
    return Sitting(1, 1, "panel", day, said("Sand"), speakers=speakers, **facts)


def workshop(key: int, kind="workshop", *, place=SEAT, days=(date(2032, 3, 1),), title="Mud", **facts) -> Workshop:
    first, last = (days[0], days[-1]) if days else (None, None)
    return Workshop(key, COMING.pk, f"w{key}", kind, facts.pop("attendance", ""), said(title), first, last, place)


def topic(key: int, outcome: str, *, offered=date(2031, 10, 9), into=(), basis="", workshop=None) -> Topic:
    return Topic(key, 1, offered, key, said(f"Isla {key}"), outcome, basis, NOTHING, workshop, into)


def texts(key: str, **facts) -> list[str]:
    """The block of this key in the three languages."""
    return next(list(each.texts.values()) for each in drafted(replace(FACTS, **facts)) if each.key == key)


def told_at(*speakers: Speaker, **facts) -> list[str]:
    council = Council(1, 150, NOTHING, (sitting(*speakers, **facts),))
    return [text.split(". ", 2)[2] for text in texts("sitting:1", councils=(council,))]


def test_a_single_sitting_is_told_in_the_singular():
    for text, words in zip(
        texts("opening", councils=(Council(1, 150, SEAT, (sitting(),)),)),
        ("its sitting at the 150th Session", "la séance qui lui a été consacrée pendant la 150e", "incluida la sesión"),
        strict=True,
    ):
        assert words in text


def test_two_sessions_of_the_council_are_told_together():
    councils = tuple(Council(number, number, SEAT, (sitting(),)) for number in (150, 151))
    for text, words in zip(
        texts("opening", councils=councils),
        ("the 150th and 151st Sessions", "les 150e et 151e sessions", "las reuniones 150.ª y 151.ª"),
        strict=True,
    ):
        assert words in text


@pytest.mark.parametrize(
    ("mode", "english", "french", "spanish"),
    [
        (
            "opening",
            "[Hugo Loam]{.name}, replacing [Ilva Reed1]{.name}, Warden, Dun, opened the sitting and saw mud.",
            "[Hugo Loam]{.name}, remplaçant [Ilva Reed1]{.name}, Garde, Dun, a ouvert la séance et a vu la boue.",
            "[Hugo Loam]{.name}, en sustitución de [Ilva Reed1]{.name}, Guarda, Dun, abrió la sesión e intuyó barro.",
        ),
        (
            "panel",
            "[Hugo Loam]{.name}, replacing [Ilva Reed1]{.name}, Warden, Dun, saw mud.",
            "[Hugo Loam]{.name}, remplaçant [Ilva Reed1]{.name}, Garde, Dun, a vu la boue.",
            "[Hugo Loam]{.name}, en sustitución de [Ilva Reed1]{.name}, Guarda, Dun, intuyó barro.",
        ),
    ],
)
def test_a_substitute_does_what_the_one_replaced_was_to_do(mode, english, french, spanish):
    away = speaker(
        1,
        mode,
        status="replaced",
        replaced_by_id=9,
        replaced_by=said("Hugo Loam"),
        summary=said("Saw mud.", "A vu la boue.", "Intuyó barro."),
    )
    assert told_at(away) == [english, french, spanish]


def test_those_who_present_what_is_launched_have_their_affiliations_between_commas():
    atlas = Publication(1, said("Atlas"), said("Where?", "Où ?", "¿Dónde?"), NOTHING, "")
    council = Council(1, 150, NOTHING, (sitting(speaker(1, "launch"), launched=(atlas,)),))
    english, french, spanish = texts("sitting:1", councils=(council,))
    assert english.endswith('publication **Atlas: "Where?"**, presented by [Ilva Reed1]{.name}, Warden, Dun.')
    assert french.endswith('publication **Atlas : "Où ?"**, présentée par [Ilva Reed1]{.name}, Garde, Dun.')
    assert spanish.endswith("presentación corrió a cargo de [Ilva Reed1]{.name}, Guarda, Dun.")


def test_what_will_be_handed_out_is_not_told_as_received():
    council = Council(1, 150, NOTHING, (sitting(day=date(2032, 5, 4), handed_out=(said("Map"), said("Index"))),))
    for text, words in zip(
        texts("sitting:1", councils=(council,)),
        ("will receive the following parts", "recevront les parties", "recibirán las partes"),
        strict=True,
    ):
        assert words in text


def test_a_single_member_with_a_plural_name_takes_its_verb_in_the_plural():
    name = Name(None, None, said("Reed Isles", "Roselières", "Islas"), {"en": "the", "fr": "les", "es": "las"})
    proposal = Proposal(1, 1, "members", said("Less mud", "Ôter la boue", "Retirar el barro"), NOTHING, (1,))
    assert texts("proposal:1", proposals=(proposal,), members={1: Party((name,))}) == [
        "The Reed Isles put forward the following proposal: Less mud.",
        "Les Roselières ont présenté la proposition suivante : ôter la boue.",
        "Las Islas presentaron la propuesta siguiente: retirar el barro.",
    ]


def test_a_workshop_away_is_held_at_its_place_with_the_articles_of_the_language():
    place = said("Oldferry", "Le Vieux-Bac", "El Vado")
    assert texts("workshop:1", workshops=(workshop(1, place=place),)) == [
        "The workshop will be held in Oldferry on 1\u00a0March 2032. The programme will be announced in due course.",
        "L'atelier aura lieu au Vieux-Bac le 1er\u00a0mars 2032. Le programme sera annoncé ultérieurement.",
        "El taller tendrá lugar en El Vado el 1\u00a0de\u00a0marzo de 2032. El programa se anunciará oportunamente.",
    ]


def test_of_a_workshop_that_lies_behind_without_days_only_the_heading_is_told():
    keys = [each.key for each in drafted(replace(FACTS, on=date(2034, 1, 9), workshops=(workshop(1, days=()),)))]
    assert "workshop:1:heading" in keys
    assert "workshop:1" not in keys


def test_ten_topics_are_counted_in_figures_and_spanish_listens_to_their_names():
    english, french, spanish = texts("topics:1", topics=tuple(topic(n, "dropped") for n in range(1, 11)))
    assert "10 topics were offered" in english
    assert "10 sujets ont été proposés" in french
    assert "se propusieron 10 temas" in spanish
    assert spanish.endswith('"**Isla 9**" e "**Isla 10**".')


def test_topics_that_are_still_to_be_offered_are_named_and_nothing_is_said_of_their_fate():
    day = date(2032, 2, 27)
    english, french, spanish = texts("topics:1", topics=(topic(1, "", offered=day), topic(2, "", offered=day)))
    assert english == (
        "At the informal consultations to be held on 27\u00a0February 2032, two topics will be offered for the "
        'workshops of 2032: "**Isla 1**" and "**Isla 2**".'
    )
    assert french.endswith('deux sujets seront proposés pour les ateliers de 2032 : "**Isla 1**" et "**Isla 2**".')
    assert spanish.endswith('se propondrán dos temas para los talleres de 2032: "**Isla 1**" e "**Isla 2**".')


def test_elements_go_into_a_seminar_by_its_name_and_into_different_kinds_as_events():
    events = (workshop(1), workshop(2, "seminar", title="Silt", days=(date(2032, 5, 4),)))
    _english, french, spanish = texts(
        "topics:1", workshops=events, topics=(topic(1, "folded", into=(2,)), topic(2, "folded", into=(1, 2)))
    )
    assert 'intégrés au séminaire "**Silt**". ' in french
    assert french.endswith('intégrés aux manifestations "**Mud**" et "**Silt**".')
    assert 'al seminario "**Silt**". ' in spanish
    assert spanish.endswith('a las actividades "**Mud**" y "**Silt**".')


def told_of_choices(*bases: str) -> list[str]:
    """What is told of topics that were selected on these bases, the first of which becomes a workshop."""
    chosen = [
        topic(place, "selected", basis=basis, workshop=1 if place == 1 else None)
        for place, basis in enumerate(bases, 1)
    ]
    return [text.split("2032. ", 1)[1] for text in texts("topics:1", workshops=(workshop(1),), topics=tuple(chosen))]


def test_after_the_first_choice_the_membership_also_chose_another():
    english, french, spanish = told_of_choices("first_choice", "choice")
    assert english.endswith('. The Membership also chose "**Isla 2**".')
    assert french.endswith('. Les Membres ont également choisi "**Isla 2**".')
    assert spanish.endswith('. Los Miembros eligieron también "**Isla 2**".')


def test_of_two_equal_choices_the_second_is_told_as_another():
    english, french, spanish = told_of_choices("choice", "choice")
    assert english == (
        'The Membership chose "**Isla 1**", which will be the subject of a workshop, on 1\u00a0March 2032.'
        ' The Membership also chose "**Isla 2**".'
    )
    assert french.startswith('Les Membres ont choisi "**Isla 1**", qui ')
    assert french.endswith('. Les Membres ont également choisi "**Isla 2**".')
    assert spanish.startswith('Los Miembros eligieron "**Isla 1**", que ')
    assert spanish.endswith('. Los Miembros eligieron también "**Isla 2**".')


def test_an_even_split_after_a_choice_of_the_membership_was_among_what_remained():
    english, french, spanish = told_of_choices("choice", "after_even_split")
    assert english.endswith('evenly divided among the remaining topics, the Administration chose "**Isla 2**".')
    assert french.endswith('également entre les autres sujets, l\'Administration a retenu "**Isla 2**".')
    assert spanish.endswith('por igual entre los demás temas, la Administración eligió "**Isla 2**".')


def test_a_training_session_that_lies_behind_is_told_in_the_past_throughout():
    day = date(2032, 1, 12)
    session = Training(1, "t", said("Wading"), day, day, None, None, said("Kit"), said("Crew"), ("en", "es"))
    assert texts("training:1", trainings=(session,))[:2] == [
        "IOM held a training session within the IDM in 2032. Its subject was *Wading* (12\u00a0January 2032). It was "
        "based on *Kit*. The session was offered in English and Spanish. The session was meant for crew.",
        "L'OIM a tenu, au titre de l'IDM, une session de formation en 2032. Elle avait pour sujet *Wading* (12\u00a0"
        "janvier 2032). Elle reposait sur l'outil *Kit*. La session était proposée en anglais et en espagnol. La "
        "session était destinée au public suivant : crew.",
    ]


def test_an_even_split_is_told_of_the_topics_that_it_parted_and_of_no_others():
    one, other = (replace(topic(key, outcome), evenly_divided=True) for key, outcome in ((2, "selected"), (3, "")))
    drafted = texts("topics:1", topics=(topic(1, "dropped"), replace(one, basis="after_even_split"), other))
    sentences = (
        "evenly divided among **Isla 2** and **Isla 3**, the",
        "également entre **Isla 2** et **Isla 3**, l'",
        "por igual entre **Isla 2** e **Isla 3**, la",
    )
    for text, sentence in zip(drafted, sentences, strict=True):
        assert sentence in text.translate(str.maketrans("", "", '“”"«»\xa0'))
