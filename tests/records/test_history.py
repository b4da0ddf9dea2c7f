"""What a record and its parts remember."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from records import history
from records.actions import restore_version
from records.refusals import Changed, Refused
from sessions_app.models import Answer, Consultation, Endorsement, Year, YearPassage
from tests.factories import ProposalFactory
from tests.races import at_once, errors


def passage(position, english, french="", spanish=""):
    return YearPassage(position=position, text_en=english, text_fr=french, text_es=spanish)


@pytest.fixture
def year(marta):
    """A year whose rationale has two passages."""
    year = Year(number=2030, theme_en="Moving Together", theme_fr="Avancer ensemble", theme_es="Avanzar juntos")
    parts = [passage(1, "Why it matters.", "Pourquoi.", "Por qué."), passage(2, "What it asks.", "Ce qu'il demande.")]
    history.save(year, by=marta, why="endorsed in the autumn", parts=parts)
    return year


def texts(year):
    return [part.text_en for part in year.passages.order_by("position")]


def test_the_first_version_tells_who_made_it_and_why(year, marta):
    (version,) = history.versions_of(year)

    assert (version.number, version.by, version.why) == (1, marta, "endorsed in the autumn")
    assert [row.text_fr for row in version.parts[YearPassage].values()] == ["Pourquoi.", "Ce qu'il demande."]


def test_a_reason_may_be_as_long_as_it_needs(year, marta):
    history.save(year, by=marta, why="because " * 100)

    assert history.versions_of(year)[0].why == "because " * 100


def test_the_second_of_two_who_read_the_same_version_is_told(year, marta, paulo):
    hers, his = Year.objects.get(), Year.objects.get()
    hers.theme_en = "Moving Apart"
    history.save(hers, by=marta)

    his.theme_en = "Standing Still"
    with pytest.raises(Changed), transaction.atomic():
        history.save(his, by=paulo)

    assert Year.objects.get().theme_en == "Moving Apart"


def test_a_part_alone_makes_a_new_version_of_its_record(year, marta):
    second = year.passages.get(position=2)
    second.text_en = "What it asks of us."

    history.save(year, by=marta, parts=[second])

    newest, first = history.versions_of(year)
    assert (newest.number, first.number) == (2, 1)
    (change,) = history.changes_between(first, newest)
    assert (change.field.name, change.old, change.new) == ("text_en", "What it asks.", "What it asks of us.")


def test_a_version_shows_its_parts_as_they_stood_then(year, marta):
    first, second = year.passages.order_by("position")
    history.save(year, by=marta, without=[first])
    second.text_en = "What remains."
    history.save(year, by=marta, parts=[second, passage(3, "What is new.")])

    texts = [[row.text_en for row in version.parts[YearPassage].values()] for version in history.versions_of(year)]

    assert texts == [["What remains.", "What is new."], ["What it asks."], ["Why it matters.", "What it asks."]]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_restoring_brings_back_texts_and_parts_in_three_languages(year, marta, paulo, language):
    first = year.passages.get(position=1)
    key = first.pk
    year.theme_fr, year.theme_es = "Autre chose", ""
    history.save(year, by=marta, without=[first])

    with translation.override(language):
        restore_version(record=Year.objects.get(), number=1, by=paulo)

    again = Year.objects.get()
    assert (again.theme_en, again.theme_fr, again.theme_es) == ("Moving Together", "Avancer ensemble", "Avanzar juntos")
    back = again.passages.get(position=1)
    assert (back.pk, back.text_en, back.text_fr, back.text_es) == (key, "Why it matters.", "Pourquoi.", "Por qué.")
    assert again.version == 3


def test_restoring_takes_out_the_parts_that_came_later(year, marta):
    history.save(year, by=marta, parts=[passage(3, "An afterthought.")])

    restore_version(record=year, number=1, by=marta)

    assert texts(year) == ["Why it matters.", "What it asks."]


def test_restoring_can_be_undone_the_same_way(year, marta):
    year.theme_en = "Moving Apart"
    history.save(year, by=marta)
    restore_version(record=year, number=1, by=marta)

    restore_version(record=year, number=2, by=marta)

    assert Year.objects.get().theme_en == "Moving Apart"


def test_a_version_that_never_was_cannot_be_restored(year, marta):
    with pytest.raises(Refused, match="no version 7"):
        restore_version(record=year, number=7, by=marta)


def test_a_dropped_record_leaves_its_history(year, marta):
    key = year.pk

    history.delete(year, by=marta, why="entered twice")

    assert not Year.objects.exists()
    assert not YearPassage.objects.exists()
    gone = Year.history.filter(id=key).first()
    assert (gone.history_type, gone.history_change_reason) == ("-", "entered twice")


def test_parts_of_which_only_some_have_a_day_stand_in_order_in_every_version(marta):
    proposal = ProposalFactory()
    history.save(
        proposal, by=marta, parts=[Answer(text_en="Later.", given_on=date(2030, 3, 1)), Answer(text_en="Soon.")]
    )

    newest = history.versions_of(proposal)[0]

    assert [part.text_en for part in newest.parts[Answer].values()] == ["Soon.", "Later."]


def test_versions_are_read_with_the_same_queries_however_many(year, marta, django_assert_num_queries):
    for number in range(20):
        year.theme_en = f"Theme {number}"
        history.save(year, by=marta, parts=[passage(number + 3, f"Passage {number}")])

    with django_assert_num_queries(1 + len(history.part_models(Year))):
        assert len(history.versions_of(year)) == 21


def test_words_apart_tells_which_words_differ():
    assert history.word_differences("opened a centre", "opened a training centre") == [
        ("same", "opened a ", "opened a "),
        ("differs", "", "training"),
        ("same", " ", " "),
        ("same", "centre", "centre"),
    ]


def _edit_at_once(number_of_people, *, keep):
    """Each of several people reads the same version, waits for the others, and saves a theme of their own."""
    everybody_has_read, outcomes = threading.Barrier(number_of_people), []

    def edit(who):
        try:
            mine = Year.objects.get()
            mine.theme_en = f"Theme of {who}"
            everybody_has_read.wait(timeout=20)
            keep(mine)
            outcomes.append("kept")
        except Changed:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=(who,)) for who in range(number_of_people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.both_engines
def test_what_another_record_has_taken_is_refused_in_the_words_of_the_constraint(year, marta):
    other = Year(number=2031)
    history.save(other, by=marta, parts=[passage(1, "Why not.")])
    other.number = 2030

    with pytest.raises(Refused) as refused:
        history.save(other, by=marta, parts=[passage(2, "Nor how.")])

    assert refused.value.reasons == ["This year is recorded already. Open it and edit it there."]
    assert (other.version, Year.objects.get(pk=other.pk).number) == (1, 2031)


@pytest.mark.both_engines
def test_what_could_not_be_kept_is_as_new_as_before(marta):
    consultation = Consultation(date=date(2030, 3, 1))
    history.save(consultation, by=marta)
    year = Year(number=2031, theme_en="Moving Together")
    twice = [Endorsement(consultation=consultation), YearPassage(position=1, text_en="Why.", kind="rationale")]
    history.save(year, by=marta, parts=twice)
    again = [YearPassage(position=2, text_en="How."), Endorsement(consultation=consultation)]

    with pytest.raises(Refused, match="This consultation is named twice"):
        history.save(year, by=marta, parts=again)

    assert [part.pk for part in again] == [None, None]
    history.save(year, by=marta, parts=again[:1])
    assert (year.version, texts(year)) == (2, ["Why.", "How."])


@pytest.mark.both_engines
def test_two_parts_that_change_places_are_refused_in_words(year, marta):
    consultations = [Consultation(date=date(2029, month, 1)) for month in (3, 10)]
    for consultation in consultations:
        history.save(consultation, by=marta)
    history.save(year, by=marta, parts=[Endorsement(consultation=each) for each in consultations])
    one, other = year.endorsements.all()
    one.consultation, other.consultation = other.consultation, one.consultation

    with pytest.raises(Refused, match="This consultation is named twice"):
        history.save(year, by=marta, parts=[one, other])


@pytest.mark.both_engines
def test_a_part_that_comes_back_beside_its_twin_is_refused_in_words(marta):
    consultation = Consultation(date=date(2030, 3, 1))
    history.save(consultation, by=marta)
    year = Year(number=2031)
    history.save(year, by=marta, parts=[Endorsement(consultation=consultation)])
    first = year.endorsements.get()
    history.save(year, by=marta, without=[first])
    history.save(year, by=marta, parts=[Endorsement(consultation=consultation)])
    earlier = history.versions_of(year)[-1].parts[Endorsement]

    with pytest.raises(Refused) as refused:
        history.save(year, by=marta, parts=[history.rebuild(Endorsement, row) for row in earlier.values()])

    assert refused.value.reasons == ["This consultation is named twice. Take one of the two out."]


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_many_who_add_one_year_at_once_one_adds_it_and_the_others_are_told():
    outcomes = at_once(*[lambda: history.save(Year(number=2040), by=None)] * 4)

    reasons = [refused.reasons for refused in errors(outcomes)]
    assert reasons == [["This year is recorded already. Open it and edit it there."]] * 3


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_without_the_guard_the_others_run_into_the_constraint():
    outcomes = at_once(*[lambda: Year(number=2040).save()] * 4)

    assert [type(error) for error in errors(outcomes)] == [IntegrityError] * 3


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_once_one_is_kept_and_the_others_are_told(year):
    outcomes = _edit_at_once(6, keep=lambda mine: history.save(mine, by=None))

    assert outcomes == ["kept"] + ["refused"] * 5
    assert Year.objects.get().version == 2


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_without_the_guard_the_last_of_many_silently_wins(year):
    outcomes = _edit_at_once(6, keep=lambda mine: mine.save())

    assert outcomes == ["kept"] * 6  # five texts are lost, and nobody was told
