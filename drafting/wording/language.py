"""The portal's own wording of a note, in one language: its messages, and how texts of the records enter them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource

from documents import marks
from drafting.facts.values import LocalizedText, Name, Style
from membership.choices import in_running_text, of_in_running_text
from records import dates, words

from . import grammar

_FOLDER = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class MissingTranslation(Exception):
    """A text of the records is not translated into this language; the paragraph waits for its translation."""


class LanguageWriter:
    """Writes in one language, as the house style sets it."""

    def __init__(self, language: str, style: Style):
        self.language, self.style = language, style
        self._bundle = _bundle(language)

    def say(self, message: str, **values: str | int) -> str:
        """A message of the portal with its values; what it lacks is an error, never a gap in the note."""
        pattern = self._bundle.get_message(message).value
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return text

    # Texts of the records ---------------------------------------------------------------------------------------------

    def plain(self, localized: LocalizedText) -> str:
        """A text of a record on one line, its characters without any meaning as marks; empty where it is blank."""
        text = localized.get(self.language, "")
        if not text and any(localized.values()):
            raise MissingTranslation(localized)
        return marks.made_plain(" ".join(text.split()))

    def sentences(self, localized: LocalizedText) -> str:
        """A text of a record as a sentence, or as several."""
        return grammar.sentence(self.plain(localized))

    def goes_on(self, localized: LocalizedText) -> str:
        """The same where a sentence has begun already: with a small letter."""
        return grammar.small(grammar.unended(self.plain(localized)))

    def name(self, localized: LocalizedText) -> str:
        """The name of a person: as given, where the language has no spelling of its own."""
        given = localized.get(self.language) or next(filter(None, localized.values()), "")
        name = self.plain({self.language: given})
        within = re.sub(r"[\[\]]", r"\\\g<0>", name)  # a bracket of its own would end the mark
        return f"[{within}]{{.name}}" if self.style.bold_speakers else name

    def title(self, localized: LocalizedText, *, quoted: bool = True) -> str:
        """The title of a sitting, a workshop, a topic or a theme."""
        title = self.plain(localized)
        bold = f"**{title}**" if self.style.bold_titles else title
        return f'"{bold}"' if quoted and self.style.quoted_titles else bold

    def work(self, localized: LocalizedText) -> str:
        """The title of a work, or of a theme in a heading."""
        return f"*{self.plain(localized)}*"

    def foreign(self, localized: LocalizedText, language: str) -> str:
        """A name that, up to its first comma, is in this one language everywhere."""
        name = self.plain(localized)
        if not name or not language:
            return name
        name, comma, rest = name.partition(",")
        return f"*{name}*{comma}{rest}" if language == self.language else f"*[{name}]{{lang={language}}}*{comma}{rest}"

    # Members and organizations ----------------------------------------------------------------------------------------

    def party(self, name: Name) -> str:
        """A Member or an organization, as a sentence names it."""
        return in_running_text(self.plain(name.name), name.article.get(self.language))

    def of_party(self, name: Name, suffix: str = "") -> str:
        """What is a Member's or an organization's: "of the Sudan", « du Soudan »."""
        return of_in_running_text(self.plain(name.name), name.article.get(self.language), self.language) + suffix

    # Small things -----------------------------------------------------------------------------------------------------

    def all_of(self, items: Iterable[str]) -> str:
        """All of them, as the language lists them."""
        return words.all_of(items, self.language)

    def apart(self, items: Iterable[str]) -> str:
        """All of them, where they have commas of their own."""
        return grammar.apart(items, self.language)

    def and_then(self, text: str) -> str:
        """What goes on after a verb; nothing where nothing does."""
        return text and f" {grammar.and_then(text, self.language)}"

    def number(self, count: int, gender: str = "masculine") -> str:
        """A number under ten in words, others in figures."""
        return self.say("number", n=count, figures=str(count), gender=gender)

    def nth(self, place: int, gender: str = "masculine") -> str:
        """The place in an order: in words up to the ninth."""
        figures = words.ordinal(place, self.language, feminine=gender == "feminine")
        return self.say("nth", n=place, figures=figures, gender=gender)

    def session(self, number: int) -> str:
        """The number of a session of the Council: 94th · 94e · 94.ª."""
        return words.ordinal(number, self.language, feminine=True)

    def name_of(self, language: str) -> str:
        """What a language is called in this one."""
        return Locale(self.language).languages[language]

    def standing(self, localized: LocalizedText, **years: str) -> str:
        """Sentences of the house style, with the years in the places kept for them."""
        text = localized.get(self.language, "")
        if not text and any(localized.values()):
            raise MissingTranslation(localized)
        return " ".join(_PLACEHOLDER.sub(lambda found: years.get(found[1], found[0]), text).split())

    def phrase(self, first, last=None, *, year: bool = True) -> str:
        """When something is, as a sentence says it."""
        return dates.phrase(first, last, self.language, year=year)


def together(*sentences: str) -> str:
    """One paragraph of these sentences; those that are empty fall away."""
    return " ".join(grammar.sentence(sentence) for sentence in sentences if sentence)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text()))
    return bundle
