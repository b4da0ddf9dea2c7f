"""The dialogue at the Council: a paragraph per sitting, in the order in which people took part; and what is asked."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from documents.choices import Level
from drafting.facts.values import PAST, Council, Facts, Passage, Proposal, Publication, Sitting, Standing
from drafting.wording import grammar
from drafting.wording.language import LanguageWriter, together
from records import dates
from sessions_app.choices import Capacity, ProposalSource, SittingPassageKind

from .draft_paragraphs import DraftParagraph, Source
from .past import standing
from .speakers import expected, named, presents, spoken


def sittings(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """The leg at the Council: a heading per session, a paragraph per sitting, and what more emerged from it."""
    for council in facts.councils:
        if not council.sittings:
            continue
        yield DraftParagraph(
            f"council:{council.pk}:heading",
            partial(_heading, council),
            Level.SUBHEADING,
            Source.council(council),
        )
        for sitting in council.sittings:
            source = Source.sitting(council, sitting)
            yield DraftParagraph(f"sitting:{sitting.pk}", partial(_sitting, facts, council, sitting), source=source)
            for passage in _emerged(facts, sitting)[1:]:
                key = f"sitting:{sitting.pk}:emerged:{passage.pk}"
                yield DraftParagraph(key, lambda writer, text=passage.text: writer.sentences(text), source=source)
    if any(part.sentences.values()) and any(council.sittings for council in facts.councils):
        yield DraftParagraph("council:standing", lambda writer: together(standing(facts, part, writer)))


def _heading(council: Council, writer: LanguageWriter) -> str:
    return writer.say("heading-council", ordinal=writer.session(council.number))


def _sitting(facts: Facts, council: Council, sitting: Sitting, writer: LanguageWriter) -> str:
    tense = facts.tense(sitting.day, facts.past.number)
    emerged = _emerged(facts, sitting)[:1]
    is_first = sitting == council.sittings[0]
    return together(
        _council_sat(facts, council, writer) if is_first else "",
        _what_it_was(facts, council, sitting, tense, writer),
        *(spoken(sitting, writer) if tense == PAST else expected(sitting, writer)),
        _handed_out(sitting, tense, writer),
        *(writer.sentences(passage.text) for passage in emerged),
    )


def _emerged(facts: Facts, sitting: Sitting) -> list[Passage]:
    """What came of the sitting; nothing can have, where it lies ahead of the note."""
    behind = facts.tense(sitting.day, facts.past.number) == PAST
    return _of_kind(sitting, SittingPassageKind.EMERGED) if behind else []


def _council_sat(facts: Facts, council: Council, writer: LanguageWriter) -> str:
    """When and where the dialogue sat at this session, as far as either is known."""
    if not council.days and not any(council.place.values()):
        return ""
    return writer.say(
        "council-sat",
        tense=facts.tense(max(council.days, default=None), facts.past.number),
        n=len(council.sittings),
        ordinal=writer.session(council.number),
        where=f" {grammar.at(writer.plain(council.place), writer.language)}" if any(council.place.values()) else "",
        when=f" {dates.listed_phrase(council.days, writer.language)}" if council.days else "",
    )


def _what_it_was(facts: Facts, council: Council, sitting: Sitting, tense: str, writer: LanguageWriter) -> str:
    """What the sitting was for, or what it launched, or at least its title."""
    place = council.sittings.index(sitting) + 1 if len(council.sittings) > 1 else 0
    which = writer.say("which-sitting", n=place, nth=writer.nth(place, "feminine"))
    if sitting.launched:
        return writer.say(
            "sitting-launched",
            tense=tense,
            n=len(sitting.launched),
            which=which,
            publications=writer.all_of(_publication(each, writer) for each in sitting.launched),
            presented=_presented(sitting, tense, writer),
        )
    title, purposes = writer.title(sitting.title, quoted=False), _of_kind(sitting, SittingPassageKind.PURPOSE)
    if not purposes:
        return writer.say("sitting-on", tense=tense, which=which, title=title)
    first, *others = purposes
    purpose = writer.goes_on(first.text)
    if grammar.is_infinitive(purpose, writer.language):
        purpose = grammar.after_de(purpose, writer.language)
        said = writer.say("sitting-for", tense=tense, which=which, title=title, purpose=purpose)
    else:
        said = writer.say("sitting-for-the-purpose", tense=tense, which=which, title=title, purpose=purpose)
    return together(said, *(writer.sentences(passage.text) for passage in others))


def _publication(publication: Publication, writer: LanguageWriter) -> str:
    """A publication as it is named in full: title (abbreviation) edition: "subtitle"."""
    title, subtitle = writer.plain(publication.title), writer.plain(publication.subtitle)
    edition = writer.plain(publication.edition)
    if writer.language != "en":  # an English edition may begin with a proper name: the African edition
        edition = grammar.small(edition)
    is_abbreviated = publication.abbreviation and writer.language == "en"  # it is that of the English title
    named = f"{title} ({publication.abbreviation})" if is_abbreviated else title
    if edition:
        named = f"{named} {edition}" if edition.isdigit() else f"{named}, {edition}"
    colon = " :" if writer.language == "fr" else ":"
    in_full = f'{named}{colon} "{subtitle}"' if subtitle else named
    return f"**{in_full}**" if writer.style.bold_titles else in_full


def _presented(sitting: Sitting, tense: str, writer: LanguageWriter) -> str:
    """Who presented what was launched; those with a summary of their own follow."""
    presenting = [speaker for speaker in sitting.speakers if presents(speaker)]
    if not presenting:
        return ""
    co_editors = len(presenting) > 1 and all(speaker.capacity == Capacity.CO_EDITOR for speaker in presenting)
    names = [writer.name(speaker.person) if co_editors else named(speaker, writer) for speaker in presenting]
    return writer.say(
        "presented",
        tense=tense,
        n=len(sitting.launched),
        names=writer.all_of(names) if co_editors else writer.apart(names),
        **{"co-editors": "yes" if co_editors else "no"},
    )


def _handed_out(sitting: Sitting, tense: str, writer: LanguageWriter) -> str:
    parts = [grammar.small(writer.plain(part)) for part in sitting.handed_out]
    return writer.say("handed-out", tense=tense, n=len(parts), parts=writer.all_of(parts)) if parts else ""


# Questions and proposals ----------------------------------------------------------------------------------------------


def questions(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """What the Administration puts to the Membership at the consultation that the note is for."""
    asked = [proposal for proposal in facts.proposals if proposal.source == ProposalSource.ADMINISTRATION]
    for proposal in asked:
        yield DraftParagraph(f"question:{proposal.pk}", partial(_question, proposal), source=_source(facts, proposal))
    if asked and any(part.sentences.values()):
        yield DraftParagraph("questions:standing", lambda writer: together(standing(facts, part, writer)))


def proposals(facts: Facts, part: Standing) -> Iterator[DraftParagraph]:
    """What Members put to that consultation, and what the Administration answers."""
    made = [proposal for proposal in facts.proposals if proposal.source != ProposalSource.ADMINISTRATION]
    for proposal in made:
        yield DraftParagraph(
            f"proposal:{proposal.pk}", partial(_proposal, facts, proposal), source=_source(facts, proposal)
        )
    if made and any(part.sentences.values()):
        yield DraftParagraph("proposals:standing", lambda writer: together(standing(facts, part, writer)))


def _source(facts: Facts, proposal: Proposal) -> Source:
    return Source("proposal", {"date": facts.consultation_on, "number": proposal.number}, proposal.title)


def _question(proposal: Proposal, writer: LanguageWriter) -> str:
    if any(proposal.text.values()):
        return writer.sentences(proposal.text)
    return together(writer.say("question", title=_after_colon(proposal, writer)))


def _proposal(facts: Facts, proposal: Proposal, writer: LanguageWriter) -> str:
    day = facts.consultation_on or date(facts.on.year, 12, 31)
    names = [facts.members[pk].name_on(day) for pk in proposal.members if pk in facts.members]
    names.sort(key=lambda name: name.key.get(writer.language, ""))
    is_plural = len(names) == 1 and names[0].article.get(writer.language) in grammar.PLURAL_ARTICLES
    said = writer.say(
        "proposed-by",
        n=2 if is_plural else len(names),
        source=proposal.source,
        members=writer.all_of(writer.party(name) for name in names),
        title=_after_colon(proposal, writer),
    )
    return together(
        said,
        writer.sentences(proposal.text),
        *(writer.sentences(answer) for answer in proposal.answers),
    )


def _after_colon(proposal: Proposal, writer: LanguageWriter) -> str:
    """What is asked or proposed, in the sentence that introduces it: an infinitive begins small."""
    title = writer.plain(proposal.title)
    return grammar.small(title) if grammar.is_infinitive(title, writer.language) else title


def _of_kind(sitting: Sitting, kind: SittingPassageKind) -> list[Passage]:
    return [passage for passage in sitting.passages if passage.kind == kind]
