"""The programme of a year as a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from records import spreadsheets
from records.spreadsheets import CellKind, SpreadsheetColumn

from .models import Consultation, CouncilSession, Sitting, SittingAppearance, Year


def programme_of(year: Year, consultations: Iterable[Consultation], sessions: Iterable[CouncilSession]) -> bytes:
    """The year's consultations and sittings, a line for each person who appears, in the reader's language."""
    columns = [
        SpreadsheetColumn(_("Date"), CellKind.DAY),
        SpreadsheetColumn(_("Event")),
        SpreadsheetColumn(_("Title")),
        SpreadsheetColumn(_("Place")),
        SpreadsheetColumn(_("Name")),
        SpreadsheetColumn(_("Function")),
        SpreadsheetColumn(_("Body")),
        SpreadsheetColumn(pgettext("a country", "State")),
        SpreadsheetColumn(_("Further affiliation")),
        SpreadsheetColumn(_("Mode")),
        SpreadsheetColumn(_("Capacity")),
        SpreadsheetColumn(_("Status")),
    ]
    lines = [_consultation(consultation) for consultation in consultations]
    for session in sessions:
        for sitting in session.sittings.all():
            lines.extend(_sitting(session, sitting))
    rows = [[*line, *[""] * (len(columns) - len(line))] for line in lines]
    return spreadsheets.write(str(year.number), columns, rows)


def _consultation(consultation: Consultation) -> list:
    return [consultation.date, _("Consultation"), consultation.convening_body, consultation.place]


def _sitting(session: CouncilSession, sitting: Sitting) -> Iterator[list]:
    """A line for each person who appears; one without anybody where nobody is named yet."""
    facts = [sitting.day, str(session), sitting.title, session.place]
    appearances = sitting.appearances.all()
    if not appearances:
        yield facts
    for appearance in appearances:
        yield [*facts, *_appearance(appearance)]


def _appearance(appearance: SittingAppearance) -> list[str]:
    return [
        str(appearance.person),
        appearance.function,
        appearance.body,
        appearance.state,
        appearance.further_affiliation,
        appearance.get_mode_display(),
        appearance.get_capacity_display(),
        appearance.get_status_display(),
    ]
