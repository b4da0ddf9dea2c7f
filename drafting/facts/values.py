"""What the records say for one note: plain values, gathered before a word is written.

A text is a `LocalizedText`: what it says by language, empty where it was not written. Everything is in the order in
which a note tells it, whatever the order of the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from membership.models.members import name_on

LocalizedText = Mapping[str, str]
PAST, FUTURE = "past", "future"


@dataclass(frozen=True)
class Passage:
    """One paragraph that a record holds."""

    pk: int
    kind: str
    position: int
    text: LocalizedText


@dataclass(frozen=True)
class Year:
    """A year of the dialogue; `endorsed_on` are the consultations at which its theme was endorsed."""

    pk: int
    number: int
    theme: LocalizedText
    endorsement: LocalizedText
    endorsed_on: tuple[date, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Announced:
    """What a speaker announced: a title, with place and date as far as they are known."""

    pk: int
    title: LocalizedText
    date: date | None
    precision: str
    place: LocalizedText


@dataclass(frozen=True)
class Speaker:
    """Somebody's part in a sitting, as stated that day."""

    pk: int
    position: int
    mode: str
    capacity: str
    status: str
    person_id: int
    replaced_by_id: int | None
    person: LocalizedText
    replaced_by: LocalizedText
    function: LocalizedText
    body: LocalizedText
    body_language: str
    state: LocalizedText
    further: LocalizedText
    summary: LocalizedText
    announced: tuple[Announced, ...] = ()


@dataclass(frozen=True)
class Publication:
    """What was launched at a sitting."""

    pk: int
    title: LocalizedText
    subtitle: LocalizedText
    edition: LocalizedText
    abbreviation: str


@dataclass(frozen=True)
class Sitting:
    """A sub-session of the dialogue at the Council, with those who took part in their order."""

    pk: int
    position: int
    kind: str
    day: date | None
    title: LocalizedText
    passages: tuple[Passage, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    launched: tuple[Publication, ...] = ()
    handed_out: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True)
class Council:
    """A session of the Council at which the dialogue sat."""

    pk: int
    number: int
    place: LocalizedText
    sittings: tuple[Sitting, ...] = ()

    @property
    def days(self) -> list[date]:
        """The days on which the dialogue sat, as far as they are known."""
        return sorted({sitting.day for sitting in self.sittings if sitting.day})


@dataclass(frozen=True)
class Workshop:
    """A workshop, seminar or conference of a year."""

    pk: int
    year: int
    slug: str
    kind: str
    attendance: str
    title: LocalizedText
    starts_on: date | None
    ends_on: date | None
    place: LocalizedText
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A topic offered at a consultation, and what became of it; `folded_into` are keys of workshops."""

    pk: int
    consultation: int
    consultation_on: date
    position: int
    title: LocalizedText
    outcome: str
    basis: str
    reason: LocalizedText
    workshop: int | None
    folded_into: tuple[int, ...] = ()
    evenly_divided: bool = False  # as its sounding says, where one was held


@dataclass(frozen=True)
class Proposal:
    """Something put to the consultation that the note is for, by whom, and what the Administration answers."""

    pk: int
    number: int
    source: str
    title: LocalizedText
    text: LocalizedText
    members: tuple[int, ...] = ()
    answers: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True)
class Name:
    """What a Member or an organization was called from a day until a day, with its article in running text.

    `key` is its place in the alphabet of each language.
    """

    valid_from: date | None
    valid_until: date | None
    name: LocalizedText
    article: LocalizedText
    key: LocalizedText = field(default_factory=dict)
    acronym: LocalizedText = field(default_factory=dict)


@dataclass(frozen=True)
class Party:
    """A Member or an organization with its names, and the organizations that merged into it."""

    names: tuple[Name, ...]
    predecessors: tuple["Party", ...] = ()

    def name_on(self, day: date) -> Name:
        """What it was called that day."""
        return name_on(day, self.names)


@dataclass(frozen=True)
class Training:
    """A training session; it mirrors a workshop, where `workshop` is not None."""

    pk: int
    slug: str
    title: LocalizedText
    starts_on: date | None
    ends_on: date | None
    workshop: int | None
    partner: int | None
    tool: LocalizedText
    audience: LocalizedText
    languages: tuple[str, ...] = ()
    aims: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Means:
    """A budget or project document: one of the things with which funds are sought."""

    pk: int
    available_on: date | None


@dataclass(frozen=True)
class Contribution:
    """What a donor gives in the year that is planned: to the programme, a workshop or a training session."""

    pk: int
    target: str
    training: int | None
    member: int | None
    organization: int | None
    thanks: LocalizedText


@dataclass(frozen=True)
class Cited:
    """The document of a consultation, by its symbol."""

    symbol: str
    consultation_on: date


@dataclass(frozen=True)
class Standing:
    """A part of the plan: what it is, and the heading and sentences that the house style gives it."""

    kind: str
    heading: LocalizedText
    sentences: LocalizedText


@dataclass(frozen=True)
class Style:
    """The house style: how names and titles are set, and the parts of the note in their order."""

    plan: tuple[Standing, ...]
    bold_speakers: bool = True
    bold_titles: bool = True
    quoted_titles: bool = True


@dataclass(frozen=True)
class Facts:
    """Everything that one note is drafted from. `on` is its date of issue, to which all its tenses are relative."""

    on: date
    style: Style
    seat: LocalizedText
    consultation_on: date | None = None
    past: Year | None = None
    coming: Year | None = None
    councils: tuple[Council, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    topics: tuple[Topic, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    cited: tuple[Cited, ...] = ()
    budgets: tuple[Means, ...] = ()
    project_documents: tuple[Means, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    trainings: tuple[Training, ...] = ()
    members: Mapping[int, Party] = field(default_factory=dict)
    organizations: Mapping[int, Party] = field(default_factory=dict)

    def tense(self, last: date | None, year: int) -> str:
        """Whether something that ends on that day, or at some time in that year, lies behind the date of issue."""
        behind = last < self.on if last else year < self.on.year
        return PAST if behind else FUTURE

    def workshops_of(self, year: Year | None) -> list[Workshop]:
        """Those of a year in the order of the calendar; what has no day yet comes last."""
        return [workshop for workshop in self.workshops if year and workshop.year == year.pk]

    def workshop(self, pk: int | None) -> Workshop | None:
        """The workshop of this key, where it belongs to one of the two years."""
        return next((workshop for workshop in self.workshops if workshop.pk == pk), None)
