"""Members, organizations and people of the demo."""

from membership.actions import members, organizations, people
from membership.models import MemberName, OrganizationName, PermanentMission

from .known import Known
from .reading import all_said, said


def load(content: dict, known: Known) -> None:
    """Keep the Members, organizations and people of a file."""
    for told in content.get("state", ()):
        _load_state(told, known)
    for told in content.get("organization", ()):
        _load_organization(told, known)
    for told in content.get("person", ()):
        known.people[told["name"]] = people.name_person(
            name_en=told["name"],
            filed_as_en=told.get("filed_as", ""),
            other_spellings="\n".join(told.get("spellings", ())),
            by=known.staff,
        )


def _load_state(told: dict, known: Known) -> None:
    facts = {name: told[name] for name in ("standing", "admitted_on") if name in told}
    names = [_member_name(each) for each in (told.get("earlier"), told) if each]
    member = members.admit_member(names=names, iso_code=told.get("iso", ""), by=known.staff, **facts)
    known.members[told.get("key") or told["iso"]] = member
    if mission := told.get("mission"):
        place = said({"en": "Geneva", "fr": "Genève", "es": "Ginebra"}, "place")
        record = PermanentMission(member=member, email=mission["email"], **said(mission["name"], "name"), **place)
        members.keep_mission(record=record, by=known.staff)


def _member_name(told: dict) -> MemberName:
    return MemberName(
        valid_from=told.get("valid_from"),
        valid_until=told.get("valid_until"),
        **said(told["short"], "short_name"),
        **said(told["formal"], "formal_name"),
        **all_said(told, ["article"]),
    )


def _load_organization(told: dict, known: Known) -> None:
    known.organizations[told["key"]] = organizations.found_organization(
        names=[OrganizationName(**all_said(told, ["name", "acronym", "article"]))],
        parent=known.organizations.get(told.get("part_of")),
        successor=known.organizations.get(told.get("succeeded_by")),
        by=known.staff,
    )
