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

from .known import Known
from .reading import all_said, in_languages, said


def load(content: dict, known: Known) -> None:
    """Keep the programme that a file tells; years open to everybody come last, when all that they need is there."""
    for told in content["year"]:
        _load_year(told, known)
    for told in content["consultation"]:
        _load_consultation(told, known)
    for told in content["council_session"]:
        _load_council_session(told, known)
    for told in content["publication"]:
        _load_publication(told, known)
    for told in content["announcement"]:
        _load_announcement(told, known)
    for told in content["proposal"]:
        _load_proposal(told, known)
    for told in content["year"]:
        if not told.get("draft"):
            _open_year(told, known)


def _load_year(told: dict, known: Known) -> None:
    ours = {f"theme_is_ours_{language}": True for language in told.get("ours", ())}
    year = Year(number=told["number"], **said(told["theme"], "theme"), **ours)
    parts = _passages(YearPassage, told, {"rationale": YearPassageKind.RATIONALE, "aim": YearPassageKind.AIM})
    actions.keep_year(record=year, parts=parts, by=known.staff)
    known.years[year.number] = year


def _open_year(told: dict, known: Known) -> None:
    year = known.years[told["number"]]
    consultations = [known.consultations[day] for day in told.get("endorsed_at", ())]
    statement = in_languages(told["endorsement"])
    actions.endorse_theme(year=year, consultations=consultations, statement=statement, by=known.staff)
    actions.publish_year(year=year, by=known.staff)


def _load_consultation(told: dict, known: Known) -> None:
    consultation = Consultation(date=told["date"], **all_said(told, ["convening_body", "place"]))
    parts = [Preparation(year=known.years[number]) for number in told["prepares"]]
    actions.keep_consultation(record=consultation, parts=parts, by=known.staff)
    known.consultations[consultation.date] = consultation


# The Council ----------------------------------------------------------------------------------------------------------


def _load_council_session(told: dict, known: Known) -> None:
    session = CouncilSession(
        number=told["number"],
        kind=told["kind"],
        starts_on=told.get("starts_on"),
        ends_on=told.get("ends_on"),
        year=known.years[told["year"]],
        **all_said(told, ["place"]),
    )
    planned = told.get("planned_minutes", {})
    allotments = [TimeAllotment(subject=subject, planned_minutes=planned.get(subject)) for subject in told["time_for"]]
    actions.keep_council_session(record=session, parts=allotments, by=known.staff)
    for sitting in told["sitting"]:
        _load_sitting(sitting, session, known)


def _load_sitting(told: dict, session: CouncilSession, known: Known) -> None:
    sitting = Sitting(council_session=session, kind=told["kind"], day=told.get("day"), **said(told["title"], "title"))
    passages = _passages(
        SittingPassage, told, {"purpose": SittingPassageKind.PURPOSE, "emerged": SittingPassageKind.EMERGED}
    )
    appearances = appearances_in(told, SittingAppearance, known)
    actions.keep_sitting(record=sitting, parts=[*passages, *appearances], by=known.staff)
    place = session.number, sitting.position
    known.sittings[place] = sitting
    known.appearances |= {(*place, each.person.name): each for each in appearances}
    for appearance, each in zip(appearances, told.get("appearance", ()), strict=True):
        if replaced_by := each.get("replaced_by"):
            _replace(appearance, known.people[replaced_by], each["replacement"], known)


_AS_STATED = ("function", "body", "state", "further_affiliation")


def appearances_in(told: dict, model: type[Appearance], known: Known) -> list:
    """Those who take part in a sitting or a workshop, in their order."""
    return [_appearance(each, model, place, known) for place, each in enumerate(told.get("appearance", ()), start=1)]


def _appearance(told: dict, model: type[Appearance], position: int, known: Known) -> Appearance:
    """Somebody's part in an event; whoever has no status of their own has spoken."""
    return model(
        person=known.people[told["person"]],
        position=position,
        mode=told["mode"],
        capacity=told["capacity"],
        status=told.get("status", AppearanceStatus.SPOKE),
        member=known.members.get(told.get("member")),
        organization=known.organizations.get(told.get("organization")),
        body_language=told.get("body_language", ""),
        **all_said(told, [*_AS_STATED, "summary"]),
    )


def _replace(appearance: SittingAppearance, person, told: dict, known: Known) -> None:
    actions.replace_speaker(
        appearance=appearance, person=person, member=appearance.member, by=known.staff, **all_said(told, _AS_STATED)
    )


def _passages(model: type, told: dict, kinds: dict) -> list:
    """Prose, paragraph by paragraph, under the words by which the file calls its parts."""
    return [
        model(kind=kind, position=position, **said(text, "text"))
        for name, kind in kinds.items()
        for position, text in enumerate(told.get(name, ()), start=1)
    ]


# What was published, announced and proposed ---------------------------------------------------------------------------


def _load_publication(told: dict, known: Known) -> None:
    publication = Publication(
        abbreviation=told.get("abbreviation", ""),
        base_work=known.publications.get(told.get("edition_of")),
        **all_said(told, ["title", "subtitle", "edition"]),
    )
    editors = [
        Editor(person=known.people[name], position=position)
        for position, name in enumerate(told.get("editors", ()), start=1)
    ]
    launches = [
        Launch(sitting=_sitting(each, known), **_dated(each), **all_said(each, ["place"]))
        for each in told.get("launch", ())
    ]
    handed_out = [
        Distribution(sitting=_sitting(each, known), **said(each["title"], "title"))
        for each in told.get("handed_out", ())
    ]
    actions.keep_publication(record=publication, parts=[*editors, *launches, *handed_out], by=known.staff)
    known.publications[told["key"]] = publication


def _load_announcement(told: dict, known: Known) -> None:
    announcement = Announcement(
        kind=told["kind"],
        ordinal=told.get("ordinal"),
        host=known.members[told["host"]],
        appearance=known.appearances[(*told["sitting"], told["by"])],
        publication=known.publications.get(told.get("publication")),
        **_dated(told),
        **all_said(told, ["title", "text", "place"]),
    )
    actions.keep_announcement(record=announcement, by=known.staff)


def _load_proposal(told: dict, known: Known) -> None:
    proposal = Proposal(
        consultation=known.consultations[told["consultation"]],
        source=told["source"],
        **all_said(told, ["title", "text"]),
    )
    proposers = [Proposer(member=known.members[key]) for key in told.get("proposers", ())]
    actions.keep_proposal(record=proposal, parts=proposers, by=known.staff)
    if answer := told.get("answer"):
        given_on = answer.get("given_on")
        actions.answer_proposal(proposal=proposal, text=in_languages(answer), given_on=given_on, by=known.staff)


def _sitting(told: dict, known: Known) -> Sitting | None:
    return known.sittings[tuple(told["sitting"])] if "sitting" in told else None


def _dated(told: dict) -> dict:
    return {"date": told.get("date"), "precision": told.get("precision", Precision.NONE)}
