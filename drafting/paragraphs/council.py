"""The dialogue at the Council: a paragraph per sitting, in the order in which people took part; and what is asked."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from documents.choices import Level
from drafting.facts.values import PAST, Council, Facts, Passage, Proposal, Publication, Sitting, Standing
from drafting.wording import grammar
from drafting.wording.language import Tongue, together
from records import dates
from sessions_app.choices import Capacity, ProposalSource, SittingPassageKind

from .past import standing
from .sketches import Sketch, Source
from .speakers import expected, named, presents, spoken


def sittings(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """The leg at the Council: a heading per session, a paragraph per sitting, and what more emerged from it."""
    for council in facts.councils:
        if not council.sittings:
            continue
        yield Sketch(
            f"council:{council.pk}:heading",
            partial(_heading, council),
            Level.SUBHEADING,
            Source.council(council),
        )
        for sitting in council.sittings:
            source = Source.sitting(council, sitting)
            yield Sketch(f"sitting:{sitting.pk}", partial(_sitting, facts, council, sitting), source=source)
            for passage in _emerged(facts, sitting)[1:]:
                key = f"sitting:{sitting.pk}:emerged:{passage.pk}"
                yield Sketch(key, lambda tongue, text=passage.text: tongue.told(text), source=source)
    if any(part.sentences.values()) and any(council.sittings for council in facts.councils):
        yield Sketch("council:standing", lambda tongue: together(standing(facts, part, tongue)))


def _heading(council: Council, tongue: Tongue) -> str:
    return tongue.say("heading-council", ordinal=tongue.session(council.number))


def _sitting(facts: Facts, council: Council, sitting: Sitting, tongue: Tongue) -> str:
    tense = facts.tense(sitting.day, facts.past.number)
    emerged = _emerged(facts, sitting)[:1]
    is_first = sitting == council.sittings[0]
    return together(
        _council_sat(facts, council, tongue) if is_first else "",
        _what_it_was(facts, council, sitting, tense, tongue),
        *(spoken(sitting, tongue) if tense == PAST else expected(sitting, tongue)),
        _handed_out(sitting, tense, tongue),
        *(tongue.told(passage.text) for passage in emerged),
    )


def _emerged(facts: Facts, sitting: Sitting) -> list[Passage]:
    """What came of the sitting; nothing can have, where it lies ahead of the note."""
    behind = facts.tense(sitting.day, facts.past.number) == PAST
    return _of_kind(sitting, SittingPassageKind.EMERGED) if behind else []


def _council_sat(facts: Facts, council: Council, tongue: Tongue) -> str:
    """When and where the dialogue sat at this session, as far as either is known."""
    if not council.days and not any(council.place.values()):
        return ""
    return tongue.say(
        "council-sat",
        tense=facts.tense(max(council.days, default=None), facts.past.number),
        n=len(council.sittings),
        ordinal=tongue.session(council.number),
        where=f" {grammar.at(tongue.plain(council.place), tongue.language)}" if any(council.place.values()) else "",
        when=f" {dates.listed_phrase(council.days, tongue.language)}" if council.days else "",
    )


def _what_it_was(facts: Facts, council: Council, sitting: Sitting, tense: str, tongue: Tongue) -> str:
    """What the sitting was for, or what it launched, or at least its title."""
    place = council.sittings.index(sitting) + 1 if len(council.sittings) > 1 else 0
    which = tongue.say("which-sitting", n=place, nth=tongue.nth(place, "feminine"))
    if sitting.launched:
        return tongue.say(
            "sitting-launched",
            tense=tense,
            n=len(sitting.launched),
            which=which,
            publications=tongue.all_of(_publication(each, tongue) for each in sitting.launched),
            presented=_presented(sitting, tense, tongue),
        )
    title, purposes = tongue.title(sitting.title, quoted=False), _of_kind(sitting, SittingPassageKind.PURPOSE)
    if not purposes:
        return tongue.say("sitting-on", tense=tense, which=which, title=title)
    first, *others = purposes
    purpose = tongue.goes_on(first.text)
    if grammar.is_infinitive(purpose, tongue.language):
        purpose = grammar.after_de(purpose, tongue.language)
        said = tongue.say("sitting-for", tense=tense, which=which, title=title, purpose=purpose)
    else:
        said = tongue.say("sitting-for-the-purpose", tense=tense, which=which, title=title, purpose=purpose)
    return together(said, *(tongue.told(passage.text) for passage in others))


def _publication(publication: Publication, tongue: Tongue) -> str:
    """A publication as it is named in full: title (abbreviation) edition: "subtitle"."""
    title, subtitle = tongue.plain(publication.title), tongue.plain(publication.subtitle)
    edition = tongue.plain(publication.edition)
    if tongue.language != "en":  # an English edition may begin with a proper name: the African edition
        edition = grammar.small(edition)
    is_abbreviated = publication.abbreviation and tongue.language == "en"  # it is that of the English title
    named = f"{title} ({publication.abbreviation})" if is_abbreviated else title
    if edition:
        named = f"{named} {edition}" if edition.isdigit() else f"{named}, {edition}"
    colon = " :" if tongue.language == "fr" else ":"
    told = f'{named}{colon} "{subtitle}"' if subtitle else named
    return f"**{told}**" if tongue.style.bold_titles else told


def _presented(sitting: Sitting, tense: str, tongue: Tongue) -> str:
    """Who presented what was launched; those with a summary of their own are told after."""
    presenting = [speaker for speaker in sitting.speakers if presents(speaker)]
    if not presenting:
        return ""
    co_editors = len(presenting) > 1 and all(speaker.capacity == Capacity.CO_EDITOR for speaker in presenting)
    names = [tongue.name(speaker.person) if co_editors else named(speaker, tongue) for speaker in presenting]
    return tongue.say(
        "presented",
        tense=tense,
        n=len(sitting.launched),
        names=tongue.all_of(names) if co_editors else tongue.apart(names),
        **{"co-editors": "yes" if co_editors else "no"},
    )


def _handed_out(sitting: Sitting, tense: str, tongue: Tongue) -> str:
    parts = [grammar.small(tongue.plain(part)) for part in sitting.handed_out]
    return tongue.say("handed-out", tense=tense, n=len(parts), parts=tongue.all_of(parts)) if parts else ""


# Questions and proposals ----------------------------------------------------------------------------------------------


def questions(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """What the Administration puts to the Membership at the consultation that the note is for."""
    asked = [proposal for proposal in facts.proposals if proposal.source == ProposalSource.ADMINISTRATION]
    for proposal in asked:
        yield Sketch(f"question:{proposal.pk}", partial(_question, proposal), source=_source(facts, proposal))
    if asked and any(part.sentences.values()):
        yield Sketch("questions:standing", lambda tongue: together(standing(facts, part, tongue)))


def proposals(facts: Facts, part: Standing) -> Iterator[Sketch]:
    """What Members put to that consultation, and what the Administration answers."""
    made = [proposal for proposal in facts.proposals if proposal.source != ProposalSource.ADMINISTRATION]
    for proposal in made:
        yield Sketch(f"proposal:{proposal.pk}", partial(_proposal, facts, proposal), source=_source(facts, proposal))
    if made and any(part.sentences.values()):
        yield Sketch("proposals:standing", lambda tongue: together(standing(facts, part, tongue)))


def _source(facts: Facts, proposal: Proposal) -> Source:
    return Source("proposal", {"date": facts.consultation_on, "number": proposal.number}, proposal.title)


def _question(proposal: Proposal, tongue: Tongue) -> str:
    if any(proposal.text.values()):
        return tongue.told(proposal.text)
    return together(tongue.say("question", title=_after_colon(proposal, tongue)))


def _proposal(facts: Facts, proposal: Proposal, tongue: Tongue) -> str:
    day = facts.consultation_on or date(facts.on.year, 12, 31)
    names = [facts.members[pk].name_on(day) for pk in proposal.members if pk in facts.members]
    names.sort(key=lambda name: name.key.get(tongue.language, ""))
    is_plural = len(names) == 1 and names[0].article.get(tongue.language) in grammar.PLURAL_ARTICLES
    said = tongue.say(
        "proposed-by",
        n=2 if is_plural else len(names),
        source=proposal.source,
        members=tongue.all_of(tongue.party(name) for name in names),
        title=_after_colon(proposal, tongue),
    )
    return together(
        said,
        tongue.told(proposal.text),
        *(tongue.told(answer) for answer in proposal.answers),
    )


def _after_colon(proposal: Proposal, tongue: Tongue) -> str:
    """What is asked or proposed, in the sentence that introduces it: an infinitive begins small."""
    title = tongue.plain(proposal.title)
    return grammar.small(title) if grammar.is_infinitive(title, tongue.language) else title


def _of_kind(sitting: Sitting, kind: SittingPassageKind) -> list[Passage]:
    return [passage for passage in sitting.passages if passage.kind == kind]
