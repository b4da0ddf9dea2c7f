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


def _gathered(note: Note, told: Mapping[str, list[Row]]) -> Facts:
    years = {row["pk"]: _year(row, told) for row in told["year"]}
    on = note.issued_on or note.consultation_on or timezone.localdate()
    return Facts(
        on=on,
        style=_style(told),
        seat={language: note.said("place", language) for language in LANGUAGES},
        consultation_on=note.consultation_on,
        past=years.get(note.reports_on_id),
        coming=years.get(note.plans_id),
        councils=tuple(sorted((_council(row, told) for row in told["council"]), key=lambda council: council.number)),
        workshops=tuple(sorted((_workshop(row, told) for row in told["workshop"]), key=_calendar)),
        topics=tuple(
            sorted(
                (_topic(row, told) for row in told["topic"]), key=lambda topic: (topic.consultation_on, topic.position)
            )
        ),
        proposals=tuple(
            sorted((_proposal(row, told) for row in told["proposal"]), key=lambda proposal: proposal.number)
        ),
        cited=tuple(
            facts.Cited(row["symbol"], row.day("date"))
            for row in sorted(told["cited"], key=lambda row: (row["date"], row["sort_key"]))
            if row.day("date") <= on
        ),
        budgets=_means(told["budget"]),
        project_documents=_means(told["document"]),
        contributions=tuple(
            facts.Contribution(
                row["pk"],
                row["target"],
                row["training_session_id"],
                row["member"],
                row["organization"],
                row.said("thanks"),
            )
            for row in told["contribution"]
        ),
        trainings=tuple(sorted((_training(row, told) for row in told["training"]), key=_calendar)),
        members=_parties(told["member_name"], {}),
        organizations=_parties(told["organization_name"], _by_owner(told["predecessor"])),
    )


def _style(told: Mapping[str, list[Row]]) -> facts.Style:
    """The house style that somebody has kept, or else the portal's own."""
    if not told["style"]:
        return house.default()
    style = told["style"][0]
    plan = [
        facts.Standing(PlanKind(row["kind"]), row.said("heading"), row.said("standing"))
        for row in _placed(told["part"])
    ]
    settings_of = {name: bool(style[name]) for name in ("bold_speakers", "bold_titles", "quoted_titles")}
    return facts.Style(plan=tuple(plan), **settings_of)


def _year(row: Row, told) -> facts.Year:
    return facts.Year(
        pk=row["pk"],
        number=row["number"],
        theme=row.said("theme"),
        endorsement=row.said("endorsement"),
        endorsed_on=tuple(sorted(each.day("date") for each in told["endorsement"] if each["year_id"] == row["pk"])),
        passages=_passages_of(row, told["year_passage"]),
    )


def _council(row: Row, told) -> facts.Council:
    sittings = [_sitting(sitting, told) for sitting in _placed(_of(row, told["sitting"]))]
    return facts.Council(row["pk"], row["number"], row.said("place"), tuple(sittings))


def _sitting(row: Row, told) -> facts.Sitting:
    launched = [
        facts.Publication(
            launch["publication_id"],
            launch.said("title"),
            launch.said("subtitle"),
            launch.said("edition"),
            launch["abbreviation"],
        )
        for launch in _of(row, told["launch"])
    ]
    return facts.Sitting(
        pk=row["pk"],
        position=row["position"],
        kind=row["kind"],
        day=row.day("day"),
        title=row.said("title"),
        passages=_passages_of(row, told["sitting_passage"]),
        speakers=tuple(_speaker(speaker, told) for speaker in _placed(_of(row, told["speaker"]))),
        launched=tuple(launched),
        handed_out=tuple(part.said("title") for part in _of(row, told["handed_out"])),
    )


def _speaker(row: Row, told) -> facts.Speaker:
    announced = [
        facts.Announced(each["pk"], each.said("title"), each.day("date"), each["precision"], each.said("place"))
        for each in _of(row, told["announced"])
    ]
    texts = ("person", "replaced_by", "function", "body", "state", "further", "summary")
    return facts.Speaker(
        **{name: row[name] for name in ("pk", "position", "mode", "capacity", "status", "body_language")},
        **{name: row[name] for name in ("person_id", "replaced_by_id")},
        **{name: row.said(name) for name in texts},
        announced=tuple(announced),
    )


def _workshop(row: Row, told) -> facts.Workshop:
    return facts.Workshop(
        pk=row["pk"],
        year=row["year_id"],
        **{name: row[name] for name in ("slug", "kind", "attendance")},
        title=row.said("title"),
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on"),
        place=row.said("place"),
        passages=_passages_of(row, told["workshop_passage"]),
    )


def _topic(row: Row, told) -> facts.Topic:
    return facts.Topic(
        **{name: row[name] for name in ("pk", "position", "outcome", "basis")},
        consultation=row["consultation_id"],
        consultation_on=row.day("date"),
        title=row.said("title"),
        reason=row.said("reason"),
        workshop=row["workshop_id"],
        folded_into=tuple(folding["workshop_id"] for folding in _of(row, told["folding"])),
        evenly_divided=bool(row["evenly_divided"]),
    )


def _proposal(row: Row, told) -> facts.Proposal:
    answers = sorted(_of(row, told["answer"]), key=lambda answer: (answer["given_on"] or "", answer["pk"]))
    return facts.Proposal(
        **{name: row[name] for name in ("pk", "number", "source")},
        title=row.said("title"),
        text=row.said("text"),
        members=tuple(proposer["member_id"] for proposer in _of(row, told["proposer"])),
        answers=tuple(answer.said("text") for answer in answers),
    )


def _training(row: Row, told) -> facts.Training:
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
        languages=tuple(each["language"] for each in _placed(_of(row, told["language"]))),
        aims=_passages_of(row, told["aim"]),
    )


def _passages_of(owner: Row, rows: Iterable[Row]) -> tuple[facts.Passage, ...]:
    return tuple(
        facts.Passage(row["pk"], row.get("kind", ""), row["position"], row.said("text"))
        for row in _placed(_of(owner, rows))
    )


def _means(rows: Iterable[Row]) -> tuple[facts.Means, ...]:
    return tuple(facts.Means(row["pk"], row.day("date")) for row in rows)


def _parties(names: Iterable[Row], predecessors: Mapping[int, list[Row]]) -> dict[int, facts.Party]:
    """Those whose names are told, by key."""
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
