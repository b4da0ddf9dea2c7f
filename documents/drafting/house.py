"""The house style of a portal whose secretariat has not kept one of its own yet."""

import tomllib
from functools import cache
from pathlib import Path

from documents.choices import PlanKind

from .facts import Standing, Style

_FILE = Path(__file__).parent / "house_style.toml"


@cache
def default() -> Style:
    """The plan that the portal brings along."""
    told = tomllib.loads(_FILE.read_text())["part"]
    return Style(
        plan=tuple(Standing(PlanKind(part["kind"]), part.get("heading", {}), part.get("standing", {})) for part in told)
    )
