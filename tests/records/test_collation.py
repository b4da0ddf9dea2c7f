"""Alphabetical order of each language; what Python says holds in both databases."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import collation

ENGLISH = [
    "Belarus",
    "China",
    "Colombia",
    "Ecuador",
    "El Salvador",
    "Gambia (the)",
    "Philippines (the)",
    "Republic of Korea (the)",
    "Switzerland",
    "Türkiye",
    "the United Arab Emirates",
    "United Kingdom",
]
FRENCH = [
    "Allemagne",
    "Bélarus (le)",
    "Équateur (l')",
    "Érythrée",
    "Espagne",
    "les États-Unis d'Amérique",
    "Fédération de Russie (la)",
    "l’Islande",
    "Royaume-Uni",
    "Suisse (la)",
    "Tchad",
    "Türkiye",
]
SPANISH = [
    "Alemania",
    "Líbano (el)",
    "Liechtenstein",
    "Malta",
    "el Níger",
    "Nigeria",
    "Ñandú",
    "Ñu",
    "Omán",
    "Suiza",
    "la Unión Europea",
]


@pytest.mark.parametrize(("language", "names"), [("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH)])
def test_lists_are_in_the_readers_alphabet(language, names):
    shuffled = names.copy()
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=lambda name: collation.sort_key(name, language)) == names


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "Suisse (la)", "la Suisse"),
        ("fr", "Côte d'Ivoire", "côte d’ivoire"),
        ("fr", "l'Équateur", "Équateur (l’)"),
        ("es", "Emiratos Árabes Unidos (los)", "los Emiratos Árabes Unidos"),
        ("en", "Guinea-Bissau", "Guinea Bissau"),
    ],
)
def test_articles_capitals_apostrophes_and_hyphens_do_not_count(language, one, other):
    assert collation.sort_key(one, language) == collation.sort_key(other, language)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "El Salvador", "Emiratos Árabes Unidos"),
        ("es", "nz", "ñ"),
        ("es", "cuña", "cuño"),
        ("es", "cunz", "cuña"),
        ("en", "Ñu", "Nz"),
        ("fr", "cote", "côte"),
        ("fr", "côte", "cotes"),
        ("es", "Guinea-Bissau", "Guinea Ecuatorial"),
        ("en", "Guinea", "Guinea-Bissau"),
    ],
)
def test_one_stands_before_the_other(language, before, after):
    assert collation.sort_key(before, language) < collation.sort_key(after, language)


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)
languages = st.sampled_from(["en", "fr", "es"])


@given(names, languages)
def test_a_key_is_hexadecimal_figures_only(name, language):
    assert re.fullmatch(r"(?:[0-9a-f]{4})+", collation.sort_key(name, language))


@given(st.text("abcdefghijklmnopqrstuvwxyzéèïçñü '"), languages)
def test_capitals_never_count(name, language):
    assert collation.sort_key(f"x{name}", language) == collation.sort_key(f"X{name.upper()}", language)


@pytest.mark.both_engines
def test_the_database_sorts_the_keys_as_python_does(db):
    from django.db import connection

    named = [value for name in reversed(SPANISH) for value in (name, collation.sort_key(name, "es"))]
    rows = " UNION ALL ".join(["SELECT %s AS name, %s AS sort_key"] * len(SPANISH))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM ({rows}) AS named ORDER BY sort_key", named)
        assert [name for (name,) in cursor.fetchall()] == SPANISH
