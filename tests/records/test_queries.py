"""Records are found by what somebody types, whatever the accents; in both databases."""

import pytest
from django.urls import get_resolver

from membership.models import Member
from records import history
from records.collation import pattern_of
from records.queries import NOT_FOR_RECORDS, localized_fields
from sessions_app.models import Year, YearPassage

pytestmark = pytest.mark.both_engines


@pytest.fixture
def years(marta):
    themes = [
        (
            2007,
            "Migration Management",
            "Gestion de la migration : une économie en évolution",
            "Gestión de la Migración",
        ),
        (2008, "Return Migration", "Migration de retour", "Migración de Retorno: Desafíos y Oportunidades"),
        (2030, "Al-Ka'abi's [Return] (100%)", "L’Équateur d’abord", ""),
    ]
    for number, english, french, spanish in themes:
        history.save(Year(number=number, theme_en=english, theme_fr=french, theme_es=spanish), by=marta)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("economie EVOLUTION", [2007]),
        ("ÉCONOMIE", [2007]),
        ("desafios", [2008]),
        ("equateur", [2030]),
        ("l'équateur", [2030]),
        ("return", [2030, 2008]),
        ("[return] (100%)", [2030]),
        ("return retour", [2008]),
        ("r.turn", []),
        ("re\0turn", [2030, 2008]),
        ("", [2030, 2008, 2007]),
    ],
)
def test_words_are_found_in_any_of_the_texts(years, typed, found):
    texts = ("theme_en", "theme_fr", "theme_es")

    assert list(Year.objects.with_words(typed, texts).values_list("number", flat=True)) == found


def test_the_words_may_stand_in_different_passages_and_never_multiply_them(years, marta):
    year = Year.objects.get(number=2008)
    texts = ["Roads lead home."] * 9 + ["Bridges lead on."]
    history.save(year, by=marta, parts=[YearPassage(text_en=text, position=place) for place, text in enumerate(texts)])

    found = Year.objects.with_words("lead roads bridges " * 100, localized_fields("passages__text"))

    assert list(found) == [year]
    assert str(found.query).count("JOIN") <= 12


def test_a_pattern_holds_no_letter_of_another_kind():
    assert pattern_of("ñ") == pattern_of("N")
    assert "m" not in pattern_of("ñ").lower()


def test_no_record_takes_the_address_of_a_page_beside_the_records(db):
    routes = [
        route.split("/")
        for name, ways in get_resolver().reverse_dict.lists()
        if isinstance(name, str)
        for possibilities, *_rest in ways
        for route, _parameters in possibilities
    ]
    sections = {tuple(route[: route.index("%(slug)s")]) for route in routes if "%(slug)s" in route}
    beside = {
        route[len(section)]
        for section in sections
        for route in routes
        if tuple(route[: len(section)]) == section and "%" not in route[len(section)]
    }

    assert beside - {""} == NOT_FOR_RECORDS
    assert [Member.objects.free_slug(word) for word in ("Add", "Export", "Import")] == ["add-2", "export-2", "import-2"]
