"""Members as a spreadsheet; the same columns bring Members in."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from records import spreadsheets
from records.spreadsheets import CellKind, SpreadsheetColumn

from .choices import MemberStanding
from .models import Member

# The titles stay in English, so that a file may go from hand to hand, whatever language the portal is read in.
NAMES = {
    "short_name_en": SpreadsheetColumn("Short name (English)"),
    "short_name_fr": SpreadsheetColumn("Short name (French)", required=False),
    "short_name_es": SpreadsheetColumn("Short name (Spanish)", required=False),
    "formal_name_en": SpreadsheetColumn("Formal name (English)", required=False),
    "formal_name_fr": SpreadsheetColumn("Formal name (French)", required=False),
    "formal_name_es": SpreadsheetColumn("Formal name (Spanish)", required=False),
    "article_en": SpreadsheetColumn("Article (English)", required=False),
    "article_fr": SpreadsheetColumn("Article (French)", required=False),
    "article_es": SpreadsheetColumn("Article (Spanish)", required=False),
    "filed_as_en": SpreadsheetColumn("Filed as (English)", required=False),
    "filed_as_fr": SpreadsheetColumn("Filed as (French)", required=False),
    "filed_as_es": SpreadsheetColumn("Filed as (Spanish)", required=False),
}
FACTS = {
    "iso_code": SpreadsheetColumn("ISO code", required=False),
    "standing": SpreadsheetColumn("Standing", required=False),
    "admitted_on": SpreadsheetColumn("Admitted on", CellKind.DAY, required=False),
    "left_on": SpreadsheetColumn("Left on", CellKind.DAY, required=False),
}
COLUMNS = NAMES | FACTS
STANDINGS = {MemberStanding.STATE: "State", MemberStanding.OBSERVER: "observer", "": ""}


def spreadsheet_of_members(members: Iterable[Member]) -> bytes:
    """The Members with their names of today, as a workbook."""
    rows = []
    for member in members:
        name = member.name_on(timezone.localdate())
        facts = {field: getattr(member, field) for field in FACTS} | {"standing": STANDINGS[member.standing]}
        rows.append([*(getattr(name, field, "") for field in NAMES), *facts.values()])
    return spreadsheets.write(_("Members"), list(COLUMNS.values()), rows)
