"""The badges of states: one tint and one icon for each state, the same on every page."""

from dataclasses import dataclass

from django import template

register = template.Library()


@dataclass(frozen=True)
class BadgeStyle:
    """The tint and the icon of a badge; without a tint, the word stands as plain text."""

    tint: str = ""
    icon: str = ""


PLAIN = BadgeStyle()
BADGE_STYLES = {
    "draft": BadgeStyle("neutral", "pencil"),
    "waits": BadgeStyle("info", "hourglass"),
    "confirmed": BadgeStyle("ok", "check"),
    "waiting_list": BadgeStyle("info", "list-ordered"),
    "offered": BadgeStyle("warn", "clock"),
    "declined": BadgeStyle("neutral", "x"),
    "withdrawn": BadgeStyle("neutral", "x"),
    "attended": BadgeStyle("neutral"),
    "absent": BadgeStyle("neutral"),
    "open": BadgeStyle("ok", "door-open"),
    "not_yet_open": BadgeStyle("neutral", "clock"),
    "closed": BadgeStyle("neutral", "lock"),
    "in_review": BadgeStyle("info", "hourglass"),
    "cleared": BadgeStyle("info", "check"),
    "out_of_date": BadgeStyle("warn", "refresh-cw"),
    "missing": BadgeStyle("warn", "triangle-alert"),
    "edited_by_hand": BadgeStyle("info", "user-pen"),
    "queued": BadgeStyle("info", "clock"),
    "running": BadgeStyle("info", "hourglass"),
    "own": BadgeStyle("info"),
    "called_off": BadgeStyle("warn", "triangle-alert"),
    "failed": BadgeStyle("bad", "triangle-alert"),
}


@register.filter
def badge_style(state: str) -> BadgeStyle:
    """The style of this state's badge; what is finished, and what has no style of its own, is plain text."""
    return BADGE_STYLES.get(str(state), PLAIN)
