"""The characters of a language: quotation marks, spaces, dashes and ordinals as each language sets them.

A pure function of a line of text, applied whenever a text is shown and never to what is stored. Whatever is not a
character (the beginning and end of a mark, a footnote's call, a word that must stay whole) takes part as a stand-in,
one of Unicode's noncharacters, so that a quotation mark is seen to open although bold type begins after it. The
stand-ins of one kind keep their order; `NOWRAP` and `SUPERIOR` are added here, in pairs around words.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from babel.dates import get_month_names

from records import words

OPEN, CLOSE, CALL, WHOLE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
NOWRAP, END_NOWRAP, SUPERIOR, END_SUPERIOR = "\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"
MARKS = OPEN + CLOSE + CALL + WHOLE
STAND_INS = MARKS + NOWRAP + END_NOWRAP + SUPERIOR + END_SUPERIOR

NO_BREAK, NARROW = "\u00a0", "\u202f"

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")  # some reverse the order
_SPACES = " \u00a0\u2009\u202f"
_QUOTES = "\"“”„«»'‘’"
_UPPER = "A-ZÀ-ÖØ-Þ"


@dataclass(frozen=True)
class Language:
    """How one language sets what all languages have."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    call_after_punctuation: bool
    short_forms: str  # these end in a full stop; the space after them may not break
    short_words: str  # and these do not
    ordinals: str
    day_and_month: str
    both: str  # between two days of one month


LANGUAGES = {
    "en": Language(
        outer=("“", "”"),
        inner=("‘", "’"),
        call_after_punctuation=True,
        short_forms=r"Mr|Mrs|Ms|Messrs|Dr|Prof|St|H\.E|No|Nos|no|nos|para|paras|p|pp|art|arts|vol|ch",
        short_words="Mr|Mrs|Ms|Dr|USD|CHF|EUR",
        ordinals=r"\d+(?:st|nd|rd|th)",
        day_and_month="{day} {month}",
        both="and",
    ),
    "fr": Language(
        outer=(f"«{NARROW}", f"{NARROW}»"),
        inner=("“", "”"),
        call_after_punctuation=False,
        short_forms=r"M|MM|S\.E|S\.E\.M|par|p|pp|art|vol|chap",
        short_words="Mme|Mmes|Mlle|Dr|Pr|no|n°|USD|CHF|EUR",
        ordinals=r"\d+(?:er|re|e)",
        day_and_month="{day} {month}",
        both="et",
    ),
    "es": Language(
        outer=("“", "”"),
        inner=("‘", "’"),
        call_after_punctuation=False,
        short_forms=r"Sr|Sra|Srta|Sres|Dr|Dra|Prof|Excmo|Excma|S\.E|núm|núms|párr|párrs|pág|págs|p|pp|art|arts|vol|cap",
        short_words=r"n\.º|N\.º|USD|CHF|EUR",
        ordinals=r"\d+\.[ªº]",
        day_and_month="{day} de {month}",
        both="y",
    ),
}


@lru_cache(2000)  # lines: some ten notes in three languages, which are shown far more often than written
def typeset(text: str, language: str) -> str:
    """The line with the characters of its language; stand-ins for marks are kept, and two kinds of pairs are added."""
    text = _calls(clean(text), LANGUAGES[language])
    text = _quotes(text, LANGUAGES[language])[0]
    text = _dashes(text, language)
    if language == "fr":
        text = _french_spaces(text)
    elif language == "es":
        text = re.sub(r"(?<=\d)([ªº])", r".\1", text)
    text = _no_wrap(_no_break(text, language), language)
    if language == "fr":
        text = _superiors(text)
    return text


def clean(text: str) -> str:
    """The text on one line, composed, without the characters that are not seen or that no font holds."""
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    text = re.sub(r"[\t\r\n\f\v\u2028\u2029]", " ", text)
    return re.sub(r"\s{2,}", " ", _UNSEEN.sub("", text)).strip(" ")


def quotations_match(text: str) -> bool:
    """Whether every quotation that is opened is closed."""
    return _quotes(clean(text), LANGUAGES["en"])[1]


def _calls(text: str, language: Language) -> str:
    """Footnote calls on their side of the punctuation beside them, with no space before."""
    text = re.sub(f"[{_SPACES}]+(?={CALL})", "", text)
    if language.call_after_punctuation:
        return re.sub(f"({CALL}+)({CLOSE}*)([.,;:!?…]+)", r"\2\3\1", text)
    return re.sub(f"(?<![{_SPACES}.,;:!?…])([{_SPACES}]*[.,;:!?…]+)({CLOSE}*)({CALL}+)", r"\3\1\2", text)


def _quotes(text: str, language: Language) -> tuple[str, bool]:
    """Quotation marks and apostrophes as the language writes them, however they were typed; and whether all match."""
    text = re.sub(f"(?<=«)[{_SPACES}]+|[{_SPACES}]+(?=»)", "", text)
    last_single = max((end.start() for end in re.finditer(r"(?<=\S)['’](?!\w)", text)), default=-1)
    opened, unopened = [], []

    def written(quote: re.Match) -> str:
        letter, place = quote[0], quote.start()
        before, after = _seen(text, place, -1), _seen(text, place, 1)
        if letter in "'‘’":
            if _opens_single(letter, before, after) and place < last_single - 1:
                opened.append(language.inner)
                return language.inner[0]
            if opened and opened[-1] is language.inner and not (before.isalnum() and after.isalnum()):
                return opened.pop()[1]
            return "’"
        if _opens(letter, before, after):
            opened.append(language.inner if language.outer in opened else language.outer)
            return opened[-1][0]
        if opened:
            return opened.pop()[1]
        unopened.append(place)
        return language.outer[1]

    set_text = re.sub(f"[{_QUOTES}]", written, text)
    return set_text, not opened and not unopened


def _seen(text: str, place: int, step: int) -> str:
    """The next character that a reader sees from a place on; a space beyond the ends."""
    place += step
    while 0 <= place < len(text) and text[place] in OPEN + CLOSE:
        place += step
    return text[place] if 0 <= place < len(text) else " "


def _opens(letter: str, before: str, after: str) -> bool:
    """Whether a double quotation mark begins a quotation."""
    if letter != '"':
        return letter in "“„«"
    elided = before in "'’" and after.isalnum()
    return (before in f"{_SPACES}([{{-–—/“‘«¿¡\"'" or elided) and after not in f"{_SPACES}.,;:!?)]}}"


def _opens_single(letter: str, before: str, after: str) -> bool:
    """Whether a single mark may begin a quotation: it stands before a word, and not inside one."""
    return letter != "’" and not before.isalnum() and (after.isalpha() or after in '¿¡"“«')


def _dashes(text: str, language: str) -> str:
    """En dashes: between words after a space that may not break, and in ranges of numbers and of dates."""
    text = re.sub(f"(?<=\\S)[{_SPACES}]+[-–—] (?=\\S)", f"{NO_BREAK}– ", text)
    date, number = _date(language), r"\d{1,4}(?:[.,]\d+)?"
    text = re.sub(rf"\b({date})-({date})\b", r"\1–\2", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<![\w/.,\-–])({number})-({number})(?![\w/\-–]|[.,]\d)", r"\1–\2", text)


@cache
def _date(language: str) -> str:
    """The pattern of a day and its month."""
    months = "|".join(get_month_names("wide", locale=language).values())
    pattern = LANGUAGES[language].day_and_month.format(day=r"\d{1,2}(?:er)?", month=f"(?:{months})")
    return pattern.replace(" ", f"[{_SPACES}]")


def _french_spaces(text: str) -> str:
    """The spaces of French before the high punctuation: narrow before ; ! ?, full before the colon."""
    end = f"(?=[{_SPACES}{CLOSE}{CALL}”»)\\]…,.]|$)"
    text = re.sub(f"(?<![{_SPACES}(\\[{OPEN}«])(?<!^)[{_SPACES}]*([;!?]+){end}", f"{NARROW}\\1", text)
    return re.sub(f"(?<![{_SPACES}(\\[{OPEN}«])(?<!^)[{_SPACES}]*:{end}", f"{NO_BREAK}:", text)


def _no_break(text: str, language: str) -> str:
    """Spaces that may not break: in dates, after numbers in order, short forms and initials, before an IDM's year."""
    rules = LANGUAGES[language]
    word = f"(?={OPEN}*[^\\W_])"
    days = rf"(?:\d{{1,2}} {rules.both} )?{_date(language)}"
    text = re.sub(rf"\b{days}\b", lambda date: date[0].replace(" ", NO_BREAK), text, flags=re.IGNORECASE)
    for before_word in (rules.ordinals, rf"(?:{rules.short_forms})\.", rules.short_words, rf"[{_UPPER}]\."):
        text = re.sub(rf"(?<![\w.])({before_word}) {word}", rf"\1{NO_BREAK}", text)
    text = re.sub(r"\b([A-Z]{2,6}) (?=(?:19|20)\d\d\b)", rf"\1{NO_BREAK}", text)
    if language != "en":
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NO_BREAK, text)  # 10 000
    return re.sub(r"(?<=\d) %", f"{NO_BREAK}%", text)


def _no_wrap(text: str, language: str) -> str:
    """Ranges of numbers and of dates as words that stay whole.

    An opening bracket before such a word stays with it for the engine's sake: where the word does not fit into the
    line, it would break the line before the word that precedes the bracket.
    """
    date, number = _date(language), r"(?<![\w–])\d+(?:[.,]\d+)?–\d+(?:[.,]\d+)?(?![\w–])"
    whole = rf"\(*(?:\b{date}–{date}\b|{number})|\(+{WHOLE}"
    return re.sub(whole, rf"{NOWRAP}\g<0>{END_NOWRAP}", text, flags=re.IGNORECASE)


def _superiors(text: str) -> str:
    """The raised letters of French numbers in order: 1er, 94e."""
    return "".join(f"{SUPERIOR}{piece}{END_SUPERIOR}" if high else piece for piece, high in words.superiors(text, "fr"))
