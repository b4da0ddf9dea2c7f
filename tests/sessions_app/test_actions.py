"""What the verbs of the programme do, and what they refuse."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from records import actions as records
from records import history
from records.refusals import Changed, Refused
from sessions_app import actions
from sessions_app.choices import AppearanceStatus, Capacity, Mode, SittingPassageKind
from sessions_app.models import (
    Announcement,
    Endorsement,
    Proposal,
    Proposer,
    Publication,
    Sitting,
    SittingAppearance,
    SittingPassage,
    Year,
    YearPassage,
)
from tests.factories import (
    AnnouncementFactory,
    ConsultationFactory,
    CouncilSessionFactory,
    MemberFactory,
    PersonFactory,
    ProposalFactory,
    PublicationFactory,
    SittingAppearanceFactory,
    SittingFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


# Years ----------------------------------------------------------------------------------------------------------------


def test_marta_adds_a_year_with_its_rationale_in_one_version(marta):
    year = Year(number=2031, theme_en="Return")
    rationale = [YearPassage(text_en="Why", position=1), YearPassage(text_en="Why else", position=2)]

    actions.keep_year(record=year, parts=rationale, by=marta)

    year.refresh_from_db()
    assert year.version == 1
    assert [passage.text_en for passage in year.rationale] == ["Why", "Why else"]
    assert year.aims == []


def test_a_theme_is_endorsed_at_several_consultations_of_the_year_before(marta):
    year = YearFactory(number=2031)
    march, june = ConsultationFactory(date=date(2030, 3, 2)), ConsultationFactory(date=date(2030, 6, 21))
    assert not year.is_endorsed

    actions.endorse_theme(year=year, consultations=[march, june], by=marta)

    endorsed = Year.objects.get(pk=year.pk)
    assert endorsed.is_endorsed
    assert [endorsement.consultation for endorsement in endorsed.endorsements.all()] == [march, june]


def test_a_theme_may_be_endorsed_in_words_where_nobody_recorded_the_day(marta):
    year = YearFactory(number=2031)

    actions.endorse_theme(year=year, statement={"en": "During 2030.", "fr": "En 2030."}, by=marta)

    year.refresh_from_db()
    assert (year.endorsement_en, year.endorsement_fr) == ("During 2030.", "En 2030.")
    assert year.is_endorsed


def test_endorsing_twice_at_the_same_consultation_names_it_once(marta):
    year, march = YearFactory(number=2031), ConsultationFactory(date=date(2030, 3, 2))

    actions.endorse_theme(year=year, consultations=[march], by=marta)
    actions.endorse_theme(year=year, consultations=[march], by=marta)

    assert year.endorsements.count() == 1


def test_a_consultation_of_the_same_year_endorses_nothing(marta):
    year, late = YearFactory(number=2031), ConsultationFactory(date=date(2031, 2, 26))

    with pytest.raises(Refused, match="consultations of 2030; 26\xa0February 2031 is none of them"):
        actions.endorse_theme(year=year, consultations=[late], by=marta)
    with pytest.raises(Refused, match="is none of them"):
        actions.keep_year(record=year, parts=[Endorsement(consultation=late)], by=marta)
    assert year.endorsements.count() == 0


def test_a_year_cannot_move_away_from_the_consultations_that_endorsed_its_theme(marta):
    year, march = YearFactory(number=2031), ConsultationFactory(date=date(2030, 3, 2))
    history.save(year, by=marta, parts=[Endorsement(consultation=march)])

    year.number = 2035
    with pytest.raises(Refused, match="consultations of 2034"):
        actions.keep_year(record=year, by=marta)
    actions.keep_year(record=year, without=list(year.endorsements.all()), by=marta)

    assert Year.objects.get(pk=year.pk).number == 2035


def test_neither_words_nor_a_consultation_endorse_nothing(marta):
    with pytest.raises(Refused, match="Name the consultations"):
        actions.endorse_theme(year=YearFactory(), by=marta)


def test_a_year_without_theme_can_be_neither_endorsed_nor_published(marta):
    year = YearFactory(number=2031, theme_en="")

    with pytest.raises(Refused, match="The year 2031 has no theme yet"):
        actions.endorse_theme(year=year, statement={"en": "During 2030."}, by=marta)
    with pytest.raises(Refused, match="The year 2031 has no theme yet"):
        actions.publish_year(year=year, by=marta)


def test_a_year_is_published_once(marta):
    year = YearFactory()

    actions.publish_year(year=year, by=marta)

    assert Year.objects.get(pk=year.pk).is_published
    with pytest.raises(Refused, match="published already"):
        actions.publish_year(year=year, by=marta)


def test_restoring_what_a_year_said_before_leaves_it_published(marta):
    year = YearFactory(theme_en="Roads")
    actions.publish_year(year=year, by=marta)
    year.refresh_from_db()
    year.theme_en = "Bridges"
    actions.keep_year(record=year, by=marta)

    records.restore_version(record=year, number=1, by=marta, verb=actions.keep_year)

    year.refresh_from_db()
    assert year.theme_en == "Roads"
    assert year.is_published


def test_a_published_year_is_not_restored_to_what_it_was_without_a_theme(marta):
    year = YearFactory(theme_en="")
    year.theme_en = "Bridges"
    actions.keep_year(record=year, by=marta)
    actions.publish_year(year=year, by=marta)
    year.refresh_from_db()

    with pytest.raises(Refused, match="A published year keeps its theme"):
        records.restore_version(record=year, number=1, by=marta, verb=actions.keep_year)


def test_a_consultation_that_endorsed_a_theme_keeps_its_year(marta):
    consultation = ConsultationFactory(date=date(2030, 3, 2))
    actions.endorse_theme(year=YearFactory(number=2031), consultations=[consultation], by=marta)

    consultation.date = date(2029, 3, 2)
    with pytest.raises(Refused, match="The theme of 2031 is endorsed at consultations of 2030"):
        actions.keep_consultation(record=consultation, by=marta)


# The Council ----------------------------------------------------------------------------------------------------------


def test_marta_adds_a_sitting_with_its_people_at_the_end_of_the_session(marta):
    session = CouncilSessionFactory(number=94)
    SittingFactory(council_session=session)
    naumov = PersonFactory(name_en="Vladimir Naumov")
    sitting = Sitting(council_session=session, title_en="Migration Highlights")

    actions.keep_sitting(
        record=sitting,
        parts=[
            SittingPassage(kind=SittingPassageKind.PURPOSE, text_en="To interact."),
            SittingAppearance(
                person=naumov, function_en="Minister of Internal Affairs", state_en="Republic of Belarus"
            ),
        ],
        by=marta,
    )

    sitting = Sitting.objects.get(pk=sitting.pk)
    assert sitting.position == 2
    assert [passage.text_en for passage in sitting.purpose] == ["To interact."]
    assert [each.affiliation for each in sitting.appearances.all()] == [
        "Minister of Internal Affairs, Republic of Belarus"
    ]
    assert not sitting.is_moderated


def test_a_sitting_lies_within_the_days_of_its_session(marta):
    session = CouncilSessionFactory(starts_on=date(2030, 11, 27), ends_on=date(2030, 11, 30))
    sitting = Sitting(council_session=session, title_en="Too late", day=date(2030, 12, 1))

    with pytest.raises(Refused, match="“Too late” sits on 1\xa0December 2030, which is not a day of the session"):
        actions.keep_sitting(record=sitting, by=marta)

    sitting.day = date(2030, 11, 30)
    actions.keep_sitting(record=sitting, by=marta)
    assert sitting.pk


def test_a_sitting_may_have_any_day_while_the_session_has_none(marta):
    sitting = Sitting(council_session=CouncilSessionFactory(), title_en="Early", day=date(2030, 12, 1))

    actions.keep_sitting(record=sitting, by=marta)

    assert sitting.pk


def test_a_session_cannot_move_away_from_its_sittings(marta):
    session = CouncilSessionFactory()
    SittingFactory(council_session=session, day=date(2030, 11, 27), title_en="First")

    session.starts_on = date(2030, 11, 28)
    with pytest.raises(Refused, match="“First” sits on 27\xa0November 2030"):
        actions.keep_council_session(record=session, by=marta)


def test_sittings_change_places_and_each_remembers_it(marta):
    session = CouncilSessionFactory()
    first, second, third = (SittingFactory(council_session=session, title_en=title) for title in ("A", "B", "C"))

    actions.reorder_sittings(council_session=session, order=[third, first, second], by=marta)

    assert [sitting.title_en for sitting in session.sittings.all()] == ["C", "A", "B"]
    assert [sitting.position for sitting in session.sittings.all()] == [1, 2, 3]
    assert {row.position for row in first.history.all()} == {1, 2}
    assert first.history.first().history_user == marta


def test_an_order_names_every_sitting_once(marta):
    session = CouncilSessionFactory()
    first, second = SittingFactory(council_session=session), SittingFactory(council_session=session)

    for order in ([first], [first, first], [first, second, SittingFactory()]):
        with pytest.raises(Refused, match="Open the page again"):
            actions.reorder_sittings(council_session=session, order=order, by=marta)


def test_restoring_a_sitting_leaves_it_at_its_place(marta):
    session = CouncilSessionFactory()
    first, second = (SittingFactory(council_session=session, title_en=title) for title in ("A", "B"))
    actions.reorder_sittings(council_session=session, order=[second, first], by=marta)
    first.refresh_from_db()

    records.restore_version(record=first, number=1, by=marta, verb=actions.keep_sitting)

    assert [sitting.title_en for sitting in session.sittings.all()] == ["B", "A"]


def test_people_change_places_within_a_sitting(marta):
    sitting = SittingFactory()
    first, second = (SittingAppearanceFactory(sitting=sitting) for _ in range(2))

    actions.reorder_appearances(sitting=sitting, order=[second, first], by=marta)

    assert list(sitting.appearances.all()) == [second, first]


def test_whoever_was_announced_has_spoken_only_when_somebody_says_so(marta):
    appearance = SittingAppearanceFactory(sitting__day=date(2007, 11, 27))

    actions.mark_spoken(appearance=appearance, by=marta)

    appearance.refresh_from_db()
    assert appearance.status == AppearanceStatus.SPOKE
    with pytest.raises(Refused, match="stands as “Spoke”"):
        actions.mark_spoken(appearance=appearance, by=marta)


def test_nobody_has_spoken_at_a_sitting_that_is_to_come(marta):
    appearance = SittingAppearanceFactory(sitting__day=timezone.localdate() + timezone.timedelta(days=1))

    with pytest.raises(Refused, match="Until then nobody has spoken there"):
        actions.mark_spoken(appearance=appearance, by=marta)


def test_nobody_is_edited_into_having_spoken_at_a_sitting_that_is_to_come(marta):
    tomorrow = timezone.localdate() + timedelta(days=1)
    appearance = SittingAppearanceFactory(sitting__day=tomorrow)
    appearance.status = AppearanceStatus.SPOKE
    with pytest.raises(Refused, match="Until then nobody has spoken there"):
        actions.keep_sitting(record=appearance.sitting, parts=[appearance], by=marta)

    sitting = SittingAppearanceFactory(status=AppearanceStatus.SPOKE).sitting
    sitting.day = tomorrow
    with pytest.raises(Refused, match="Until then nobody has spoken there"):
        actions.keep_sitting(record=sitting, by=marta)


def test_a_replacement_follows_whoever_it_replaces(marta):
    sitting = SittingFactory()
    basilio = PersonFactory(name_en="Erlinda F. Basilio")
    first = SittingAppearanceFactory(
        sitting=sitting, mode=Mode.FLOOR, capacity=Capacity.SPECIAL_GUEST, status=AppearanceStatus.CONFIRMED
    )
    second = SittingAppearanceFactory(sitting=sitting)

    replacement = actions.replace_speaker(appearance=first, person=basilio, function_en="Ambassador", by=marta)

    first.refresh_from_db()
    assert list(sitting.appearances.all()) == [first, replacement, second]
    assert (first.status, first.replaced_by) == (AppearanceStatus.REPLACED, basilio)
    assert (replacement.mode, replacement.capacity) == (Mode.FLOOR, Capacity.SPECIAL_GUEST)
    assert (replacement.status, replacement.affiliation) == (AppearanceStatus.CONFIRMED, "Ambassador")


def test_whoever_was_taken_out_meanwhile_has_neither_spoken_nor_been_replaced(marta):
    basilio = PersonFactory(name_en="Erlinda F. Basilio")
    appearance = SittingAppearanceFactory(person__name_en="Arturo Cabrera")
    actions.keep_sitting(record=Sitting.objects.get(), without=[SittingAppearance.objects.get()], by=marta)

    with pytest.raises(Changed, match="Arturo Cabrera has been taken out of the programme meanwhile"):
        actions.mark_spoken(appearance=appearance, by=marta)
    with pytest.raises(Changed, match="Arturo Cabrera has been taken out of the programme meanwhile"):
        actions.replace_speaker(appearance=appearance, person=basilio, by=marta)


def test_nobody_replaces_themselves(marta):
    appearance = SittingAppearanceFactory()

    with pytest.raises(Refused, match="Choose somebody else"):
        actions.replace_speaker(appearance=appearance, person=appearance.person, by=marta)


def test_an_edited_status_follows_the_steps_too(marta):
    appearance = SittingAppearanceFactory(status=AppearanceStatus.WITHDRAWN)

    appearance.status = AppearanceStatus.SPOKE
    with pytest.raises(Refused, match="stands as “Withdrawn”; from there the record cannot go to “Spoke”"):
        actions.keep_sitting(record=appearance.sitting, parts=[appearance], by=marta)


def test_an_appearance_with_an_announcement_stays(marta):
    appearance = SittingAppearanceFactory(person__name_en="Ali Abdullah Al-Ka'abi")
    AnnouncementFactory(appearance=appearance, title_en="Consultations in Abu Dhabi")

    with pytest.raises(Refused, match="“Consultations in Abu Dhabi” names Ali Abdullah Al-Ka'abi"):
        actions.keep_sitting(record=appearance.sitting, without=[appearance], by=marta)


# Consultations, publications, announcements ---------------------------------------------------------------------------


def test_proposals_are_counted_by_consultation(marta):
    consultation, ecuador = ConsultationFactory(), MemberFactory(name_en="Ecuador")
    ProposalFactory(consultation=consultation)
    proposal = Proposal(consultation=consultation, title_en="Closer links with projects")

    actions.keep_proposal(record=proposal, parts=[Proposer(member=ecuador)], by=marta)

    assert proposal.number == 2
    assert [proposer.member for proposer in proposal.proposers.all()] == [ecuador]


def test_the_administration_may_answer_more_than_once(marta):
    proposal = ProposalFactory()

    actions.answer_proposal(proposal=proposal, text={"en": "We look."}, given_on=date(2008, 2, 26), by=marta)
    actions.answer_proposal(proposal=proposal, text={"en": "Done."}, given_on=date(2008, 7, 1), by=marta)

    assert [answer.text_en for answer in proposal.answers.all()] == ["We look.", "Done."]
    assert Proposal.objects.get(pk=proposal.pk).is_answered


def test_an_empty_answer_or_one_from_the_future_is_none(marta):
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)

    with pytest.raises(Refused, match="Write what the Administration answers"):
        actions.answer_proposal(proposal=ProposalFactory(), text={"en": ""}, by=marta)
    with pytest.raises(Refused, match="recorded once it is given"):
        actions.answer_proposal(proposal=ProposalFactory(), text={"en": "Yes."}, given_on=tomorrow, by=marta)


def test_an_address_is_made_from_the_english_title_and_never_changes(marta):
    first = Publication(title_en="World Migration Report", edition_en="2008", title_fr="État de la migration")
    second = Publication(title_en="World Migration Report", edition_en="2008")

    actions.keep_publication(record=first, by=marta)
    actions.keep_publication(record=second, by=marta)
    first.title_en = "Another title"
    actions.keep_publication(record=first, by=marta)

    assert first.slug == "world-migration-report-2008"
    assert second.slug == "world-migration-report-2008-2"


def test_no_address_is_that_of_the_page_where_one_is_added(marta):
    announcement = Announcement(title_en="Add")

    actions.keep_announcement(record=announcement, by=marta)

    assert announcement.slug == "add-2"


def test_an_announcement_gets_an_address_too(marta):
    PublicationFactory()
    announcement = Announcement(title_en="Second Global Forum", ordinal=2)

    actions.keep_announcement(record=announcement, by=marta)

    assert announcement.slug == "second-global-forum"
