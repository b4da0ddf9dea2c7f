"""What it takes: the funding of the coming year, and the training that goes with it."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby

from documents.choices import Level
from drafting.facts.values import Contribution, Facts, Means, Name, Standing, Training
from drafting.wording import grammar
from drafting.wording.language import LanguageWriter, together
from funding.choices import Target
from records import dates

from .coming import aims_of, kind_of
from .draft_paragraphs import DraftParagraph, Source, heading
from .past import standing, with_footnote

# Funding --------------------------------------------------------------------------------------------------------------


def funding(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """How funds are sought: the house's own sentences, then what is there to be read, then who gives."""
    given = [each for each in facts.contributions if each.target != Target.TRAINING]
    if facts.coming and (facts.budgets or facts.project_documents or given):
        source = Source.funding(facts.coming)
        if any(part.heading.values()):
            yield heading("funding:heading", Level.SUBHEADING, part)
        yield DraftParagraph("funding", lambda writer: _funding(facts, part, given, writer), source=source)


def _funding(facts: Facts, part: Standing, given: list[Contribution], writer: LanguageWriter) -> str:
    return together(standing(facts, part, writer), *_means(facts, writer), *_support(facts, given, writer))


def _means(facts: Facts, writer: LanguageWriter) -> Iterator[str]:
    """The project documents and budgets: those that are there to be read, and those that will be."""
    named_already = set()
    for message, is_due in (("means-available", False), ("means-to-be-available", True)):
        documents = [each for each in facts.project_documents if _stands(facts, each, is_due)]
        budgets = [each for each in facts.budgets if _stands(facts, each, is_due)]
        kinds = {kind: means for kind, means in (("project-documents", documents), ("budgets", budgets)) if means}
        things = [
            writer.say(
                kind, n=len(means), count=writer.number(len(means)), further="yes" if kind in named_already else "no"
            )
            for kind, means in kinds.items()
        ]
        named_already |= kinds.keys()
        if things:
            yield writer.say(message, n=len(documents) + len(budgets), things=writer.all_of(things))


def _stands(facts: Facts, means: Means, is_due: bool) -> bool:
    """Whether it is there to be read already, or becomes so, `is_due`, by the consultations that the note is for."""
    if means.available_on is None or means.available_on <= facts.on:
        return not is_due
    return is_due and facts.consultation_on is not None and means.available_on <= facts.consultation_on


def _support(facts: Facts, given: list[Contribution], writer: LanguageWriter) -> Iterator[str]:
    """Thanks, word for word where the record has them; the other donors are named together."""
    thanks = _thanks(facts, given, writer)
    yield from thanks
    if donors := _donors(facts, given, writer):
        yield writer.say(
            "supported-by",
            tense=facts.tense(None, facts.coming.number),
            also="yes" if thanks else "no",
            year=str(facts.coming.number),
            donors=writer.all_of(donors),
        )


def _thanks(facts: Facts, given: list[Contribution], writer: LanguageWriter) -> list[str]:
    """The words of thanks, donor by donor in alphabetical order; what is said of several is said once."""
    thanked = [each for each in given if any(each.thanks.values())]
    thanked.sort(key=lambda each: (_key(_donor(facts, each), writer), each.pk))
    return list(dict.fromkeys(writer.sentences(each.thanks) for each in thanked))


def _donors(facts: Facts, given: list[Contribution], writer: LanguageWriter) -> list[str]:
    """The donors who have no words of their own, in alphabetical order."""
    names = {(each.member, each.organization): _donor(facts, each) for each in given if not any(each.thanks.values())}
    known = sorted((name for name in names.values() if name), key=lambda name: _key(name, writer))
    return [writer.of_party(name) for name in known]


def _donor(facts: Facts, contribution: Contribution) -> Name | None:
    """The donor under the name that it has at the end of the year."""
    party = facts.members.get(contribution.member) or facts.organizations.get(contribution.organization)
    return party.name_on(date(facts.coming.number, 12, 31)) if party else None


def _key(name: Name | None, writer: LanguageWriter) -> str:
    return name.key.get(writer.language, "") if name else ""


# Training -------------------------------------------------------------------------------------------------------------


def training(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """The training sessions: one paragraph for all that are held with one partner, on one tool, for one audience."""
    if not facts.trainings:
        return
    if any(part.heading.values()):
        yield heading("training:heading", Level.SUBHEADING, part)
    way = partial(_way, facts)
    groups = [list(sessions) for _way_of, sessions in groupby(sorted(facts.trainings, key=way), key=way)]
    groups.sort(key=lambda sessions: facts.trainings.index(sessions[0]))
    for place, sessions in enumerate(groups):
        key = f"training:{min(session.pk for session in sessions)}"
        closing = part if place == len(groups) - 1 else None
        source = Source.training(sessions[0], facts.coming)
        yield DraftParagraph(key, partial(_training, facts, closing, sessions), source=source)


def _way(facts: Facts, session: Training) -> tuple:
    """Whether it lies behind, and with whom, on what, for whom and in which languages it is held."""
    texts = (*session.tool.values(), *session.audience.values())
    return (_tense(facts, [session]), session.partner or 0, *texts, session.languages)


def _training(facts: Facts, closing: Standing | None, sessions: list[Training], writer: LanguageWriter) -> str:
    first, count, tense = sessions[0], len(sessions), _tense(facts, sessions)
    partner = _partner(facts, first)
    text = together(
        _sessions(facts, sessions, partner, writer),
        _subjects(facts, sessions, writer),
        writer.say("training-tool", tense=tense, n=count, tool=writer.work(first.tool))
        if any(first.tool.values())
        else "",
        standing(facts, closing, writer) if closing else "",
        _languages(sessions, tense, writer),
        _audience(sessions, tense, writer),
        aims_of((passage.text for session in sessions for passage in session.aims), tense, writer),
        *_thanks(facts, _contributions(facts, sessions), writer),
    )
    call_at = writer.party(partner) if partner else ""
    return with_footnote(text, _formed_from(facts, first, partner, writer), call_at)


def _partner(facts: Facts, session: Training) -> Name | None:
    """The partner under its name of the day."""
    party = facts.organizations.get(session.partner)
    mirrored = facts.workshop(session.workshop)
    day = session.starts_on or (mirrored and mirrored.starts_on) or date(facts.coming.number, 12, 31)
    return party.name_on(day) if party else None


def _tense(facts: Facts, sessions: list[Training]) -> str:
    ends = [session.ends_on for session in sessions]
    return facts.tense(max(ends) if all(ends) else None, facts.coming.number)


def _sessions(facts: Facts, sessions: list[Training], partner: Name | None, writer: LanguageWriter) -> str:
    donors = _donors(facts, _contributions(facts, sessions), writer)
    organizers = [writer.say("iom"), *([writer.party(partner)] if partner else [])]
    return writer.say(
        "training-sessions",
        tense=_tense(facts, sessions),
        n=len(sessions),
        count=writer.number(len(sessions), "feminine"),
        partner="one" if partner else "none",
        organizers=writer.all_of(organizers),
        year=str(facts.coming.number),
        support=writer.say("with-support", donors=writer.all_of(donors)) if donors else "",
    )


def _contributions(facts: Facts, sessions: list[Training]) -> list[Contribution]:
    keys = {session.pk for session in sessions}
    return [each for each in facts.contributions if each.training in keys]


def _subjects(facts: Facts, sessions: list[Training], writer: LanguageWriter) -> str:
    subjects = []
    for session in sessions:
        when = dates.label(session.starts_on, session.ends_on, writer.language) if session.starts_on else ""
        subjects.append(f"{writer.work(session.title)} ({when})" if when else writer.work(session.title))
    mirrored = [workshop for workshop in (facts.workshop(session.workshop) for session in sessions) if workshop]
    return writer.say(
        "training-subjects",
        tense=_tense(facts, sessions),
        n=len(sessions),
        mirrors="yes" if len(mirrored) == len(sessions) else "no",
        kind=kind_of(mirrored),
        subjects=writer.all_of(subjects),
    )


def _languages(sessions: list[Training], tense: str, writer: LanguageWriter) -> str:
    if not sessions[0].languages:
        return ""
    named = writer.all_of(
        writer.say("in-a-language", language=writer.name_of(language)) for language in sessions[0].languages
    )
    return writer.say("training-languages", tense=tense, n=len(sessions), languages=named)


def _audience(sessions: list[Training], tense: str, writer: LanguageWriter) -> str:
    audience = writer.goes_on(sessions[0].audience)
    if not audience:
        return ""
    meant_for = grammar.after_a(audience, writer.language)
    return writer.say("training-audience", tense=tense, n=len(sessions), audience=meant_for)


def _formed_from(facts: Facts, session: Training, partner: Name | None, writer: LanguageWriter) -> str:
    """The footnote on a partner that others have merged into, under the names and acronyms that they bore."""
    if partner is None:
        return ""
    last_day = date.max
    before = [party.name_on(last_day) for party in facts.organizations[session.partner].predecessors]
    before.sort(key=lambda name: name.key.get(writer.language, ""))
    names = [writer.of_party(name, _in_brackets(writer.plain(name.acronym))) for name in before]
    if not names:
        return ""
    return grammar.sentence(
        writer.say("formed-from", n=len(names), name=writer.party(partner), predecessors=writer.all_of(names))
    )


def _in_brackets(acronym: str) -> str:
    return f" ({acronym})" if acronym else ""
