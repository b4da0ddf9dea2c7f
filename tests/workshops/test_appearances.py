"""Those who were to appear in a workshop are confirmed, have spoken, or are replaced; on the page and by its verbs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from records import history
from records.refusals import Changed, Refused
from sessions_app.choices import AppearanceStatus, Capacity, Mode
from tests.factories import PersonFactory, WorkshopAppearanceFactory, WorkshopFactory, YearFactory
from tests.races import at_once, errors, without_lock
from workshops.actions import appearances as actions
from workshops.actions import workshops
from workshops.models import Workshop, WorkshopAppearance
from workshops.rules import appearances as rules

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TODAY = timezone.localdate()
PAGE = f"/workshops/{TODAY.year}/bridges/"
REASON = {"en": "No hall was found.", "fr": "Aucune salle trouvée.", "es": "No se halló sala."}


@pytest.fixture
def bridges():
    """A workshop that began yesterday."""
    year = YearFactory(number=TODAY.year, published_at=timezone.now() - timedelta(days=300))
    return _on(WorkshopFactory(year=year, title_en="Bridges", slug="bridges"), TODAY - timedelta(days=1))


@pytest.fixture
def ada(bridges):
    """Ada Lindqvist is announced, from the floor and as a special guest; Berta stands after her."""
    ada = WorkshopAppearanceFactory(
        workshop=bridges, person__name_en="Ada Lindqvist", mode=Mode.FLOOR, capacity=Capacity.SPECIAL_GUEST
    )
    WorkshopAppearanceFactory(workshop=Workshop.objects.get(), person__name_en="Berta Ruiz")
    return WorkshopAppearance.objects.with_workshop().get(pk=ada.pk)


@pytest.fixture
def carlo():
    return PersonFactory(name_en="Carlo Neri")


def _on(workshop: Workshop, day) -> Workshop:
    workshop.starts_on = workshop.ends_on = day
    history.save(workshop, by=None)
    return workshop


def _address(appearance: WorkshopAppearance, verb: str) -> str:
    return f"{PAGE}appearances/{appearance.pk}/{verb}/"


def _names() -> list[str]:
    return [str(each) for each in Workshop.objects.get().appearances.all()]


# The verbs ------------------------------------------------------------------------------------------------------------


def test_somebody_is_announced_then_confirmed_then_has_spoken(ada, marta, paulo):
    actions.confirm_workshop_speaker(appearance=ada, by=marta)
    ada.refresh_from_db()
    assert ada.status == AppearanceStatus.CONFIRMED

    actions.mark_workshop_speaker_spoken(appearance=ada, by=paulo)
    ada.refresh_from_db()
    assert ada.has_spoken
    newest, before, *_older = history.versions_of(Workshop.objects.get())
    assert [(each.by, each.why) for each in (newest, before)] == [
        (paulo, "Ada Lindqvist spoke"),
        (marta, "Ada Lindqvist confirmed"),
    ]


def test_who_has_spoken_has_not_to_speak_again(ada, marta):
    actions.mark_workshop_speaker_spoken(appearance=ada, by=marta)

    with pytest.raises(Refused, match="stands as “Spoke”; from there the record cannot go to “Spoke”"):
        actions.mark_workshop_speaker_spoken(appearance=ada, by=marta)


def test_who_is_confirmed_is_not_confirmed_again(ada, marta):
    actions.confirm_workshop_speaker(appearance=ada, by=marta)

    with pytest.raises(Refused, match="stands as “Confirmed”"):
        actions.confirm_workshop_speaker(appearance=ada, by=marta)


def test_a_replacement_follows_whoever_it_replaces_in_the_same_mode_and_capacity(ada, carlo, marta):
    replacement = actions.replace_workshop_speaker(appearance=ada, person=carlo, function_en="Engineer", by=marta)

    ada.refresh_from_db()
    assert _names() == ["Ada Lindqvist", "Carlo Neri", "Berta Ruiz"]
    assert [each.position for each in Workshop.objects.get().appearances.all()] == [1, 2, 3]
    assert (ada.status, ada.replaced_by) == (AppearanceStatus.REPLACED, carlo)
    assert (replacement.mode, replacement.capacity) == (Mode.FLOOR, Capacity.SPECIAL_GUEST)
    assert (replacement.status, replacement.affiliation) == (AppearanceStatus.ANNOUNCED, "Engineer")


def test_nobody_replaces_themselves_and_nobody_is_replaced_twice(ada, carlo, marta):
    with pytest.raises(Refused, match="Choose somebody else"):
        actions.replace_workshop_speaker(appearance=ada, person=ada.person, by=marta)
    actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta)
    with pytest.raises(Refused, match="stands as “Replaced”"):
        actions.replace_workshop_speaker(appearance=ada, person=PersonFactory(), by=marta)


def test_who_comes_after_all_is_replaced_by_nobody(ada, carlo, marta):
    actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta)

    actions.confirm_workshop_speaker(appearance=ada, by=marta)

    ada.refresh_from_db()
    assert (ada.status, ada.replaced_by) == (AppearanceStatus.CONFIRMED, None)


def test_before_the_workshop_begins_nobody_has_spoken_and_anybody_may_be_replaced(bridges, ada, carlo, marta):
    _on(Workshop.objects.get(), TODAY + timedelta(days=1))

    with pytest.raises(Refused, match="Until then nobody has spoken there"):
        actions.mark_workshop_speaker_spoken(appearance=ada, by=marta)
    actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta)
    assert "Carlo Neri" in _names()


def test_where_the_workshop_is_cancelled_nobody_appears(bridges, ada, carlo, marta):
    workshop = _on(Workshop.objects.get(), TODAY + timedelta(days=9))
    workshops.cancel_workshop(workshop=workshop, day=TODAY, reason=REASON, by=marta)

    for act in (
        lambda: actions.confirm_workshop_speaker(appearance=ada, by=marta),
        lambda: actions.mark_workshop_speaker_spoken(appearance=ada, by=marta),
        lambda: actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta),
    ):
        with pytest.raises(Refused, match=r"“Bridges” was cancelled on .* Nobody appears there"):
            act()


def test_who_was_taken_out_meanwhile_is_neither_confirmed_nor_has_spoken_nor_is_replaced(ada, carlo, marta):
    workshops.keep_workshop(record=Workshop.objects.get(), without=[WorkshopAppearance.objects.get(pk=ada.pk)], by=None)

    for act in (
        lambda: actions.confirm_workshop_speaker(appearance=ada, by=marta),
        lambda: actions.mark_workshop_speaker_spoken(appearance=ada, by=marta),
        lambda: actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta),
    ):
        with pytest.raises(Changed, match="Ada Lindqvist has been taken out of the programme meanwhile"):
            act()


# Two at once ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_who_replace_somebody_at_once_send_one_other(ada, carlo, marta, meet):
    meet(rules, "obstacles_to_replacing_speaker", 2)

    outcomes = at_once(*[lambda: actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta)] * 2)

    [refused] = errors(outcomes)
    assert "stands as “Replaced”" in str(refused)
    assert _names() == ["Ada Lindqvist", "Carlo Neri", "Berta Ruiz"]


@pytest.mark.django_db(transaction=True)
def test_the_twin_without_the_lock_lets_both_begin(ada, carlo, marta, meet, monkeypatch):
    meet(rules, "obstacles_to_replacing_speaker", 2)
    without_lock(monkeypatch)

    replace = actions.replace_workshop_speaker.__wrapped__
    outcomes = at_once(*[lambda: replace(appearance=ada, person=carlo, by=marta)] * 2)

    assert not any("stands as" in str(error) for error in errors(outcomes))


@pytest.mark.django_db(transaction=True)
def test_two_who_replace_different_people_at_once_leave_everybody_a_place(ada, carlo, marta):
    berta = WorkshopAppearance.objects.with_workshop().get(person__name_en="Berta Ruiz")
    dora = PersonFactory(name_en="Dora Lange")

    outcomes = at_once(
        lambda: actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta),
        lambda: actions.replace_workshop_speaker(appearance=berta, person=dora, by=marta),
    )

    assert errors(outcomes) == []
    assert _names() == ["Ada Lindqvist", "Carlo Neri", "Berta Ruiz", "Dora Lange"]
    assert [each.position for each in Workshop.objects.get().appearances.all()] == [1, 2, 3, 4]


# On the page ----------------------------------------------------------------------------------------------------------


def test_marta_confirms_and_records_who_spoke_from_the_page(client, ada, marta):
    client.force_login(marta)
    _on(Workshop.objects.get(), TODAY)
    page = client.get(PAGE).text
    assert f'action="{_address(ada, "confirm")}"' in page
    assert f'action="{_address(ada, "spoken")}"' in page

    confirmed = client.post(_address(ada, "confirm"), follow=True).text
    assert "The appearance of Ada Lindqvist is confirmed." in confirmed
    assert f'action="{_address(ada, "confirm")}"' not in confirmed
    assert client.post(_address(ada, "confirm")).status_code == 409

    spoke = client.post(_address(ada, "spoken"), follow=True).text
    assert "It is recorded that Ada Lindqvist spoke." in spoke
    assert _address(ada, "spoken") not in spoke
    assert _address(ada, "replace") not in spoke
    assert client.post(_address(ada, "spoken")).status_code == 409


def test_marta_records_who_came_instead(client, ada, carlo, marta):
    client.force_login(marta)

    asked = client.get(_address(ada, "replace")).text
    assert "Who appears instead of Ada Lindqvist?" in asked
    assert f'href="{PAGE}"' in asked
    assert client.post(_address(ada, "replace"), {"person": ""}).status_code == 422
    refused = client.post(_address(ada, "replace"), {"person": ada.person.pk, "function_en": "Engineer"})
    assert refused.status_code == 409
    assert "Choose somebody else." in refused.text
    assert 'value="Engineer"' in refused.text
    page = client.post(_address(ada, "replace"), {"person": carlo.pk}, follow=True).text

    assert "Carlo Neri appears instead of Ada Lindqvist." in page
    assert "Carlo Neri appeared instead." in page  # it began yesterday
    again = client.get(_address(ada, "replace")).text
    assert "stands as “Replaced”" in again
    assert "Record the replacement" not in again


def test_before_it_begins_the_page_says_why_nobody_has_spoken(client, ada, marta):
    client.force_login(marta)
    _on(Workshop.objects.get(), TODAY + timedelta(days=1))

    page = client.get(PAGE).text

    assert "Until then nobody has spoken there." in page
    assert _address(ada, "spoken") not in page
    assert _address(ada, "replace") in page
    assert client.post(_address(ada, "spoken")).status_code == 409


def test_the_confirmation_of_one_is_not_offered_for_the_next(client, bridges, marta):
    client.force_login(marta)
    _on(Workshop.objects.get(), TODAY)
    announced = WorkshopAppearanceFactory(workshop=Workshop.objects.get())
    confirmed = WorkshopAppearanceFactory(workshop=Workshop.objects.get(), status=AppearanceStatus.CONFIRMED)

    page = client.get(PAGE).text

    assert page.count(f'action="{_address(announced, "confirm")}"') == 1
    assert _address(confirmed, "confirm") not in page
    assert page.count("Confirm the appearance") == 1


def test_a_reader_is_offered_nothing_and_may_not(client, ada, maria):
    client.force_login(maria)

    page = client.get(PAGE).text
    assert "appearances/" not in page
    assert "nobody has spoken" not in page
    for verb in ("confirm", "spoken", "replace"):
        assert client.post(_address(ada, verb)).status_code == 403


def test_an_appearance_is_found_only_under_its_workshop(client, ada, marta):
    WorkshopFactory(year=ada.workshop.year, slug="fords")
    client.force_login(marta)

    assert client.post(f"/workshops/{TODAY.year}/fords/appearances/{ada.pk}/spoken/").status_code == 404
