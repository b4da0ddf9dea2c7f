"""All records that one note is drafted from, in one query, however many there are.

Each kind of record is a branch of one union, whose rows come as JSON; so opening the editor, which drafts the note
anew to see what has moved on, costs no more than a query. Who may draft may see every record that is read here.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import JSONObject

from documents.choices import SymbolStanding
from documents.models import HouseStyle, Note, PlanPart, SymbolEntry
from funding.models import Budget, Contribution, ProjectDocument
from membership.models import MemberName, Organization, OrganizationName
from sessions_app.models import (
    Announcement,
    Answer,
    CouncilSession,
    Distribution,
    Endorsement,
    Launch,
    Proposal,
    Proposer,
    Sitting,
    SittingAppearance,
    SittingPassage,
    Year,
    YearPassage,
)
from training.models import LanguageOffered, TrainingPassage, TrainingSession
from workshops.models import Folding, Topic, Workshop, WorkshopPassage

from .values import LocalizedText

LANGUAGES = [language for language, _name in settings.LANGUAGES]


class Row(dict):
    """One record as the query tells it."""

    def said(self, name: str) -> LocalizedText:
        """One of its texts, by language."""
        return {language: self[f"{name}_{language}"] or "" for language in LANGUAGES}

    def day(self, name: str) -> date | None:
        """One of its days."""
        return self[name] and date.fromisoformat(self[name])


def rows_for(note: Note) -> Mapping[str, list[Row]]:
    """The records from which the note is drafted, by kind, each kind in the order of its keys."""
    first, *others = _branches(note)
    by_kind = defaultdict(list)
    for row in first.union(*others, all=True):
        by_kind[row["row_kind"]].append(Row(row))
    for rows in by_kind.values():
        rows.sort(key=lambda row: row["pk"])
    return by_kind


def _branches(note: Note) -> list[QuerySet]:
    """All records from which the note is drafted, kind by kind."""
    years = [pk for pk in (note.reports_on_id, note.plans_id) if pk]
    past, coming = note.reports_on_id, note.plans_id
    consultation = note.consultation_id
    sittings = {"sitting__council_session__year": past}
    donors = Contribution.objects.filter(year=coming)
    proposers = Proposer.objects.filter(proposal__consultation=consultation)
    partners = TrainingSession.objects.filter(year=coming, partner__isnull=False).values("partner")
    return [
        _branch("style", HouseStyle.objects.all(), *_plain("bold_speakers", "bold_titles", "quoted_titles")),
        _branch("part", PlanPart.objects.all(), *_plain("kind", "position"), *_said("heading", "standing")),
        _branch("year", Year.objects.filter(pk__in=years), *_plain("number"), *_said("theme", "endorsement")),
        _branch(
            "endorsement", Endorsement.objects.filter(year__in=years), *_plain("year_id", date="consultation__date")
        ),
        _passages("year_passage", YearPassage.objects.filter(year__in=years), "kind", of="year_id"),
        _branch("council", CouncilSession.objects.filter(year=past), *_plain("number"), *_said("place")),
        _branch(
            "sitting",
            Sitting.objects.filter(council_session__year=past),
            *_plain("position", "kind", "day", of="council_session_id"),
            *_said("title"),
        ),
        _passages("sitting_passage", SittingPassage.objects.filter(**sittings), "kind", of="sitting_id"),
        _branch(
            "speaker",
            SittingAppearance.objects.filter(**sittings),
            *_plain("position", "mode", "capacity", "status", "body_language", of="sitting_id"),
            *_plain("person_id", "replaced_by_id"),
            *_said("function", "body", "state", "summary"),
            *_said(person="person__name", replaced_by="replaced_by__name", further="further_affiliation"),
        ),
        _branch(
            "announced",
            Announcement.objects.filter(appearance__sitting__council_session__year=past),
            *_plain("date", "precision", of="appearance_id"),
            *_said("title", "place"),
        ),
        _branch(
            "launch",
            Launch.objects.filter(**sittings),
            *_plain("publication_id", of="sitting_id", abbreviation="publication__abbreviation"),
            *_said(title="publication__title", subtitle="publication__subtitle", edition="publication__edition"),
        ),
        _branch("handed_out", Distribution.objects.filter(**sittings), *_plain(of="sitting_id"), *_said("title")),
        _branch(
            "workshop",
            Workshop.objects.not_cancelled().filter(year__in=years),
            *_plain("year_id", "slug", "kind", "attendance", "starts_on", "ends_on"),
            *_said("title", "place"),
        ),
        _passages("workshop_passage", WorkshopPassage.objects.filter(workshop__year=coming), "kind", of="workshop_id"),
        _branch(
            "topic",
            Topic.objects.filter(year=coming),
            *_plain("position", "outcome", "basis", "evenly_divided", "workshop_id", "consultation_id"),
            *_plain(date="consultation__date"),
            *_said("title", "reason"),
        ),
        _branch("folding", Folding.objects.filter(topic__year=coming), *_plain("workshop_id", of="topic_id")),
        _branch(
            "proposal",
            Proposal.objects.filter(consultation=consultation),
            *_plain("number", "source"),
            *_said("title", "text"),
        ),
        _branch("proposer", proposers, *_plain("member_id", of="proposal_id")),
        _branch(
            "answer",
            Answer.objects.filter(proposal__consultation=consultation),
            *_plain("given_on", of="proposal_id"),
            *_said("text"),
        ),
        _branch(
            "cited",
            SymbolEntry.objects.filter(
                consultation__date__year__in=Year.objects.filter(pk=past).values("number")
            ).exclude(Q(consultation=consultation) | Q(standing=SymbolStanding.RESERVED)),
            *_plain("symbol", "sort_key", date="consultation__date"),
        ),
        _branch("budget", Budget.objects.filter(year=coming), *_plain(date="available_from__date")),
        _branch("document", ProjectDocument.objects.filter(year=coming), *_plain(date="available_from__date")),
        _branch(
            "contribution",
            donors,
            *_plain("target", "training_session_id", member="donor__member_id", organization="donor__organization_id"),
            *_said("thanks"),
        ),
        _branch(
            "training",
            TrainingSession.objects.filter(year=coming),
            *_plain("slug", "starts_on", "ends_on", "workshop_id", "partner_id"),
            *_said("title", "tool", "audience"),
        ),
        _passages("aim", TrainingPassage.objects.filter(training_session__year=coming), of="training_session_id"),
        _branch(
            "language",
            LanguageOffered.objects.filter(training_session__year=coming),
            *_plain("language", "position", of="training_session_id"),
        ),
        _branch(
            "member_name",
            MemberName.objects.filter(
                Q(member__in=donors.values("donor__member")) | Q(member__in=proposers.values("member"))
            ),
            *_plain("valid_from", "valid_until", of="member_id"),
            *_said("article", "key", name="short_name"),
        ),
        _branch(
            "organization_name",
            OrganizationName.objects.filter(
                Q(organization__in=donors.values("donor__organization"))
                | Q(organization__in=partners)
                | Q(organization__successor__in=partners)
            ),
            *_plain("valid_from", "valid_until", of="organization_id"),
            *_said("name", "article", "key", "acronym"),
        ),
        _branch("predecessor", Organization.objects.filter(successor__in=partners), *_plain(of="successor_id")),
    ]


def _branch(kind: str, records: QuerySet, *columns: tuple[str, str]) -> QuerySet:
    """Records of one kind as rows that say their kind and, as JSON, these columns."""
    row = JSONObject(row_kind=Value(kind), pk="pk", **dict(columns))
    return records.order_by().annotate(row=row).values_list("row", flat=True)


def _passages(kind: str, records: QuerySet, *columns: str, of: str) -> QuerySet:
    return _branch(kind, records, *_plain("position", *columns, of=of), *_said("text"))


def _plain(*names: str, **paths: str) -> list[tuple[str, str]]:
    """Columns that are the same in all languages."""
    return list(({name: name for name in names} | paths).items())


def _said(*names: str, **paths: str) -> list[tuple[str, str]]:
    """Columns that exist once per language."""
    named = {name: name for name in names} | paths
    return [(f"{name}_{language}", f"{path}_{language}") for name, path in named.items() for language in LANGUAGES]
