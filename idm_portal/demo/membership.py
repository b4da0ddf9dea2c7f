"""Members, organizations and people of the demo."""

from membership.actions import members, organizations, people
from membership.models import MemberName, OrganizationName, PermanentMission

from .known import LoadedRecords
from .reading import all_localized, localized


def load(content: dict, known: LoadedRecords) -> None:
    """Keep the Members, organizations and people of a file."""
    for entry in content.get("state", ()):
        _load_state(entry, known)
    for entry in content.get("organization", ()):
        _load_organization(entry, known)
    for entry in content.get("person", ()):
        known.people[entry["name"]] = people.name_person(
            name_en=entry["name"],
            filed_as_en=entry.get("filed_as", ""),
            other_spellings="\n".join(entry.get("spellings", ())),
            by=known.staff,
        )


def _load_state(entry: dict, known: LoadedRecords) -> None:
    facts = {name: entry[name] for name in ("standing", "admitted_on") if name in entry}
    names = [_member_name(each) for each in (entry.get("earlier"), entry) if each]
    member = members.admit_member(names=names, iso_code=entry.get("iso", ""), by=known.staff, **facts)
    known.members[entry.get("key") or entry["iso"]] = member
    if mission := entry.get("mission"):
        place = localized({"en": "Geneva", "fr": "Genève", "es": "Ginebra"}, "place")
        record = PermanentMission(member=member, email=mission["email"], **localized(mission["name"], "name"), **place)
        members.keep_mission(record=record, by=known.staff)


def _member_name(entry: dict) -> MemberName:
    return MemberName(
        valid_from=entry.get("valid_from"),
        valid_until=entry.get("valid_until"),
        **localized(entry["short"], "short_name"),
        **localized(entry["formal"], "formal_name"),
        **all_localized(entry, ["article"]),
    )


def _load_organization(entry: dict, known: LoadedRecords) -> None:
    known.organizations[entry["key"]] = organizations.found_organization(
        names=[OrganizationName(**all_localized(entry, ["name", "acronym", "article"]))],
        parent=known.organizations.get(entry.get("part_of")),
        successor=known.organizations.get(entry.get("succeeded_by")),
        by=known.staff,
    )
