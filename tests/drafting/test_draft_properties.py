"""What holds of every draft, whatever the records say."""

import re
from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from documents import footnotes, marks
from drafting.facts import house
from drafting.facts import values as facts
from drafting.paragraphs.plan import drafted
from sessions_app.choices import AppearanceStatus, Capacity, Mode
from workshops.choices import Attendance, Basis, Outcome, WorkshopKind

LANGUAGES = ("en", "fr", "es")

# Invented records -----------------------------------------------------------------------------------------------------

word = st.sampled_from(
    ["harbour", "quay", "été", "année", "isla", "IOM", "Îles", "hielo", "oasis", "8", "lighthouse", "l'eau", "niño"]
)
words = st.lists(word, min_size=1, max_size=5).map(" ".join)
whole = words.map(lambda text: text[0].upper() + text[1:])
sentences = st.lists(whole.map(lambda text: f"{text}."), min_size=1, max_size=2).map(" ".join)
day = st.dates(date(2030, 1, 1), date(2033, 12, 31))


def said(texts):
    """A text in three languages."""
    return st.fixed_dictionaries(dict.fromkeys(LANGUAGES, texts))


def perhaps(texts):
    return st.one_of(st.just(dict.fromkeys(LANGUAGES, "")), said(texts))


def passages(*kinds):
    return st.lists(
        st.builds(
            facts.Passage,
            pk=st.integers(1, 10**6),
            kind=st.sampled_from(kinds),
            position=st.just(1),
            text=said(sentences),
        ),
        max_size=3,
        unique_by=lambda passage: passage.pk,
    ).map(tuple)


def keyed(strategy, most):
    return st.lists(strategy, max_size=most, unique_by=lambda record: record.pk).map(tuple)


announced = st.builds(
    facts.Announced,
    pk=st.integers(1, 99),
    title=said(whole),
    date=day,
    precision=st.sampled_from(["day", "month", "year"]),
    place=perhaps(whole),
)
speakers = st.builds(
    facts.Speaker,
    pk=st.integers(1, 10**6),
    position=st.just(1),
    mode=st.sampled_from(Mode.values),
    capacity=st.sampled_from(Capacity.values),
    status=st.sampled_from(AppearanceStatus.values),
    person_id=st.integers(1, 9),
    replaced_by_id=st.one_of(st.none(), st.integers(1, 9)),
    person=said(st.sampled_from(["Ada Lindqvist", "Qiu Wen", "J. Óscar Peña"])),
    replaced_by=said(st.just("Iris Ode")),
    function=perhaps(whole),
    body=perhaps(whole),
    body_language=st.sampled_from(["", "es", "pt"]),
    state=perhaps(whole),
    further=perhaps(whole),
    summary=perhaps(sentences),
    announced=st.lists(announced, max_size=2).map(tuple),
)
publications = st.builds(
    facts.Publication,
    pk=st.integers(1, 99),
    title=said(whole),
    subtitle=perhaps(whole),
    edition=st.sampled_from([dict.fromkeys(LANGUAGES, ""), dict.fromkeys(LANGUAGES, "2031")]),
    abbreviation=st.sampled_from(["", "AOH"]),
)
sittings = st.builds(
    facts.Sitting,
    pk=st.integers(1, 10**6),
    position=st.just(1),
    kind=st.just("panel"),
    day=st.one_of(st.none(), day),
    title=said(whole),
    passages=passages("purpose", "emerged"),
    speakers=keyed(speakers, 4),
    launched=st.lists(publications, max_size=2).map(tuple),
    handed_out=st.lists(said(whole), max_size=2).map(tuple),
)
councils = st.builds(
    facts.Council, pk=st.integers(1, 99), number=st.integers(1, 200), place=perhaps(whole), sittings=keyed(sittings, 3)
)
DAYS = st.one_of(
    st.just((None, None)), st.tuples(day, st.integers(0, 2)).map(lambda few: (few[0], few[0] + timedelta(few[1])))
)


@st.composite
def workshops(draw):
    starts_on, ends_on = draw(DAYS)
    return draw(
        st.builds(
            facts.Workshop,
            pk=st.integers(1, 10**6),
            year=st.sampled_from([1, 2]),
            slug=st.just("quays"),
            kind=st.sampled_from(WorkshopKind.values),
            attendance=st.sampled_from(["", *Attendance.values]),
            title=said(whole),
            starts_on=st.just(starts_on),
            ends_on=st.just(ends_on),
            place=perhaps(whole),
            passages=passages("background", "content", "practical"),
        )
    )


@st.composite
def topics(draw):
    outcome = draw(st.sampled_from(["", *Outcome.values]))
    key, day = draw(st.sampled_from([(1, date(2031, 3, 2)), (2, date(2031, 10, 1))]))
    return draw(
        st.builds(
            facts.Topic,
            pk=st.integers(1, 10**6),
            consultation=st.just(key),
            consultation_on=st.just(day),
            position=st.just(1),
            title=said(whole),
            outcome=st.just(outcome),
            basis=st.sampled_from(["", *Basis.values]) if outcome == Outcome.SELECTED else st.just(""),
            reason=perhaps(sentences),
            workshop=st.one_of(st.none(), st.integers(1, 5)),
            folded_into=st.lists(st.integers(1, 5), max_size=2).map(tuple),
        )
    )


def years(pk: int, number: int):
    return st.one_of(
        st.none(),
        st.builds(
            facts.Year,
            pk=st.just(pk),
            number=st.just(number),
            theme=perhaps(whole),
            endorsement=perhaps(sentences),
            endorsed_on=st.lists(day, max_size=3, unique=True).map(lambda days: tuple(sorted(days))),
            passages=passages("rationale", "aim"),
        ),
    )


@st.composite
def trainings(draw):
    starts_on, ends_on = draw(DAYS)
    return draw(
        st.builds(
            facts.Training,
            pk=st.integers(1, 10**6),
            slug=st.just("quays"),
            title=said(whole),
            starts_on=st.just(starts_on),
            ends_on=st.just(ends_on),
            workshop=st.one_of(st.none(), st.integers(1, 5)),
            partner=st.sampled_from([None, 7]),
            tool=perhaps(whole),
            audience=perhaps(whole),
            languages=st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
            aims=passages(""),
        )
    )


def name(text: str, **articles: str) -> facts.Name:
    texts = dict.fromkeys(LANGUAGES, text)
    return facts.Name(None, None, texts, articles, texts, dict.fromkeys(LANGUAGES, "HAL"))


HALL = facts.Party((name("Harbour Hall", en="the", fr="l'", es="el"),), (facts.Party((name("Old Hall", fr="le"),)),))
ISLES = facts.Party((name("Isles", en="the", fr="les", es="las"),))
means = st.builds(facts.Means, pk=st.integers(1, 99), available_on=st.one_of(st.none(), day))
contributions = st.builds(
    facts.Contribution,
    pk=st.integers(1, 99),
    target=st.sampled_from(["programme", "workshop", "training"]),
    training=st.one_of(st.none(), st.integers(1, 99)),
    member=st.sampled_from([None, 3]),
    organization=st.just(7),
    thanks=perhaps(sentences),
)
proposals = st.builds(
    facts.Proposal,
    pk=st.integers(1, 99),
    number=st.integers(1, 9),
    source=st.sampled_from(["members", "membership", "administration"]),
    title=said(whole),
    text=perhaps(sentences),
    members=st.sampled_from([(), (3,)]),
    answers=st.lists(said(sentences), max_size=1).map(tuple),
)


@st.composite
def all_facts(draw):
    gathered = draw(
        st.builds(
            facts.Facts,
            on=day,
            style=st.builds(
                lambda *flags: replace(
                    house.default(), bold_speakers=flags[0], bold_titles=flags[1], quoted_titles=flags[2]
                ),
                st.booleans(),
                st.booleans(),
                st.booleans(),
            ),
            seat=st.just({"en": "Geneva", "fr": "Genève", "es": "Ginebra"}),
            consultation_on=day,
            past=years(1, 2031),
            coming=years(2, 2032),
            workshops=keyed(workshops(), 4),
            proposals=keyed(proposals, 3),
            cited=st.lists(st.builds(facts.Cited, symbol=st.just("IC/2031/4"), consultation_on=day), max_size=3).map(
                tuple
            ),
            budgets=keyed(means, 2),
            project_documents=keyed(means, 2),
            members=st.just({3: ISLES}),
            organizations=st.just({7: HALL}),
        )
    )
    more = {}
    if gathered.past:
        more["councils"] = draw(keyed(councils, 2))
    if gathered.coming:
        more["topics"] = tuple(sorted(draw(keyed(topics(), 4)), key=lambda topic: topic.consultation_on))
        more["trainings"] = draw(keyed(trainings(), 3))
        more["contributions"] = draw(keyed(contributions, 3))
    return keyed_apart(replace(gathered, **more))


NESTED = (facts.Sitting, facts.Speaker, facts.Announced, facts.Passage)


def keyed_apart(gathered, seen=None):
    """The same facts, in which no two records inside others have one key: each alone is drawn without the others."""
    seen = defaultdict(int) if seen is None else seen
    if isinstance(gathered, tuple):
        return tuple(keyed_apart(each, seen) for each in gathered)
    if not is_dataclass(gathered):
        return gathered
    changed = {each.name: keyed_apart(getattr(gathered, each.name), seen) for each in fields(gathered)}
    if isinstance(gathered, NESTED):
        seen[type(gathered)] += 1
        changed["pk"] = seen[type(gathered)]
    return replace(gathered, **changed)


# What holds of them ---------------------------------------------------------------------------------------------------

few = settings(max_examples=50)  # a note is a large value
SENTENCE_END = re.compile(r"(?<=[.!?])[\"*”»]*(?:\[\^\d\])?\s+")


def texts_of(draft):
    return [(each, language, text) for each in draft for language, text in each.texts.items()]


@few
@given(all_facts())
def test_drafting_twice_gives_the_same(gathered):
    assert drafted(gathered) == drafted(gathered)


@few
@given(all_facts())
def test_every_block_has_a_key_of_its_own_and_a_text_in_each_language(gathered):
    draft = drafted(gathered)
    assert len({each.key for each in draft}) == len(draft)
    assert [(each.key, language) for each, language, text in texts_of(draft) if not text] == []


@few
@given(all_facts())
def test_no_draft_has_a_gap_where_a_record_was_silent(gathered):
    for each, language, text in texts_of(drafted(gathered)):
        message = f"{each.key} in {language}: {text}"
        assert "  " not in text, message
        assert not re.search(r"\(\s*\)|\[\s*\]|\"\"|\*\*\*\*|None|\{ ?\$", text), message
        assert not re.search(r",\s*[,.;]|\.\.|\s[,.)]|\(\s", text), message
        assert text == text.strip(), message


@few
@given(all_facts())
def test_every_sentence_has_a_capital_and_an_end(gathered):
    for each, language, text in texts_of(drafted(gathered)):
        if each.level:
            continue
        for part in [footnotes.body(text), *footnotes.notes(text).values()]:
            assert re.search(r"[.!?][\"*)]*(\[\^1\])?$", part), f"{each.key} in {language}: {part}"
            for sentence in SENTENCE_END.split(part):
                begins = re.sub(r"^[\"*\[(«]+", "", sentence)
                assert begins[:1].isupper() or begins[:1].isdigit(), f"{each.key} in {language}: {sentence}"


@few
@given(all_facts())
def test_the_marks_of_a_draft_are_clear_and_a_paragraph_has_the_same_footnotes_in_all_languages(gathered):
    draft = drafted(gathered)
    assert [
        marks.problems(text, heading=bool(each.level)) for each, _l, text in texts_of(draft) if marks.problems(text)
    ] == []
    assert [each.key for each in draft if len({len(footnotes.calls(text)) for text in each.texts.values()}) > 1] == []


@few
@given(all_facts(), st.randoms())
def test_the_order_of_records_that_have_no_order_never_matters(gathered, random):
    def shuffled(records):
        records = list(records)
        random.shuffle(records)
        return tuple(records)

    other = replace(
        gathered,
        budgets=shuffled(gathered.budgets),
        project_documents=shuffled(gathered.project_documents),
        contributions=shuffled(gathered.contributions),
        members=dict(reversed(list(gathered.members.items()))),
    )
    assert drafted(other) == drafted(gathered)
