"""Ordinals and lists, in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import words

ENGLISH_ORDINALS = "1st 2nd 3rd 4th 11th 12th 13th 20th 21st 94th 98th 101st 111th 112th 122nd 1013th"


@pytest.mark.parametrize(("number", "english"), [(int(word[:-2]), word) for word in ENGLISH_ORDINALS.split()])
def test_english_ordinals(number, english):
    assert words.ordinal(number, "en") == english


def test_french_and_spanish_ordinals_follow_the_noun():
    assert words.ordinal(94, "fr") == words.ordinal(94, "fr", feminine=True) == "94e"
    assert words.ordinal(1, "fr") == "1er"
    assert words.ordinal(1, "fr", feminine=True) == "1re"
    assert words.ordinal(94, "es") == "94.º"
    assert words.ordinal(94, "es", feminine=True) == "94.ª"


@pytest.mark.parametrize(
    ("items", "english", "french", "spanish"),
    [
        ([], "", "", ""),
        (["a"], "a", "a", "a"),
        (["a", "b"], "a and b", "a et b", "a y b"),
        (["a", "b", "c"], "a, b and c", "a, b et c", "a, b y c"),
    ],
)
def test_a_list_ends_with_the_conjunction_of_its_language(items, english, french, spanish):
    assert [words.all_of(items, language) for language in ("en", "fr", "es")] == [english, french, spanish]


@pytest.mark.parametrize(
    ("last", "all_of", "any_of"),
    [
        ("Suiza", "España y Suiza", "España o Suiza"),
        ("Irlanda", "España e Irlanda", "España o Irlanda"),
        ("Íñigo", "España e Íñigo", "España o Íñigo"),
        ("Ybarra", "España e Ybarra", "España o Ybarra"),
        ("historia", "España e historia", "España o historia"),
        ("hielo", "España y hielo", "España o hielo"),
        ("Yemen", "España y Yemen", "España o Yemen"),
        ("Omán", "España y Omán", "España u Omán"),
        ("Honduras", "España y Honduras", "España u Honduras"),
        ("**Italia**", "España e **Italia**", "España o **Italia**"),
        ("8", "España y 8", "España u 8"),
        ("11", "España y 11", "España u 11"),
        ("118", "España y 118", "España o 118"),
    ],
)
def test_the_spanish_conjunction_listens_to_what_follows(last, all_of, any_of):
    assert words.all_of(["España", last], "es") == all_of
    assert words.any_of(["España", last], "es") == any_of


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("le 1er mars 2016", ["er"]),
        ("à la 94e session et à la 1re réunion", ["e", "re"]),
        ("les 94es sessions", ["es"]),
        ("la 11e, le 21e et le 101e", ["e", "e", "e"]),
        ("IC/2008/2, 3et, 94 e, IC/2008/2e, é1", []),
        ("", []),
    ],
)
def test_only_the_endings_of_french_ordinals_stand_high(text, high):
    assert [piece for piece, is_high in words.superiors(text, "fr") if is_high] == high


def test_nothing_stands_high_in_english_and_spanish():
    assert words.superiors("the 1er of March, 94e", "en") == [("the 1er of March, 94e", False)]
    assert words.superiors("94.ª", "es") == [("94.ª", False)]


@given(st.text())
def test_no_letter_is_lost_when_the_endings_are_raised(text):
    assert "".join(piece for piece, _high in words.superiors(text, "fr")) == text


@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=1), min_size=2), st.sampled_from(["en", "fr", "es"]))
def test_every_item_stands_in_the_list_once(items, language):
    assert words.all_of(items, language).count(",") == len(items) - 2
    assert words.all_of(items, language).endswith(f" {items[-1]}")
