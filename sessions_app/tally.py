"""How minutes share a bar: pure functions of values."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """One part of a bar, in per cent of its length."""

    start: float
    width: float


def shares(minutes: Sequence[int | None]) -> list[Share]:
    """The parts of a bar, in order. There is no bar where any of the minutes are not recorded, or all are none."""
    if None in minutes or not sum(minutes):
        return []
    parts, start = [], 0.0
    for amount in minutes:
        width = 100 * amount / sum(minutes)
        parts.append(Share(start=round(start, 2), width=round(width, 2)))
        start += width
    return parts
