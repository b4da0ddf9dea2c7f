"""What has been loaded so far, by the words with which the files speak of it."""

from dataclasses import dataclass, field

from funding.models import Donor
from membership.models import Member, Organization, Person, User
from sessions_app.models import Consultation, Publication, Sitting, SittingAppearance, Year
from workshops.models import Topic, Workshop


@dataclass
class LoadedRecords:
    """The records that later ones point at; `staff` is who loads them all, and a `colleague` changes some."""

    staff: User
    members: dict[str, Member] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    years: dict[int, Year] = field(default_factory=dict)
    consultations: dict[object, Consultation] = field(default_factory=dict)
    sittings: dict[tuple[int, int], Sitting] = field(default_factory=dict)
    appearances: dict[tuple[int, int, str], SittingAppearance] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    workshops: dict[tuple[int, str], Workshop] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)  # by their English titles
    users: dict[str, User] = field(default_factory=dict)
    donors: dict[str, Donor] = field(default_factory=dict)
    colleague: User | None = None
