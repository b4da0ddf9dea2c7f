"""The search through everything that one may see."""

import pytest
from django.utils.html import strip_tags

from tests.factories import YearFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def found(client, words, language=""):
    page = client.get(f"{language}/search/", {"q": words}).content.decode()
    return " ".join(strip_tags(page[page.index("<main") : page.index("</main")]).split())


def test_words_in_any_language_find_a_year(client, marta):
    client.force_login(marta)
    YearFactory(number=2008, theme_en="Return Migration", theme_es="Migración de Retorno: Desafíos")

    assert "Return Migration" in found(client, "desafios")
    assert "Migración de Retorno" in found(client, "return", "/es")
