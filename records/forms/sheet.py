"""A record's editing page as a whole: the record's form and its cards."""

from copy import copy

from django.db.models import Model
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict

from records import history

from .cards import Deck
from .keeping import Keeping


def with_plain_lines(data: QueryDict) -> QueryDict:
    """What was typed, its lines ended as the records end theirs; browsers send CR LF."""
    plain = data.copy()
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return plain


def number_in(typed: str) -> int:
    """The number of a version as an address or a hidden field says it; 0, which none has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


class Sheet:
    """What a person typed about a record and its parts, or, without `data`, what they say now."""

    def __init__(
        self,
        keeping: Keeping,
        record: Model,
        parts: dict[type[Model], list[Model]] | None = None,
        data: QueryDict | None = None,
    ):
        if parts is None:
            parts = history.parts_of(record) if record.pk else {}
        self.keeping, self.data = keeping, data
        self.record = copy(record)  # as it is kept: what is typed enters the form's own, also what cannot be kept
        self.form = keeping.form(data, instance=record, use_required_attribute=False)
        shared: dict = {}
        self.decks = [Deck(cards, record, parts, data, shared) for cards in keeping.cards]

    @classmethod
    def of_version(cls, keeping: Keeping, version: history.Version, data: QueryDict | None = None) -> "Sheet":
        """The sheet as it stood at a version, with what a person typed on it."""
        record = history.rebuild(keeping.model, version.row)
        record.version = version.number
        parts = {model: [history.rebuild(model, row) for row in rows.values()] for model, rows in version.parts.items()}
        return cls(keeping, record, parts, data)

    @staticmethod
    def version_in(data: QueryDict) -> int:
        """The version that the person began from; 0 where the page does not say."""
        return number_in(data.get("version", ""))

    def is_valid(self) -> bool:
        """Whether all that was typed can be kept."""
        return all([self.form.is_valid(), *[deck.is_valid() for deck in self.decks]])

    def has_changed(self) -> bool:
        """Whether anything was typed that the record does not say already."""
        texts = set(self.form.changed_data) - {"version", "why"}
        return bool(texts) or any(deck.changed or deck.taken_out for deck in self.decks)

    def arrange(self, command: str) -> None:
        """Do what a card's button says, `sittingappearance:up:17`, and show the sheet again without judging it."""
        prefix, _, rest = command.partition(":")
        act, _, key = rest.partition(":")
        for deck in self.decks:
            if deck.prefix == prefix:
                deck.arrange(act, key)
            deck.hush()
        self.form._errors = ErrorDict()

    def content(self) -> dict:
        """What the verb takes: the record, its changed parts, those taken out, and why."""
        return {
            "record": self.form.instance,
            "parts": [part for deck in self.decks for part in deck.changed],
            "without": [part for deck in self.decks for part in deck.taken_out],
            "why": self.form.cleaned_data.get("why", ""),
        }

    def fields(self) -> dict[str, BoundField]:
        """Every field of the sheet by its name on the page, but the version and the reason."""
        bound = {field.html_name: field for field in self.form if field.name not in ("version", "why")}
        for deck in self.decks:
            for form in deck.forms.values():
                bound.update({field.html_name: field for field in form})
        return bound

    def problems(self) -> list[tuple[str, str]]:
        """What stands in the way, as (id of the field or empty, sentence), in the order of the page."""
        forms = [self.form, *[form for deck in self.decks for form in deck.forms.values() if not form.is_removed]]
        return [
            (form[name].id_for_label if name in form.fields else "", message)
            for form in forms
            for name, messages in form.errors.items()
            for message in messages
        ]
