"""What was issued, and the files that were typeset from it."""

import json
from hashlib import sha256

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from documents.choices import RenditionState
from documents.numbering import NoteText
from documents.queries import RenditionQuerySet

from .notes import Note


class Snapshot(models.Model):
    """What was issued: the text of a note in all languages, as JSON, with the SHA-256 of these very bytes; frozen."""

    note = models.OneToOneField(Note, models.PROTECT, related_name="snapshot", verbose_name=_("note"))
    content = models.TextField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64)
    taken_at = models.DateTimeField(_("taken at"))

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")

    def __str__(self) -> str:
        return f"{self.note}, {self.sha256[:12]}"

    @property
    def is_intact(self) -> bool:
        """Whether the content is still what was hashed."""
        return sha256(self.content.encode()).hexdigest() == self.sha256

    def text_in(self, language: str) -> NoteText:
        """The note as it was issued in this language."""
        return NoteText.from_json(json.loads(self.content)["languages"][language])


class Rendition(models.Model):
    """One typeset file of a note in one language: of its snapshot, or, while it is a draft, of one of its versions."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="renditions", verbose_name=_("note"))
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="renditions", null=True, blank=True, verbose_name=_("snapshot")
    )
    of_version = models.PositiveIntegerField(_("version of the note"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=RenditionState.choices, default=RenditionState.ORDERED)
    file = models.FileField(_("file"), storage=FileSystemStorage(allow_overwrite=True), blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("typeset file")
        verbose_name_plural = _("typeset files")
        ordering = ["note", "language", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "language"], name="one_file_per_snapshot_and_language"),
            models.UniqueConstraint(
                fields=["note", "language"],
                condition=Q(snapshot=None, state=RenditionState.ORDERED),
                name="one_order_at_a_time_per_draft_and_language",
            ),
            models.CheckConstraint(
                condition=Q(state=RenditionState.ORDERED, sha256="")
                | Q(state=RenditionState.READY, made_at__isnull=False, pages__isnull=False)
                & ~Q(sha256="")
                & ~Q(file=""),
                name="a_ready_file_has_its_hash_and_pages",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note}, {self.get_language_display()}"

    def get_absolute_url(self) -> str:
        """Give the address of the file, which is in its own language."""
        with translation.override(self.language):
            if self.snapshot_id:
                return reverse("note_pdf", kwargs={"symbol": self.note.symbol.symbol})
            return reverse("draft_pdf", kwargs={"pk": self.note_id})

    @property
    def text(self) -> NoteText:
        """What the file says: what was issued, or the draft as it stands now."""
        return self.snapshot.text_in(self.language) if self.snapshot else self.note.value_in(self.language)

    @property
    def is_ready(self) -> bool:
        """Whether the file is there."""
        return self.state == RenditionState.READY
