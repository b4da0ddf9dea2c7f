"""How work ends without success, where the reason is known."""

from collections.abc import Sequence


class Final(Exception):
    """A failure that no further attempt can mend; `reasons` are whole sentences for the person who asked."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(str(reason) for reason in self.reasons))


class Superseded(Exception):
    """This attempt no longer owns its job: its lease ended, and what it made must not be kept."""
