"""What every record is, and the files that it may carry."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import uploads
from .queries import RecordQuerySet, StoredFileQuerySet


class Record(models.Model):
    """Something the secretariat keeps: with versions and a history, never overwritten unseen.

    Only `history.save` saves one, and only `history.delete` deletes one. `version` counts the times it was kept.
    """

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def unique_error_message(self, model_class: type[models.Model], unique_check: tuple[str, ...]) -> ValidationError:
        """What somebody reads whose record another one was quicker than; nobody types an address."""
        if unique_check == ("slug",):
            return ValidationError(_("Another record of this name was added at the same moment. Save yours once more."))
        return super().unique_error_message(model_class, unique_check)


class Part(models.Model):
    """An inline child of a record: it shares the record's version, lost-update check and history.

    `part_of` names the foreign key that leads to the record; a part is kept with `history.save(record, parts=[part])`.
    """

    part_of: str

    class Meta:
        abstract = True


class StoredFile(Record):
    """A file that another record carries: as open as that record is, and never changed, only taken away."""

    record_kind = models.ForeignKey(ContentType, models.PROTECT, related_name="+", editable=False)
    record_key = models.PositiveBigIntegerField(editable=False)
    record = GenericForeignKey("record_kind", "record_key")
    name = models.CharField(_("name"), max_length=uploads.LONGEST_NAME)
    content_type = models.CharField(_("kind of file"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField(_("file"), upload_to=uploads.new_place)
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now, editable=False)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["record_kind", "record_key"], name="files_of_a_record")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("download_file", kwargs={"key": self.pk})
