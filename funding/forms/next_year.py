"""What is typed where a year is started from the one before: a row with a tick for each thing that can be copied."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from funding import rules, words
from funding.models import Budget
from records.forms.record import PartForm
from records.models import Record
from records.queries import localized_fields
from sessions_app.models import Consultation, Year
from training.models import TrainingSession
from workshops.models import Workshop

LANGUAGES = [code for code, _name in settings.LANGUAGES]
A_YEAR_LATER = timedelta(weeks=52)  # which is the same day of the week


class _Row(PartForm):
    """One record that can be copied, and what its copy is to say. Without the tick, nothing else here counts.

    `instance` is the copy, which is never saved from here.
    """

    kind: str
    is_made = forms.BooleanField(required=False, initial=True)

    def __init__(self, record: Record, copy: Record, data: Mapping | None):
        self.record = record
        prefix = f"{record._meta.model_name}-{record.pk}"
        super().__init__(data, instance=copy, prefix=prefix, use_required_attribute=False)
        self.fields["is_made"].label = str(record)

    def full_clean(self) -> None:
        """Find what is wrong, as far as it matters; what is wrong with the row as a whole stands at its first field."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data["is_made"]:
            self._errors.clear()
        self.refuse(next(iter(self.fields)), self._errors.pop(NON_FIELD_ERRORS, []))

    @property
    def is_ticked(self) -> bool:
        """Whether it is to be made."""
        return bool(self["is_made"].value())

    @property
    def rest(self) -> list[forms.BoundField]:
        """The fields beside the tick."""
        return [field for field in self if field.name != "is_made"]

    @property
    def titles(self) -> dict[str, str]:
        """The title of the copy, by language."""
        return {language: getattr(self.instance, f"title_{language}") for language in LANGUAGES}

    def refuse(self, field: str, reasons: Iterable[str]) -> None:
        """Say at this field what is in the way, if anything is."""
        for reason in reasons:
            self.add_error(field, reason)


class ConsultationRow(_Row):
    """A consultation, and the day of the new one."""

    kind = "consultation"

    class Meta:
        model = Consultation
        fields = ["date"]
        labels = {"date": _("Date of the new consultation")}


class WorkshopRow(_Row):
    """A workshop, and the title of the new one."""

    class Meta:
        model = Workshop
        fields = localized_fields("title")

    @property
    def kind(self) -> str:
        """A workshop, a seminar or a conference."""
        return self.record.kind


class TrainingSessionRow(_Row):
    """A training session; the title of the new one is asked for only where it mirrors no workshop."""

    kind = "training_session"

    class Meta:
        model = TrainingSession
        fields = localized_fields("title")

    def __init__(self, record: TrainingSession, copy: TrainingSession, data: Mapping | None):
        super().__init__(record, copy, data)
        if record.workshop:
            for name in localized_fields("title"):
                del self.fields[name]


class BudgetRow(_Row):
    """A budget."""

    kind = "budget"

    class Meta:
        model = Budget
        fields = []


class NextYear:
    """All rows of a year together, as they are at first or as they were sent."""

    def __init__(self, year: Year, user, data: Mapping | None = None):
        self.year, self.following = year, Year(number=year.number + 1)
        self.is_bound, self.refusals = data is not None, []
        self._data, self._copies, self._places = data, {}, Counter()
        found = Consultation.objects.visible_to(user).preparing(year)
        self.consultations = [self._row(ConsultationRow, each, date=_a_year_later(each.date)) for each in found]
        found = Workshop.objects.visible_to(user).of_year(year)
        self.workshops = [
            self._row(WorkshopRow, each, kind=each.kind, **self._proposed_titles(each.kind)) for each in found
        ]
        found = TrainingSession.objects.visible_to(user).of_year(year).with_partner().with_languages()
        self.training_sessions = [self._training_session(each) for each in found]
        found = Budget.objects.visible_to(user).of_year(year).with_lines().in_order()
        self.budgets = [self._budget(each) for each in found]
        if self.is_bound:
            self._look_at_rows_together()

    @property
    def rows(self) -> list[_Row]:
        """Every row, in the order of the page."""
        return [*self.consultations, *self.workshops, *self.training_sessions, *self.budgets]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What stands in the way, as (id of the field or empty, sentence), in the order of the page."""
        return [("", reason) for reason in self.refusals] + [
            (row[name].id_for_label, sentence)
            for row in self.rows
            for name, sentences in row.errors.items()
            for sentence in sentences
        ]

    @property
    def status(self) -> int:
        """How a page answers with these rows: 422 where one needs attention, 409 where only the rules refused."""
        if any(row.errors for row in self.rows):
            return 422
        return 409 if self.refusals else 200

    def is_valid(self) -> bool:
        """Whether everything that was sent can be made, as far as one can tell."""
        return self.is_bound and not self.problems

    def content(self) -> dict:
        """What the verb takes."""
        return {
            "consultations": {row.record: row.instance.date for row in _made(self.consultations)},
            "workshops": {row.record: row.titles for row in _made(self.workshops)},
            "training_sessions": {row.record: row.titles for row in _made(self.training_sessions)},
            "budgets": [row.record for row in _made(self.budgets)],
        }

    @property
    def made(self) -> dict[str, list[_Row]]:
        """The rows with a tick, kind by kind."""
        kinds = ("consultations", "workshops", "training_sessions", "budgets")
        return {kind: _made(getattr(self, kind)) for kind in kinds}

    @property
    def counted(self) -> str:
        """How many of each kind are to be made, in words; empty where there is nothing but the year."""
        return words.counted(Counter(row.kind for row in _made(self.rows)))

    @property
    def hidden(self) -> list[SafeString]:
        """Everything that was sent, to be sent once more."""
        return [field.as_hidden() for row in self.rows for field in row]

    def _row(self, form: type[_Row], record: Record, /, **fields) -> _Row:
        """A row with the copy as it is proposed."""
        self._copies[record] = form.Meta.model(**fields)
        return form(record, self._copies[record], self._data)

    def _training_session(self, session: TrainingSession) -> TrainingSessionRow:
        mirrored = self._copies.get(session.workshop)
        fields = {} if session.workshop else self._proposed_titles("training_session")
        return self._row(TrainingSessionRow, session, workshop=mirrored, **fields)

    def _budget(self, budget: Budget) -> BudgetRow:
        events = {name: self._copies.get(getattr(budget, name)) for name in ("workshop", "training_session")}
        return self._row(BudgetRow, budget, year=self.following, currency=budget.currency, **events)

    def _proposed_titles(self, kind: str) -> dict[str, str]:
        self._places[kind] += 1
        values = (kind, self._places[kind], self.following.number)
        return {f"title_{language}": words.title(*values, language) for language in LANGUAGES}

    def _look_at_rows_together(self) -> None:
        """Find what only the rows together can tell, and what one row takes from another."""
        made = self.made
        days = {}
        for row in made["consultations"]:
            if not row.errors:
                row.refuse("date", rules.obstacles_to_consulting_on(row.instance.date, days.values()))
                days[row.record.pk] = row.instance.date
        workshops = {row.record for row in made["workshops"]}
        events = workshops | {row.record for row in made["training_sessions"]}
        for row in made["training_sessions"]:
            row.refuse("is_made", rules.obstacles_to_copying_training_session(row.record, workshops))
            if row.record.workshop:
                for name in localized_fields("title"):
                    setattr(row.instance, name, getattr(row.instance.workshop, name))
        for row in made["budgets"]:
            row.refuse("is_made", rules.obstacles_to_copying_budget(row.record, events))
            row.available_on = days.get(row.record.available_from_id)


def _made(rows: Iterable[_Row]) -> list[_Row]:
    return [row for row in rows if row.is_ticked]


def _a_year_later(day: date) -> date:
    return min(day, date.max - A_YEAR_LATER) + A_YEAR_LATER
