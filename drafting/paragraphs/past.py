"""Looking back: the opening of a note, and the year on which it reports."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from documents.choices import Level
from drafting.facts.values import PAST, Facts, Standing, Workshop
from drafting.wording import grammar
from drafting.wording.language import Tongue, together
from records import dates
from workshops.choices import Attendance, WorkshopKind

from .sketches import Sketch, Source


def opening(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """The paragraph that says what the note is about."""
    if facts.past or facts.coming:
        yield Sketch("opening", lambda tongue: together(_about(facts, tongue), standing(facts, part, tongue)))


def past_year(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """The year reported on: its theme, its workshops, and where more is to be read."""
    if facts.past is None:
        return
    source, held = Source.year(facts.past), facts.workshops_of(facts.past)
    is_told = any(facts.past.theme.values()) or bool(held)
    if is_told or any(council.sittings for council in facts.councils):
        yield Sketch("past:heading", lambda tongue: year_heading(facts.past, tongue), Level.HEADING, source)
    if is_told:
        yield Sketch("past", lambda tongue: _past_year(facts, part, held, tongue), source=source)


def standing(facts: Facts, part: Standing, tongue: Tongue) -> str:
    """The sentences that the house style gives a part, with this note's years."""
    return tongue.standing(
        part.sentences,
        year=str(facts.coming.number if facts.coming else ""),
        past_year=str(facts.past.number if facts.past else ""),
    )


def year_heading(year, tongue: Tongue) -> str:
    """The heading of a year, with its theme where it has one."""
    if not any(year.theme.values()):
        return tongue.say("heading-year-alone", year=str(year.number))
    return tongue.say("heading-year", year=str(year.number), theme=tongue.work(year.theme))


def where(facts: Facts, event: Workshop, tongue: Tongue) -> str:
    """The place of an event in brackets, where it is not at the seat; or that one meets online."""
    if event.attendance == Attendance.ONLINE:
        return f" ({tongue.say('online')})"
    away = tongue.plain(event.place) if event.place != facts.seat else ""
    both = tongue.say("in-person-and-online") if event.attendance == Attendance.BOTH else ""
    told = ", ".join(filter(None, [away, both]))
    return told and f" ({told})"


def where_and_when(facts: Facts, event: Workshop, tongue: Tongue) -> tuple[str, str]:
    """Where an event is held, and when and in what other way, as a sentence says it after its verb."""
    when = f" {tongue.phrase(event.starts_on, event.ends_on)}"
    if event.attendance == Attendance.ONLINE:
        return f" {tongue.say('online')}", when
    away = tongue.plain(event.place) if event.place != facts.seat else ""
    both = f" ({tongue.say('in-person-and-online')})" if event.attendance == Attendance.BOTH else ""
    return f" {grammar.at(away, tongue.language)}" if away else "", f"{when}{both}"


def _about(facts: Facts, tongue: Tongue) -> str:
    past, coming = (str(year.number) if year else "" for year in (facts.past, facts.coming))
    sat = _sat(facts, tongue) if past else ""
    if past and coming:
        return tongue.say("opening-both", past=past, council=sat, coming=coming)
    if past:
        return tongue.say("opening-past", past=past, council=sat.removesuffix(","))
    return tongue.say("opening-coming", coming=coming)


def _sat(facts: Facts, tongue: Tongue) -> str:
    """The sessions of the Council at which the dialogue has sat when the note is issued."""
    sat = [
        council
        for council in facts.councils
        if council.sittings and facts.tense(max(council.days, default=None), facts.past.number) == PAST
    ]
    if not sat:
        return ""
    return tongue.say(
        "opening-council",
        n=len(sat),
        sittings=sum(len(council.sittings) for council in sat),
        ordinals=tongue.all_of(tongue.session(council.number) for council in sat),
    )


def _past_year(facts: Facts, part: Standing, held: list[Workshop], tongue: Tongue) -> str:
    told = [_theme(facts, tongue), *_events(facts, held, tongue), standing(facts, part, tongue)]
    return with_footnote(together(*told), _further_notes(facts, tongue))


def _theme(facts: Facts, tongue: Tongue) -> str:
    year = facts.past
    if not any(year.theme.values()):
        return ""
    days, tense = year.endorsed_on, facts.tense(date(year.number, 12, 31), year.number)
    endorsed = ""
    if days:
        listed = dates.listed(days, tongue.language)
        endorsed = tongue.say("theme-endorsed", tense=tense, n=len(days), days=listed)
    said = tongue.say(
        "theme-reported", tense=tense, year=str(year.number), theme=tongue.title(year.theme), endorsed=endorsed
    )
    return together(said, "" if days else tongue.told(year.endorsement))


def _events(facts: Facts, held: list[Workshop], tongue: Tongue) -> Iterator[str]:
    """A sentence for those of each kind, those to come apart."""

    def sort_of(event: Workshop) -> tuple[str, str]:
        return facts.tense(event.ends_on, facts.past.number), event.kind

    order = {sort: place for place, sort in reversed(list(enumerate(map(sort_of, held))))}
    for (tense, kind), events in groupby(sorted(held, key=lambda event: order[sort_of(event)]), key=sort_of):
        told = [_event(facts, event, tongue) for event in events]
        count = tongue.number(len(told), "feminine" if kind == WorkshopKind.CONFERENCE else "masculine")
        yield tongue.say(f"events-{kind}", tense=tense, n=len(told), count=count, events=tongue.apart(told))


def _event(facts: Facts, event: Workshop, tongue: Tongue) -> str:
    title = tongue.title(event.title)
    if not event.starts_on:
        return f"{title}{where(facts, event, tongue)}"
    in_year = event.starts_on.year == event.ends_on.year == facts.past.number
    when = tongue.phrase(event.starts_on, event.ends_on, year=not in_year)
    return f"{title}, {when}{where(facts, event, tongue)}"


def _further_notes(facts: Facts, tongue: Tongue) -> str:
    """The notes of the year's consultations, by day and symbol; those of one day stand together."""
    if not facts.cited:
        return ""
    days = [
        tongue.say(
            "further-note",
            day=dates.label(day, None, tongue.language),
            symbol=tongue.all_of(f"[{note.symbol}]" for note in of_day),
        )
        for day, of_day in groupby(facts.cited, key=lambda note: note.consultation_on)
    ]
    return grammar.sentence(tongue.say("further-notes", n=len(facts.cited), notes=tongue.all_of(days)))


def with_footnote(text: str, note: str, call_at: str = "") -> str:
    """A paragraph with its one footnote, called after these words of it, or at its end; unchanged without a note."""
    if not note:
        return text
    called = text.replace(call_at, f"{call_at}[^1]", 1) if call_at else f"{text}[^1]"
    return f"{called}\n\n[^1]: {note}"
