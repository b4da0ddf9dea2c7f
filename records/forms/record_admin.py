"""How a kind of record is kept in the browser, as each floor declares it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django_filters import FilterSet

from records import actions
from records.models import Part, Record

from .record import PartForm, RecordForm


@dataclass(frozen=True, kw_only=True)
class Inline:
    """The inline parts of one kind, shown as numbered cards on the record's editing page.

    The part's `position` field, where it has one, follows the order of the cards.
    """

    model: type[Part]
    form: type[PartForm]
    add_label: str  # "Add an appearance"


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """One column of a list: what to read from each record, and what to sort by (empty: not sortable)."""

    label: str
    value: str  # an attribute of the record, dots allowed
    sort: str = ""  # a field to order by


@dataclass(frozen=True, kw_only=True)
class RecordAdmin:
    """One kind of record: where it stands, who may keep it, and what its editing page asks.

    `records.urls.record_urls(RECORD_ADMIN)` gives the addresses: `edit_<name>`, `<name>_history`, `compare_<name>`,
    `restore_<name>`; with `add_address` also `add_<name>`, with `list_address` also the list, named `plural`, and with
    `page` also the record's own plain page, named `<name>`. The record's `get_absolute_url` is `address`.
    """

    name: str  # "sitting"
    model: type[Record]
    form: type[RecordForm]
    permission: str  # who may add and edit and, with `SEE_HISTORY`, compare and restore
    address: str  # "council/<number:number>/sittings/<number:position>/"
    lookups: Mapping[str, str] = field(default_factory=dict)  # part of the address -> lookup, where they differ
    inlines: tuple[Inline, ...] = ()
    verb: Callable = actions.keep_record  # takes record, parts, without, by, why; refuses by the floor's own rules
    add_address: str = ""  # "council/<number:number>/sittings/add/"
    blank: Callable[..., Record] | None = None  # the new, unsaved record for an add address: blank(number=94)
    plural: str = ""  # "publications"
    list_address: str = ""  # "publications/"
    heading: str = ""  # the list's title, translatable
    lead: str = ""  # the list's one sentence, translatable
    add_label: str = ""  # "Add a publication"
    columns: tuple[ListColumn, ...] = ()  # the first links to the record
    search: tuple[str, ...] = ()  # texts to search in: "title_en", "editors__person__name"
    prepare: Callable[[QuerySet], QuerySet] = QuerySet.all  # with what the columns read at hand
    filters: type[FilterSet] | None = None
    page: bool = False  # whether the record has only the plain page that `records` draws
    carries_files: bool = False  # whether papers may be kept with it; its page includes `records/_files.html`
    public_because: str = ""  # why the list and the plain page are open to everybody; empty: they ask the permission

    @property
    def kind(self) -> str:
        """What such a record is called, as the small line over its title."""
        return capfirst(self.model._meta.verbose_name)

    def find(self, user, address: Mapping) -> Record:
        """The record at this address, or 404 where there is none that this person may see."""
        wanted = {self.lookups.get(name, name): value for name, value in address.items()}
        on_the_way = [lookup.rpartition("__")[0] for lookup in wanted if "__" in lookup]  # its address names them again
        records = self.model.objects.visible_to(user)
        return get_object_or_404(records.select_related(*on_the_way) if on_the_way else records, **wanted)

    def new(self, address: Mapping) -> Model:
        """A record that is not there yet, knowing what its add address says."""
        return self.blank(**address) if self.blank else self.model()

    def found(self, records: QuerySet, words: str) -> QuerySet:
        """The records in which every one of these words occurs somewhere."""
        return records.with_words(words, self.search) if self.search else records

    def sorted(self, records: QuerySet, sort: str) -> QuerySet:
        """The records in the order that a header cell asks for; in their own order otherwise.

        A column that asks for their own order leaves it, or turns it round: names of a day are sorted as of that day.
        """
        if sort.removeprefix("-") == self.model._meta.ordering[0]:
            return records.reverse() if sort.startswith("-") else records
        if sort.removeprefix("-") in {column.sort for column in self.columns if column.sort}:
            return records.order_by(sort, "pk")
        return records
