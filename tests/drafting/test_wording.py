"""The wording of the drafts: the same messages in every language, and the small rules of each."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from drafting.wording import grammar
from drafting.wording import language as wording

LANGUAGES = ("en", "fr", "es")

# What a language has to know for gender, number, verb or contraction, and others do not ask for
OF_A_LANGUAGE = {
    "nth": {"gender"},
    "number": {"gender"},
    "theme-endorsed": {"n"},
    "presented": {"n"},
    "folded-into": {"n", "kind"},
    "training-sessions": {"partner"},
}


def written(language: str) -> str:
    return (Path(wording.__file__).parent / f"{language}.ftl").read_text()


def entries(language: str) -> list:
    return FluentParser().parse(written(language)).body


def variables_in(language: str) -> dict[str, set[str]]:
    text = written(language)
    return {
        entry.id.name: set(re.findall(r"\$([\w-]+)", text[entry.value.span.start : entry.value.span.end]))
        for entry in entries(language)
        if isinstance(entry, ast.Message | ast.Term)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_wording_is_understood(language):
    assert [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_told_twice(language):
    names = [entry.id.name for entry in entries(language) if isinstance(entry, ast.Message | ast.Term)]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_language_has_the_messages_and_variables_of_english(language):
    english, other = variables_in("en"), variables_in(language)
    assert list(other) == list(english)
    different = {name: english[name] ^ other[name] for name in english if english[name] != other[name]}
    assert {name: apart for name, apart in different.items() if not apart <= OF_A_LANGUAGE.get(name, set())} == {}


def test_every_message_is_said_somewhere():
    code = "".join(file.read_text() for file in Path(wording.__file__).parents[1].rglob("*.py"))
    kinds = ("workshop", "seminar", "conference")
    composed = {f"{start}-{kind}" for start in ("events", "held", "of-a") for kind in kinds}
    names = {entry.id.name for entry in entries("en") if isinstance(entry, ast.Message)}
    assert {name for name in names - composed if not re.search(rf"[\"']{name}[\"']", code)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_typed_with_the_characters_of_print(language):
    messages = "\n".join(line for line in written(language).splitlines() if not line.startswith("#"))
    assert re.findall(r"[\u00a0\u202f’“”«»]|  +(?=\S)(?<=\S  )", messages) == []


# Small rules ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To hear both sides"),
        ("fr", "Entendre les deux parties"),
        ("fr", "Examiner les faits"),
        ("fr", "Réunir les pilotes"),
        ("fr", "Se demander qui paie"),
        ("fr", "S'interroger sur le prix"),
        ("fr", "Ne pas perdre de vue le phare"),
        ("fr", "Faire le point"),
        ("fr", "Être à l'écoute"),
        ("fr", "Connaître les marées"),
        ("fr", "Conclure un accord"),
        ("fr", "Établir une carte"),
        ("fr", "Produire un atlas"),
        ("fr", "Permettre l'échange"),
        ("es", "Preguntarse quién paga"),
        ("es", "No perder de vista el faro"),
        ("es", "Oír a las dos partes"),
        ("es", "Examinarlos de cerca"),
    ],
)
def test_an_infinitive_is_one(language, text):
    assert grammar.is_infinitive(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Today's tides"),
        ("fr", "Ouverture du débat"),
        ("fr", "Premier bilan"),
        ("fr", "Inventaire des phares"),
        ("fr", "Cadre d'action"),
        ("fr", "Quatre rivages"),
        ("fr", "Atelier des marées"),
        ("fr", "Histoire des ports"),
        ("fr", "Fenêtre sur la mer"),
        ("es", "Taller de mareas"),
        ("es", "Lugar de encuentro"),
        ("es", "Primer balance"),
    ],
)
def test_a_noun_that_ends_like_an_infinitive_is_none(language, text):
    assert not grammar.is_infinitive(text, language)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("voir", "de voir"),
        ("écouter", "d'écouter"),
        ("harmoniser", "d'harmoniser"),
        ("héberger", "d'héberger"),
        ("hisser", "de hisser"),
        ("hiérarchiser", "de hiérarchiser"),
        ("œuvrer", "d'œuvrer"),
    ],
)
def test_a_french_infinitive_follows_de_with_or_without_elision(text, after):
    assert grammar.after_de(text, "fr") == after


@pytest.mark.parametrize(
    ("language", "place", "expected"),
    [
        ("en", "The Ferry", "in The Ferry"),
        ("fr", "Selsby", "à Selsby"),
        ("fr", "Le Vieux-Quai", "au Vieux-Quai"),
        ("fr", "Les Deux-Rives", "aux Deux-Rives"),
        ("fr", "La Grève", "à La Grève"),
        ("fr", "L'Estran", "à L'Estran"),
        ("es", "El Muelle", "en El Muelle"),
    ],
)
def test_a_place_contracts_with_its_article_in_french(language, place, expected):
    assert grammar.at(place, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the harbour sleeps", "The harbour sleeps."),
        ("it asked: who sleeps?", "It asked: who sleeps?"),
        ('the theme is "**Who Sleeps?**"', 'The theme is "**Who Sleeps?**"'),
        ('el tema es "**¿Quién duerme?**"', 'El tema es "**¿Quién duerme?**".'),
        ('se presentó **Atlas: "¿Dónde?"**', 'Se presentó **Atlas: "¿Dónde?"**.'),
        ("el tema es **¿Quién duerme?**", "El tema es **¿Quién duerme?**"),
        ('"**e-Harbour**" was chosen', '"**e-Harbour**" was chosen.'),
        ("boats (tugs, ferries, etc.)", "Boats (tugs, ferries, etc.)."),
        ("(It was late.)", "(It was late.)"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text, expected):
    assert grammar.sentence(text) == expected


def test_what_is_meant_for_somebody_contracts_in_spanish():
    assert grammar.after_a("el personal", "es") == "al personal"
    assert grammar.after_a("representantes", "es") == "a representantes"
    assert grammar.after_a("pilots", "en") == "pilots"


def test_a_list_whose_items_have_commas_is_parted_by_semicolons_from_three_on():
    items = ["Ada, pilot", "Bo, cook", "Ivo, cox"]
    assert grammar.apart(items[:1], "en") == "Ada, pilot"
    assert grammar.apart(items[:2], "en") == "Ada, pilot, and Bo, cook"
    assert grammar.apart(items, "fr") == "Ada, pilot ; Bo, cook ; et Ivo, cox"
    assert grammar.apart(items, "es") == "Ada, pilot; Bo, cook; e Ivo, cox"


def test_what_goes_on_leaves_its_full_stop_but_not_that_of_an_abbreviation():
    assert grammar.unended("to count tugs.") == "to count tugs"
    assert grammar.unended("to count tugs, ferries, etc.") == "to count tugs, ferries, etc."
