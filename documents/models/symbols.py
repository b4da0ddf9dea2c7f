"""The register: which symbols there are, and which documents have them."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents import symbols
from documents.choices import SymbolStanding
from documents.queries import SeriesQuerySet, SymbolEntryQuerySet
from records.models import Record
from sessions_app.models import Consultation


class Series(Record):
    """A family of documents whose symbols have one shape: IC, MC, C."""

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Za-z]+(/[A-Za-z]+)*$", _("Write letters, with strokes between: IC, MC/INF."))],
    )
    shape = models.CharField(
        _("shape of its symbols"),
        max_length=80,
        validators=[
            RegexValidator(
                rf"^{symbols.SHAPE.pattern}$",
                _("Write the parts in order, the running number last: IC/{year}/{number}, C/{session}/{number}."),
            )
        ],
    )
    title = models.CharField(_("documents of the series"), max_length=200)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series of symbols")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("series", kwargs={"pk": self.pk})


class SymbolEntry(Record):
    """One symbol that is taken, for ever, by one document, which may be kept elsewhere or be still to come."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="entries", verbose_name=_("series"))
    symbol = models.CharField(
        _("symbol"), max_length=60, unique=True, error_messages={"unique": _("This symbol is taken already.")}
    )
    stem = models.CharField(max_length=50, editable=False)
    number = models.PositiveIntegerField(editable=False)
    suffixes = models.CharField(max_length=40, blank=True, editable=False)
    sort_key = models.CharField(max_length=120, db_index=True, editable=False)
    standing = models.CharField(_("standing"), max_length=10, choices=SymbolStanding.choices)
    title = models.CharField(_("title"), max_length=500, blank=True)
    dated = models.DateField(_("date of the document"), null=True, blank=True)
    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="symbols",
        verbose_name=_("prepared for the consultation"),
    )
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    objects = SymbolEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("symbol")
        verbose_name_plural = _("register of symbols")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                Upper("symbol"),
                name="one_symbol_in_whatever_capitals",
                violation_error_message=_("This symbol is taken already."),
            ),
            models.UniqueConstraint(
                fields=["stem", "number", "suffixes"],
                name="one_entry_per_number_of_a_stem",
                violation_error_message=_("This symbol is taken already."),
            ),
            models.CheckConstraint(
                condition=models.Q(standing__in=SymbolStanding.values), name="a_symbol_is_reserved_elsewhere_or_issued"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        """Give the address of its own page, which the register leads to."""
        return reverse("symbol_entry", kwargs={"pk": self.pk})
