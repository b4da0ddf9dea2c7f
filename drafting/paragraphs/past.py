"""Looking back: the opening of a note, and the year on which it reports."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from documents.choices import Level
from drafting.facts.values import PAST, Facts, Standing, Workshop
from drafting.wording import grammar
from drafting.wording.language import LanguageWriter, together
from records import dates
from workshops.choices import Attendance, WorkshopKind

from .draft_paragraphs import DraftParagraph, Source


def opening(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """The paragraph that says what the note is about."""
    if facts.past or facts.coming:
        yield DraftParagraph("opening", lambda writer: together(_about(facts, writer), standing(facts, part, writer)))


def past_year(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """The year reported on: its theme, its workshops, and where more is to be read."""
    if facts.past is None:
        return
    source, held = Source.year(facts.past), facts.workshops_of(facts.past)
    is_reported = any(facts.past.theme.values()) or bool(held)
    if is_reported or any(council.sittings for council in facts.councils):
        yield DraftParagraph("past:heading", lambda writer: year_heading(facts.past, writer), Level.HEADING, source)
    if is_reported:
        yield DraftParagraph("past", lambda writer: _past_year(facts, part, held, writer), source=source)


def standing(facts: Facts, part: Standing, writer: LanguageWriter) -> str:
    """The sentences that the house style gives a part, with this note's years."""
    return writer.standing(
        part.sentences,
        year=str(facts.coming.number if facts.coming else ""),
        past_year=str(facts.past.number if facts.past else ""),
    )


def year_heading(year, writer: LanguageWriter) -> str:
    """The heading of a year, with its theme where it has one."""
    if not any(year.theme.values()):
        return writer.say("heading-year-alone", year=str(year.number))
    return writer.say("heading-year", year=str(year.number), theme=writer.work(year.theme))


def where(facts: Facts, event: Workshop, writer: LanguageWriter) -> str:
    """The place of an event in brackets, where it is not at the seat; or that one meets online."""
    if event.attendance == Attendance.ONLINE:
        return f" ({writer.say('online')})"
    away = writer.plain(event.place) if event.place != facts.seat else ""
    both = writer.say("in-person-and-online") if event.attendance == Attendance.BOTH else ""
    remarks = ", ".join(filter(None, [away, both]))
    return remarks and f" ({remarks})"


def where_and_when(facts: Facts, event: Workshop, writer: LanguageWriter) -> tuple[str, str]:
    """Where an event is held, and when and in what other way, as a sentence says it after its verb."""
    when = f" {writer.phrase(event.starts_on, event.ends_on)}"
    if event.attendance == Attendance.ONLINE:
        return f" {writer.say('online')}", when
    away = writer.plain(event.place) if event.place != facts.seat else ""
    both = f" ({writer.say('in-person-and-online')})" if event.attendance == Attendance.BOTH else ""
    return f" {grammar.at(away, writer.language)}" if away else "", f"{when}{both}"


def _about(facts: Facts, writer: LanguageWriter) -> str:
    past, coming = (str(year.number) if year else "" for year in (facts.past, facts.coming))
    sat = _sat(facts, writer) if past else ""
    if past and coming:
        return writer.say("opening-both", past=past, council=sat, coming=coming)
    if past:
        return writer.say("opening-past", past=past, council=sat.removesuffix(","))
    return writer.say("opening-coming", coming=coming)


def _sat(facts: Facts, writer: LanguageWriter) -> str:
    """The sessions of the Council at which the dialogue has sat when the note is issued."""
    sat = [
        council
        for council in facts.councils
        if council.sittings and facts.tense(max(council.days, default=None), facts.past.number) == PAST
    ]
    if not sat:
        return ""
    return writer.say(
        "opening-council",
        n=len(sat),
        sittings=sum(len(council.sittings) for council in sat),
        ordinals=writer.all_of(writer.session(council.number) for council in sat),
    )


def _past_year(facts: Facts, part: Standing, held: list[Workshop], writer: LanguageWriter) -> str:
    sentences = [_theme(facts, writer), *_events(facts, held, writer), standing(facts, part, writer)]
    return with_footnote(together(*sentences), _further_notes(facts, writer))


def _theme(facts: Facts, writer: LanguageWriter) -> str:
    year = facts.past
    if not any(year.theme.values()):
        return ""
    days, tense = year.endorsed_on, facts.tense(date(year.number, 12, 31), year.number)
    endorsed = ""
    if days:
        listed = dates.listed(days, writer.language)
        endorsed = writer.say("theme-endorsed", tense=tense, n=len(days), days=listed)
    said = writer.say(
        "theme-reported", tense=tense, year=str(year.number), theme=writer.title(year.theme), endorsed=endorsed
    )
    return together(said, "" if days else writer.sentences(year.endorsement))


def _events(facts: Facts, held: list[Workshop], writer: LanguageWriter) -> Iterator[str]:
    """A sentence for those of each kind, those to come apart."""

    def sort_of(event: Workshop) -> tuple[str, str]:
        return facts.tense(event.ends_on, facts.past.number), event.kind

    order = {sort: place for place, sort in reversed(list(enumerate(map(sort_of, held))))}
    for (tense, kind), events in groupby(sorted(held, key=lambda event: order[sort_of(event)]), key=sort_of):
        phrases = [_event(facts, event, writer) for event in events]
        count = writer.number(len(phrases), "feminine" if kind == WorkshopKind.CONFERENCE else "masculine")
        yield writer.say(f"events-{kind}", tense=tense, n=len(phrases), count=count, events=writer.apart(phrases))


def _event(facts: Facts, event: Workshop, writer: LanguageWriter) -> str:
    title = writer.title(event.title)
    if not event.starts_on:
        return f"{title}{where(facts, event, writer)}"
    in_year = event.starts_on.year == event.ends_on.year == facts.past.number
    when = writer.phrase(event.starts_on, event.ends_on, year=not in_year)
    return f"{title}, {when}{where(facts, event, writer)}"


def _further_notes(facts: Facts, writer: LanguageWriter) -> str:
    """The notes of the year's consultations, by day and symbol; those of one day stand together."""
    if not facts.cited:
        return ""
    days = [
        writer.say(
            "further-note",
            day=dates.label(day, None, writer.language),
            symbol=writer.all_of(f"[{note.symbol}]" for note in of_day),
        )
        for day, of_day in groupby(facts.cited, key=lambda note: note.consultation_on)
    ]
    return grammar.sentence(writer.say("further-notes", n=len(facts.cited), notes=writer.all_of(days)))


def with_footnote(text: str, note: str, call_at: str = "") -> str:
    """A paragraph with its one footnote, called after these words of it, or at its end; unchanged without a note."""
    if not note:
        return text
    called = text.replace(call_at, f"{call_at}[^1]", 1) if call_at else f"{text}[^1]"
    return f"{called}\n\n[^1]: {note}"
