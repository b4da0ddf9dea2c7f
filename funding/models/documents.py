"""The papers with which support is sought."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.queries import ProjectDocumentQuerySet
from records.models import Record
from sessions_app.models import Year

from .availability import MadeAvailable


class ProjectDocument(MadeAvailable, Record):
    """A project document of a year, which carries its files."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="project_documents", verbose_name=_("year"))
    title = models.CharField(_("title"), max_length=300)

    objects = ProjectDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("project document")
        verbose_name_plural = _("project documents")
        ordering = ["-year__number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_project_document_has_an_english_title",
                violation_error_message=_("Write the title of the project document in English."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("project_document", kwargs={"number": self.year.number, "pk": self.pk})
