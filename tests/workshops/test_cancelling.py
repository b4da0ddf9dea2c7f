"""A workshop is cancelled, moved, and called again; each leaves a trace that people can read."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from records import actions as records
from records import history
from records.refusals import Refused
from sessions_app.choices import AppearanceStatus
from sessions_app.models import Year
from tests.factories import AgendaItemFactory, PersonFactory, WorkshopAppearanceFactory, WorkshopFactory, YearFactory
from tests.records.typed import typed_on
from workshops.actions import workshops
from workshops.models import Workshop
from workshops.rules import workshops as rules

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

REASON = {"en": "No hall was found.", "fr": "Aucune salle trouvée.", "es": "No se halló sala."}
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=20)
PAGE = f"/workshops/{TODAY.year}/bridges/"


@pytest.fixture
def year():
    return YearFactory(number=TODAY.year, published_at=timezone.now() - timedelta(days=300))


@pytest.fixture
def bridges(year):
    """A workshop of this year, in three weeks."""
    return WorkshopFactory(year=year, title_en="Bridges", slug="bridges", starts_on=SOON, ends_on=SOON)


def cancelled(workshop, by, day=TODAY) -> Workshop:
    workshops.cancel_workshop(workshop=workshop, day=day, reason=REASON, by=by)
    return Workshop.objects.get(pk=workshop.pk)


# The verbs ------------------------------------------------------------------------------------------------------------


def test_marta_cancels_a_workshop_with_day_and_reason(bridges, marta):
    workshop = cancelled(bridges, marta, day=TODAY - timedelta(days=1))

    assert workshop.is_cancelled
    assert workshop.cancelled_on == TODAY - timedelta(days=1)
    assert (workshop.cancellation_reason_fr, workshop.version) == (REASON["fr"], 2)
    newest = history.versions_of(workshop)[0]
    assert (newest.by, newest.why) == (marta, "cancelled: No hall was found.")


def test_a_cancelled_workshop_is_called_again_and_its_history_keeps_why_it_was_cancelled(bridges, marta, paulo):
    workshops.reinstate_workshop(workshop=cancelled(bridges, marta), by=paulo)

    workshop = Workshop.objects.get()
    assert not workshop.is_cancelled
    assert workshop.cancellation_reason_es == ""
    assert [version.why for version in history.versions_of(workshop)] == [
        "called again",
        "cancelled: No hall was found.",
        "",
    ]


def test_it_may_be_cancelled_a_second_time(bridges, marta):
    workshops.reinstate_workshop(workshop=cancelled(bridges, marta), by=marta)

    assert cancelled(bridges, marta).is_cancelled


def test_what_is_cancelled_is_not_cancelled_again(bridges, marta):
    workshop = cancelled(bridges, marta)

    with pytest.raises(Refused, match="“Bridges” was already cancelled, on"):
        cancelled(workshop, marta)


def test_a_workshop_that_is_over_cannot_be_cancelled(year, marta):
    yesterday = TODAY - timedelta(days=1)
    over = WorkshopFactory(year=year, starts_on=yesterday, ends_on=yesterday)

    with pytest.raises(Refused, match="is over"):
        cancelled(over, marta)


def test_a_workshop_at_which_somebody_spoke_cannot_be_cancelled(year, marta):
    today = WorkshopFactory(year=year, starts_on=TODAY, ends_on=TODAY)
    WorkshopAppearanceFactory(workshop=today, status=AppearanceStatus.SPOKE)

    with pytest.raises(Refused, match="somebody spoke there"):
        cancelled(today, marta)


def test_nothing_is_cancelled_on_a_day_to_come(bridges, marta):
    with pytest.raises(Refused, match="is still to come"):
        cancelled(bridges, marta, day=TODAY + timedelta(days=1))


@pytest.mark.parametrize("missing", ["en", "fr", "es"])
def test_the_reason_stands_in_three_languages(bridges, marta, missing):
    with pytest.raises(Refused, match="in three languages"):
        workshops.cancel_workshop(workshop=bridges, day=TODAY, reason=REASON | {missing: ""}, by=marta)
    assert not Workshop.objects.get().is_cancelled


def test_only_what_is_cancelled_is_called_again(bridges, marta):
    with pytest.raises(Refused, match="“Bridges” is not cancelled"):
        workshops.reinstate_workshop(workshop=bridges, by=marta)


def test_a_workshop_whose_days_lie_behind_needs_new_days_first(bridges, marta):
    workshop = cancelled(bridges, marta)

    [with_days] = rules.obstacles_to_reinstating(workshop, SOON + timedelta(days=1))
    assert "Give it new days first" in with_days
    workshop.starts_on = workshop.ends_on = None
    [without] = rules.obstacles_to_reinstating(workshop, date(TODAY.year + 1, 1, 1))
    assert without.startswith(f"{TODAY.year} lies behind")
    assert rules.obstacles_to_reinstating(workshop, TODAY) == []


def test_nobody_speaks_at_a_cancelled_workshop(year, marta):
    workshop = WorkshopFactory(year=year, starts_on=TODAY, ends_on=TODAY)
    appearance = WorkshopAppearanceFactory(workshop=workshop)
    workshop = cancelled(workshop, marta)

    appearance.status = AppearanceStatus.SPOKE
    with pytest.raises(Refused, match="The workshop was cancelled on"):
        workshops.keep_workshop(record=workshop, parts=[appearance], by=marta)


def test_nobody_is_asked_whether_they_spoke_at_a_cancelled_workshop(bridges, marta):
    WorkshopAppearanceFactory(workshop=bridges)
    after = SOON + timedelta(days=1)

    assert rules.warnings_about_workshop(bridges, after)
    assert rules.warnings_about_workshop(cancelled(bridges, marta), after) == []


def test_an_old_version_that_is_restored_neither_cancels_nor_calls_again(bridges, marta):
    workshop = cancelled(bridges, marta)
    records.restore_version(record=workshop, number=1, by=marta, verb=workshops.keep_workshop)

    assert Workshop.objects.get().is_cancelled
    workshops.reinstate_workshop(workshop=workshop, by=marta)
    records.restore_version(record=Workshop.objects.get(), number=2, by=marta, verb=workshops.keep_workshop)
    assert not Workshop.objects.get().is_cancelled


@pytest.mark.parametrize(
    "fields",
    [
        {"cancelled_on": TODAY},
        {"cancelled_on": TODAY, "cancellation_reason_en": "No hall.", "cancellation_reason_fr": "Pas de salle."},
        {"cancellation_reason_en": "No hall."},
        {"cancelled_on": TODAY, **{f"cancellation_reason_{code}": "" for code in REASON}},
    ],
    ids=["no reason", "two languages", "no day", "empty reasons"],
)
def test_the_database_knows_that_a_cancelled_workshop_says_when_and_why(bridges, fields):
    for name, value in fields.items():
        setattr(bridges, name, value)
    with pytest.raises(ValidationError, match="Write in three languages why the workshop is cancelled"):
        bridges.validate_constraints()
    name = "a_cancelled_workshop_says_when_and_why_in_three_languages"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Workshop.objects.update(**fields)


# What people read -----------------------------------------------------------------------------------------------------


def test_the_page_says_under_its_title_that_the_workshop_is_cancelled_since_when_and_why(client, bridges, marta):
    AgendaItemFactory(workshop=bridges, day=SOON)
    workshop = Workshop.objects.get()
    cancelled(workshop, marta)

    page = client.get(PAGE).content.decode()
    head = page[page.index("<h1>") : page.index("head-facts")]
    assert workshop.title in head
    assert "Cancelled on" in head
    assert "No hall was found." in head
    assert page.count(f"<s>{workshop.dates}</s>") == 2  # of the workshop, and in the programme
    assert 'id="speakers"' not in page  # nobody is to be announced any more
    assert "Aucune salle trouvée." in client.get(f"/fr{PAGE}").content.decode()
    assert "No se halló sala." in client.get(f"/es{PAGE}").content.decode()


def test_lists_say_it_too(client, bridges, marta):
    person = PersonFactory(name_en="Arturo Cabrera", slug="arturo")
    WorkshopAppearanceFactory(workshop=bridges, person=person)
    workshop = cancelled(Workshop.objects.get(), marta)
    days = workshop.dates

    listed = client.get("/workshops/").content.decode()
    assert f"<s>{days}</s>" in listed
    assert "No hall was found." in listed
    for path in ("/speakers/arturo/", "/search/?q=bridges"):
        assert f"{days} (cancelled)" in client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/", f"/years/{TODAY.year}/"])
def test_the_year_strikes_its_days_through_and_does_not_invite_to_it(client, bridges, marta, path):
    assert "What comes next" in client.get(path).content.decode()
    cancelled(bridges, marta)

    page = client.get(path).content.decode()
    assert "What comes next" not in page
    assert "Cancelled</span>" in page
    assert "<s>" in page[page.index("The year, step by step") :]


def test_a_moved_workshop_says_from_which_days_and_since_when(client, bridges, marta):
    before, later = bridges.dates, SOON + timedelta(days=7)
    bridges.starts_on = bridges.ends_on = later
    workshops.keep_workshop(record=bridges, by=marta)

    for path in (PAGE, "/workshops/"):
        page = client.get(path).content.decode()
        assert f"Moved from {before} on " in page
        assert f">{before}</s>" in page
        assert Workshop.objects.get().dates in page


def test_a_move_before_the_year_was_published_is_nobodys_business(client, bridges, marta):
    bridges.starts_on = bridges.ends_on = SOON + timedelta(days=7)
    workshops.keep_workshop(record=bridges, by=marta)
    Year.objects.update(published_at=timezone.now() + timedelta(minutes=1))

    assert "Moved from" not in client.get(PAGE).content.decode()


# The doors ------------------------------------------------------------------------------------------------------------


def test_marta_cancels_on_a_page_that_says_what_follows(client, bridges, marta):
    client.force_login(marta)
    assert f'href="{PAGE}cancel/"' in client.get(PAGE).content.decode()
    form = client.get(f"{PAGE}cancel/")
    page = form.content.decode()
    assert "Everybody sees at once" in page
    assert f'value="{TODAY.isoformat()}"' in page

    typed = typed_on(form) | {f"reason_{code}": sentence for code, sentence in REASON.items()}
    answer = client.post(f"{PAGE}cancel/", typed, follow=True)

    assert "“Bridges” is cancelled." in answer.content.decode()
    assert Workshop.objects.get().cancellation_reason_es == REASON["es"]


def test_in_a_hidden_year_the_page_says_that_it_will_be_public_with_the_year(client, bridges, marta):
    Year.objects.update(published_at=None)
    client.force_login(marta)

    assert f"Once {TODAY.year} is published" in client.get(f"{PAGE}cancel/").content.decode()


def test_what_was_typed_stays_where_the_rules_refuse(client, bridges, marta):
    client.force_login(marta)
    tomorrow = TODAY + timedelta(days=1)
    typed = {"day": tomorrow.isoformat()} | {f"reason_{code}": sentence for code, sentence in REASON.items()}

    refused = client.post(f"{PAGE}cancel/", typed)
    assert refused.status_code == 409
    assert "is still to come" in refused.content.decode()
    assert REASON["fr"] in refused.content.decode()
    incomplete = client.post(f"{PAGE}cancel/", typed | {"reason_es": "  "})
    assert incomplete.status_code == 422
    assert "Fill in “Reason (Spanish)”." in incomplete.content.decode()


def test_the_reasons_against_it_stand_in_the_place_of_the_form(client, bridges, marta):
    client.force_login(marta)
    assert "“Bridges” is not cancelled." in client.get(f"{PAGE}reinstate/").content.decode()
    assert client.post(f"{PAGE}reinstate/").status_code == 409
    cancelled(bridges, marta)

    page = client.get(f"{PAGE}cancel/").content.decode()
    assert "“Bridges” was already cancelled, on" in page
    assert 'name="day"' not in page


def test_marta_calls_it_again(client, bridges, marta):
    workshop = cancelled(bridges, marta)
    client.force_login(marta)
    assert f'href="{PAGE}reinstate/"' in client.get(PAGE).content.decode()
    assert f"announced for {workshop.dates} again" in client.get(f"{PAGE}reinstate/").content.decode()

    answer = client.post(f"{PAGE}reinstate/", follow=True)

    assert "“Bridges” is called again." in answer.content.decode()
    assert not Workshop.objects.get().is_cancelled
