"""Who appears at which item of a workshop: on its page, on the cards, in the history, in what is refused."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from records import history
from records.actions import restore_version
from records.refusals import Refused
from sessions_app.choices import AppearanceStatus
from tests.factories import (
    AgendaItemFactory,
    PersonFactory,
    SittingAppearanceFactory,
    WorkshopAppearanceFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.records.typed import typed_on
from workshops.actions import appearances as actions
from workshops.actions import workshops
from workshops.models import AgendaItem, Workshop, WorkshopAppearance

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

FIRST = date(2031, 4, 21)
PAGE = "/workshops/2031/bridges/"
EDIT = f"{PAGE}edit/"


@pytest.fixture
def bridges():
    """A workshop with an opening and a panel."""
    year = YearFactory(number=2031, published_at=timezone.now())
    workshop = WorkshopFactory(year=year, title_en="Bridges", slug="bridges", starts_on=FIRST, ends_on=FIRST)
    AgendaItemFactory(workshop=workshop, day=FIRST, starts_at=time(11), title_en="Panel")
    AgendaItemFactory(workshop=workshop, day=FIRST, starts_at=time(10), title_en="Opening")
    return Workshop.objects.get()


@pytest.fixture
def opening(bridges):
    return AgendaItem.objects.get(title_en="Opening")


@pytest.fixture
def ada(bridges, opening):
    """Ada Lindqvist opens the workshop; Berta Ruiz appears at no item of it."""
    ada = WorkshopAppearanceFactory(
        workshop=bridges, item=opening, person__name_en="Ada Lindqvist", summary_en="Asked for ferries."
    )
    WorkshopAppearanceFactory(workshop=Workshop.objects.get(), person__name_en="Berta Ruiz")
    return WorkshopAppearance.objects.with_workshop().get(pk=ada.pk)


def _in_this_order(page: str, *words: str) -> bool:
    places = [page.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def _without_the_opening(bridges, opening, by) -> None:
    workshops.keep_workshop(record=Workshop.objects.get(), without=[AgendaItem.objects.get(pk=opening.pk)], by=by)


def _come_from(appearance: WorkshopAppearance, by) -> None:
    """Record that somebody appears at no item any more."""
    workshop, appearance = Workshop.objects.get(), WorkshopAppearance.objects.get(pk=appearance.pk)
    appearance.item = None
    workshops.keep_workshop(record=workshop, parts=[appearance], by=by)


# The page -------------------------------------------------------------------------------------------------------------


def test_people_stand_at_their_item_and_the_others_after_the_programme(client, ada):
    page = client.get(PAGE).text

    assert _in_this_order(page, "10:00", "Opening", "Ada Lindqvist", "Asked for ferries.", "11:00", ">Panel<")
    assert _in_this_order(page, 'id="programme">Programme and speakers', 'id="speakers">Other speakers', "Berta Ruiz")
    assert page.count("Ada Lindqvist") == page.count("Asked for ferries.") == page.count("Berta Ruiz") == 1


def test_where_everybody_stands_at_an_item_nobody_is_told_apart(client, bridges, opening):
    WorkshopAppearanceFactory(workshop=bridges, item=opening)

    assert '"#speakers"' not in client.get(PAGE).text


def test_where_nobody_stands_at_an_item_the_page_tells_programme_and_speakers(client, bridges):
    page = client.get(PAGE).text
    assert _in_this_order(page, 'id="programme">Programme<', 'id="speakers">Speakers<')
    assert "Speakers are to be announced." in page


def test_what_may_be_done_for_a_speaker_stands_at_the_item_too(client, ada, marta):
    client.force_login(marta)

    page = client.get(PAGE).text

    assert page.count(f'action="{PAGE}appearances/{ada.pk}/confirm/"') == 1
    assert page.count("Until then nobody has spoken there.") == 1


def test_whoever_replaces_somebody_appears_at_the_same_item(client, ada, opening, marta):
    carlo = PersonFactory(name_en="Carlo Neri")

    replacement = actions.replace_workshop_speaker(appearance=ada, person=carlo, by=marta)

    assert replacement.item == opening
    page = client.get(PAGE).text
    assert _in_this_order(page, "Opening", "Ada Lindqvist", "Replaced", "Carlo Neri appears instead.", ">Panel<")
    assert _in_this_order(page, ">Carlo Neri</a>", ">Panel<")


@pytest.mark.parametrize(
    ("path", "to_come", "begun"),
    [
        (PAGE, "Carlo Neri appears instead.", "Carlo Neri appeared instead."),
        (f"/fr{PAGE}", "Remplacement\xa0: Carlo Neri", "Remplacement\xa0: Carlo Neri"),
        (f"/es{PAGE}", "En su lugar: Carlo Neri", "En su lugar: Carlo Neri"),
    ],
)
def test_a_replacement_is_told_in_the_past_once_the_workshop_has_begun(client, ada, marta, path, to_come, begun):
    actions.replace_workshop_speaker(appearance=ada, person=PersonFactory(name_en="Carlo Neri"), by=marta)
    assert to_come in client.get(path).text

    workshop = Workshop.objects.get()
    workshop.starts_on = workshop.ends_on = timezone.localdate()
    history.save(workshop, by=None)

    assert begun in client.get(path).text


def test_a_replacement_in_a_sitting_is_told_in_the_past_once_its_day_has_come(client):
    today = timezone.localdate()
    fields = {"status": AppearanceStatus.REPLACED, "replaced_by": PersonFactory(name_en="Carlo Neri")}
    for days, word in ((1, "appears"), (0, "appeared"), (-1, "appeared")):
        appearance = SittingAppearanceFactory(sitting__day=today + timedelta(days=days), **fields)
        assert appearance.replacement_in_words == f"Carlo Neri {word} instead."


# The cards ------------------------------------------------------------------------------------------------------------


def test_marta_chooses_from_the_items_of_this_workshop(client, ada, opening, marta):
    other = AgendaItemFactory(workshop=WorkshopFactory(year=YearFactory(number=2032)), title_en="Elsewhere")
    client.force_login(marta)
    asked = client.get(EDIT)
    name = f"workshopappearance-{ada.pk}-item"
    assert "Opening · 21\xa0April 2031 · 10:00" in asked.text
    assert "Elsewhere" not in asked.text
    typed = typed_on(asked)
    assert typed[name] == [str(opening.pk)]

    refused = client.post(EDIT, typed | {name: [str(other.pk)]})
    assert refused.status_code == 422
    assert "This item is not in the programme any more." in refused.text

    panel = AgendaItem.objects.get(title_en="Panel")
    assert client.post(EDIT, typed | {name: [str(panel.pk)]}).status_code == 302
    ada.refresh_from_db()
    assert ada.item == panel


def test_a_new_workshop_has_no_items_to_choose_from_yet(client, ada, marta):
    client.force_login(marta)
    add = "/workshops/2031/add/"

    arranged = client.post(add, typed_on(client.get(add)) | {"arrange": "workshopappearance:add"})

    assert "Save a new item first" in arranged.text
    assert "Opening · 21" not in arranged.text


def test_an_item_is_not_taken_out_while_somebody_appears_there(client, ada, opening, marta):
    client.force_login(marta)
    typed = typed_on(client.get(EDIT)) | {"agendaitem-removed": [str(opening.pk)]}

    refused = client.post(EDIT, typed)
    assert refused.status_code == 409
    assert "“Opening” is taken out, and Ada Lindqvist appears there." in refused.text
    assert AgendaItem.objects.count() == 2

    assert client.post(EDIT, typed | {f"workshopappearance-{ada.pk}-item": [""]}).status_code == 302
    ada.refresh_from_db()
    assert (ada.item, AgendaItem.objects.count()) == (None, 1)


def test_an_item_of_another_workshop_is_refused_in_words(ada, marta):
    ada.item = AgendaItemFactory(workshop=WorkshopFactory(year=YearFactory(number=2032)), title_en="Elsewhere")

    with pytest.raises(Refused, match="“Elsewhere”, at which Ada Lindqvist appears, is of another workshop"):
        workshops.keep_workshop(record=Workshop.objects.get(pk=ada.workshop_id), parts=[ada], by=marta)


# The history ----------------------------------------------------------------------------------------------------------


def test_an_item_that_was_taken_out_comes_back_with_who_appeared_there(client, bridges, ada, opening, marta):
    before = Workshop.objects.get().version
    _come_from(ada, marta)
    _without_the_opening(bridges, opening, marta)

    restore_version(record=Workshop.objects.get(), number=before, by=marta, verb=workshops.keep_workshop)

    ada.refresh_from_db()
    assert ada.item_id == opening.pk
    assert [item.title for item in Workshop.objects.get().agenda.all()] == ["Opening", "Panel"]


def test_the_history_names_an_item_that_is_not_there_any_more(client, bridges, ada, opening, marta):
    before = Workshop.objects.get().version
    _come_from(ada, marta)
    _without_the_opening(bridges, opening, marta)
    client.force_login(marta)

    page = client.get(f"{PAGE}history/{before}..{before + 1}/").text

    assert "Ada Lindqvist: Item of the programme" in page
    assert _in_this_order(page, "Ada Lindqvist: Item of the programme", "Opening")


def test_who_chooses_an_item_that_was_taken_out_meanwhile_is_told_so(client, bridges, ada, opening, marta, paulo):
    berta = WorkshopAppearance.objects.get(person__name_en="Berta Ruiz")
    client.force_login(marta)
    typed = typed_on(client.get(EDIT)) | {f"workshopappearance-{berta.pk}-item": [str(opening.pk)]}
    _come_from(ada, paulo)
    _without_the_opening(bridges, opening, paulo)

    conflict = client.post(EDIT, typed)
    assert conflict.status_code == 409
    assert "Opening · 21" in conflict.text  # as it was called when she chose it
    answer = client.post(EDIT, typed_on(conflict))

    assert answer.status_code == 422
    assert "This item is not in the programme any more." in answer.text
