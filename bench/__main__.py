"""`python -m bench`: measure typesetting and pages, and print one table of figures with their ratios and aims.

Each figure is measured beside what it is compared with, by turns and in the same run, so that a slow or busy machine is
slow for both. It only measures: a missed aim is a “no” in the table, and no failure.
"""

import os
import platform
import sys
import time
from importlib.metadata import version

from .figures import Figure, table
from .portal import own_portal


def main() -> None:
    """Measure everything, then print the table."""
    started, figures = time.monotonic(), []
    _tell("Loading the demo records into a portal of its own …")
    with own_portal() as folder:
        from . import pages, typesetting, workers

        for measured in (typesetting.figures(), pages.figures(), workers.figures(folder)):
            for figure in measured:
                figures.append(figure)
                _tell(" | ".join(figure.cells))
    print(_machine(time.monotonic() - started), _known(figures), table(figures), sep="\n\n")


def _machine(seconds: float) -> str:
    """What was measured, on what, and when."""
    engine = ", ".join(f"{name} {version(name)}" for name in ("Django", "WeasyPrint"))
    return (
        f"{time.strftime('%Y-%m-%d')}, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} at the end, "
        f"Python {platform.python_version()}, {engine}; measured in {seconds:.0f} s."
    )


def _known(figures: list[Figure]) -> str:
    """How many of the aims are held."""
    aimed = [figure for figure in figures if figure.aim]
    held = sum(figure.aim.is_held(figure.reached) for figure in aimed)
    return f"{held} of {len(aimed)} aims are held."


def _tell(what: str) -> None:
    """Say on the side how far it is; the table alone goes to the output."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
