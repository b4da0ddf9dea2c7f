"""Every change of Members and their missions.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from membership import rules
from membership.choices import Outcome
from membership.models import Member, MemberName, PermanentMission
from records import history
from records.models import Part

from .names import LANGUAGES, succession, sync_names


@transaction.atomic
def keep_member(*, record: Member, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a Member with its dated names; a new one gets its address from its English name."""
    parts = list(parts)
    current = sync_names(record, parts, without, text="short_name", also=("formal_name",))
    for language in LANGUAGES:
        setattr(record, f"name_{language}", getattr(current, f"short_name_{language}"))
    if record.iso_code:
        record.search_words += f" {record.iso_code}"
    history.save(record, by=by, why=why, parts=parts, without=without)


def admit_member(*, names: Iterable[MemberName], by, why: str = "", **facts) -> Member:
    """Begin to keep a Member under these names; `facts` are its standing, ISO code and dates, as far as recorded."""
    member = Member(**facts)
    keep_member(record=member, parts=names, by=by, why=why)
    return member


@transaction.atomic
def rename_member(*, member: Member, name: MemberName, by, why: str = "") -> None:
    """Give the Member a new name from a day on; records of earlier days keep the earlier one."""
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    keep_member(record=member, parts=succession(member, name), by=by, why=why)


@transaction.atomic
def import_members(*, rows: Sequence[dict], by, why: str = "") -> list[rules.Verdict]:
    """Bring in the rows of a spreadsheet; those that are refused change nothing. Returns the verdict on each row."""
    verdicts = rules.verdicts_on(rows)
    for verdict in verdicts:
        if verdict.outcome == Outcome.NEW:
            admit_member(names=[MemberName(**verdict.names)], by=by, why=why, **verdict.facts)
        elif verdict.outcome == Outcome.CHANGED:
            name = verdict.member.name_on(timezone.localdate())
            for row, changes in ((verdict.member, verdict.facts), (name, verdict.names)):
                for field, value in changes.items():
                    setattr(row, field, value)
            keep_member(record=verdict.member, parts=[name] if verdict.names else [], by=by, why=why)
    return verdicts


@transaction.atomic
def keep_mission(
    *, record: PermanentMission, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a Permanent Mission."""
    history.save(record, by=by, why=why, parts=parts, without=without)
