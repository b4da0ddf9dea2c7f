"""The floor of documents knows no record of the demo: what a note says of it comes from the records alone."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

FILES = ("membership", "programme", "workshops", "training", "funding", "house_style")
THE_ORGANIZATION_ITSELF = {  # whose portal this is, and where it sits
    "International Organization for Migration",
    "Organisation Internationale pour les Migrations",
    "Organización Internacional para las Migraciones",
    "Geneva",
    "Genève",
    "Ginebra",
    "IOM",
    "OIM",
    "IOM Council",
    "Conseil de l'OIM",
    "Consejo de la OIM",
    "Director",
    "Directeur",
    "Director General",
    "Directeur général",
}
NOT_TOLD = {
    "function",  # "Director" is nobody's own
    "key",
    "kind",
    "mode",
    "capacity",
    "precision",
    "basis",
    "outcome",
    "source",
    "target",
    "languages",
    "ours",
    "iso",
}
RUN = 8  # words that nobody writes twice by chance


def texts_in(content, key=""):
    """Every text of the files."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from texts_in(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from texts_in(value, key)
    elif isinstance(content, str) and key not in NOT_TOLD:
        yield " ".join(content.split())


def records() -> set[str]:
    folder = settings.BASE_DIR / "idm_portal" / "demo"
    return {text for name in FILES for text in texts_in(tomllib.loads((folder / f"{name}.toml").read_text()))}


def code() -> str:
    """Everything that is written on these floors, words and white space alone."""
    folders = ("documents", "drafting", "templates/documents", "templates/drafting")
    found = [file for folder in folders for file in Path(settings.BASE_DIR, folder).rglob("*")]
    files = [file for file in found if file.suffix in (".py", ".ftl", ".toml", ".html", ".css")]
    assert len(files) > 60
    return " ".join(" ".join(file.read_text() for file in files).split())


def needles(text: str) -> list[str]:
    """A name or title whole; of prose, every run of some words."""
    words = text.split()
    if len(words) <= RUN:
        return [text] if len(text) > 3 and (len(words) > 1 or text[0].isupper()) else []
    return [" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]


def found_in(written: str) -> set[str]:
    """The names, titles and runs of words that stand there."""
    return {
        needle
        for text in records() - THE_ORGANIZATION_ITSELF
        for needle in needles(text)
        if needle in written and re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", written)
    }


def test_no_word_of_the_demo_records_stands_in_the_code_of_documents():
    assert found_in(code()) == set()


def test_the_search_finds_a_name_a_title_and_a_run_of_words():
    planted = (
        "x = 'Ikram Sehgal'; # Managing Return Migration; it saw migration and the environment as parts of sustainable"
    )
    assert {"Ikram Sehgal", "Managing Return Migration"} <= found_in(planted)
    assert any(len(needle.split()) == RUN for needle in found_in(planted))
