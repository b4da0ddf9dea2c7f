"""Looking ahead: the theme of the coming year, how its topics were chosen, and its workshops."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from documents.choices import Level
from drafting.facts.values import FUTURE, PAST, Facts, Standing, Topic, Workshop
from drafting.wording import grammar
from drafting.wording.language import Tongue, together
from records import dates
from sessions_app.choices import YearPassageKind
from workshops.choices import Basis, Outcome, WorkshopKind, WorkshopPassageKind

from .past import standing, where_and_when, year_heading
from .sketches import Sketch, Source

# The theme ------------------------------------------------------------------------------------------------------------


def coming_year(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """The heading of the year, its theme and aims, and a paragraph for each passage of its rationale."""
    if facts.coming is None:
        return
    source = Source.year(facts.coming)
    yield Sketch("coming:heading", lambda tongue: year_heading(facts.coming, tongue), Level.HEADING, source)
    yield Sketch("coming", lambda tongue: _coming_year(facts, part, tongue), source=source)
    for passage in facts.coming.passages:
        if passage.kind == YearPassageKind.RATIONALE:
            key = f"coming:passage:{passage.pk}"
            yield Sketch(key, lambda tongue, text=passage.text: tongue.told(text), source=source)


def _coming_year(facts: Facts, part: Standing, tongue: Tongue) -> str:
    year = facts.coming
    aims = [passage.text for passage in year.passages if passage.kind == YearPassageKind.AIM]
    words = "" if year.endorsed_on or not any(year.theme.values()) else tongue.told(year.endorsement)
    return together(
        _theme(facts, tongue),
        words,
        aims_of(aims, facts.tense(None, year.number), tongue),
        standing(facts, part, tongue),
    )


def _theme(facts: Facts, tongue: Tongue) -> str:
    year, number = facts.coming, str(facts.coming.number)
    if not any(year.theme.values()):
        return tongue.say("theme-open", year=number)
    theme, tense = tongue.title(year.theme), facts.tense(None, year.number)
    if year.endorsed_on:
        days = dates.listed_phrase(year.endorsed_on, tongue.language)
        return tongue.say("theme-planned-after", tense=tense, theme=theme, year=number, days=days)
    if any(year.endorsement.values()):
        return tongue.say("theme-planned", tense=tense, theme=theme, year=number)
    return tongue.say("theme-proposed", theme=theme, year=number)


def aims_of(aims: Iterable, tense: str, tongue: Tongue) -> str:
    """The aims in one sentence; nothing where there are none."""
    told = list(dict.fromkeys(tongue.goes_on(aim) for aim in aims))
    if not told:
        return ""
    *others, last = told
    listed = grammar.semicolon(tongue.language).join([*others, tongue.and_then(last).strip() if others else last])
    return tongue.say("aims", tense=tense, n=len(told), aims=listed)


# The topics -----------------------------------------------------------------------------------------------------------


def topics(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """A paragraph for each consultation at which topics were offered: what became of each of them."""
    for _day, topics_of_day in groupby(facts.topics, key=lambda topic: topic.consultation_on):
        offered = list(topics_of_day)
        yield Sketch(
            f"topics:{offered[0].consultation}", partial(_topics, facts, part, offered), source=Source.topic(offered[0])
        )


def _topics(facts: Facts, part: Standing, offered: list[Topic], tongue: Tongue) -> str:
    return together(
        _offered(facts, offered, tongue),
        *(_outcomes(facts, offered, tongue) if _tense(facts, offered) == PAST else ()),
        standing(facts, part, tongue),
    )


def _outcomes(facts: Facts, offered: list[Topic], tongue: Tongue) -> Iterator[str]:
    """What became of the topics; nothing is said of those that are still to be offered."""
    yield from _selected(facts, offered, tongue)
    yield from _folded(facts, offered, tongue)
    yield from _left(facts, offered, tongue)


def _offered(facts: Facts, offered: list[Topic], tongue: Tongue) -> str:
    return tongue.say(
        "topics-offered",
        tense=_tense(facts, offered),
        n=len(offered),
        count=tongue.number(len(offered)),
        day=tongue.phrase(offered[0].consultation_on),
        year=str(facts.coming.number),
        topics=_titles(offered, tongue),
    )


def _tense(facts: Facts, offered: list[Topic]) -> str:
    day = offered[0].consultation_on
    return facts.tense(day, day.year)


def _selected(facts: Facts, offered: list[Topic], tongue: Tongue) -> Iterator[str]:
    """First the choices of the Membership, then what the Administration decided, then what else was selected."""
    selected = [topic for topic in offered if topic.outcome == Outcome.SELECTED]
    first = [topic for topic in selected if topic.basis == Basis.FIRST_CHOICE]
    chosen = [*first, *(topic for topic in selected if topic.basis == Basis.CHOICE)]
    for topic in first:
        becomes = _becomes(facts, topic, tongue)
        message = "first-choice-becomes" if becomes else "first-choice"
        values = {"becomes": becomes} if becomes else {}
        yield together(tongue.say(message, topic=tongue.title(topic.title), **values))
    also = "yes" if first else "no"
    for topic in selected:
        if topic.basis == Basis.CHOICE:
            becomes = _which_becomes(facts, topic, tongue)
            yield tongue.say("chosen-by-the-membership", also=also, topic=tongue.title(topic.title), becomes=becomes)
            also = "yes"
    also, remaining = "no", "yes" if chosen else "no"
    divided = [topic for topic in offered if topic.evenly_divided]
    for topic in selected:
        if topic.basis not in (Basis.AFTER_EVEN_SPLIT, Basis.ADMINISTRATION):
            continue
        chose = _administration_chose(facts, topic, tongue, also=also, remaining=remaining, divided=divided)
        yield together(chose, tongue.told(topic.reason))
        also = "yes"
    for topic in selected:
        if not topic.basis:
            becomes = _which_becomes(facts, topic, tongue)
            yield tongue.say("selected", topic=tongue.title(topic.title), becomes=becomes)


def _administration_chose(
    facts: Facts, topic: Topic, tongue: Tongue, *, also: str, remaining: str, divided: list[Topic]
) -> str:
    """What the Administration chose; after an even split among which topics, as far as a sounding told it."""
    told = {"topic": tongue.title(topic.title), "becomes": _which_becomes(facts, topic, tongue)}
    if topic.basis != Basis.AFTER_EVEN_SPLIT or also == "yes":
        return tongue.say("chosen-by-the-administration", also=also, **told)
    if divided:
        return tongue.say("after-even-split-among", topics=_titles(divided, tongue), **told)
    return tongue.say("after-even-split", remaining=remaining, **told)


def _which_becomes(facts: Facts, topic: Topic, tongue: Tongue) -> str:
    becomes = _becomes(facts, topic, tongue)
    return tongue.say("which-becomes", becomes=becomes) if becomes else ""


def _becomes(facts: Facts, topic: Topic, tongue: Tongue) -> str:
    """Of which event of the year a topic becomes the subject; the rank of a topic is not the order of the year."""
    event = facts.workshop(topic.workshop)
    if event is None:
        return ""
    when = f", {tongue.phrase(event.starts_on, event.ends_on)}" if event.starts_on else ""
    tense = facts.tense(event.ends_on, facts.coming.number)
    return tongue.say("becomes", tense=tense, event=_which_event(facts, event, tongue), when=when)


def _which_event(facts: Facts, event: Workshop, tongue: Tongue) -> str:
    if event.kind != WorkshopKind.WORKSHOP:
        return tongue.say(f"of-a-{event.kind}")
    dated = [
        workshop
        for workshop in facts.workshops_of(facts.coming)
        if workshop.kind == WorkshopKind.WORKSHOP and workshop.starts_on
    ]
    if event not in dated or len(dated) == 1:
        return tongue.say("of-a-workshop")
    return tongue.say("of-the-nth-workshop", nth=tongue.nth(dated.index(event) + 1))


def _folded(facts: Facts, offered: list[Topic], tongue: Tongue) -> Iterator[str]:
    """What was folded where; elements of which it is not said where they go, go where they can."""
    folded = [topic for topic in offered if topic.outcome == Outcome.FOLDED]
    known = {topic.pk: tuple(key for key in topic.folded_into if facts.workshop(key)) for topic in folded}
    for keys in dict.fromkeys(known.values()):
        into, those = list(map(facts.workshop, keys)), [topic for topic in folded if known[topic.pk] == keys]
        ends = [workshop.ends_on for workshop in into]
        values = {
            "n": len(those),
            "topics": _titles(those, tongue),
            "tense": facts.tense(max(ends) if ends and all(ends) else None, facts.coming.number),
        }
        if not into:
            yield tongue.say("folded-where-possible", **values)
            continue
        named = tongue.all_of(tongue.title(workshop.title) for workshop in into)
        folded_into = tongue.say("folded-into", n=len(into), kind=kind_of(into), workshops=named)
        yield tongue.say("folded", into=folded_into, **values)


def _left(facts: Facts, offered: list[Topic], tongue: Tongue) -> Iterator[str]:
    """What was not taken; of topics still to be offered it goes without saying that nothing is decided."""
    messages = {Outcome.CARRIED_OVER: "carried-over", Outcome.DROPPED: "dropped"}
    if _tense(facts, offered) == PAST:
        messages[""] = "undecided"
    for outcome, message in messages.items():
        those = [topic for topic in offered if topic.outcome == outcome]
        if those:
            yield tongue.say(message, n=len(those), topics=_titles(those, tongue))


def kind_of(events: list[Workshop]) -> str:
    """The kind that they share; `several` where they are of different kinds."""
    kinds = {event.kind for event in events}
    return kinds.pop() if len(kinds) == 1 else "several"


def _titles(offered: list[Topic], tongue: Tongue) -> str:
    return tongue.all_of(tongue.title(topic.title) for topic in offered)


# The workshops --------------------------------------------------------------------------------------------------------


def workshops(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """For each workshop in the order of the calendar a heading with its days, and its passages."""
    events = facts.workshops_of(facts.coming)
    for event in events:
        source = Source.workshop(event, facts.coming)
        yield Sketch(f"workshop:{event.pk}:heading", partial(_heading, event), Level.SUBHEADING, source)
        passages = [
            passage
            for kind in (WorkshopPassageKind.BACKGROUND, WorkshopPassageKind.AIMS, WorkshopPassageKind.CONTENT)
            for passage in event.passages
            if passage.kind == kind
        ]
        for passage in passages:
            key = f"workshop:{event.pk}:passage:{passage.pk}"
            yield Sketch(key, lambda tongue, text=passage.text: tongue.told(text), source=source)
        if not passages and (event.starts_on or facts.tense(None, facts.coming.number) == FUTURE):
            yield Sketch(f"workshop:{event.pk}", partial(_undescribed, facts, event), source=source)
    if events and any(part.sentences.values()):
        yield Sketch("workshops:standing", lambda tongue: together(standing(facts, part, tongue)))


def _heading(event: Workshop, tongue: Tongue) -> str:
    title = tongue.plain(event.title)
    if not event.starts_on:
        return title
    when = dates.label(event.starts_on, event.ends_on, tongue.language)
    return tongue.say("heading-workshop", title=title, when=when)


def _undescribed(facts: Facts, event: Workshop, tongue: Tongue) -> str:
    """What can be said of a workshop whose description has still to be written."""
    tense = facts.tense(event.ends_on, facts.coming.number)
    to_come = tongue.say("programme-to-come") if tense == FUTURE else ""
    if not event.starts_on:
        return together(tongue.say("dates-open") if tense == FUTURE else "", to_come)
    where, when = where_and_when(facts, event, tongue)
    return together(tongue.say(f"held-{event.kind}", tense=tense, where=where, when=when), to_come)
