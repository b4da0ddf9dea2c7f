"""What becomes of each topic: decided once, on what the Membership prefers, and told to whoever reads."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

from records import history
from records.refusals import Refused
from sessions_app.models import Preparation
from tests.factories import MemberFactory, SoundingFactory, TopicFactory, WorkshopFactory, YearFactory
from tests.races import at_once, errors, without_lock
from tests.records.typed import typed_on
from workshops.actions import soundings, topics
from workshops.choices import Basis, Manner, NeutralOrder, Outcome
from workshops.models import Folding, Sounding, Topic, Workshop
from workshops.rules import topics as rules

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]

NOTHING = {"en": "", "fr": "", "es": ""}
BECAUSE = {"en": "No workshop has had return for its subject yet.", "fr": "", "es": ""}


def decide(topic, outcome, by, **fields):
    return topics.decide_topic(
        **{"topic": topic, "outcome": outcome, "reason": NOTHING, "elements": NOTHING, "by": by} | fields
    )


def sound(consultation, marta, *firsts, put=None, places=2, close=True):
    """Ask the Membership about the topics; one State each puts the topics named by their place first."""
    drafted = SoundingFactory(consultation=consultation, neutral_order=NeutralOrder.AS_OFFERED, put=put, places=places)
    soundings.announce_sounding(sounding=drafted, by=marta)
    offered = list(consultation.topics.order_by("position"))
    for first in firsts:
        soundings.state_preference(
            sounding=drafted,
            member=MemberFactory(standing="state"),
            manner=Manner.ORDER,
            order=[offered[first].pk],
            by=marta,
        )
    if close:
        soundings.close_sounding(sounding=drafted, by=marta)
    return Sounding.objects.with_topics().get(pk=drafted.pk)


@pytest.fixture
def offered(october):
    """The four topics of October, as they are now, under short names."""
    names = ("managing", "fostering", "element", "irregular")
    return SimpleNamespace(**dict(zip(names, october.topics.order_by("position"), strict=True)))


@pytest.fixture
def asked(offered, october, marta):
    """Three States put Managing Return first, one each the two topics after it, and nobody the last: for two places."""
    return sound(october, marta, 0, 0, 0, 1, 2)


@pytest.fixture
def deciding(client, marta):
    """Marta before the page on which a topic is decided."""
    client.force_login(marta)
    return SimpleNamespace(
        get=lambda topic: client.get(f"{topic.get_absolute_url()}decide/"),
        post=lambda topic, /, **typed: client.post(f"{topic.get_absolute_url()}decide/", typed),
    )


# The basis comes from the sounding ------------------------------------------------------------------------------------


def test_the_first_choice_is_selected_as_the_first_choice(asked, offered, marta):
    decided = decide(offered.managing, Outcome.SELECTED, marta)
    assert (decided.outcome, decided.basis) == (Outcome.SELECTED, Basis.FIRST_CHOICE)
    assert decided.history.latest().history_change_reason == "decided"
    assert decided.history.latest().history_user == marta


def test_what_anybody_says_of_the_basis_counts_nothing_against_the_sounding(asked, offered, marta):
    decided = decide(offered.managing, Outcome.SELECTED, marta, basis=Basis.ADMINISTRATION)
    assert decided.basis == Basis.FIRST_CHOICE


def test_a_further_choice_is_a_choice_of_the_membership(offered, october, marta):
    sound(october, marta, 0, 0, 1)
    assert decide(offered.fostering, Outcome.SELECTED, marta).basis == Basis.CHOICE


def test_of_two_equal_first_choices_none_is_the_first(offered, october, marta):
    sound(october, marta, 0, 1)
    for topic in (offered.managing, offered.fostering):
        assert decide(topic, Outcome.SELECTED, marta).basis == Basis.CHOICE


def test_after_an_even_split_the_administration_says_why(asked, offered, marta):
    with pytest.raises(Refused, match="Write in English at least why the Administration chose this topic"):
        decide(offered.fostering, Outcome.SELECTED, marta)
    offered.fostering.refresh_from_db()
    assert offered.fostering.outcome == ""

    decided = decide(offered.fostering, Outcome.SELECTED, marta, reason=BECAUSE)

    assert (decided.basis, decided.reason_en) == (Basis.AFTER_EVEN_SPLIT, BECAUSE["en"])


def test_among_which_topics_preferences_were_evenly_divided_is_kept_with_each(asked, offered, marta):
    decide(offered.fostering, Outcome.SELECTED, marta, reason=BECAUSE)
    divided = {topic.title_en for topic in Topic.objects.all() if topic.evenly_divided}
    assert divided == {"Return and Development", "Return as an Element"}


def test_against_the_choices_of_the_membership_the_administration_says_why(asked, offered, marta):
    with pytest.raises(Refused, match="why the Administration chose"):
        decide(offered.irregular, Outcome.SELECTED, marta)
    assert decide(offered.irregular, Outcome.SELECTED, marta, reason=BECAUSE).basis == Basis.ADMINISTRATION


@pytest.mark.parametrize("outcome", [Outcome.CARRIED_OVER, Outcome.DROPPED])
def test_what_the_membership_did_not_choose_is_left_without_a_reason(asked, offered, marta, outcome):
    for topic in (offered.fostering, offered.irregular):
        decided = decide(topic, outcome, marta, basis=Basis.FIRST_CHOICE)
        assert (decided.outcome, decided.basis, decided.reason_en) == (outcome, "", "")


@pytest.mark.parametrize("outcome", [Outcome.CARRIED_OVER, Outcome.DROPPED])
def test_what_the_membership_chose_is_left_with_a_reason(asked, offered, marta, outcome):
    with pytest.raises(Refused, match="why this choice of the Membership is not selected"):
        decide(offered.managing, outcome, marta)
    assert decide(offered.managing, outcome, marta, reason=BECAUSE).outcome == outcome


def test_an_edit_that_says_another_basis_is_refused(asked, offered, marta):
    topic = decide(offered.managing, Outcome.SELECTED, marta)
    topic.basis = Basis.AFTER_EVEN_SPLIT
    with pytest.raises(Refused) as refused:
        topics.keep_topic(record=topic, by=marta)
    assert refused.value.reasons == [
        "By its sounding, the selection of this topic rests on: first choice of the Membership."
    ]


def test_an_edit_that_takes_the_reason_of_an_even_split_away_is_refused(asked, offered, marta):
    topic = decide(offered.fostering, Outcome.SELECTED, marta, reason=BECAUSE)
    topic.reason_en = ""
    with pytest.raises(Refused, match="why the Administration chose this topic"):
        topics.keep_topic(record=topic, by=marta)


def test_an_edit_that_leaves_the_decision_as_it_is_stands(asked, offered, marta):
    topic = decide(offered.managing, Outcome.SELECTED, marta)
    topic.description_en = "Return is seldom seen as a whole."
    topics.keep_topic(record=topic, by=marta)
    assert Topic.objects.get(pk=topic.pk).basis == Basis.FIRST_CHOICE


# While the Membership is asked, and asked again -----------------------------------------------------------------------


def test_nothing_is_decided_while_members_still_answer(offered, october, marta):
    sound(october, marta, 0, close=False)
    with pytest.raises(Refused, match="Members state their preferences on this topic until"):
        decide(offered.managing, Outcome.DROPPED, marta)
    offered.managing.outcome = Outcome.DROPPED
    with pytest.raises(Refused, match="Decide after that"):
        topics.keep_topic(record=offered.managing, by=marta)


def test_a_sounding_that_is_only_drafted_keeps_nobody_from_deciding(offered, october, marta):
    SoundingFactory(consultation=october)
    assert decide(offered.managing, Outcome.DROPPED, marta).outcome == Outcome.DROPPED


def test_the_tied_wait_while_the_membership_is_asked_again_and_the_others_do_not(asked, offered, october, marta):
    sound(october, marta, 1, put=[offered.fostering, offered.element], places=1, close=False)
    for tied in (offered.fostering, offered.element):
        with pytest.raises(Refused, match="Members state their preferences on this topic until"):
            decide(tied, Outcome.SELECTED, marta, reason=BECAUSE)
    assert decide(offered.managing, Outcome.SELECTED, marta).basis == Basis.FIRST_CHOICE


@pytest.mark.parametrize("run_off_first", [False, True])
def test_a_second_sounding_among_the_tied_decides_whichever_is_decided_first(
    asked, offered, october, marta, run_off_first
):
    sound(october, marta, 2, 2, 1, put=[offered.fostering, offered.element], places=1)
    in_turn = [(offered.managing, Basis.FIRST_CHOICE), (offered.element, Basis.CHOICE)]
    for topic, basis in reversed(in_turn) if run_off_first else in_turn:
        assert decide(topic, Outcome.SELECTED, marta).basis == basis


def test_whoever_wins_a_run_off_between_two_first_choices_is_the_first_choice(offered, october, marta):
    sound(october, marta, 0, 1, places=1)
    sound(october, marta, 0, put=[offered.managing, offered.fostering], places=1)
    assert decide(offered.managing, Outcome.SELECTED, marta).basis == Basis.FIRST_CHOICE


def test_when_all_are_asked_anew_the_first_answer_counts_no_more(asked, offered, october, marta):
    sound(october, marta, 1, 1, 0)
    assert decide(offered.fostering, Outcome.SELECTED, marta).basis == Basis.FIRST_CHOICE
    assert decide(offered.managing, Outcome.SELECTED, marta).basis == Basis.CHOICE


def test_an_even_split_of_the_second_sounding_is_one_too(asked, offered, october, marta):
    sound(october, marta, 1, 2, put=[offered.fostering, offered.element], places=1)
    with pytest.raises(Refused, match="why the Administration chose"):
        decide(offered.element, Outcome.SELECTED, marta)


def test_a_question_asked_before_says_nothing_of_topics(offered, october, marta):
    question = SoundingFactory(consultation=october, kind="question")
    soundings.announce_sounding(sounding=question, by=marta)
    soundings.close_sounding(sounding=question, by=marta)
    sound(october, marta, 0)
    assert decide(offered.managing, Outcome.SELECTED, marta).basis == Basis.FIRST_CHOICE


# Without any sounding -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("basis", list(Basis))
def test_where_nobody_was_asked_here_the_basis_is_as_it_is_told(offered, marta, basis):
    decided = decide(offered.managing, Outcome.SELECTED, marta, basis=basis)
    assert (decided.basis, decided.reason_en) == (basis, "")


def test_a_selection_without_a_basis_is_refused(offered, marta):
    with pytest.raises(Refused, match="Say on what the selection of the topic rests"):
        decide(offered.managing, Outcome.SELECTED, marta)


# What a decision brings along -----------------------------------------------------------------------------------------


def test_deciding_makes_the_workshop_with_title_and_passages(asked, offered, marta):
    offered.managing.description_en = "Return is seldom seen as a whole."
    offered.managing.description_es = "El retorno rara vez se considera en su conjunto."
    history.save(offered.managing, by=None)

    decided = decide(offered.managing, Outcome.SELECTED, marta, makes_workshop=True)

    workshop = Workshop.objects.get()
    assert Topic.objects.get(pk=decided.pk).workshop == workshop
    assert (workshop.year, workshop.title_en, workshop.title_fr) == (
        offered.managing.year,
        "Managing Return",
        "Managing Return (fr)",
    )
    [passage] = workshop.passages.all()
    assert passage.text_en == "Return is seldom seen as a whole."
    assert passage.text_es == "El retorno rara vez se considera en su conjunto."


@pytest.mark.parametrize("outcome", [Outcome.CARRIED_OVER, Outcome.DROPPED])
def test_what_is_not_selected_makes_no_workshop(asked, offered, marta, outcome):
    decide(offered.managing, outcome, marta, makes_workshop=True, reason=BECAUSE)
    assert not Workshop.objects.exists()


def test_a_refused_decision_makes_no_workshop(asked, offered, marta):
    with pytest.raises(Refused):
        decide(offered.fostering, Outcome.SELECTED, marta, makes_workshop=True)
    assert not Workshop.objects.exists()


def test_elements_of_a_topic_go_into_a_workshop(asked, offered, marta):
    workshop = WorkshopFactory(year=offered.managing.year, title_en="Return")
    elements = {"en": "Reintegration.", "fr": "La réintégration.", "es": ""}

    decided = decide(offered.element, Outcome.FOLDED, marta, folded_into=workshop, elements=elements)

    folding = Folding.objects.get()
    assert (folding.topic, folding.workshop, folding.elements_fr) == (decided, workshop, "La réintégration.")
    assert decided.basis == ""


def test_a_topic_is_folded_into_a_workshop_or_says_that_none_is_fixed(asked, offered, marta):
    with pytest.raises(Refused, match="Name a workshop that takes elements"):
        decide(offered.element, Outcome.FOLDED, marta)
    reason = {"en": "The workshop is still to be fixed."}
    assert decide(offered.element, Outcome.FOLDED, marta, reason=reason).outcome == Outcome.FOLDED


def test_elements_go_into_no_workshop_of_another_year(asked, offered, marta):
    with pytest.raises(Refused, match="Choose a workshop of that year"):
        decide(offered.element, Outcome.FOLDED, marta, folded_into=WorkshopFactory(title_en="Later"))
    assert not Folding.objects.exists()


# Once -----------------------------------------------------------------------------------------------------------------


def test_a_topic_is_decided_once(asked, offered, marta):
    decide(offered.managing, Outcome.SELECTED, marta)
    with pytest.raises(Refused) as refused:
        decide(offered.managing, Outcome.DROPPED, marta)
    assert refused.value.reasons == [
        "“Managing Return” is decided already: First choice of the Membership. Edit the topic to put that right."
    ]
    with translation.override("fr"), pytest.raises(Refused, match="est déjà décidée"):
        decide(offered.managing, Outcome.DROPPED, marta)


def test_two_who_decide_at_once_decide_once(asked, offered, marta, paulo, meet):
    meet(rules, "obstacles_to_deciding", 2)
    outcomes = at_once(
        lambda: decide(offered.managing, Outcome.SELECTED, marta, makes_workshop=True),
        lambda: decide(offered.managing, Outcome.DROPPED, paulo, reason=BECAUSE),
    )
    [refused] = errors(outcomes)
    assert "is decided already" in str(refused)
    assert Topic.objects.get(pk=offered.managing.pk).history.count() == 2 + Workshop.objects.count()


def test_the_twin_without_the_lock_lets_both_begin(asked, offered, marta, paulo, meet, monkeypatch):
    meet(rules, "obstacles_to_deciding", 2)
    without_lock(monkeypatch)
    verb = topics.decide_topic.__wrapped__
    fields = {"topic": offered.managing, "reason": NOTHING, "elements": NOTHING}
    outcomes = at_once(
        lambda: verb(outcome=Outcome.CARRIED_OVER, by=marta, **fields),
        lambda: verb(outcome=Outcome.DROPPED, by=paulo, **fields),
    )
    assert not any("is decided already" in str(error) for error in errors(outcomes))


def test_two_topics_decided_at_once_do_not_both_become_the_first_choice(offered, marta, paulo, meet):
    meet(rules, "obstacles_to_deciding", 2)
    outcomes = at_once(
        lambda: decide(offered.managing, Outcome.SELECTED, marta, basis=Basis.FIRST_CHOICE),
        lambda: decide(offered.fostering, Outcome.SELECTED, paulo, basis=Basis.FIRST_CHOICE),
    )
    [refused] = errors(outcomes)
    assert "Another topic was the first choice at this consultation." in str(refused)


# On the page ----------------------------------------------------------------------------------------------------------


def test_marta_selects_the_first_choice_and_makes_the_workshop(deciding, asked, offered, client):
    assert "Decide on it" in client.get(offered.managing.get_absolute_url()).text
    shown = deciding.get(offered.managing).text
    assert "By the sounding, this topic is: first choice of the Membership." in shown
    assert "Basis: first choice of the Membership." in shown
    assert 'name="basis"' not in shown

    answer = deciding.post(offered.managing, outcome="selected", makes_workshop="on")

    assert (answer.status_code, answer["Location"]) == (302, offered.managing.get_absolute_url())
    read = client.get(offered.managing.get_absolute_url()).text
    assert "“Managing Return” is decided." in read
    assert "First choice of the Membership" in read
    assert "/workshops/2031/managing-return/" in read
    assert "Decide on it" not in read


def test_marta_is_asked_for_the_reason_after_an_even_split_and_keeps_what_she_typed(deciding, asked, offered):
    shown = deciding.get(offered.fostering).text
    assert "By the sounding, preferences were evenly divided among this topic and others." in shown
    assert "Where the topic is selected, the reason is asked for, in English at least" in shown

    answer = deciding.post(offered.fostering, outcome="selected", reason_fr="Aucun atelier n’a traité du retour.")

    assert answer.status_code == 409
    assert "Write in English at least why the Administration chose this topic." in answer.text
    kept = typed_on(answer)
    assert kept["reason_fr"] == ["Aucun atelier n’a traité du retour."]
    assert kept["outcome"] == ["selected"]
    assert "makes_workshop" not in kept  # she had taken the tick away
    assert Topic.objects.get(pk=offered.fostering.pk).outcome == ""

    again = deciding.post(offered.fostering, outcome="selected", reason_en=BECAUSE["en"])

    assert again.status_code == 302
    assert Topic.objects.get(pk=offered.fostering.pk).basis == Basis.AFTER_EVEN_SPLIT


def test_marta_is_told_that_a_topic_is_no_choice_of_the_membership(deciding, asked, offered):
    assert "By the sounding, this topic is no choice of the Membership." in deciding.get(offered.irregular).text


def test_marta_folds_a_topic_into_a_workshop(deciding, asked, offered, client):
    workshop = WorkshopFactory(year=offered.managing.year, title_en="Return")
    WorkshopFactory(title_en="Of another year")
    shown = deciding.get(offered.element).text
    assert "2031 · Return" in shown
    assert "Of another year" not in shown

    empty = deciding.post(offered.element, outcome="folded", elements_en="Reintegration.")
    assert empty.status_code == 409
    assert "Name a workshop that takes elements of the topic" in empty.text
    assert typed_on(empty)["elements_en"] == ["Reintegration."]

    deciding.post(offered.element, outcome="folded", folded_into=workshop.pk, elements_en="Reintegration.")
    read = client.get(offered.element.get_absolute_url()).text
    assert "Folded in" in read
    assert "Reintegration." in read


@pytest.mark.parametrize(("outcome", "words"), [("carried_over", "Carried over"), ("dropped", "Dropped")])
def test_marta_leaves_a_topic(deciding, asked, offered, client, outcome, words):
    assert deciding.post(offered.irregular, outcome=outcome).status_code == 302
    assert words in client.get(offered.irregular.get_absolute_url()).text


@pytest.mark.parametrize("typed", [{}, {"outcome": "perhaps"}])
def test_an_outcome_is_chosen(deciding, asked, offered, typed):
    answer = deciding.post(offered.managing, reason_en="Kept all the same.", **typed)
    assert answer.status_code == 422
    assert "Choose one of the outcomes." in answer.text
    assert typed_on(answer)["reason_en"] == ["Kept all the same."]


def test_where_nobody_was_asked_the_page_asks_for_the_basis(deciding, offered):
    assert 'name="basis"' in deciding.get(offered.managing).text
    answer = deciding.post(offered.managing, outcome="selected")
    assert answer.status_code == 409
    assert "Say on what the selection of the topic rests." in answer.text
    deciding.post(offered.managing, outcome="selected", basis="choice")
    assert Topic.objects.get(pk=offered.managing.pk).basis == Basis.CHOICE


def test_the_page_says_why_nothing_can_be_decided(deciding, asked, offered, october, marta):
    sound(october, marta, put=[offered.fostering, offered.element], places=1, close=False)
    shown = deciding.get(offered.fostering)
    assert "Members state their preferences on this topic until" in shown.text
    assert '<form method="post" class="sheet decide"' not in shown.text
    assert deciding.post(offered.fostering, outcome="dropped").status_code == 409


def test_the_page_of_a_decided_topic_says_so(deciding, asked, offered, marta):
    decide(offered.managing, Outcome.SELECTED, marta)
    shown = deciding.get(offered.managing).text
    assert "“Managing Return” is decided already: First choice of the Membership." in shown
    assert "Back to the topic" in shown
    answer = deciding.post(offered.managing, outcome="dropped")
    assert answer.status_code == 409
    assert "is decided already" in answer.text


def test_the_edit_page_refuses_another_basis_with_words(client, deciding, asked, offered, marta):
    decide(offered.managing, Outcome.SELECTED, marta)
    address = f"{offered.managing.get_absolute_url()}edit/"
    typed = typed_on(client.get(address)) | {"basis": ["administration"], "reason_en": ["Because."]}
    answer = client.post(address, typed)
    assert answer.status_code == 409
    assert "By its sounding, the selection of this topic rests on: first choice of the Membership." in answer.text


def test_the_result_leads_to_deciding_and_tells_what_was_decided(client, deciding, asked, offered, marta):
    address = f"{asked.get_absolute_url()}result/"
    assert f"{offered.managing.get_absolute_url()}decide/" in client.get(address).text
    decide(offered.managing, Outcome.SELECTED, marta, makes_workshop=True)
    decide(offered.fostering, Outcome.SELECTED, marta, reason=BECAUSE)
    page = client.get(address).text
    assert f"{offered.managing.get_absolute_url()}decide/" not in page
    assert "/workshops/2031/managing-return/" in page
    assert BECAUSE["en"] in page


def test_a_delegate_decides_nothing(client, asked, offered, maria):
    client.force_login(maria)
    address = f"{offered.managing.get_absolute_url()}decide/"
    assert client.get(address).status_code == 403
    assert client.post(address, {"outcome": "dropped"}).status_code == 403
    assert "Decide on it" not in client.get(offered.managing.get_absolute_url()).text
    assert f"{offered.managing.get_absolute_url()}decide/" not in client.get(f"{asked.get_absolute_url()}result/").text


def test_a_topic_is_decided_in_french(deciding, asked, offered, client):
    answer = client.post(f"/fr{offered.fostering.get_absolute_url()}decide/", {"outcome": "selected"})
    assert answer.status_code == 409
    assert "pourquoi l’Administration a retenu ce sujet" in answer.text


def test_the_basis_is_none_while_nobody_knows(offered, october, marta):
    open_one = sound(october, marta, 0, close=False)
    assert rules.basis_borne_out(offered.managing, open_one, timezone.now()) is None
    assert rules.basis_borne_out(offered.managing, None, timezone.now()) is None


# What others do meanwhile ---------------------------------------------------------------------------------------------


def test_what_members_are_asked_about_stays_as_they_read_it(offered, october, marta):
    sound(october, marta, close=False)
    for name, value in (("title_en", "Something else"), ("title_es", ""), ("description_en", "More.")):
        topic = Topic.objects.get(pk=offered.managing.pk)
        setattr(topic, name, value)
        with pytest.raises(Refused, match="its title, text and year stay until then"):
            topics.keep_topic(record=topic, by=marta)
    with pytest.raises(Refused, match="Members are being asked about these topics"):
        topics.reorder_topics(consultation=october, order=list(october.topics.order_by("-position")), by=marta)

    closed = Sounding.objects.get()
    soundings.close_sounding(sounding=closed, by=marta)
    topic.title_es = "El retorno"
    topics.keep_topic(record=topic, by=marta)


def test_nothing_is_decided_while_any_sounding_on_it_is_open(offered, october, marta):
    """Also where the one that was prepared first is announced last."""
    first = SoundingFactory(consultation=october, neutral_order=NeutralOrder.AS_OFFERED)
    sound(october, marta, 0)
    soundings.announce_sounding(sounding=first, by=marta)
    with pytest.raises(Refused, match="until"):
        decide(offered.managing, Outcome.SELECTED, marta)


def test_a_second_of_the_tied_is_the_administrations_choice(asked, offered, marta):
    assert decide(offered.fostering, Outcome.SELECTED, marta, reason=BECAUSE).basis == Basis.AFTER_EVEN_SPLIT
    assert decide(offered.element, Outcome.SELECTED, marta, reason=BECAUSE).basis == Basis.ADMINISTRATION


def test_a_decision_that_the_count_bears_out_no_more_can_be_read_and_edited(asked, offered, marta):
    topic = decide(offered.managing, Outcome.SELECTED, marta)
    assert rules.warnings_about_topic(topic) == []
    for preference in asked.preferences.all():
        preference.member.admitted_on = asked.day + timedelta(days=1)
        history.save(preference.member, by=None)

    topic = Topic.objects.get(pk=topic.pk)
    topic.title_fr = "La gestion du retour"
    topics.keep_topic(record=topic, by=marta)

    [warning] = rules.warnings_about_topic(topic)
    assert warning.startswith("By its sounding as it is counted today")


def test_each_year_of_a_consultation_has_its_first_choice(offered, october, marta):
    decide(offered.managing, Outcome.SELECTED, marta, basis=Basis.FIRST_CHOICE)
    later = YearFactory(number=2032, published_at="2030-01-01T00:00:00Z")
    history.save(october, by=None, parts=[Preparation(year=later)])
    topic = TopicFactory(consultation=october, year=later)
    assert decide(topic, Outcome.SELECTED, marta, basis=Basis.FIRST_CHOICE).basis == Basis.FIRST_CHOICE


def test_a_decision_does_not_fall_on_the_topic_that_has_come_to_its_place(deciding, offered, october, marta):
    place = offered.managing.get_absolute_url()
    topics.reorder_topics(consultation=october, order=list(october.topics.order_by("-position")), by=marta)

    answer = deciding.post(offered.managing, outcome=Outcome.DROPPED, topic=offered.managing.pk)

    assert place == Topic.objects.get(position=1).get_absolute_url()
    assert answer.status_code == 409
    assert "“Return without a Permit” has this place." in answer.text
    assert not Topic.objects.exclude(outcome="").exists()


def test_a_reason_that_was_written_before_stands_in_the_form(deciding, offered, marta):
    offered.managing.reason_en = "It was asked for from the floor."
    history.save(offered.managing, by=None)
    assert "It was asked for from the floor." in deciding.get(offered.managing).text


def test_elements_of_what_is_dropped_are_not_lost_unsaid(deciding, offered):
    answer = deciding.post(offered.managing, outcome=Outcome.DROPPED, elements_en="Some of it.")
    assert answer.status_code == 422
    assert "Only a topic that is folded in gives elements to a workshop." in answer.text
    assert "Some of it." in answer.text


def test_a_topic_cannot_be_announced_and_decided_at_once(offered, october, marta, paulo, meet):
    drafted = SoundingFactory(consultation=october, neutral_order=NeutralOrder.AS_OFFERED)
    meet(rules, "obstacles_to_deciding", 2)
    at_once(
        lambda: soundings.announce_sounding(sounding=drafted, by=marta),
        lambda: decide(offered.managing, Outcome.DROPPED, paulo),
    )
    is_asked = Sounding.objects.get().announced_at is not None
    assert is_asked != (Topic.objects.get(pk=offered.managing.pk).outcome != "")
