"""What a sentence needs that no list of messages can say: small rules of each language, as functions of text."""

import re
from collections.abc import Iterable

from records import words

_FIRST_VERB = {
    "en": re.compile(r"(to)\s", re.IGNORECASE),
    "fr": re.compile(r"(?:ne (?:pas|plus|jamais) )?(?:se |s['’])?(\w+)", re.IGNORECASE),
    "es": re.compile(r"(?:no )?(\w+)", re.IGNORECASE),
}
# « Ouverture », « Cadre » and « Inventaire » end as an infinitive does; in -re the letters before decide.
_INFINITIVE = {
    "en": re.compile(r"to"),
    "fr": re.compile(
        r"\w+(?:er|ir)|(?:re|satis|dé)?faire|(?:com|dé)?plaire|taire|être|(?:ex|sous)?traire|(?:con|ex|in)clure|croire|boire"
        r"|\w*(?:[pftrv]endre|scendre|pandre|[fpt]ondre|[aeo]indre|soudre|coudre|perdre|[mt]ordre|mettre|battre"
        r"|nnaître|paraître|naître|croître|[dlr]ire|[dtnl]?uire|suffire|vivre|suivre|rompre|vaincre)"
    ),
    "es": re.compile(r"\w+(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les|nos)?"),
}
_NO_INFINITIVE = {
    "en": re.compile(r"(?!)"),
    "fr": re.compile(
        r"atelier|avenir|cahier|calendrier|chantier|courrier|danger|dernier|désir|dossier|espoir|étranger|foyer|hier|hiver"
        r"|loisir|mer|métier|moindre|papier|particulier|plaisir|premier|quartier|souvenir"
    ),
    "es": re.compile(
        r"alquiler|auxiliar|ayer|bienestar|carácter|cualquier|ejemplar|escolar|familiar|hogar|líder|lugar|mar|militar|mujer"
        r"|par|particular|pilar|placer|porvenir|primer|similar|taller|tercer|titular"
    ),
}
_VOWEL = re.compile(
    r"[aâàeéèêëiîïoôuûyœ]|h(?!a(?:ch|ï|le|nd|nt|pp|ra|rc|sard|uss)|â|ériss|eurt|iss|iérarch|och|ue|url)", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?…][\"”’»*\]]*(?:\[\^\w+\])*$|^\(.*[.!?…]\)$", re.DOTALL)
_QUESTION_IN_SPANISH = re.compile(r"[¿¡].*[?!]\**[\"”»]\**$", re.DOTALL)
_PLACE_WITH_ARTICLE = re.compile(r"^(Le|Les) (?=[A-ZÀ-Ý])")

PLURAL_ARTICLES = ("les", "los", "las")  # what has one takes its verb in the plural


def small(text: str) -> str:
    """The text with a small first letter, unless its first word has further capitals or figures: IOM, 3D."""
    first = re.match(r"\S*", text)[0]
    return text if re.search(r"[^\W\d_a-zà-ÿ]|\d", first[1:]) else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text with a capital first letter; a title or a name in marks keeps the letter that it has."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: with a capital, and with a full stop where it does not end already.

    In Spanish a quotation that asks or exclaims does not end the sentence around it: «¿…?».
    """
    text = capital(text)
    is_ended = _ENDED.search(text) and not _QUESTION_IN_SPANISH.search(text)
    return text if not text or is_ended else f"{text}."


def unended(text: str) -> str:
    """The text without its full stop, for a sentence that goes on; an abbreviation keeps its own."""
    return text if text.endswith(("..", "etc.")) else text.removesuffix(".")


def is_infinitive(text: str, language: str) -> bool:
    """Whether the text begins with an infinitive: "To ask …", « Se demander … », «Preguntarse …»."""
    first = _FIRST_VERB[language].match(text)
    word = first[1].lower() if first else ""
    return bool(_INFINITIVE[language].fullmatch(word) and not _NO_INFINITIVE[language].fullmatch(word))


def after_de(text: str, language: str) -> str:
    """A French infinitive after « de »: « de voir », « d'examiner », « de hisser »; other languages need nothing."""
    if language != "fr":
        return text
    return f"d'{text}" if _VOWEL.match(text) else f"de {text}"


def after_a(text: str, language: str) -> str:
    """Those for whom something is meant, in Spanish after « a »: «a representantes», «al personal»."""
    if language != "es":
        return text
    return f"al {text[3:]}" if text.startswith("el ") else f"a {text}"


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
