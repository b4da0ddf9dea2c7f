"""The pages of training sessions, as the public and the secretariat see them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from membership.models import Organization
from records import history
from sessions_app.models import Year
from tests.factories import (
    ContributionFactory,
    DonorFactory,
    MemberFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.records.typed import typed_on
from training.models import LanguageOffered, TrainingPassage, TrainingSession

pytestmark = pytest.mark.django_db

ADDRESS = "/training/2008/managing-return/"


@pytest.fixture
def session():
    """The session of 2008 that mirrors the workshop of April; its days are not recorded."""
    year = YearFactory(number=2008, theme_en="Return", published_at=timezone.now())
    workshop = WorkshopFactory(
        year=year, title_en="Managing Return", starts_on=date(2008, 4, 21), ends_on=date(2008, 4, 22)
    )
    partner = Organization(slug="institute", name_en="Graduate Institute")
    history.save(partner, by=None)
    session = TrainingSessionFactory(
        year=year, title_en="Managing Return", slug="managing-return", workshop=workshop, partner=partner
    )
    languages = [LanguageOffered(language=language, position=n) for n, language in enumerate(("en", "fr", "es"))]
    history.save(session, by=None, parts=[*languages, TrainingPassage(text_en="To inform the Missions.")])
    return TrainingSession.objects.get()


def test_the_page_tells_partner_languages_workshop_and_aims(client, session):
    page = client.get(ADDRESS).content.decode().replace("\u00a0", " ")

    for text in ("Graduate Institute", "English, French and Spanish", "21–22 April 2008", "To inform the Missions."):
        assert text in page
    assert "Not recorded" in page  # the days of 2008
    assert "Edit" not in page


def test_days_to_come_are_to_be_announced(client):
    year = YearFactory(number=timezone.localdate().year, published_at=timezone.now())
    TrainingSessionFactory(year=year, slug="roads")

    assert "To be announced" in client.get(f"/training/{year.number}/roads/").content.decode()
    assert "Dates are to be announced." in client.get("/training/").content.decode()


def test_everybody_reads_who_is_thanked_and_only_members_are_led_to_the_contribution(client, session, maria):
    swiss = DonorFactory(member=MemberFactory(name_en="Switzerland"))
    fields = {"year": session.year, "target": "training", "training_session": session}
    contribution = ContributionFactory(donor=swiss, thanks_en="With thanks to Geneva’s neighbours.", **fields)
    ContributionFactory(donor=DonorFactory(member=MemberFactory(name_en="Silent Shore")), **fields)

    page = client.get(ADDRESS).content.decode()
    assert "With thanks to Geneva’s neighbours." in page
    assert "Switzerland" in page
    assert "Silent Shore" not in page
    assert contribution.get_absolute_url() not in page

    client.force_login(maria)
    assert contribution.get_absolute_url() in client.get(ADDRESS).content.decode()


def test_the_secretariat_is_told_that_the_titles_have_parted(client, session, marta):
    session.workshop.title_en = "Managing Returns"
    history.save(session.workshop, by=marta)

    assert "Managing Returns”" not in client.get(ADDRESS).content.decode()
    client.force_login(marta)
    assert "In English the session is called “Managing Return”" in client.get(ADDRESS).content.decode()


def test_a_session_of_a_hidden_year_is_not_there_for_the_public(client, session, maria, marta):
    Year.objects.update(published_at=None)

    for user, status in ((None, 404), (maria, 404), (marta, 200)):
        if user:
            client.force_login(user)
        assert client.get(ADDRESS).status_code == status
        assert ("Managing Return" in client.get("/training/").content.decode()) == (status == 200)


def test_sessions_to_come_stand_first(client, session):
    today = timezone.localdate()
    year = YearFactory(number=today.year, published_at=timezone.now())
    day = today + timedelta(days=3)
    TrainingSessionFactory(year=year, title_en="Soon", starts_on=day, ends_on=day)

    page = client.get("/training/").content.decode()

    assert page.index("Soon") < page.index("<h2>2008</h2>") < page.index("Managing Return")


def test_without_a_session_to_come_the_page_says_who_records_one(client):
    assert "No training session to come is recorded." in client.get("/training/").content.decode()


def test_the_secretariat_adds_a_session_and_others_may_not(client, session, marta, maria):
    address = reverse("add_training_session", kwargs={"number": 2008})
    client.force_login(maria)
    assert client.get(address).status_code == 403
    client.force_login(marta)
    assert address in client.get("/training/").content.decode()

    typed = typed_on(client.get(address)) | {"title_en": "Return and Work", "tool_en": "A course"}
    answer = client.post(address, typed)

    assert answer["Location"] == "/training/2008/return-and-work/"
    assert TrainingSession.objects.get(slug="return-and-work").tool == "A course"


def test_only_workshops_of_the_year_can_be_chosen(client, session, marta):
    WorkshopFactory(title_en="Of another year")
    client.force_login(marta)

    page = client.get(f"{ADDRESS}edit/").content.decode()

    assert "Managing Return</option>" in page
    assert "Of another year" not in page


def test_the_session_is_edited_compared_and_restored(client, session, marta):
    client.force_login(marta)
    typed = typed_on(client.get(f"{ADDRESS}edit/")) | {"audience_en": "Everybody", "why": "Wider"}
    assert client.post(f"{ADDRESS}edit/", typed)["Location"] == ADDRESS

    earlier = client.get(f"{ADDRESS}history/").content.decode()
    assert "Audience (English)" in earlier
    assert "Wider" in earlier
    restore = f"{ADDRESS}history/2/restore/"
    assert client.post(restore, typed_on(client.get(restore))).status_code == 302
    assert not TrainingSession.objects.get().audience


# On the page of the year ----------------------------------------------------------------------------------------------
