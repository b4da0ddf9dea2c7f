"""Years, consultations, the Council, publications, announcements and proposals of the demo."""

from sessions_app import actions
from sessions_app.choices import AppearanceStatus, Precision, SittingPassageKind, YearPassageKind
from sessions_app.models import (
    Announcement,
    Consultation,
    CouncilSession,
    Distribution,
    Editor,
    Launch,
    Preparation,
    Proposal,
    Proposer,
    Publication,
    Sitting,
    SittingAppearance,
    SittingPassage,
    TimeAllotment,
    Year,
    YearPassage,
)
from sessions_app.models.appearances import Appearance

from .known import LoadedRecords
from .reading import all_localized, in_languages, localized


def load(content: dict, known: LoadedRecords) -> None:
    """Keep the programme that a file tells; years open to everybody come last, when all that they need is there."""
    for entry in content["year"]:
        _load_year(entry, known)
    for entry in content["consultation"]:
        _load_consultation(entry, known)
    for entry in content["council_session"]:
        _load_council_session(entry, known)
    for entry in content["publication"]:
        _load_publication(entry, known)
    for entry in content["announcement"]:
        _load_announcement(entry, known)
    for entry in content["proposal"]:
        _load_proposal(entry, known)
    for entry in content["year"]:
        if not entry.get("draft"):
            _open_year(entry, known)


def _load_year(entry: dict, known: LoadedRecords) -> None:
    ours = {f"theme_is_ours_{language}": True for language in entry.get("ours", ())}
    year = Year(number=entry["number"], **localized(entry["theme"], "theme"), **ours)
    parts = _passages(YearPassage, entry, {"rationale": YearPassageKind.RATIONALE, "aim": YearPassageKind.AIM})
    actions.keep_year(record=year, parts=parts, by=known.staff)
    known.years[year.number] = year


def _open_year(entry: dict, known: LoadedRecords) -> None:
    year = known.years[entry["number"]]
    consultations = [known.consultations[day] for day in entry.get("endorsed_at", ())]
    statement = in_languages(entry["endorsement"])
    actions.endorse_theme(year=year, consultations=consultations, statement=statement, by=known.staff)
    actions.publish_year(year=year, by=known.staff)


def _load_consultation(entry: dict, known: LoadedRecords) -> None:
    consultation = Consultation(date=entry["date"], **all_localized(entry, ["convening_body", "place"]))
    parts = [Preparation(year=known.years[number]) for number in entry["prepares"]]
    actions.keep_consultation(record=consultation, parts=parts, by=known.staff)
    known.consultations[consultation.date] = consultation


# The Council ----------------------------------------------------------------------------------------------------------


def _load_council_session(entry: dict, known: LoadedRecords) -> None:
    session = CouncilSession(
        number=entry["number"],
        kind=entry["kind"],
        starts_on=entry.get("starts_on"),
        ends_on=entry.get("ends_on"),
        year=known.years[entry["year"]],
        **all_localized(entry, ["place"]),
    )
    planned = entry.get("planned_minutes", {})
    allotments = [TimeAllotment(subject=subject, planned_minutes=planned.get(subject)) for subject in entry["time_for"]]
    actions.keep_council_session(record=session, parts=allotments, by=known.staff)
    for sitting in entry["sitting"]:
        _load_sitting(sitting, session, known)


def _load_sitting(entry: dict, session: CouncilSession, known: LoadedRecords) -> None:
    sitting = Sitting(
        council_session=session, kind=entry["kind"], day=entry.get("day"), **localized(entry["title"], "title")
    )
    passages = _passages(
        SittingPassage, entry, {"purpose": SittingPassageKind.PURPOSE, "emerged": SittingPassageKind.EMERGED}
    )
    appearances = appearances_in(entry, SittingAppearance, known)
    actions.keep_sitting(record=sitting, parts=[*passages, *appearances], by=known.staff)
    place = session.number, sitting.position
    known.sittings[place] = sitting
    known.appearances |= {(*place, each.person.name): each for each in appearances}
    for appearance, each in zip(appearances, entry.get("appearance", ()), strict=True):
        if replaced_by := each.get("replaced_by"):
            _replace(appearance, known.people[replaced_by], each["replacement"], known)


_AS_STATED = ("function", "body", "state", "further_affiliation")


def appearances_in(entry: dict, model: type[Appearance], known: LoadedRecords) -> list:
    """Those who take part in a sitting or a workshop, in their order."""
    return [_appearance(each, model, place, known) for place, each in enumerate(entry.get("appearance", ()), start=1)]


def _appearance(entry: dict, model: type[Appearance], position: int, known: LoadedRecords) -> Appearance:
    """Somebody's part in an event; whoever has no status of their own has spoken."""
    return model(
        person=known.people[entry["person"]],
        position=position,
        mode=entry["mode"],
        capacity=entry["capacity"],
        status=entry.get("status", AppearanceStatus.SPOKE),
        member=known.members.get(entry.get("member")),
        organization=known.organizations.get(entry.get("organization")),
        body_language=entry.get("body_language", ""),
        **all_localized(entry, [*_AS_STATED, "summary"]),
    )


def _replace(appearance: SittingAppearance, person, entry: dict, known: LoadedRecords) -> None:
    actions.replace_speaker(
        appearance=appearance,
        person=person,
        member=appearance.member,
        by=known.staff,
        **all_localized(entry, _AS_STATED),
    )


def _passages(model: type, entry: dict, kinds: dict) -> list:
    """Prose, paragraph by paragraph, under the words by which the file calls its parts."""
    return [
        model(kind=kind, position=position, **localized(text, "text"))
        for name, kind in kinds.items()
        for position, text in enumerate(entry.get(name, ()), start=1)
    ]


# What was published, announced and proposed ---------------------------------------------------------------------------


def _load_publication(entry: dict, known: LoadedRecords) -> None:
    publication = Publication(
        abbreviation=entry.get("abbreviation", ""),
        base_work=known.publications.get(entry.get("edition_of")),
        **all_localized(entry, ["title", "subtitle", "edition"]),
    )
    editors = [
        Editor(person=known.people[name], position=position)
        for position, name in enumerate(entry.get("editors", ()), start=1)
    ]
    launches = [
        Launch(sitting=_sitting(each, known), **_dated(each), **all_localized(each, ["place"]))
        for each in entry.get("launch", ())
    ]
    handed_out = [
        Distribution(sitting=_sitting(each, known), **localized(each["title"], "title"))
        for each in entry.get("handed_out", ())
    ]
    actions.keep_publication(record=publication, parts=[*editors, *launches, *handed_out], by=known.staff)
    known.publications[entry["key"]] = publication


def _load_announcement(entry: dict, known: LoadedRecords) -> None:
    announcement = Announcement(
        kind=entry["kind"],
        ordinal=entry.get("ordinal"),
        host=known.members[entry["host"]],
        appearance=known.appearances[(*entry["sitting"], entry["by"])],
        publication=known.publications.get(entry.get("publication")),
        **_dated(entry),
        **all_localized(entry, ["title", "text", "place"]),
    )
    actions.keep_announcement(record=announcement, by=known.staff)


def _load_proposal(entry: dict, known: LoadedRecords) -> None:
    proposal = Proposal(
        consultation=known.consultations[entry["consultation"]],
        source=entry["source"],
        **all_localized(entry, ["title", "text"]),
    )
    proposers = [Proposer(member=known.members[key]) for key in entry.get("proposers", ())]
    actions.keep_proposal(record=proposal, parts=proposers, by=known.staff)
    if answer := entry.get("answer"):
        given_on = answer.get("given_on")
        actions.answer_proposal(proposal=proposal, text=in_languages(answer), given_on=given_on, by=known.staff)


def _sitting(entry: dict, known: LoadedRecords) -> Sitting | None:
    return known.sittings[tuple(entry["sitting"])] if "sitting" in entry else None


def _dated(entry: dict) -> dict:
    return {"date": entry.get("date"), "precision": entry.get("precision", Precision.NONE)}
