"""Two persons have edited the same record: both texts side by side, and nothing is lost."""

from dataclasses import dataclass, replace

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from records import history

from .record_admin import RecordAdmin
from .record_editor import RecordEditor


@dataclass(frozen=True)
class Difference:
    """One text that differs between what was saved meanwhile and what this person typed.

    `choice` is pre-set where only one of the two changed it: `theirs` or `yours`; empty where both did.
    """

    name: str
    label: str
    theirs: str
    yours: str
    choice: str
    third: str = ""  # the third text, where the person wrote one
    takes_third: bool = False
    is_long: bool = False


class Conflict:
    """What `data` changed since version `base`, against what others made of it until version `theirs`."""

    def __init__(self, record_admin: RecordAdmin, *, base: history.Version, theirs: history.Version, data: QueryDict):
        self.theirs, self.data = theirs, data
        self.base_editor = RecordEditor.of_version(record_admin, base)
        self.their_editor = RecordEditor.of_version(record_admin, theirs)
        self.your_editor = RecordEditor.of_version(record_admin, base, data)
        self.differences = [self._chosen(difference) for difference in [*self._texts(), *self._cards()]]

    @property
    def undecided(self) -> list[Difference]:
        """The differences that nobody has decided yet."""
        return [difference for difference in self.differences if not difference.choice]

    @property
    def asked(self) -> bool:
        """Whether the person has seen these differences already, and left some undecided."""
        return "seen" in self.data

    def typed(self) -> list[tuple[str, str]]:
        """All that was typed, to travel along in hidden inputs."""
        apart = ("csrfmiddlewaretoken", "seen")
        return [
            (name, value)
            for name, values in self.data.lists()
            if name not in apart and not name.startswith(("pick:", "third:"))
            for value in values
        ]

    def resolved(self) -> QueryDict:
        """What the person's choices make of both texts, as if it had been typed on top of the newer version."""
        data = self.data.copy()
        data["version"] = str(self.theirs.number)
        choices = {difference.name: difference for difference in self.differences}
        their_fields = self.their_editor.fields()
        for name, difference in choices.items():
            if difference.choice == "third":
                data[name] = difference.third
            elif difference.choice == "theirs" and name in their_fields:
                _type(data, their_fields[name])
        for formset in self.your_editor.formsets:
            self._resolve_cards(formset, data, choices)
        return data

    def _texts(self) -> list[Difference]:
        """The fields that are in both versions and differ."""
        base, theirs = self.base_editor.fields(), self.their_editor.fields()
        removed = tuple(f"{formset.prefix}-{key}-" for formset in self.your_editor.formsets for key in formset.removed)
        differences = []
        for name, yours in self.your_editor.fields().items():
            if name not in theirs or name not in base or (removed and name.startswith(removed)):
                continue
            if not yours.field.has_changed(theirs[name].initial, yours.data):
                continue
            they_changed = theirs[name].value() != base[name].value()
            you_changed = yours.field.has_changed(base[name].initial, yours.data)
            differences.append(
                Difference(
                    name=name,
                    label=self._label(yours),
                    theirs=_shown(theirs[name], theirs[name].value()),
                    yours=_shown(yours, yours.data),
                    choice="" if they_changed and you_changed else "theirs" if they_changed else "yours",
                    takes_third=isinstance(yours.field, forms.CharField),
                    is_long=isinstance(yours.field.widget, forms.Textarea),
                )
            )
        return differences

    def _cards(self) -> list[Difference]:
        """The cards that one of the two has taken out and the other has not."""
        differences = []
        for base, theirs, yours in zip(
            self.base_editor.formsets, self.their_editor.formsets, self.your_editor.formsets, strict=True
        ):
            for key, part in base.saved_parts.items():
                they_removed, you_removed = key not in theirs.saved_parts, key in yours.removed or key not in yours.keys
                if they_removed == you_removed:
                    continue
                other_changed = (
                    yours.forms[key].has_changed()
                    if they_removed
                    else any(field.value() != base.forms[key][field.name].value() for field in theirs.forms[key])
                )
                differences.append(
                    Difference(
                        name=f"{base.prefix}-{key}",
                        label=_short(part),
                        theirs=_("Taken out") if they_removed else _("Kept"),
                        yours=_("Taken out") if you_removed else _("Kept"),
                        choice="" if other_changed else "theirs" if they_removed else "yours",
                    )
                )
        return differences

    def _chosen(self, difference: Difference) -> Difference:
        """The difference with the person's choice, where the page has come back with one."""
        if not self.asked:
            return difference
        choice = self.data.get(f"pick:{difference.name}", "")
        return replace(
            difference,
            choice=choice if choice in ("theirs", "yours", "third") else "",
            third=self.data.get(f"third:{difference.name}", ""),
        )

    def _label(self, field: BoundField) -> str:
        if field.form is self.your_editor.form:
            return str(field.label)
        return f"{_short(field.form.instance)}: {field.label}"

    def _resolve_cards(self, formset, data: QueryDict, choices: dict[str, Difference]) -> None:
        """Put the cards of both together: their new ones join in; one taken out by either stays or goes as chosen."""
        theirs = next(other for other in self.their_editor.formsets if other.prefix == formset.prefix)
        base = next(other for other in self.base_editor.formsets if other.prefix == formset.prefix)
        keys, removed = list(formset.keys), set(formset.removed)
        for key in base.saved_parts:
            chosen = choices.get(f"{formset.prefix}-{key}")
            if key not in theirs.saved_parts:  # they have taken it out
                keys = [other for other in keys if other != key]
                if chosen and chosen.choice == "yours":
                    keys.append(self._as_new(formset, key, data))
            elif chosen and chosen.choice == "theirs":  # you have taken it out, and leave it now
                removed.discard(key)
                keys += [] if key in keys else [key]
                _type_all(data, theirs.forms[key])
        for key in theirs.saved_parts:
            if key not in base.saved_parts:
                keys.append(key)
                _type_all(data, theirs.forms[key])
        data.setlist(f"{formset.prefix}-order", keys)
        data.setlist(f"{formset.prefix}-removed", sorted(removed))

    def _as_new(self, formset, key: str, data: QueryDict) -> str:
        """A card that the other person took out comes back as a new one, with what was typed on it."""
        for field in formset.forms[key]:
            data.setlist(f"{formset.prefix}-new-{key}-{field.name}", data.getlist(field.html_name))
        return f"new-{key}"


def _short(part) -> str:
    return Truncator(part).chars(60)


def _type(data: QueryDict, field: BoundField) -> None:
    """Put into `data` what a person would have typed for the field to say what it says."""
    value = field.value()
    if isinstance(field.field.widget, forms.CheckboxInput):
        data.setlist(field.html_name, ["on"] if value else [])
    elif isinstance(field.field.widget, forms.SelectMultiple):
        data.setlist(field.html_name, [str(one) for one in value or []])
    elif isinstance(field.field, forms.ChoiceField):
        data[field.html_name] = "" if value is None else str(value)
    else:
        data[field.html_name] = field.field.widget.format_value(value) or ""


def _type_all(data: QueryDict, form: forms.ModelForm) -> None:
    for field in form:
        _type(data, field)


def _shown(field: BoundField, value) -> str:
    """A value of the field in words; of what was typed and is no value, the words that were typed."""
    if isinstance(field.field, forms.ModelChoiceField):
        return _chosen_record(field, value)
    if isinstance(field.field, forms.ChoiceField):
        return str(dict(field.field.choices).get(value, value or ""))
    if isinstance(field.field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if hasattr(value, "year"):
        return date_format(value)
    return "" if value is None else str(value)


def _chosen_record(field: BoundField, value) -> str:
    """What the record is called; of one that is not there any more, as the page called it where it was chosen."""
    try:
        return str(field.field.to_python(value) or "")
    except forms.ValidationError:
        offered = (str(label) for key, label in field.field.widget.choices if str(key) == str(value))
        return next(offered, str(value or ""))
