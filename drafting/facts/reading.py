"""What the records say for one note, gathered from the rows of the one query into values in the order of a note."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from documents.choices import PlanKind
from documents.models import Note

from . import house
from . import values as facts
from .rows import LANGUAGES, Row, rows_for
from .values import Facts


def read(note: Note) -> Facts:
    """Everything that this note is drafted from; one query, however many records there are."""
    return _gathered(note, rows_for(note))


def _gathered(note: Note, by_kind: Mapping[str, list[Row]]) -> Facts:
    years = {row["pk"]: _year(row, by_kind) for row in by_kind["year"]}
    on = note.issued_on or note.consultation_on or timezone.localdate()
    return Facts(
        on=on,
        style=_style(by_kind),
        seat={language: note.said("place", language) for language in LANGUAGES},
        consultation_on=note.consultation_on,
        past=years.get(note.reports_on_id),
        coming=years.get(note.plans_id),
        councils=tuple(
            sorted((_council(row, by_kind) for row in by_kind["council"]), key=lambda council: council.number)
        ),
        workshops=tuple(sorted((_workshop(row, by_kind) for row in by_kind["workshop"]), key=_calendar)),
        topics=tuple(
            sorted(
                (_topic(row, by_kind) for row in by_kind["topic"]),
                key=lambda topic: (topic.consultation_on, topic.position),
            )
        ),
        proposals=tuple(
            sorted((_proposal(row, by_kind) for row in by_kind["proposal"]), key=lambda proposal: proposal.number)
        ),
        cited=tuple(
            facts.Cited(row["symbol"], row.day("date"))
            for row in sorted(by_kind["cited"], key=lambda row: (row["date"], row["sort_key"]))
            if row.day("date") <= on
        ),
        budgets=_means(by_kind["budget"]),
        project_documents=_means(by_kind["document"]),
        contributions=tuple(
            facts.Contribution(
                row["pk"],
                row["target"],
                row["training_session_id"],
                row["member"],
                row["organization"],
                row.said("thanks"),
            )
            for row in by_kind["contribution"]
        ),
        trainings=tuple(sorted((_training(row, by_kind) for row in by_kind["training"]), key=_calendar)),
        members=_parties(by_kind["member_name"], {}),
        organizations=_parties(by_kind["organization_name"], _by_owner(by_kind["predecessor"])),
    )


def _style(by_kind: Mapping[str, list[Row]]) -> facts.Style:
    """The house style that somebody has kept, or else the portal's own."""
    if not by_kind["style"]:
        return house.default()
    style = by_kind["style"][0]
    plan = [
        facts.Standing(PlanKind(row["kind"]), row.said("heading"), row.said("standing"))
        for row in _placed(by_kind["part"])
    ]
    settings_of = {name: bool(style[name]) for name in ("bold_speakers", "bold_titles", "quoted_titles")}
    return facts.Style(plan=tuple(plan), **settings_of)


def _year(row: Row, by_kind) -> facts.Year:
    return facts.Year(
        pk=row["pk"],
        number=row["number"],
        theme=row.said("theme"),
        endorsement=row.said("endorsement"),
        endorsed_on=tuple(sorted(each.day("date") for each in by_kind["endorsement"] if each["year_id"] == row["pk"])),
        passages=_passages_of(row, by_kind["year_passage"]),
    )


def _council(row: Row, by_kind) -> facts.Council:
    sittings = [_sitting(sitting, by_kind) for sitting in _placed(_of(row, by_kind["sitting"]))]
    return facts.Council(row["pk"], row["number"], row.said("place"), tuple(sittings))


def _sitting(row: Row, by_kind) -> facts.Sitting:
    launched = [
        facts.Publication(
            launch["publication_id"],
            launch.said("title"),
            launch.said("subtitle"),
            launch.said("edition"),
            launch["abbreviation"],
        )
        for launch in _of(row, by_kind["launch"])
    ]
    return facts.Sitting(
        pk=row["pk"],
        position=row["position"],
        kind=row["kind"],
        day=row.day("day"),
        title=row.said("title"),
        passages=_passages_of(row, by_kind["sitting_passage"]),
        speakers=tuple(_speaker(speaker, by_kind) for speaker in _placed(_of(row, by_kind["speaker"]))),
        launched=tuple(launched),
        handed_out=tuple(part.said("title") for part in _of(row, by_kind["handed_out"])),
    )


def _speaker(row: Row, by_kind) -> facts.Speaker:
    announced = [
        facts.Announced(each["pk"], each.said("title"), each.day("date"), each["precision"], each.said("place"))
        for each in _of(row, by_kind["announced"])
    ]
    texts = ("person", "replaced_by", "function", "body", "state", "further", "summary")
    return facts.Speaker(
        **{name: row[name] for name in ("pk", "position", "mode", "capacity", "status", "body_language")},
        **{name: row[name] for name in ("person_id", "replaced_by_id")},
        **{name: row.said(name) for name in texts},
        announced=tuple(announced),
    )


def _workshop(row: Row, by_kind) -> facts.Workshop:
    return facts.Workshop(
        pk=row["pk"],
        year=row["year_id"],
        **{name: row[name] for name in ("slug", "kind", "attendance")},
        title=row.said("title"),
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on"),
        place=row.said("place"),
        passages=_passages_of(row, by_kind["workshop_passage"]),
    )


def _topic(row: Row, by_kind) -> facts.Topic:
    return facts.Topic(
        **{name: row[name] for name in ("pk", "position", "outcome", "basis")},
        consultation=row["consultation_id"],
        consultation_on=row.day("date"),
        title=row.said("title"),
        reason=row.said("reason"),
        workshop=row["workshop_id"],
        folded_into=tuple(folding["workshop_id"] for folding in _of(row, by_kind["folding"])),
        evenly_divided=bool(row["evenly_divided"]),
    )


def _proposal(row: Row, by_kind) -> facts.Proposal:
    answers = sorted(_of(row, by_kind["answer"]), key=lambda answer: (answer["given_on"] or "", answer["pk"]))
    return facts.Proposal(
        **{name: row[name] for name in ("pk", "number", "source")},
        title=row.said("title"),
        text=row.said("text"),
        members=tuple(proposer["member_id"] for proposer in _of(row, by_kind["proposer"])),
        answers=tuple(answer.said("text") for answer in answers),
    )


def _training(row: Row, by_kind) -> facts.Training:
    return facts.Training(
        pk=row["pk"],
        slug=row["slug"],
        title=row.said("title"),
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on"),
        workshop=row["workshop_id"],
        partner=row["partner_id"],
        tool=row.said("tool"),
        audience=row.said("audience"),
        languages=tuple(each["language"] for each in _placed(_of(row, by_kind["language"]))),
        aims=_passages_of(row, by_kind["aim"]),
    )


def _passages_of(owner: Row, rows: Iterable[Row]) -> tuple[facts.Passage, ...]:
    return tuple(
        facts.Passage(row["pk"], row.get("kind", ""), row["position"], row.said("text"))
        for row in _placed(_of(owner, rows))
    )


def _means(rows: Iterable[Row]) -> tuple[facts.Means, ...]:
    return tuple(facts.Means(row["pk"], row.day("date")) for row in rows)


def _parties(names: Iterable[Row], predecessors: Mapping[int, list[Row]]) -> dict[int, facts.Party]:
    """Members or organizations with their names, by key."""
    by_owner = _by_owner(names)
    alone = {pk: facts.Party(tuple(map(_name, rows))) for pk, rows in by_owner.items()}
    return {
        pk: facts.Party(
            party.names, tuple(alone[each["pk"]] for each in predecessors.get(pk, ()) if each["pk"] in alone)
        )
        for pk, party in alone.items()
    }


def _name(row: Row) -> facts.Name:
    return facts.Name(
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        name=row.said("name"),
        article=row.said("article"),
        key=row.said("key"),
        acronym=row.said("acronym") if "acronym_en" in row else {},
    )


def _of(owner: Row, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["of"] == owner["pk"]]


def _by_owner(rows: Iterable[Row]) -> dict[int, list[Row]]:
    owned = defaultdict(list)
    for row in rows:
        owned[row["of"]].append(row)
    return owned


def _placed(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["position"], row["pk"]))


def _calendar(event: facts.Workshop | facts.Training) -> tuple:
    """Its place in the calendar; what has no day yet comes last."""
    return (event.starts_on is None, event.starts_on or date.max, event.pk)
