"""The documents of a workshop, the files in which they stand, and the one file in which all are packed."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from membership.models import Member, Person
from records import dates
from records.models import Record, StoredFile
from workshops.choices import MaterialKind, MaterialState, own_name
from workshops.queries.materials import MaterialArchiveQuerySet, MaterialFileQuerySet, MaterialQuerySet

from .workshops import Workshop


def _says(name: str) -> Q:
    return Q(**{f"{name}__isnull": False}) & ~Q(**{name: ""})


class Material(Record):
    """One document of a workshop in as many languages as there are; it carries the files of them all.

    It is of a Member, of a speaker, or of the secretariat where neither is named. Who offered it, who consented and how
    far it is are changed by verbs alone: an old version that is restored brings none of them back.
    """

    workshop = models.ForeignKey(
        Workshop, models.PROTECT, related_name="materials", verbose_name=_("workshop"), editable=False
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=MaterialKind.choices)
    title = models.CharField(_("title"), max_length=300, blank=True)
    member = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="materials",
        verbose_name=_("Member"),
        editable=False,
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="materials",
        verbose_name=_("speaker"),
        editable=False,
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="materials_offered",
        verbose_name=_("offered by"),
        editable=False,
    )
    offered_at = models.DateTimeField(_("offered at"), default=timezone.now, editable=False)
    consent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("consent given by"),
        editable=False,
    )
    consent_at = models.DateTimeField(_("consent given at"), null=True, blank=True, editable=False)
    consent_received = models.CharField(  # in the words of the secretariat; blank where the author's side gave it here
        _("how the consent was received"), max_length=300, blank=True, editable=False
    )
    state = models.CharField(
        _("state"), max_length=10, choices=MaterialState.choices, default=MaterialState.OFFERED, editable=False
    )
    reason = models.TextField(
        _("reason"), blank=True, editable=False
    )  # why it was declined or withdrawn, in whatever language
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("From this day on everybody can read it. Leave it empty while it is not to be public."),
    )

    objects = MaterialQuerySet.as_manager()

    member_then_en = member_then_fr = member_then_es = ""  # the Member's name of the day, where a page has asked for it

    carried: list["MaterialFile"] | None = None  # its files, where a page has read them together with it

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["workshop", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "number"],
                name="one_document_per_number_and_workshop",
                violation_error_message=_("Another document was offered at the same moment. Offer yours once more."),
            ),
            models.CheckConstraint(
                condition=_says("title_en") | _says("title_fr") | _says("title_es"),
                name="every_document_has_a_title_in_one_language",
                violation_error_message=_("Write the title of the document in one of the three languages."),
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | Q(person__isnull=True),
                name="a_document_is_of_a_member_or_of_a_speaker",
                violation_error_message=_("A document is of a Member or of a speaker, not of both."),
            ),
            models.CheckConstraint(
                condition=Q(consent_by__isnull=True, consent_at__isnull=True)
                | Q(consent_by__isnull=False, consent_at__isnull=False),
                name="a_consent_has_its_person_and_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(consent_at__isnull=False, state=MaterialState.ACCEPTED),
                name="only_what_is_accepted_and_has_consent_is_published",
                violation_error_message=_(
                    "Only a document that is accepted, and to whose publication there is consent, has a day on which "
                    "it is published."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state=MaterialState.DECLINED) & ~Q(reason="") | ~Q(state=MaterialState.DECLINED),
                name="a_declined_document_says_why",
                violation_error_message=_("Write why the document is declined."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("material", kwargs=self.address)

    @property
    def address(self) -> dict:
        """Where it stands: the year, the workshop and its number there."""
        return {"number": self.workshop.year.number, "slug": self.workshop.slug, "paper": self.number}

    @property
    def author(self) -> str:
        """Of whom it is, in words."""
        if self.member_id:
            return getattr(self, f"member_then_{get_language()}") or self.member.name
        return str(self.person) if self.person_id else gettext("IDM secretariat")

    @property
    def languages(self) -> list["MaterialFile"]:
        """Its files, one for each language in which it is there."""
        return list(self.files.all()) if self.carried is None else self.carried

    @property
    def waits(self) -> bool:
        """Whether the secretariat has still to look at it."""
        return self.state == MaterialState.OFFERED

    @property
    def is_accepted(self) -> bool:
        """Whether the secretariat has taken it."""
        return self.state == MaterialState.ACCEPTED

    @property
    def has_consent(self) -> bool:
        """Whether it may be public at all."""
        return self.consent_at is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.state == MaterialState.WITHDRAWN

    @property
    def is_public(self) -> bool:
        """Whether everybody who sees the workshop sees it today."""
        return self.is_public_on(timezone.localdate())

    @property
    def published_in_words(self) -> str:
        """From which day on it is public, where that is fixed."""
        return dates.label(self.published_on, None, get_language()) if self.published_on else ""

    def is_public_on(self, day: date) -> bool:
        """Whether everybody who sees the workshop sees it on that day."""
        return bool(self.is_accepted and self.has_consent and self.published_on and self.published_on <= day)


class MaterialFile(Record):
    """One document in one language: the file that its document carries for it."""

    material = models.ForeignKey(Material, models.PROTECT, related_name="files", verbose_name=_("document"))
    language = models.CharField(
        _("language"),
        max_length=3,
        validators=[RegexValidator(r"^[a-z]{2,3}$", _("Write the code of a language, as in es."))],
    )
    stored = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))

    objects = MaterialFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("language of a document")
        verbose_name_plural = _("languages of documents")
        ordering = ["material", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["material", "language"],
                name="a_document_stands_once_in_a_language",
                violation_error_message=_("The document is there in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.material} ({self.own_name})"

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return own_name(self.language)

    @property
    def ending(self) -> str:
        """What kind of file it is, as its ending says: PDF."""
        return PurePath(self.stored.name).suffix.lstrip(".").upper()


class MaterialArchive(models.Model):
    """All public documents of a workshop in one ZIP file, as they were when it was made."""

    workshop = models.OneToOneField(Workshop, models.PROTECT, related_name="archive", verbose_name=_("workshop"))
    contents = models.CharField(_("fingerprint of its contents"), max_length=64, blank=True)
    file = models.FileField(_("file"), storage=FileSystemStorage(allow_overwrite=True), blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)

    objects = MaterialArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("archive of documents")
        verbose_name_plural = _("archives of documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(contents="", file="", made_at__isnull=True, size__isnull=True)
                | ~Q(contents="") & ~Q(file="") & Q(made_at__isnull=False, size__isnull=False),
                name="an_archive_that_is_made_has_a_file",
            )
        ]

    def __str__(self) -> str:
        return gettext("Documents of “%(workshop)s”") % {"workshop": self.workshop}

    def get_absolute_url(self) -> str:
        """Give the address of the file."""
        return reverse("download_archive", kwargs={"number": self.workshop.year.number, "slug": self.workshop.slug})

    @property
    def is_there(self) -> bool:
        """Whether it was made, and nobody has taken its file away."""
        return bool(self.file) and self.file.storage.exists(self.file.name)

    def holds(self, materials: Iterable[Material]) -> bool:
        """Whether it is made, and holds these documents as they stand, all of them and no others."""
        return self.is_there and self.contents == contents_of(self.workshop, materials)


def contents_of(workshop: Workshop, materials: Iterable[Material]) -> str:
    """A fingerprint of all that a ZIP file tells: the workshop, its days, and each document with author and files."""
    entries = sorted((*_index_entry(each), *_files_of(each)) for each in materials)
    of_workshop = [*_in_each_language(workshop, "title"), str(workshop.starts_on), str(workshop.ends_on)]
    return sha256(repr([of_workshop, entries]).encode()).hexdigest()


def _index_entry(material: Material) -> list:
    """What the index tells of a document, whatever the language of whoever asks."""
    author = _in_each_language(material, "member_then") if material.member_id else [str(material.person or "")]
    day = str(material.published_on)
    return [material.number, material.kind, day, *_in_each_language(material, "title"), *author]


def _in_each_language(record: Workshop | Material, name: str) -> list[str]:
    return [getattr(record, f"{name}_{code}") or "" for code, _name in settings.LANGUAGES]


def _files_of(material: Material) -> list[str]:
    return sorted(f"{file.language} {file.stored.sha256} {file.stored.name}" for file in material.languages)
