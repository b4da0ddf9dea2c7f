"""A year of the dialogue as a calendar, whatever floor its events come from.

`SOURCES` names where they come from: functions of a year and its reader. A floor that brings a new kind of event adds
its source there.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from sessions_app.models import Consultation, CouncilSession, Sitting, Year
from training.models import TrainingSession
from workshops.exports.calendars import Event, calendar, workshop_events
from workshops.models import Workshop


def calendar_of(year: Year | None, user) -> bytes:
    """The year's days as this person may see them; of no year, an empty calendar."""
    name = _("International Dialogue on Migration")
    if year is None:
        return calendar(name, [])
    name = _("International Dialogue on Migration %(year)d") % {"year": year.number}
    return calendar(name, (event for source in SOURCES for event in source(year, user)))


def consultations(year: Year, user) -> Iterator[Event]:
    """The informal consultations on the way to the year."""
    for consultation in Consultation.objects.visible_to(user).on_the_way_to(year).with_moment():
        yield _event(
            consultation,
            title=_("Informal consultations on the International Dialogue on Migration"),
            first=consultation.date,
            place=consultation.place,
        )


def council_sessions(year: Year, user) -> Iterator[Event]:
    """The sessions of the Council at which the dialogue of the year sits, and the days of its sittings."""
    sittings = Sitting.objects.visible_to(user).with_moment()
    sessions = CouncilSession.objects.visible_to(user).of_year(year).with_moment()
    for session in sessions.prefetch_related(Prefetch("sittings", sittings)):
        if session.starts_on:
            yield _event(
                session, title=str(session), first=session.starts_on, last=session.ends_on, place=session.place
            )
        for sitting in session.sittings.all():
            if sitting.day:
                yield _event(sitting, title=sitting.title, first=sitting.day, place=session.place, text=str(session))


def workshops(year: Year, user) -> Iterable[Event]:
    """The workshops of the year, the cancelled ones among them."""
    return workshop_events(Workshop.objects.visible_to(user).of_year(year).with_year().with_moment())


def training_sessions(year: Year, user) -> Iterator[Event]:
    """The training sessions of the year."""
    for session in TrainingSession.objects.visible_to(user).of_year(year).with_workshop().with_moment():
        if session.starts_on:
            title = _("Training session: %(title)s") % {"title": session.title}
            yield _event(session, title=title, first=session.starts_on, last=session.ends_on, place=session.place)


def _event(record: Consultation | CouncilSession | Sitting | TrainingSession, **fields) -> Event:
    """An event with what it has from its record, and with these fields."""
    return Event(
        key=f"{record._meta.model_name}-{record.pk}",
        version=record.version,
        last_kept_at=record.last_kept_at,
        address=record.get_absolute_url(),
        **fields,
    )


SOURCES: tuple[Callable[[Year, object], Iterable[Event]], ...] = (
    consultations,
    council_sessions,
    workshops,
    training_sessions,
)
