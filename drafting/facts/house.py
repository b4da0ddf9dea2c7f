"""The house style in force: the one that the secretariat keeps, or else the portal's own."""

import tomllib
from functools import cache
from pathlib import Path

from documents.choices import PlanKind
from documents.models import HouseStyle

from .rows import LANGUAGES
from .values import Standing, Style

_FILE = Path(__file__).parent / "house_style.toml"


@cache
def default() -> Style:
    """The plan that the portal brings along."""
    parts = tomllib.loads(_FILE.read_text())["part"]
    return Style(
        plan=tuple(
            Standing(PlanKind(part["kind"]), part.get("heading", {}), part.get("standing", {})) for part in parts
        )
    )


def in_force(kept: HouseStyle | None) -> Style:
    """The style that drafts follow: the one that is kept, where one is."""
    if kept is None:
        return default()
    plan = [
        Standing(
            PlanKind(part.kind),
            {language: getattr(part, f"heading_{language}") or "" for language in LANGUAGES},
            {language: getattr(part, f"standing_{language}") or "" for language in LANGUAGES},
        )
        for part in kept.plan.all()
    ]
    return Style(tuple(plan), kept.bold_speakers, kept.bold_titles, kept.quoted_titles)
