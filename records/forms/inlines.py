"""The inline parts of a record on its editing page: a form each, in an order, added, moved, removed."""

import re
from functools import cached_property

from django.db.models import Model, UniqueConstraint
from django.forms import ModelChoiceField
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from records import history

from .record import PartForm
from .record_admin import Inline

_KEY = re.compile(r"(new-)?[0-9]{1,18}")
_MOST_OPEN = 3  # cards lie open on the page; of more, only those that somebody is writing on


class InlineFormSet:
    """The forms of the parts of one kind, one card each on the page, in its order.

    A card's key is its part's primary key, or `new-1`, `new-2`… until it is kept, so that what was typed finds its part
    again whatever others have added or removed meanwhile. The order and the cards taken out travel in hidden inputs.
    """

    def __init__(
        self,
        inline: Inline,
        record: Model,
        parts: dict[type[Model], list[Model]],
        data: QueryDict | None = None,
        shared: dict | None = None,
    ):
        self.inline, self.record, self.data = inline, record, data
        self.parts = parts  # of every kind: a card may lead to one of another kind
        self.prefix = inline.model._meta.model_name
        self.saved_parts = {str(part.pk): part for part in parts.get(inline.model, [])}
        for part in self.saved_parts.values():
            setattr(part, inline.model.part_of, record)  # a card may read what the page says of the record
        if data is None:
            self.keys, self.removed = list(self.saved_parts), set()
        else:
            self.keys = [key for key in dict.fromkeys(data.getlist(f"{self.prefix}-order")) if _KEY.fullmatch(key)]
            self.removed = set(data.getlist(f"{self.prefix}-removed"))
        self.new_keys: set[str] = set()
        self._choices: dict[str, list] = {}  # of each field of this kind of card
        self._shared = {} if shared is None else shared  # the records that may be chosen on any card of the page

    @property
    def heading(self) -> str:
        """What the cards are, as the heading over them."""
        return capfirst(self.inline.model._meta.verbose_name_plural)

    @property
    def label_of_new(self) -> str:
        """What a card says of itself that is not kept yet."""
        return _("New: %(kind)s") % {"kind": self.inline.model._meta.verbose_name}

    @cached_property
    def forms(self) -> dict[str, PartForm]:
        """The form of each card, by key, in order."""
        return {key: self._form(key) for key in self.keys}

    def arrange(self, act: str, key: str = "") -> None:
        """Do what a button of a card says: `up`, `down`, `remove`, `return` the card of this key, or `add` one."""
        place = self.keys.index(key) if key in self.keys else None
        if act == "add":
            self.keys.append(self._next_key())
            self.new_keys.add(self.keys[-1])
        elif act == "remove" and place is not None:
            self.removed.add(key)
        elif act == "return":
            self.removed.discard(key)
        elif act in ("up", "down") and place is not None:
            other = max(0, min(len(self.keys) - 1, place + (-1 if act == "up" else 1)))
            self.keys[place], self.keys[other] = self.keys[other], self.keys[place]

    def clear_errors(self) -> None:
        """Show what was typed without its errors: the person is still adding, moving and removing forms."""
        for form in self.forms.values():
            form._errors = ErrorDict()

    def is_valid(self) -> bool:
        """Whether every card that stays can be kept, beside the others."""
        valid = [form.is_valid() for key, form in self.forms.items() if key not in self.removed]
        return all(valid) and not self._name_duplicates()

    @cached_property
    def changed(self) -> list[Model]:
        """The parts that are new, altered or moved, each knowing its place; asked for once the cards are valid."""
        kept = [form for key, form in self.forms.items() if key not in self.removed and not self._is_blank(form)]
        changed = []
        for place, form in enumerate(kept, start=1):
            moved = hasattr(form.instance, "position") and form.instance.position != place
            if moved:
                form.instance.position = place
            if moved or form.has_changed() or form.instance.pk is None:
                changed.append(form.instance)
        return changed

    @property
    def removed_parts(self) -> list[Model]:
        """The parts whose cards were taken out."""
        return [part for key, part in self.saved_parts.items() if key in self.removed or key not in self.keys]

    def _form(self, key: str) -> PartForm:
        part = self.saved_parts.get(key) or self.inline.model(**{self.inline.model.part_of: self.record})
        typed = None if key in self.new_keys else self.data
        form = self.inline.form(
            typed,
            instance=part,
            prefix=f"{self.prefix}-{key}",
            empty_permitted=part.pk is None,
            use_required_attribute=False,
        )
        form.key, form.is_removed = key, key in self.removed
        form.name = Truncator(part).chars(60) if part.pk else self.label_of_new  # what is not kept may have no name yet
        form.is_open = len(self.keys) <= _MOST_OPEN or part.pk is None or (form.is_bound and form.has_changed())
        self._share_choices(form)
        return form

    def _share_choices(self, form: PartForm) -> None:
        """Ask for the records that may be chosen once for the whole page, not once for each card and field."""
        for name, field in form.fields.items():
            if isinstance(field, ModelChoiceField):
                if self._is_of_record(field):
                    field.queryset = history.parts_of_kind(field.queryset.model, self.record)
                if name not in self._choices:
                    self._choices[name] = self._choices_of(field)
                field.widget.choices = self._choices[name]

    def _is_of_record(self, field: ModelChoiceField) -> bool:
        """Whether it leads to parts of this very record: only those that it has are chosen from."""
        return field.queryset.model in history.part_models(type(self.record))

    def _choices_of(self, field: ModelChoiceField) -> list:
        if self._is_of_record(field):
            parts = self.parts.get(field.queryset.model, [])
            return [("", field.empty_label), *((part.pk, field.label_from_instance(part)) for part in parts)]
        key = (type(field), str(field.queryset.query))
        if key not in self._shared:
            every = iter(field.choices)  # their list alone would count them first
            self._shared[key] = [choice for choice in every if choice[0] != ""]
        blank = [] if field.empty_label is None else [("", field.empty_label)]
        return blank + self._shared[key]

    def _name_duplicates(self) -> list[PartForm]:
        """Say at each card that it is a second one of what a record has but once; a form alone sees no other card."""
        duplicates = []
        for constraint in self.inline.model._meta.constraints:
            if not isinstance(constraint, UniqueConstraint) or self.inline.model.part_of not in constraint.fields:
                continue
            names = [name for name in constraint.fields if name != self.inline.model.part_of]
            seen: set[tuple] = set()
            for key, form in self.forms.items():
                values = tuple(form.cleaned_data.get(name) for name in names) if key not in self.removed else ()
                if values in seen:
                    form.add_error(names[-1], constraint.violation_error_message)
                    duplicates.append(form)
                seen |= {values} if any(values) else set()
        return duplicates

    def _is_blank(self, form: PartForm) -> bool:
        return form.instance.pk is None and not form.has_changed()

    def _next_key(self) -> str:
        numbers = [int(key.removeprefix("new-")) for key in self.keys if key.startswith("new-")]
        return f"new-{max(numbers, default=0) + 1}"
