"""The timeline of a year, and where its steps come from.

The consultations come with the notes, which the page shows beside the steps too. `SOURCES` names where the other steps
come from: functions of a year and its reader. A floor that brings a new kind of step adds its source there.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from documents.models import Note
from records.words import ordinal
from sessions_app.models import Consultation, CouncilSession, Year

from .timeline import Step, Timeline
from .workshop_links import topics_and_workshops


def timeline(year: Year, user, today: date) -> Timeline:
    """The year as this person may see it today, with the notes about it."""
    found = list(Consultation.objects.visible_to(user).on_the_way_to(year))
    notes = Note.objects.visible_to(user).issued().about(year, and_for=found).with_facts().with_files()
    steps = consultations(found, notes) + [step for source in SOURCES for step in source(year, user)]
    about = [note for note in notes if note.is_about(year)]
    return Timeline(steps, year=year.number, today=today, notes=about)


def consultations(found: Iterable[Consultation], notes: Iterable[Note]) -> list[Step]:
    """The informal consultations on the way to the year, each with its notes among these."""
    return [
        Step(
            kind=_("Informal consultations"),
            short=_("Consultations"),
            title=str(consultation),
            address=consultation.get_absolute_url(),
            first=consultation.date,
            place=consultation.place,
            sentence=_on_endorsement(consultation),
            notes=tuple(note for note in notes if note.consultation_id == consultation.pk),
        )
        for consultation in found
    ]


def _on_endorsement(consultation: Consultation) -> str:
    if not consultation.has_endorsed:
        return ""
    if consultation.others_have:
        return _("One of the consultations on which the theme of the year rests.")
    return _("The Membership endorsed the theme of the year.")


def council_sessions(year: Year, user) -> list[Step]:
    """The sessions of the Council at which the dialogue of the year sits."""
    found = CouncilSession.objects.visible_to(user).of_year(year).with_sittings()
    return [_council_step(session) for session in found]


def _council_step(session: CouncilSession) -> Step:
    sittings = session.sittings.all()
    days = sorted(sitting.day for sitting in sittings if sitting.day)
    number = ordinal(session.number, get_language(), feminine=True)
    return Step(
        kind=_("%(ordinal)s Session of the Council") % {"ordinal": number},
        short=_("Council"),
        title=_("The dialogue at the Council"),
        address=session.get_absolute_url(),
        first=days[0] if days else session.starts_on,
        last=days[-1] if days else session.ends_on,
        place=session.place,
        sentence=(
            ngettext("%(count)d sitting:", "%(count)d sittings:", len(sittings)) % {"count": len(sittings)}
            if sittings
            else _("The sittings are to be announced.")
        ),
        parts=tuple((sitting.title, sitting.get_absolute_url()) for sitting in sittings),
    )


SOURCES: tuple[Callable[[Year, object], list[Step]], ...] = (topics_and_workshops, council_sessions)
