"""Texts in the reader's language; where there is none, the text that stands in for it says so."""

from django import template
from django.conf import settings
from django.db.models import Model
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def text(record: Model, name: str) -> SafeString:
    """What the record says in this field; a text in another language carries that language and its mark."""
    language = shown_in(record, name)
    words = getattr(record, f"{name}_{language}") or ""
    if language == get_language():
        return escape(words)
    return format_html('<span lang="{}">{}</span> {}', language, words, _mark(language))


@register.simple_tag
def texts(record: Model, *names: str) -> SafeString:
    """Several short texts of a record after one another, with one mark where any of them is in another language."""
    words = ", ".join(filter(None, (getattr(record, name) for name in names)))
    language = fallback(record, *names)
    if not language:
        return escape(words)
    return format_html('<span lang="{}">{}</span> {}', language, words, _mark(language))


@register.simple_tag
def fallback(record: Model, *names: str) -> str:
    """The language that stands in for the reader's own in any of these fields; empty where nothing is missing."""
    languages = (shown_in(record, name) for name in names)
    return next((language for language in languages if language != get_language()), "")


@register.filter
def in_this_language(record: Model, name: str):
    """What the field says in the reader's own language alone; nothing stands in for it."""
    return getattr(record, f"{name}_{get_language()}")


@register.simple_tag
def not_yet_translated(language: str) -> str:
    """The sentence that a page shows once above a text in another language than the reader's."""
    return _("This text is not yet available in %(wanted)s; it is shown in %(language)s.") % {
        "wanted": _NAMES[get_language()](),
        "language": _NAMES[language](),
    }


def shown_in(record: Model, name: str) -> str:
    """The language in which a reader is shown this text: their own, else the first that there is."""
    languages = (get_language(), *settings.MODELTRANSLATION_FALLBACK_LANGUAGES)
    return next((code for code in languages if getattr(record, f"{name}_{code}")), languages[0])


def _mark(language: str) -> SafeString:
    return format_html('<abbr class="fallback" title="{}">{}</abbr>', _NAMES[language](), language.upper())


_NAMES = {  # as they stand in a sentence
    "en": lambda: _("English"),
    "fr": lambda: _("French"),
    "es": lambda: _("Spanish"),
}
