"""How a state looks: one tint and one icon for each word of the house, the same on every page."""

from dataclasses import dataclass

from django import template

register = template.Library()


@dataclass(frozen=True)
class Look:
    """The tint and the icon of a badge; without a tint, the word stands as plain text."""

    tint: str = ""
    icon: str = ""


PLAIN = Look()
LOOKS = {
    "draft": Look("neutral", "pencil"),
    "waits": Look("info", "hourglass"),
    "confirmed": Look("ok", "check"),
    "waiting_list": Look("info", "list-ordered"),
    "offered": Look("warn", "clock"),
    "declined": Look("neutral", "x"),
    "withdrawn": Look("neutral", "x"),
    "attended": Look("neutral"),
    "absent": Look("neutral"),
    "open": Look("ok", "door-open"),
    "not_yet_open": Look("neutral", "clock"),
    "closed": Look("neutral", "lock"),
    "in_review": Look("info", "hourglass"),
    "cleared": Look("info", "check"),
    "out_of_date": Look("warn", "refresh-cw"),
    "missing": Look("warn", "triangle-alert"),
    "edited_by_hand": Look("info", "user-pen"),
    "queued": Look("info", "clock"),
    "running": Look("info", "hourglass"),
    "own": Look("info"),
    "called_off": Look("warn", "triangle-alert"),
    "failed": Look("bad", "triangle-alert"),
}


@register.filter
def look(state: str) -> Look:
    """How this choice looks; what is finished, and what has no look of its own, is plain text."""
    return LOOKS.get(str(state), PLAIN)
