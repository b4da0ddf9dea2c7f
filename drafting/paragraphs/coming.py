"""Looking ahead: the theme of the coming year, how its topics were chosen, and its workshops."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from documents.choices import Level
from drafting.facts.values import FUTURE, PAST, Facts, Standing, Topic, Workshop
from drafting.wording import grammar
from drafting.wording.language import LanguageWriter, together
from records import dates
from sessions_app.choices import YearPassageKind
from workshops.choices import Basis, Outcome, WorkshopKind, WorkshopPassageKind

from .draft_paragraphs import DraftParagraph, Source
from .past import standing, where_and_when, year_heading

# The theme ------------------------------------------------------------------------------------------------------------


def coming_year(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """The heading of the year, its theme and aims, and a paragraph for each passage of its rationale."""
    if facts.coming is None:
        return
    source = Source.year(facts.coming)
    yield DraftParagraph("coming:heading", lambda writer: year_heading(facts.coming, writer), Level.HEADING, source)
    yield DraftParagraph("coming", lambda writer: _coming_year(facts, part, writer), source=source)
    for passage in facts.coming.passages:
        if passage.kind == YearPassageKind.RATIONALE:
            key = f"coming:passage:{passage.pk}"
            yield DraftParagraph(key, lambda writer, text=passage.text: writer.sentences(text), source=source)


def _coming_year(facts: Facts, part: Standing, writer: LanguageWriter) -> str:
    year = facts.coming
    aims = [passage.text for passage in year.passages if passage.kind == YearPassageKind.AIM]
    words = "" if year.endorsed_on or not any(year.theme.values()) else writer.sentences(year.endorsement)
    return together(
        _theme(facts, writer),
        words,
        aims_of(aims, facts.tense(None, year.number), writer),
        standing(facts, part, writer),
    )


def _theme(facts: Facts, writer: LanguageWriter) -> str:
    year, number = facts.coming, str(facts.coming.number)
    if not any(year.theme.values()):
        return writer.say("theme-open", year=number)
    theme, tense = writer.title(year.theme), facts.tense(None, year.number)
    if year.endorsed_on:
        days = dates.listed_phrase(year.endorsed_on, writer.language)
        return writer.say("theme-planned-after", tense=tense, theme=theme, year=number, days=days)
    if any(year.endorsement.values()):
        return writer.say("theme-planned", tense=tense, theme=theme, year=number)
    return writer.say("theme-proposed", theme=theme, year=number)


def aims_of(aims: Iterable, tense: str, writer: LanguageWriter) -> str:
    """The aims in one sentence; nothing where there are none."""
    phrases = list(dict.fromkeys(writer.goes_on(aim) for aim in aims))
    if not phrases:
        return ""
    *others, last = phrases
    listed = grammar.semicolon(writer.language).join([*others, writer.and_then(last).strip() if others else last])
    return writer.say("aims", tense=tense, n=len(phrases), aims=listed)


# The topics -----------------------------------------------------------------------------------------------------------


def topics(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """A paragraph for each consultation at which topics were offered: what became of each of them."""
    for _day, topics_of_day in groupby(facts.topics, key=lambda topic: topic.consultation_on):
        offered = list(topics_of_day)
        yield DraftParagraph(
            f"topics:{offered[0].consultation}", partial(_topics, facts, part, offered), source=Source.topic(offered[0])
        )


def _topics(facts: Facts, part: Standing, offered: list[Topic], writer: LanguageWriter) -> str:
    return together(
        _offered(facts, offered, writer),
        *(_outcomes(facts, offered, writer) if _tense(facts, offered) == PAST else ()),
        standing(facts, part, writer),
    )


def _outcomes(facts: Facts, offered: list[Topic], writer: LanguageWriter) -> Iterator[str]:
    """What became of the topics; nothing is said of those that are still to be offered."""
    yield from _selected(facts, offered, writer)
    yield from _folded(facts, offered, writer)
    yield from _not_taken(facts, offered, writer)


def _offered(facts: Facts, offered: list[Topic], writer: LanguageWriter) -> str:
    return writer.say(
        "topics-offered",
        tense=_tense(facts, offered),
        n=len(offered),
        count=writer.number(len(offered)),
        day=writer.phrase(offered[0].consultation_on),
        year=str(facts.coming.number),
        topics=_titles(offered, writer),
    )


def _tense(facts: Facts, offered: list[Topic]) -> str:
    day = offered[0].consultation_on
    return facts.tense(day, day.year)


def _selected(facts: Facts, offered: list[Topic], writer: LanguageWriter) -> Iterator[str]:
    """First the choices of the Membership, then what the Administration decided, then what else was selected."""
    selected = [topic for topic in offered if topic.outcome == Outcome.SELECTED]
    first = [topic for topic in selected if topic.basis == Basis.FIRST_CHOICE]
    chosen = [*first, *(topic for topic in selected if topic.basis == Basis.CHOICE)]
    for topic in first:
        becomes = _becomes(facts, topic, writer)
        message = "first-choice-becomes" if becomes else "first-choice"
        values = {"becomes": becomes} if becomes else {}
        yield together(writer.say(message, topic=writer.title(topic.title), **values))
    also = "yes" if first else "no"
    for topic in selected:
        if topic.basis == Basis.CHOICE:
            becomes = _which_becomes(facts, topic, writer)
            yield writer.say("chosen-by-the-membership", also=also, topic=writer.title(topic.title), becomes=becomes)
            also = "yes"
    also, remaining = "no", "yes" if chosen else "no"
    divided = [topic for topic in offered if topic.evenly_divided]
    for topic in selected:
        if topic.basis not in (Basis.AFTER_EVEN_SPLIT, Basis.ADMINISTRATION):
            continue
        chose = _administration_chose(facts, topic, writer, also=also, remaining=remaining, divided=divided)
        yield together(chose, writer.sentences(topic.reason))
        also = "yes"
    for topic in selected:
        if not topic.basis:
            becomes = _which_becomes(facts, topic, writer)
            yield writer.say("selected", topic=writer.title(topic.title), becomes=becomes)


def _administration_chose(
    facts: Facts, topic: Topic, writer: LanguageWriter, *, also: str, remaining: str, divided: list[Topic]
) -> str:
    """What the Administration chose; after an even split among which topics, as far as a sounding says it."""
    values = {"topic": writer.title(topic.title), "becomes": _which_becomes(facts, topic, writer)}
    if topic.basis != Basis.AFTER_EVEN_SPLIT or also == "yes":
        return writer.say("chosen-by-the-administration", also=also, **values)
    if divided:
        return writer.say("after-even-split-among", topics=_titles(divided, writer), **values)
    return writer.say("after-even-split", remaining=remaining, **values)


def _which_becomes(facts: Facts, topic: Topic, writer: LanguageWriter) -> str:
    becomes = _becomes(facts, topic, writer)
    return writer.say("which-becomes", becomes=becomes) if becomes else ""


def _becomes(facts: Facts, topic: Topic, writer: LanguageWriter) -> str:
    """Of which event of the year a topic becomes the subject; the rank of a topic is not the order of the year."""
    event = facts.workshop(topic.workshop)
    if event is None:
        return ""
    when = f", {writer.phrase(event.starts_on, event.ends_on)}" if event.starts_on else ""
    tense = facts.tense(event.ends_on, facts.coming.number)
    return writer.say("becomes", tense=tense, event=_which_event(facts, event, writer), when=when)


def _which_event(facts: Facts, event: Workshop, writer: LanguageWriter) -> str:
    if event.kind != WorkshopKind.WORKSHOP:
        return writer.say(f"of-a-{event.kind}")
    dated = [
        workshop
        for workshop in facts.workshops_of(facts.coming)
        if workshop.kind == WorkshopKind.WORKSHOP and workshop.starts_on
    ]
    if event not in dated or len(dated) == 1:
        return writer.say("of-a-workshop")
    return writer.say("of-the-nth-workshop", nth=writer.nth(dated.index(event) + 1))


def _folded(facts: Facts, offered: list[Topic], writer: LanguageWriter) -> Iterator[str]:
    """What was folded where; elements of which it is not said where they go, go where they can."""
    folded = [topic for topic in offered if topic.outcome == Outcome.FOLDED]
    known = {topic.pk: tuple(key for key in topic.folded_into if facts.workshop(key)) for topic in folded}
    for keys in dict.fromkeys(known.values()):
        into, those = list(map(facts.workshop, keys)), [topic for topic in folded if known[topic.pk] == keys]
        ends = [workshop.ends_on for workshop in into]
        values = {
            "n": len(those),
            "topics": _titles(those, writer),
            "tense": facts.tense(max(ends) if ends and all(ends) else None, facts.coming.number),
        }
        if not into:
            yield writer.say("folded-where-possible", **values)
            continue
        named = writer.all_of(writer.title(workshop.title) for workshop in into)
        folded_into = writer.say("folded-into", n=len(into), kind=kind_of(into), workshops=named)
        yield writer.say("folded", into=folded_into, **values)


def _not_taken(facts: Facts, offered: list[Topic], writer: LanguageWriter) -> Iterator[str]:
    """What was not taken; of topics still to be offered it goes without saying that nothing is decided."""
    messages = {Outcome.CARRIED_OVER: "carried-over", Outcome.DROPPED: "dropped"}
    if _tense(facts, offered) == PAST:
        messages[""] = "undecided"
    for outcome, message in messages.items():
        those = [topic for topic in offered if topic.outcome == outcome]
        if those:
            yield writer.say(message, n=len(those), topics=_titles(those, writer))


def kind_of(events: list[Workshop]) -> str:
    """The kind that they share; `several` where they are of different kinds."""
    kinds = {event.kind for event in events}
    return kinds.pop() if len(kinds) == 1 else "several"


def _titles(offered: list[Topic], writer: LanguageWriter) -> str:
    return writer.all_of(writer.title(topic.title) for topic in offered)


# The workshops --------------------------------------------------------------------------------------------------------


def workshops(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """For each workshop in the order of the calendar a heading with its days, and its passages."""
    events = facts.workshops_of(facts.coming)
    for event in events:
        source = Source.workshop(event, facts.coming)
        yield DraftParagraph(f"workshop:{event.pk}:heading", partial(_heading, event), Level.SUBHEADING, source)
        passages = [
            passage
            for kind in (WorkshopPassageKind.BACKGROUND, WorkshopPassageKind.AIMS, WorkshopPassageKind.CONTENT)
            for passage in event.passages
            if passage.kind == kind
        ]
        for passage in passages:
            key = f"workshop:{event.pk}:passage:{passage.pk}"
            yield DraftParagraph(key, lambda writer, text=passage.text: writer.sentences(text), source=source)
        if not passages and (event.starts_on or facts.tense(None, facts.coming.number) == FUTURE):
            yield DraftParagraph(f"workshop:{event.pk}", partial(_undescribed, facts, event), source=source)
    if events and any(part.sentences.values()):
        yield DraftParagraph("workshops:standing", lambda writer: together(standing(facts, part, writer)))


def _heading(event: Workshop, writer: LanguageWriter) -> str:
    title = writer.plain(event.title)
    if not event.starts_on:
        return title
    when = dates.label(event.starts_on, event.ends_on, writer.language)
    return writer.say("heading-workshop", title=title, when=when)


def _undescribed(facts: Facts, event: Workshop, writer: LanguageWriter) -> str:
    """What can be said of a workshop whose description has still to be written."""
    tense = facts.tense(event.ends_on, facts.coming.number)
    to_come = writer.say("programme-to-come") if tense == FUTURE else ""
    if not event.starts_on:
        return together(writer.say("dates-open") if tense == FUTURE else "", to_come)
    where, when = where_and_when(facts, event, writer)
    return together(writer.say(f"held-{event.kind}", tense=tense, where=where, when=when), to_come)
