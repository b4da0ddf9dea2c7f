"""Small words that each language forms its own way: ordinals, lists, and letters that stand high."""

import re
from collections.abc import Iterable

# « 1er mars », « la 1re et la 94e session »: what follows the figure stands high; the lookahead spares « 12et ».
_FRENCH_ORDINAL = re.compile(r"(?<![\w/.-])(?:\d*1(?:er|re)|\d+e)s?(?!\w)")
_I_SOUND = re.compile(r"h?(?:í|i(?![aeoáéó]))|y(?=[^\W\d_aeiouáéíóú])", re.IGNORECASE)
_O_SOUND = re.compile(r"h?[oó]|8|11(?!\d)", re.IGNORECASE)
_NOT_SPOKEN = re.compile(r"^[^\wÀ-ÿ]+")


def ordinal(number: int, language: str, *, feminine: bool = False) -> str:
    """94th · 94e · 94.º or 94.ª: the gender is the noun's; it matters in Spanish, and in French for the first."""
    if language == "fr":
        first = "re" if feminine else "er"
        return f"{number}{first if number == 1 else 'e'}"
    if language == "es":
        return f"{number}.{'ª' if feminine else 'º'}"
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def all_of(items: Iterable[str], language: str) -> str:
    """All of them: "a, b and c"; in Spanish « e » before the sound of i."""
    return _list(items, language, {"en": "and", "fr": "et", "es": "y"}, _I_SOUND, "e")


def any_of(items: Iterable[str], language: str) -> str:
    """One or another: "a, b or c"; in Spanish « u » before the sound of o."""
    return _list(items, language, {"en": "or", "fr": "ou", "es": "o"}, _O_SOUND, "u")


def superiors(text: str, language: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it stands high: 1|er| mars, la 94|e| session. Only French has them."""
    if language != "fr":
        return [(text, False)]
    pieces, end = [], 0
    for found in _FRENCH_ORDINAL.finditer(text):
        figure = re.match(r"\d+", found[0])[0]
        pieces += [(text[end : found.start()] + figure, False), (found[0][len(figure) :], True)]
        end = found.end()
    return [*pieces, (text[end:], False)] if text[end:] or not pieces else pieces


def _list(items: Iterable[str], language: str, link: dict[str, str], sound: re.Pattern, before_sound: str) -> str:
    """Items joined by commas, the last by the conjunction, which in Spanish listens to the word that follows."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    *others, last = items
    conjunction = link[language]
    if language == "es" and sound.match(_NOT_SPOKEN.sub("", last)):
        conjunction = before_sound
    return f"{', '.join(others)} {conjunction} {last}"
