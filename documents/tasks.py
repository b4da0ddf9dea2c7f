"""What the worker wakes up for on this floor."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jobs import tasks as jobs

from .actions import renditions as actions
from .models import Note, Rendition
from .typesetting.pages import note_pdf


@jobs.task(words=_("Typesetting %(record)s"), records=Rendition.objects.select_related("note__symbol"))
def typeset(key: int) -> None:
    """Typeset one note in one language, and keep the file."""
    rendition = Rendition.objects.with_text().get(pk=key)
    text = rendition.text
    addresses = Note.objects.cited_in(text, base=settings.BASE_URL)
    made = note_pdf(text, report=jobs.report_progress, link=addresses.get)
    with jobs.commit_if_owner():
        actions.keep_rendition(rendition=rendition, pdf=made.pdf, pages=made.pages, of_version=rendition.note.version)
