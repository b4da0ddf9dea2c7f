"""How a verb says no: with the reasons, in words that the person can act on."""

from collections.abc import Sequence

from jobs.refusals import Final


class Refused(Final):
    """What was asked for is against the rules; nothing has changed.

    `reasons` are whole sentences in the language of the person who asked; a page answers 409 with them.
    """


class Changed(Refused):
    """Somebody has saved the record since it was read; the caller's version is an old one."""


def refuse_if(reasons: Sequence[str]) -> None:
    """Raise `Refused` where there is any reason; an empty list means yes."""
    if reasons:
        raise Refused(reasons)
