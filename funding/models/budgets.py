"""What the dialogue costs."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from funding import money
from funding.choices import Target
from funding.queries import BudgetQuerySet
from records.models import Part

from .availability import MadeAvailable
from .targets import HasTarget


def validate_currency(code: str) -> None:
    """Refuse what is no ISO code of a currency."""
    if not money.is_currency(code):
        raise ValidationError(_("“%(code)s” is no ISO code of a currency, as CHF is."), params={"code": code})


class Budget(MadeAvailable, HasTarget):
    """What one workshop, one training session or the programme itself costs; together they are the programme's budget.

    What is not known of it stays blank, and is shown as not recorded.
    """

    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[validate_currency],
        help_text=_("Its ISO code, as in CHF. Blank where no amount is recorded."),
    )

    objects = BudgetQuerySet.as_manager()

    class Meta(HasTarget.Meta):
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["-year__number", "pk"]
        constraints = [
            *HasTarget.Meta.constraints,
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(target=Target.PROGRAMME),
                name="one_budget_per_year_for_the_programmes_own_costs",
                violation_error_message=_("The programme’s own costs have a budget in this year already. Edit that."),
            ),
            models.UniqueConstraint(
                fields=["workshop"],
                name="one_budget_per_workshop",
                violation_error_message=_("This workshop has a budget already. Edit that."),
            ),
            models.UniqueConstraint(
                fields=["training_session"],
                name="one_budget_per_training_session",
                violation_error_message=_("This training session has a budget already. Edit that."),
            ),
        ]

    def __str__(self) -> str:
        if self.workshop:
            return _("Budget of the workshop: %(title)s") % {"title": self.workshop.title}
        if self.training_session:
            return _("Budget of the training session: %(title)s") % {"title": self.training_session.title}
        return _("Budget of the programme’s own costs, %(year)d") % {"year": self.year.number}

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("budget", kwargs={"number": self.year.number, "pk": self.pk})

    @property
    def total(self) -> int | None:
        """The sum of its lines, where all of them are known."""
        return money.total(line.amount for line in self.lines.all())

    @property
    def total_in_words(self) -> str:
        """The sum of its lines with the currency; empty where it is not known."""
        return "" if self.total is None else self.in_words(self.total)

    def in_words(self, amount: int) -> str:
        """An amount of this budget; either all of them show their decimals, or none has any."""
        exactly = any(line.amount and not money.is_round(line.amount, self.currency) for line in self.lines.all())
        return money.in_words(amount, self.currency, get_language(), exactly=exactly)

    @property
    def has_amounts(self) -> bool:
        """Whether any amount is recorded."""
        return any(line.amount is not None for line in self.lines.all())


class BudgetLine(Part):
    """One thing that a budget pays for. The amount is a whole number of the smallest units of the budget's currency.

    The currency stands beside it, so that a figure never says something else because the budget was changed; the verb
    keeps it that of the budget.
    """

    part_of = "budget"

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines", verbose_name=_("budget"))
    title = models.CharField(_("for what"), max_length=200)
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_budget_line_has_an_english_title",
                violation_error_message=_("Write in English what the line is for."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="") | (Q(amount__isnull=False) & ~Q(currency="")),
                name="an_amount_has_a_currency",
                violation_error_message=_("An amount without a currency says nothing. Give the budget its currency."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def amount_in_words(self) -> str:
        """The amount as it stands among those of its budget; empty where it is not known."""
        return "" if self.amount is None else self.budget.in_words(self.amount)

    def get_amount_display(self) -> str:
        """The amount with its currency; empty where it is not known."""
        return "" if self.amount is None else money.in_words(self.amount, self.currency, get_language())
