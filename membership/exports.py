"""Members as a spreadsheet; the same columns bring Members in."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from records import spreadsheets
from records.spreadsheets import Column, Kind

from .choices import Standing
from .models import Member

# The titles stay in English, so that a file may go from hand to hand, whatever language the portal is read in.
NAMES = {
    "short_name_en": Column("Short name (English)"),
    "short_name_fr": Column("Short name (French)", required=False),
    "short_name_es": Column("Short name (Spanish)", required=False),
    "formal_name_en": Column("Formal name (English)", required=False),
    "formal_name_fr": Column("Formal name (French)", required=False),
    "formal_name_es": Column("Formal name (Spanish)", required=False),
    "article_en": Column("Article (English)", required=False),
    "article_fr": Column("Article (French)", required=False),
    "article_es": Column("Article (Spanish)", required=False),
    "filed_as_en": Column("Filed as (English)", required=False),
    "filed_as_fr": Column("Filed as (French)", required=False),
    "filed_as_es": Column("Filed as (Spanish)", required=False),
}
FACTS = {
    "iso_code": Column("ISO code", required=False),
    "standing": Column("Standing", required=False),
    "admitted_on": Column("Admitted on", Kind.DAY, required=False),
    "left_on": Column("Left on", Kind.DAY, required=False),
}
COLUMNS = NAMES | FACTS
STANDINGS = {Standing.STATE: "State", Standing.OBSERVER: "observer", "": ""}


def spreadsheet_of_members(members: Iterable[Member]) -> bytes:
    """The Members with their names of today, as a workbook."""
    rows = []
    for member in members:
        name = member.name_on(timezone.localdate())
        facts = {field: getattr(member, field) for field in FACTS} | {"standing": STANDINGS[member.standing]}
        rows.append([*(getattr(name, field, "") for field in NAMES), *facts.values()])
    return spreadsheets.write(_("Members"), list(COLUMNS.values()), rows)
