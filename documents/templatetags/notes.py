"""Notes on pages: their titles, days, files and languages in words."""

from datetime import date

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, override

from documents import marks
from documents.models import Note
from records import dates
from records.templatetags.texts import text

register = template.Library()


@register.simple_tag
def title_of(note: Note) -> SafeString:
    """What the cover says: the title, and the theme in italics; each in the reader's language or marked."""
    return format_html("{} <em>{}</em>", text(note, "title"), text(note, "theme") if note.theme else "")


@register.simple_tag
def dated(note: Note) -> SafeString:
    """Place and date of issue as the cover says them: Genève, le 15 février 2008."""
    language = get_language()
    place = note.said("place", language) or note.said("place", note.original_language)
    return marks.line_html(dates.dated(place, note.issued_on, language), language)


@register.simple_tag
def day(moment: date | None) -> SafeString | str:
    """A date as the reader's language writes it, 1er with its raised letters."""
    return marks.line_html(dates.label(moment, None, get_language()), get_language()) if moment else ""


@register.simple_tag
def file_address(note: Note, language: str) -> str:
    """Where the PDF in this language stands."""
    with override(language):
        if note.is_draft:
            return reverse("draft_pdf", kwargs={"pk": note.pk})
        return reverse("note_pdf", kwargs={"symbol": note.symbol.symbol})


@register.simple_tag
def own_name(code: str) -> str:
    """The name of a language in that language: français."""
    return get_language_info(code)["name_local"]


@register.simple_tag
def language_name(code: str) -> str:
    """The name of a language in the reader's language: French."""
    return str(dict(settings.LANGUAGES)[code])
