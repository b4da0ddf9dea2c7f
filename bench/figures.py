"""Measuring two things by turns, and the table of what came out."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """The ratio or number that is wanted: at most, or at least, so much."""

    sign: str
    number: float

    def is_held(self, reached: float) -> bool:
        """Whether this is good enough, before any rounding."""
        return reached <= self.number if self.sign == "≤" else reached >= self.number

    def __str__(self) -> str:
        return f"{self.sign} {self.number:g}"


def at_most(number: float) -> Aim:
    """So much, or less."""
    return Aim("≤", number)


def at_least(number: float) -> Aim:
    """So much, or more."""
    return Aim("≥", number)


@dataclass(frozen=True)
class Figure:
    """One line of the table: `reached` is the ratio, or the number itself where it is compared with nothing."""

    what: str
    figure: str
    reached: float
    against: str = ""
    aim: Aim | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns."""
        return (
            self.what,
            self.figure,
            self.against or "–",
            f"{self.reached:.2f}" if self.against else "–",
            str(self.aim or "–"),
            ("yes" if self.aim.is_held(self.reached) else "no") if self.aim else "–",
        )


HEADINGS = ("what", "figure", "against", "ratio", "aim", "held")


def compared(what: str, figure: float, against: float, unit: str, aim: Aim | None = None) -> Figure:
    """A figure against another one of the same unit."""
    return Figure(what, f"{figure:.3g} {unit}", figure / against, f"{against:.3g} {unit}", aim)


def counted(what: str, count: int, unit: str, aim: Aim) -> Figure:
    """A number that is compared with nothing but its aim."""
    return Figure(what, f"{count} {unit}", count, aim=aim)


def table(figures: Iterable[Figure]) -> str:
    """The figures as a plain table, which is one in Markdown too."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(f"| {line} |" for line in [lines[0], " | ".join("-" * width for width in widths), *lines[1:]])


def cpu_seconds(work: Callable[[], object]) -> float:
    """How long this process computed, in all its threads: what other processes do at the same time is left out."""
    before = time.process_time()
    work()
    return time.process_time() - before


def by_turns(
    rounds: int,
    *works: Callable[[], object],
    of: Callable[[list[float]], float] = statistics.median,
    before: Callable[[], object] = lambda: None,
) -> list[float]:
    """The CPU seconds of each work: all are done once in each round, forwards and backwards by turns.

    What disturbs the machine for a while, or makes it slower, disturbs all of them alike; of the rounds the median
    counts, or what `of` makes of them. What is done `before` a round is not measured.
    """
    seconds: list[list[float]] = [[] for _work in works]
    for number in range(rounds):
        before()
        turns = list(enumerate(works))
        for place, work in turns if number % 2 == 0 else reversed(turns):
            seconds[place].append(cpu_seconds(work))
    return [of(each) for each in seconds]
