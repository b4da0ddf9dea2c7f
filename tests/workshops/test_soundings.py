"""Soundings: put to the Membership, answered once by each Member State, and closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from jobs.models import Message
from membership.models import Accreditation, Member
from records import actions as records
from records import history
from records.refusals import Refused
from tests.factories import MemberFactory, SoundingFactory, TopicFactory
from workshops.actions import soundings as actions
from workshops.choices import Channel, Manner, NeutralOrder, SoundingKind, Stage, Visibility
from workshops.models import OfferedTopic, Preference, RankedTopic, Sounding
from workshops.rules import soundings as rules

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


def state(sounding, member, order, by, **fields):
    return actions.state_preference(sounding=sounding, member=member, manner=Manner.ORDER, order=order, by=by, **fields)


def closed(sounding, by):
    actions.close_sounding(sounding=sounding, by=by)
    return Sounding.objects.with_topics().get(pk=sounding.pk)


# Preparing and announcing ---------------------------------------------------------------------------------------------


def test_a_new_sounding_puts_every_topic_of_its_consultation_and_takes_the_next_number(october, marta):
    for number in (1, 2):
        sounding = Sounding(consultation=october, question_en="Which?", closes_at=timezone.now() + timedelta(days=1))
        actions.keep_sounding(record=sounding, by=marta)
        assert sounding.number == number
        assert list(sounding.offered.values_list("topic__position", "position")) == [(n, n) for n in (1, 2, 3, 4)]
    question = Sounding(consultation=october, kind=SoundingKind.QUESTION, question_en="More?", closes_at=timezone.now())
    actions.keep_sounding(record=question, by=marta)
    assert (question.number, question.offered.count()) == (3, 0)


def test_a_draft_is_for_those_who_run_soundings(drafted, maria, marta, visitor):
    assert drafted.stage == Stage.DRAFT
    assert Sounding.objects.visible_to(marta).get() == drafted
    for reader in (maria, visitor):
        assert not Sounding.objects.visible_to(reader).exists()


def test_an_announced_sounding_opens_at_once_or_at_its_time(drafted, marta, visitor):
    drafted.opens_at = timezone.now() + timedelta(hours=3)
    actions.keep_sounding(record=drafted, by=marta)

    actions.announce_sounding(sounding=drafted, by=marta)

    sounding = Sounding.objects.visible_to(visitor).get()
    assert sounding.stage == Stage.NOT_YET_OPEN
    assert sounding.stage_at(sounding.opens_at) == Stage.OPEN
    assert sounding.stage_at(sounding.closes_at) == Stage.CLOSED
    with pytest.raises(Refused, match="already"):
        actions.announce_sounding(sounding=sounding, by=marta)


def test_a_sounding_that_opens_at_once_opens_with_the_minute_as_times_are_typed(sounding):
    assert sounding.stage == Stage.OPEN
    assert (sounding.opens_at.second, sounding.opens_at.microsecond) == (0, 0)
    assert timedelta(0) <= sounding.announced_at - sounding.opens_at < timedelta(minutes=1)


def test_the_order_drawn_by_lot_is_drawn_once_and_recorded(october, marta, monkeypatch):
    monkeypatch.setattr("secrets.SystemRandom.shuffle", lambda self, rows: rows.reverse())
    sounding = SoundingFactory(consultation=october, neutral_order=NeutralOrder.BY_LOT)

    actions.announce_sounding(sounding=sounding, by=marta)

    sounding.refresh_from_db()
    assert [each.topic.position for each in sounding.offered.all()] == [4, 3, 2, 1]
    assert sounding.ordered_at == sounding.announced_at
    assert [each.position for each in sounding.offered.all()] == [1, 2, 3, 4]


def test_the_alphabetical_order_is_that_of_the_english_titles(october, marta):
    TopicFactory(
        consultation=october,
        year=october.topics.first().year,
        **dict.fromkeys(("title_en", "title_fr", "title_es"), "Émigrés"),
    )
    sounding = SoundingFactory(consultation=october, neutral_order=NeutralOrder.ALPHABETICAL)

    actions.announce_sounding(sounding=sounding, by=marta)

    assert str(sounding.offered.first()) == "Émigrés"
    assert str(sounding.offered.last()) == "Return without a Permit"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"question_fr": ""}, "The question is missing in: French."),
        ({"introduction_en": "Two workshops will be held."}, "The introduction is missing in: French, Spanish."),
        ({"closes_at": timezone.now() - timedelta(minutes=1)}, "The closing time lies behind."),
        ({"places": 4}, "there is nothing to ask"),
    ],
)
def test_a_sounding_that_is_not_the_same_for_all_is_not_announced(drafted, marta, changes, reason):
    for name, value in changes.items():
        setattr(drafted, name, value)
    history.save(drafted, by=None)
    with pytest.raises(Refused, match=reason):
        actions.announce_sounding(sounding=drafted, by=marta)


def test_a_topic_without_a_title_in_three_languages_or_already_decided_is_not_put(drafted, october, marta):
    untranslated, decided, *_others = october.topics.all()
    untranslated.title_es = ""
    decided.outcome = "dropped"
    for topic in (untranslated, decided):
        history.save(topic, by=None)
    with pytest.raises(Refused) as refused:
        actions.announce_sounding(sounding=drafted, by=marta)
    assert refused.value.reasons == [
        "The title of “Managing Return” is missing in: Spanish.",
        "“Return and Development” is decided already. Take it out.",
    ]


def test_a_topic_of_another_consultation_is_not_put(drafted, marta):
    stranger = OfferedTopic(topic=TopicFactory(title_en="Elsewhere"), position=5)
    with pytest.raises(Refused, match="“Elsewhere” was not offered at this consultation"):
        actions.keep_sounding(record=drafted, parts=[stranger], by=marta)


def test_every_delegate_of_an_eligible_member_is_told_in_their_language(
    drafted, marta, maria, rosa, quelm, newcomer, do_the_work
):
    rosa.language = "es"
    rosa.save()
    for member in (quelm, newcomer):
        Accreditation.objects.create(user=marta, role="delegate", member=member)

    actions.announce_sounding(sounding=drafted, by=marta)
    do_the_work()

    messages = {message.to: message for message in Message.objects.all()}
    assert set(messages) == {"maria@example.org", "rosa@example.org"}
    assert messages["rosa@example.org"].subject == "Consulta a los Miembros: ¿Qué temas prefieren los Miembros?"
    assert drafted.get_absolute_url() in messages["maria@example.org"].body or messages["maria@example.org"].sent_at


def test_what_is_announced_stays_but_its_closing_time_may_move_to_a_later_one(sounding, marta, maria, do_the_work):
    do_the_work()
    for name, value in (("question_fr", "Autre chose ?"), ("visibility", Visibility.PUBLIC), ("places", 1)):
        changed = Sounding.objects.get(pk=sounding.pk)
        setattr(changed, name, value)
        with pytest.raises(Refused, match="stays as it was read"):
            actions.keep_sounding(record=changed, by=marta)
    with pytest.raises(Refused, match="stays as it was read"):
        actions.keep_sounding(record=sounding, without=[sounding.offered.first()], by=marta)
    sooner = Sounding.objects.get(pk=sounding.pk)
    sooner.closes_at -= timedelta(hours=1)
    with pytest.raises(Refused, match="only move to a later one"):
        actions.keep_sounding(record=sooner, by=marta)

    later = Sounding.objects.get(pk=sounding.pk)
    later.closes_at += timedelta(days=1)
    actions.keep_sounding(record=later, by=marta)
    do_the_work()

    assert Message.objects.filter(to=maria.email).count() == 2  # once for each closing time


def test_a_sounding_that_is_over_is_not_opened_again(sounding, marta):
    over = closed(sounding, marta)
    over.closes_at += timedelta(days=1)
    with pytest.raises(Refused, match="The sounding closed"):
        actions.keep_sounding(record=over, by=marta)


def test_an_old_version_opens_no_closed_sounding_and_changes_no_announced_one(sounding, marta):
    over = closed(sounding, marta)
    for number in (1, 2):
        with pytest.raises(Refused):
            records.restore_version(record=over, number=number, by=marta, verb=actions.keep_sounding)

    announced = Sounding.objects.get()
    records.restore_version(record=announced, number=3, by=marta, verb=actions.keep_sounding)

    assert Sounding.objects.get().is_closed


# Answering ------------------------------------------------------------------------------------------------------------


def test_the_latest_answer_counts_and_the_earlier_ones_are_kept(sounding, topics, portugal, maria):
    first = state(sounding, portugal, topics[:2], maria)
    second = actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ABSTENTION, by=maria)
    third = state(sounding, portugal, [topics[3]], maria)

    assert sounding.preferences.counting().get() == third
    assert [each.pk for each in sounding.preferences.all()] == [third.pk, second.pk, first.pk]
    first.refresh_from_db()
    assert [topic.pk for topic in first.order] == topics[:2]
    assert first.replaced_at is not None


def test_saying_the_same_once_more_is_no_other_answer(sounding, topics, portugal, maria):
    once = state(sounding, portugal, topics, maria)
    assert state(sounding, portugal, topics, maria) == once
    assert Preference.objects.count() == 1


def test_the_secretariat_enters_what_it_received_marked_so(sounding, topics, portugal, marta, maria):
    state(sounding, portugal, topics, maria)
    today = timezone.localdate()

    entered = state(sounding, portugal, topics, marta, channel=Channel.PAPER, received_on=today)

    assert sounding.preferences.counting().get() == entered
    assert entered.get_channel_display() == "received on paper"
    with pytest.raises(Refused, match="Say on which day"):
        state(sounding, portugal, topics[:1], marta, channel=Channel.MAIL)
    with pytest.raises(Refused, match="still to come"):
        state(sounding, portugal, topics[:1], marta, channel=Channel.MAIL, received_on=today + timedelta(days=1))


@pytest.mark.parametrize(
    ("manner", "order", "reason"),
    [
        (Manner.ORDER, [], "Rank one topic at least"),
        (Manner.ORDER, [0, 1, 0], "“Managing Return” stands at the ranks 1, 3. Leave it at one of them."),
        (Manner.ORDER, [0, 99_999], "is not put in this sounding"),
        (Manner.NO_OBJECTION, [0], "Only an order of topics names topics"),
        (Manner.YES, [], "Choose one of the answers"),
        ("perhaps", [], "Choose one of the answers"),
    ],
)
def test_what_is_no_answer_is_refused_with_words(sounding, topics, portugal, maria, manner, order, reason):
    order = [topics[each] if each < 4 else each for each in order]
    with pytest.raises(Refused, match=reason):
        actions.state_preference(sounding=sounding, member=portugal, manner=manner, order=order, by=maria)
    assert not Preference.objects.exists()


def test_who_has_no_expression_is_told_why(sounding, topics, quelm, newcomer, marta):
    gone = MemberFactory(name_en="Gone", standing="state", left_on=sounding.consultation.date)
    unknown = MemberFactory(name_en="Unknown")
    reasons = {
        quelm: "Only Member States state preferences; the standing of Quelm is that of an observer.",
        newcomer: "The admission of Tamoa dates from 19 October 2030, after the consultation of 18 October 2030.",
        gone: "The membership of Gone ended on 18 October 2030, before the consultation of 18 October 2030.",
        unknown: "The standing of Unknown is not recorded. Ask the secretariat.",
    }
    for member, reason in reasons.items():
        with pytest.raises(Refused) as refused:
            state(sounding, member, topics, marta)
        assert [words.replace("\xa0", " ") for words in refused.value.reasons] == [reason]


def test_eligibility_is_judged_on_the_day_of_the_consultation_not_of_the_answer(sounding, topics, newcomer, marta):
    newcomer.admitted_on = sounding.consultation.date
    history.save(newcomer, by=None)
    state(sounding, newcomer, topics, marta)  # admitted on that very day
    newcomer.left_on = sounding.consultation.date + timedelta(days=1)
    history.save(newcomer, by=None)
    state(sounding, newcomer, topics[:1], marta)  # it was a Member then


def test_before_it_opens_and_after_it_closed_nothing_is_stated(drafted, portugal, marta, maria):
    with pytest.raises(Refused, match="not announced yet"):
        state(drafted, portugal, [], maria)
    drafted.opens_at = timezone.now() + timedelta(hours=1)
    history.save(drafted, by=None)
    actions.announce_sounding(sounding=drafted, by=marta)
    with pytest.raises(Refused, match="The sounding opens on"):
        state(drafted, portugal, [], maria)
    with pytest.raises(Refused, match="Until then there is nothing to close"):
        actions.close_sounding(sounding=drafted, by=marta)


def test_a_closed_sounding_takes_no_answer(sounding, topics, portugal, maria, marta):
    over = closed(sounding, marta)
    with pytest.raises(Refused, match="The sounding closed on"):
        state(over, portugal, topics, maria)
    with pytest.raises(Refused, match="The sounding closed on"):
        actions.close_sounding(sounding=over, by=marta)
    assert not Preference.objects.exists()


def test_it_closes_by_itself_at_its_time(sounding, topics, portugal, maria):
    Sounding.objects.update(opens_at=timezone.now() - timedelta(days=2), closes_at=timezone.now())
    with pytest.raises(Refused, match="The sounding closed on"):
        state(sounding, portugal, topics, maria)
    assert Sounding.objects.get().is_closed


def test_a_sounding_about_one_topic_takes_one(october, marta, portugal, maria):
    sounding = SoundingFactory(consultation=october, kind=SoundingKind.SINGLE, neutral_order="as_offered")
    actions.announce_sounding(sounding=sounding, by=marta)
    topics = [each.topic_id for each in sounding.offered.all()]
    with pytest.raises(Refused, match="Choose one topic"):
        state(sounding, portugal, topics[:2], maria)
    assert state(sounding, portugal, topics[1:2], maria).order[0].pk == topics[1]


def test_a_plain_question_is_answered_by_yes_or_no(october, marta, portugal, peru, maria, rosa):
    question = SoundingFactory(consultation=october, kind=SoundingKind.QUESTION)
    actions.announce_sounding(sounding=question, by=marta)
    actions.state_preference(sounding=question, member=portugal, manner=Manner.YES, by=maria)
    with pytest.raises(Refused, match="Choose one of the answers"):
        actions.state_preference(sounding=question, member=peru, manner=Manner.NO_OBJECTION, by=rosa)

    result = rules.result_of(closed(question, marta), timezone.now())

    assert result.manners == {Manner.YES: 1}
    assert result.silent == (peru,)


# Who sees what --------------------------------------------------------------------------------------------------------


def test_before_closing_nobody_sees_what_others_stated(sounding, topics, portugal, maria, rosa, marta, tomasz, visitor):
    mine = state(sounding, portugal, topics, maria)
    assert Preference.objects.visible_to(maria).get() == mine
    for other in (rosa, marta, tomasz, visitor):
        assert not Preference.objects.visible_to(other).exists()
        assert rules.obstacles_to_seeing_result(sounding, other, timezone.now()) == [
            "Results are worked out after closing."
        ]
    assert rules.result_of(sounding, timezone.now()) is None


@pytest.mark.parametrize(
    ("visibility", "delegate", "public"),
    [
        (Visibility.SECRETARIAT, "for the secretariat.", "for the secretariat."),
        (Visibility.MEMBERS, "", "for Members."),
        (Visibility.PUBLIC, "", ""),
    ],
)
def test_after_closing_the_result_is_for_whom_it_was_said(
    sounding, marta, maria, visitor, visibility, delegate, public
):
    Sounding.objects.update(visibility=visibility)
    over = closed(sounding, marta)
    for reader, ending in ((marta, ""), (maria, delegate), (visitor, public)):
        reasons = rules.obstacles_to_seeing_result(over, reader, timezone.now())
        assert "".join(reasons).endswith(ending)
        assert bool(reasons) == bool(ending)


def test_after_closing_who_preferred_what_is_for_the_secretariat(sounding, topics, portugal, maria, rosa, marta):
    state(sounding, portugal, topics, maria)
    closed(sounding, marta)
    assert Preference.objects.visible_to(marta).count() == 1
    assert not Preference.objects.visible_to(rosa).exists()


def test_who_turns_out_not_to_have_been_a_member_is_not_counted(sounding, topics, peru, portugal, maria, rosa, marta):
    state(sounding, portugal, topics, maria)
    state(sounding, peru, topics, rosa)
    peru.admitted_on = sounding.consultation.date + timedelta(days=3)
    history.save(peru, by=None)

    result = rules.result_of(closed(sounding, marta), timezone.now())

    assert [each.member for each in result.expressions] == [portugal]
    assert result.asked == Member.objects.eligible_on(sounding.consultation.date).count() == 1


def test_counts_come_from_what_stands_alone(sounding, topics, peru, portugal, maria, rosa, marta):
    state(sounding, portugal, topics, maria)
    state(sounding, portugal, [topics[1]], maria)
    state(sounding, peru, [topics[1], topics[0]], rosa)

    result = rules.result_of(closed(sounding, marta), timezone.now())

    assert [line.first_choices for line in result.tally.lines] == [0, 2, 0, 0]
    assert [line.by_rank[1] for line in result.tally.lines] == [1, 0, 0, 0]


# The database knows ---------------------------------------------------------------------------------------------------


def test_the_database_holds_one_counting_answer_per_member(sounding, portugal, maria):
    fields = {"sounding": sounding, "member": portugal, "manner": Manner.ABSTENTION, "stated_by": maria}
    history.save(Preference(**fields, stated_at=timezone.now(), reference="ONE"), by=None)
    with pytest.raises(Refused, match="State yours again"):
        history.save(Preference(**fields, stated_at=timezone.now(), reference="TWO"), by=None)


def test_the_database_holds_a_topic_and_a_rank_once(sounding, topics, portugal, maria):
    preference = state(sounding, portugal, topics[:1], maria)
    for broken, words in (
        ({"topic_id": topics[0], "rank": 2}, "stands in the order twice"),
        ({"topic_id": topics[1], "rank": 1}, "at the same rank"),
        ({"topic_id": topics[1], "rank": 0}, "The first rank is 1"),
    ):
        with pytest.raises(ValidationError, match=words):
            RankedTopic(preference=preference, **broken).validate_constraints()


def test_no_receipt_tells_how_many_have_answered(sounding, topics, portugal, peru, maria, rosa):
    references = [state(sounding, member, topics, by).reference for member, by in ((portugal, maria), (peru, rosa))]
    assert len(set(references)) == 2
    assert all(len(reference) == 11 and reference[5] == "-" for reference in references)


def test_the_reasons_are_told_in_the_readers_language(sounding, quelm, marta):
    with translation.override("fr"), pytest.raises(Refused) as refused:
        actions.state_preference(sounding=sounding, member=quelm, manner=Manner.ABSTENTION, by=marta)
    assert refused.value.reasons == [
        "Seuls les États membres expriment une préférence\u202f; le statut de Quelm est celui d’observateur."
    ]


# What the secretariat enters ------------------------------------------------------------------------------------------


def test_a_paper_older_than_what_stands_is_kept_and_counts_nothing(sounding, topics, portugal, maria, marta):
    Sounding.objects.update(opens_at=timezone.now() - timedelta(days=5))
    stands = state(sounding, portugal, topics, maria)
    day = timezone.localdate() - timedelta(days=2)

    entered = state(sounding, portugal, topics[:1], marta, channel=Channel.PAPER, received_on=day)

    assert sounding.preferences.counting().get() == stands
    assert not entered.counts


def test_a_paper_from_before_the_sounding_answers_something_else(sounding, topics, portugal, marta):
    long_ago = timezone.localdate() - timedelta(days=30)
    with pytest.raises(Refused, match="was given to something else"):
        state(sounding, portugal, topics, marta, channel=Channel.PAPER, received_on=long_ago)


def test_the_delegation_is_told_what_was_entered_for_it(sounding, topics, portugal, maria, rosa, marta, do_the_work):
    do_the_work()
    Message.objects.all().delete()
    fields = {"channel": Channel.ORALLY, "received_on": timezone.localdate()}
    first, second = (state(sounding, portugal, topics, marta, **fields) for _time in range(2))
    do_the_work()

    assert first.reference != second.reference  # whoever enters the same twice learns nothing by it
    assert {message.to for message in Message.objects.all()} == {maria.email}
    assert Message.objects.first().subject == "An answer of Portugal was entered"


def test_everybody_is_told_when_it_is_closed_early(sounding, maria, marta, do_the_work):
    do_the_work()
    closed(sounding, marta)
    do_the_work()
    assert [message.subject for message in Message.objects.filter(to=maria.email).order_by("pk")] == [
        "The Membership is asked: Which topics does the Membership prefer?",
        "Closed: Which topics does the Membership prefer?",
    ]


def test_a_question_of_three_hundred_letters_reaches_everybody(drafted, maria, marta, do_the_work):
    drafted.question_en = "Which ".ljust(299, "x") + "?"
    history.save(drafted, by=None)
    actions.announce_sounding(sounding=drafted, by=marta)
    do_the_work()
    assert len(Message.objects.get().subject) < 255


def test_an_older_version_of_a_draft_comes_back_with_its_topics(drafted, marta):
    actions.keep_sounding(record=drafted, without=[drafted.offered.last()], by=marta)
    records.restore_version(record=Sounding.objects.get(), number=2, by=marta, verb=actions.keep_sounding)
    assert drafted.offered.count() == 4


def test_who_is_asked_stays_when_the_day_of_the_consultation_is_put_right(sounding, topics, newcomer, portugal, maria):
    consultation = sounding.consultation
    consultation.date += timedelta(days=2)
    history.save(consultation, by=None)
    moved = Sounding.objects.with_topics().get(pk=sounding.pk)

    assert state(moved, portugal, topics, maria).counts
    assert rules.obstacles_to_eligibility(newcomer, moved.day)
