"""The demo records as they stand in the files beside this module: TOML, the three languages side by side."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template

from records import dates

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr", "es")


def read(*names: str) -> dict[str, list[dict]]:
    """The records of these files, by kind, in the order of the files."""
    return _read_together((FOLDER / name).read_text() for name in names)


def this_year(today: date) -> dict[str, list[dict]]:
    """The records of the invented year: that of today, with a session of the Council to come."""
    templates = sorted(FOLDER.glob("this_year*.toml.template"))
    return _read_together(Template(file.read_text()).substitute(_words(today)) for file in templates)


def in_languages(entry: Mapping) -> dict[str, str]:
    """A text by language, each on one line."""
    return {language: " ".join(entry[language].split()) for language in LANGUAGES if language in entry}


def localized(entry: Mapping | None, name: str) -> dict[str, str]:
    """A text as the columns of a record: `title_en`, `title_fr`, `title_es`."""
    return {f"{name}_{language}": text for language, text in in_languages(entry or {}).items()}


def all_localized(entry: Mapping, names: Iterable[str]) -> dict[str, str]:
    """Those of these texts that are there, as the columns of a record."""
    return {column: text for name in names for column, text in localized(entry.get(name), name).items()}


def _read_together(texts: Iterable[str]) -> dict[str, list[dict]]:
    """The records of these texts, by kind, in their order."""
    content: dict[str, list[dict]] = {}
    for text in texts:
        for kind, records in tomllib.loads(text).items():
            content.setdefault(kind, []).extend(records)
    return content


def _words(today: date) -> dict[str, object]:
    """What the template leaves open: years, days, and the days as each language writes them."""
    council = _weekday_on_or_after(today + timedelta(days=40), 2)
    workshop = _weekday_on_or_after(today + timedelta(days=25), 2)
    days = {
        "council": council,
        "council_second": council + timedelta(days=1),
        "council_last": council + timedelta(days=3),
        "held": _weekday_on_or_after(today - timedelta(days=40), 3),
        "workshop": workshop,
        "workshop_second": workshop + timedelta(days=1),
        "workshop_before": workshop - timedelta(days=7),
        "workshop_before_second": workshop - timedelta(days=6),
        "called_off": _weekday_on_or_after(today + timedelta(days=32), 4),
        "decided": today - timedelta(days=2),
        "coming": _weekday_on_or_after(today + timedelta(days=14), 4),
        "past": _weekday_on_or_after(today - timedelta(days=75), 4),
        "early": _weekday_on_or_after(today - timedelta(days=54), 3),
        "recent": _weekday_on_or_after(today - timedelta(days=19), 4),
        "training": (training := _weekday_on_or_after(today + timedelta(days=26), 1)),
        "training_last": training + timedelta(days=1),
        "autumn": _weekday_on_or_after(date(today.year - 1, 10, 12), 4),
    }
    written = {
        f"{name}_{language}": dates.label(day, None, language) for name, day in days.items() for language in LANGUAGES
    }
    meeting = {
        f"council_phrase_{language}": dates.phrase(council, days["council_last"], language) for language in LANGUAGES
    }
    typed = {
        name: text.replace(dates.NO_BREAK, " ").replace(dates.EN_DASH, "-")
        for name, text in (written | meeting).items()
    }
    return {"year": today.year, "next_year": today.year + 1, **days, **typed}


def _weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday from this day on; Monday is 1."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)
