"""What a sentence needs that no list of messages can say: small rules of each language, as functions of text."""

import re
from collections.abc import Iterable

from records import words

_INFINITIVE = {
    "en": re.compile(r"^to\s", re.IGNORECASE),
    "fr": re.compile(r"^(?:ne pas |se |s['’])?\w+(?:er|ir|re)\b", re.IGNORECASE),
    "es": re.compile(r"^(?:no )?\w+(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les)?\b", re.IGNORECASE),
}
_VOWEL = re.compile(r"[aâàeéèêëiîïoôuûyhœ]", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"”’»)*\]]*(?:\[\^\w+\])*$")
_PLACE_WITH_ARTICLE = re.compile(r"^(Le|Les) (?=[A-ZÀ-Ý])")


def small(text: str) -> str:
    """The text with a small first letter, unless its first word has further capitals or figures: IOM, 3D."""
    first = re.match(r"\S*", text)[0]
    return text if re.search(r"[^\W\d_a-zà-ÿ]|\d", first[1:]) else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text with a capital first letter, also behind an opening mark: "**the sitting**"."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), text, count=1) if text[:1].islower() else text


def sentence(text: str) -> str:
    """The text as a sentence: with a capital, and with a full stop where it does not end already."""
    text = capital(text)
    return text if not text or _ENDED.search(text) else f"{text}."


def unended(text: str) -> str:
    """The text without its full stop, for a sentence that goes on."""
    return text.removesuffix(".") if not text.endswith("..") else text


def is_infinitive(text: str, language: str) -> bool:
    """Whether the text begins with an infinitive: "To ask …", « Se demander … », «Preguntarse …»."""
    return bool(_INFINITIVE[language].match(text))


def after_de(text: str, language: str) -> str:
    """A French infinitive after « de »: « de voir », « d’examiner »; other languages need nothing."""
    if language != "fr":
        return text
    return f"d’{text}" if _VOWEL.match(text) else f"de {text}"


def at(place: str, language: str) -> str:
    """In a place: "in Geneva", « à Genève », « au Caire », «en Ginebra»."""
    if language != "fr":
        return f"{'in' if language == 'en' else 'en'} {place}"
    with_article = _PLACE_WITH_ARTICLE.match(place)
    if not with_article:
        return f"à {place}"
    return f"{'au' if with_article[1] == 'Le' else 'aux'} {place[with_article.end() :]}"


def and_then(text: str, language: str) -> str:
    """What goes on after a verb: "and proposed …"; in Spanish « e » before the sound of i."""
    return words.all_of(["", text], language).strip()


def apart(items: Iterable[str], language: str) -> str:
    """A list whose items have commas of their own: "a, x, and b, y"; from three on with semicolons."""
    *others, last = items
    if not others:
        return last
    mark = ", " if len(others) == 1 else semicolon(language)
    return f"{mark.join(others)}{mark}{and_then(last, language)}"


def semicolon(language: str) -> str:
    """A semicolon between items, as it is typed in the language."""
    return " ; " if language == "fr" else "; "
