"""The pages of the programme, as the public, a delegate and the secretariat see them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from membership.actions import people
from membership.models import User
from records import history
from sessions_app.choices import AppearanceStatus, Capacity, Mode, Precision
from sessions_app.models import (
    Answer,
    Distribution,
    Editor,
    Endorsement,
    Launch,
    Preparation,
    Proposer,
    Sitting,
    SittingAppearance,
    SittingPassage,
    TimeAllotment,
    Year,
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
from tests.records.typed import typed_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def highlights():
    """The third sitting of the 94th session, with Vladimir Naumov on its panel and his announcement."""
    year = YearFactory(number=2007, theme_en="Managing Labour", published_at=timezone.now())
    session = CouncilSessionFactory(number=94, year=year, place_en="Geneva")
    sitting = SittingFactory(
        council_session=session, position=3, title_en="Migration Highlights", day=date(2007, 11, 28), kind="highlights"
    )
    naumov = SittingAppearanceFactory(
        sitting=sitting,
        person__name_en="Vladimir Naumov",
        function_en="Minister of Internal Affairs",
        state_en="Republic of Belarus",
        summary_en="He showed a new centre.",
        status=AppearanceStatus.SPOKE,
    )
    AnnouncementFactory(title_en="Training centre in Minsk", kind="facility", appearance=naumov)
    return Sitting.objects.get(pk=sitting.pk)


def test_the_council_page_names_people_as_stated_that_day(client, highlights):
    page = client.get("/council/94/").content.decode()

    assert "<h1>94th session of the Council</h1>" in page
    assert "Minister of Internal Affairs, Republic of Belarus" in page
    assert "Panellist" in page
    assert "Not recorded" in page  # the session's dates


def test_the_sitting_page_tells_who_said_and_announced_what(client, highlights):
    page = client.get("/council/94/sittings/3/").content.decode()

    assert "He showed a new centre." in page
    assert 'href="/announcements/training-centre-in-minsk/"' in page
    assert "Nobody is named" in page  # no moderator
    assert "Edit" not in page


def test_the_session_is_named_in_french_and_spanish(client, highlights):
    assert "94e" in client.get("/fr/council/94/").content.decode()
    assert "94.ª" in client.get("/es/council/94/").content.decode()


def test_a_text_that_is_not_translated_says_so(client, highlights):
    page = client.get("/fr/council/94/sittings/3/").content.decode()

    assert '<span lang="en">Migration Highlights</span>' in page
    assert 'class="not-translated"' in page


def test_a_sitting_without_people_waits_for_them(client):
    SittingFactory(council_session__number=94)

    assert "Speakers are to be announced." in client.get("/council/94/").content.decode()
    assert "Speakers are to be announced." in client.get("/council/94/sittings/1/").content.decode()


@pytest.mark.parametrize(
    "path", ["/council/94/", "/council/94/sittings/3/", "/announcements/training-centre-in-minsk/"]
)
def test_what_hangs_on_a_hidden_year_is_not_there_for_the_public(client, highlights, marta, path):
    Year.objects.update(published_at=None)

    assert client.get(path).status_code == 404
    client.force_login(marta)
    assert client.get(path).status_code == 200


def test_hidden_sittings_do_not_shine_through_other_pages(client, highlights, maria):
    publication = PublicationFactory(title_en="World Report")
    naumov = highlights.appearances.get().person
    history.save(
        publication,
        by=None,
        parts=[
            Editor(person=naumov),
            Launch(place_en="Geneva"),
            Launch(sitting=highlights),
            Distribution(sitting=highlights, title_en="Overview"),
        ],
    )
    Year.objects.update(published_at=None)
    client.force_login(maria)

    for path in (
        "/publications/world-report/",
        "/publications/",
        "/speakers/",
        f"/speakers/{naumov.slug}/",
        "/announcements/",
        "/council/",
    ):
        page = client.get(path)
        assert page.status_code == 200
        assert "Highlights" not in page.content.decode(), path
        assert "Minsk" not in page.content.decode(), path


@pytest.fixture
def report_to_come():
    """A report that is known only from a year to come, which is not open to everybody."""
    report = PublicationFactory(title_en="Report to Come")
    sitting = SittingFactory(council_session__year=YearFactory(number=2031))
    history.save(report, by=None, parts=[Launch(sitting=sitting)])
    return report


def test_what_an_unpublished_year_launches_does_not_shine_through_its_editions(client, marta, report_to_come):
    PublicationFactory(title_en="Short Edition", base_work=report_to_come)
    link = report_to_come.get_absolute_url()

    page = client.get("/publications/short-edition/").content.decode()
    assert ("Report to Come" in page, link in page) == (False, False)

    client.force_login(marta)
    assert link in client.get("/publications/short-edition/").content.decode()


@pytest.mark.parametrize("by_somebody", [True, False])
def test_what_is_announced_to_everybody_is_open_to_everybody(client, highlights, report_to_come, by_somebody):
    appearance = highlights.appearances.get() if by_somebody else None
    AnnouncementFactory(title_en="Soon", publication=report_to_come, appearance=appearance)
    link = report_to_come.get_absolute_url()

    assert f'href="{link}"' in client.get("/announcements/soon/").content.decode()
    assert client.get(link).status_code == 200


def test_who_is_not_shown_to_the_public_is_named_without_a_link(client, highlights, maria, marta):
    naumov = highlights.appearances.get().person
    naumov.is_public = False
    people.keep_person(record=naumov, by=marta)
    history.save(PublicationFactory(title_en="World Report"), by=None, parts=[Editor(person=naumov)])
    link = f'href="/speakers/{naumov.slug}/"'

    def leads_to_naumov(path):
        page = client.get(path).content.decode()
        assert "Vladimir Naumov" in page, path
        return link in page

    paths = [
        "/council/94/",
        "/council/94/sittings/3/",
        "/announcements/training-centre-in-minsk/",
        "/publications/world-report/",
    ]
    assert [leads_to_naumov(path) for path in paths] == [False] * 4
    client.force_login(maria)
    assert [leads_to_naumov(path) for path in paths] == [False] * 4
    User.objects.filter(pk=maria.pk).update(person=naumov)
    assert [leads_to_naumov(path) for path in paths] == [True] * 4
    client.force_login(marta)
    assert [leads_to_naumov(path) for path in paths] == [True] * 4


def test_the_secretariat_may_edit_and_others_may_not(client, highlights, marta, maria):
    client.force_login(maria)
    assert "/edit/" not in client.get("/council/94/").content.decode()
    assert client.get("/council/94/edit/").status_code == 403

    client.force_login(marta)
    assert "/council/94/edit/" in client.get("/council/94/").content.decode()
    for path in ("/council/94/edit/", "/council/94/sittings/3/edit/", "/council/94/sittings/add/", "/years/add/"):
        assert client.get(path).status_code == 200


def test_the_secretariat_is_told_what_to_look_at_twice(client, highlights, marta, maria):
    person = highlights.appearances.get().person
    history.save(
        highlights,
        by=None,
        parts=[SittingAppearance(person=person, mode=Mode.MODERATION, capacity=Capacity.MODERATOR, position=2)],
    )
    warning = "Vladimir Naumov is named as panellist and as moderator"

    client.force_login(marta)
    assert warning in client.get("/council/94/sittings/3/").content.decode()
    client.force_login(maria)
    assert warning not in client.get("/council/94/sittings/3/").content.decode()


def test_marta_moves_a_sitting_up(client, marta):
    session = CouncilSessionFactory(number=94)
    for title in ("A", "B"):
        SittingFactory(council_session=session, title_en=title)
    client.force_login(marta)

    answer = client.post("/council/94/sittings/2/move/", {"move": "up"})

    assert answer.url == "/council/94/"
    assert [sitting.title_en for sitting in session.sittings.all()] == ["B", "A"]


def test_htmx_gets_the_sittings_alone_and_hears_what_moved(client, marta):
    session = CouncilSessionFactory(number=94)
    for title in ("A", "B"):
        SittingFactory(council_session=session, title_en=title)
    client.force_login(marta)

    page = client.post(
        "/council/94/sittings/1/move/", {"move": "down"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert page.lstrip().startswith('<div id="sittings">')
    assert "“A” now stands at place 2 of 2." in page


def test_nonsense_moves_nothing(client, marta):
    session = CouncilSessionFactory(number=94)
    SittingFactory(council_session=session)
    client.force_login(marta)

    assert client.post("/council/94/sittings/1/move/", {"move": "sideways"}).status_code == 302


def test_marta_records_that_somebody_spoke(client, marta):
    appearance = SittingAppearanceFactory(sitting__council_session__number=94, person__name_en="Arturo Cabrera")
    client.force_login(marta)

    page = client.post(f"/appearances/{appearance.pk}/spoken/", follow=True).content.decode()

    assert "It is recorded that Arturo Cabrera spoke." in page
    assert client.post(f"/appearances/{appearance.pk}/spoken/").status_code == 409


def test_marta_records_a_replacement(client, marta):
    appearance = SittingAppearanceFactory(sitting__council_session__number=94, person__name_en="Arturo Cabrera")
    mezher = PersonFactory(name_en="Jaifa Mezher")
    client.force_login(marta)
    path = f"/appearances/{appearance.pk}/replace/"

    assert client.get(path).status_code == 200
    assert client.post(path, {"person": ""}).status_code == 422
    page = client.post(path, {"person": mezher.pk, "function_en": "Director"}, follow=True).content.decode()

    assert "Jaifa Mezher appears instead of Arturo Cabrera." in page
    assert "Jaifa Mezher appeared instead." in page
    assert "stands as “Replaced”" in client.get(path).content.decode()


def test_marta_publishes_a_year_after_reading_what_that_means(client, marta):
    year = YearFactory(number=2031)
    client.force_login(marta)

    assert "Everybody will see the year" in client.get("/years/2031/publish/").content.decode()
    client.post("/years/2031/publish/")

    assert Year.objects.get(pk=year.pk).is_published
    assert "published already" in client.get("/years/2031/publish/").content.decode()


def test_the_time_is_shown_as_bars_and_as_a_table(client):
    session = CouncilSessionFactory(number=94)
    history.save(
        session,
        by=None,
        parts=[
            TimeAllotment(subject="idm", planned_minutes=90),
            TimeAllotment(subject="governance", planned_minutes=180),
        ],
    )

    page = client.get("/fr/council/94/").content.decode()

    assert 'width="33.33%"' in page
    assert page.count('class="time-bar"') == 1
    assert "style=" not in page


def test_the_consultation_page_shows_proposals_with_their_answers(client):
    year = YearFactory(number=2008, published_at=timezone.now())
    consultation = ConsultationFactory(date=date(2008, 2, 26), convening_body_en="Informal Consultations")
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    proposal = ProposalFactory(consultation=consultation, title_en="More time")
    ecuador = MemberFactory(name_en="Ecuador")
    history.save(proposal, by=None, parts=[Proposer(member=ecuador), Answer(text_en="We shall see.")])

    page = client.get("/consultations/2008-02-26/").content.decode()

    assert "Consultation of 26\xa0February 2008" in page
    assert "Informal Consultations" in page
    assert "More time" in page
    assert "Ecuador" in page
    assert "We shall see." in page
    assert "We shall see." in client.get("/consultations/2008-02-26/proposals/1/").content.decode()


def test_the_consultation_page_names_the_themes_it_endorsed(client):
    consultation = ConsultationFactory(date=date(2007, 10, 18))
    history.save(
        YearFactory(number=2008, theme_en="Return", published_at=timezone.now()),
        by=None,
        parts=[Endorsement(consultation=consultation)],
    )
    history.save(
        YearFactory(number=2009, theme_en="Secret", version=0), by=None, parts=[Endorsement(consultation=consultation)]
    )

    page = client.get("/consultations/2007-10-18/").content.decode()

    assert "Return" in page
    assert "Secret" not in page


@pytest.mark.parametrize("path", ["/consultations/2008-02-30/", "/consultations/2008-02-26/", "/council/1/"])
def test_what_is_not_there_is_not_there(client, path):
    assert client.get(path).status_code == 404


def test_speakers_are_found_by_other_spellings(client):
    SittingAppearanceFactory(person=PersonFactory(name_en="Mohammed Aneur", search_words="mohammed aneur ameur"))
    SittingAppearanceFactory(person__name_en="Erlinda F. Basilio")

    page = client.get("/speakers/", {"q": "Ameur"}).content.decode()

    assert "Mohammed Aneur" in page
    assert "Basilio" not in page
    assert "Nobody was found for “Nemo”." in client.get("/speakers/", {"q": "Nemo"}).content.decode()


def test_whoever_was_announced_and_stayed_away_is_no_speaker(client, marta):
    appearance = SittingAppearanceFactory(person__name_en="Jan Absent", status=AppearanceStatus.WITHDRAWN)
    people.keep_person(record=appearance.person, by=marta)

    assert "Jan Absent" not in client.get("/speakers/").content.decode()
    assert "Jan Absent" not in client.get("/search/", {"q": "absent"}).content.decode()


def test_the_speaker_page_shows_what_was_announced_and_edited(client, highlights):
    person = highlights.appearances.get().person
    history.save(PublicationFactory(title_en="World Report", edition_en="2008"), by=None, parts=[Editor(person=person)])

    page = client.get(f"/speakers/{person.slug}/").content.decode()

    assert "Training centre in Minsk" in page
    assert "World Report 2008" in page
    assert "Minister of Internal Affairs, Republic of Belarus" in page


def test_whoever_has_not_appeared_yet_has_a_page_that_says_so(client):
    person = PersonFactory(name_en="Ada Example")

    assert "Has not appeared at the dialogue yet." in client.get(f"/speakers/{person.slug}/").content.decode()


def test_announcements_are_filtered_by_kind_and_year(client, highlights):
    AnnouncementFactory(title_en="Forum in Manila", date=date(2008, 10, 1), precision=Precision.MONTH)

    listed = client.get("/announcements/").content.decode()
    facilities = client.get("/announcements/", {"kind": "facility"}).content.decode()
    of_2007 = client.get("/announcements/", {"year": "2007"}).content.decode()

    assert "October 2008" in listed
    assert "Forum in Manila" not in facilities
    assert "Forum in Manila" not in of_2007
    assert "Training centre in Minsk" in of_2007


@pytest.mark.parametrize("year", ["0", "-5", "99999", "1e49", "2007.5", "last"])
@pytest.mark.parametrize("path", ["/consultations/?held=", "/consultations/?prepares=", "/proposals/?year="])
def test_a_year_that_no_calendar_knows_is_a_mistake_in_typing(client, db, path, year):
    assert client.get(f"{path}{year}").status_code == 200


def test_nobody_has_spoken_tomorrow(client, marta):
    appearance = SittingAppearanceFactory(sitting__day=timezone.localdate() + timedelta(days=1))
    client.force_login(marta)

    answer = client.post(f"/appearances/{appearance.pk}/spoken/")

    assert answer.status_code == 409
    assert "Until then nobody has spoken there" in answer.content.decode()


# As rows grow ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def add_to_the_year():
    """A published year with one of everything, and how to add as many more as one likes."""
    year = YearFactory(number=2008, published_at=timezone.now())
    consultation = ConsultationFactory(date=date(2008, 2, 26))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    session = CouncilSessionFactory(number=94, year=year)
    speaker, first = PersonFactory(name_en="Ikram Sehgal"), SittingFactory(council_session=session)
    publication = PublicationFactory(title_en="World Report")
    AnnouncementFactory(title_en="The one", appearance=SittingAppearanceFactory(sitting=first))

    def add():
        proposal = ProposalFactory(consultation=consultation)
        history.save(proposal, by=None, parts=[Proposer(member=MemberFactory()), Answer(text_en="Yes.")])
        appearance = SittingAppearanceFactory(sitting=first)
        own = SittingAppearanceFactory(sitting=SittingFactory(council_session=session), person=speaker)
        for each in (appearance, own):
            AnnouncementFactory(appearance=each, publication=publication, host=MemberFactory())
        history.save(first, by=None, parts=[SittingPassage(text_en="Why.")])
        history.save(PublicationFactory(base_work=publication), by=None, parts=[Editor(person=speaker)])
        parts = [Editor(person=PersonFactory()), Launch(sitting=first), Distribution(sitting=first, title_en="Part")]
        history.save(publication, by=None, parts=parts)
        endorsed = YearFactory(published_at=timezone.now())
        history.save(endorsed, by=None, parts=[Endorsement(consultation=consultation)])
        history.save(consultation, by=None, parts=[Preparation(year=endorsed)])
        CouncilSessionFactory(year=endorsed)
        ConsultationFactory()

    add()
    return add


PAGES = [
    "/years/",
    "/consultations/",
    "/consultations/2008-02-26/",
    "/consultations/2008-02-26/proposals/1/",
    "/proposals/",
    "/council/",
    "/council/94/",
    "/council/94/sittings/1/",
    "/speakers/",
    "/speakers/ikram-sehgal/",
    "/publications/",
    "/publications/world-report/",
    "/announcements/",
    "/announcements/the-one/",
]


@pytest.mark.parametrize("who", ["nobody", "marta"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_as_much_of_the_database_for_ten_rows_as_for_one(client, request, add_to_the_year, path, who):
    if who == "marta":
        client.force_login(request.getfixturevalue("marta"))

    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    for _ in range(9):
        add_to_the_year()
    with CaptureQueriesContext(connection) as many:
        assert client.get(path).status_code == 200

    assert len(many) == len(few) <= 14


def test_the_editing_page_asks_once_for_the_people_that_may_be_chosen(client, marta):
    sitting = SittingFactory(council_session__number=94)
    SittingAppearanceFactory(sitting=sitting)
    client.force_login(marta)

    with CaptureQueriesContext(connection) as few:
        client.get("/council/94/sittings/1/edit/")
    for _ in range(9):
        SittingAppearanceFactory(sitting=sitting)
    with CaptureQueriesContext(connection) as many:
        client.get("/council/94/sittings/1/edit/")

    assert len(many) == len(few)


def test_a_sitting_of_sixty_people_can_be_edited(client, marta):
    sitting = SittingFactory(council_session__number=94)
    history.save(sitting, by=marta, parts=[SittingAppearance(person=PersonFactory(), position=n) for n in range(1, 61)])
    client.force_login(marta)

    typed = typed_on(client.get("/council/94/sittings/1/edit/"))
    client.post("/council/94/sittings/1/edit/", typed | {"title_en": ["Roads for Everybody"]})

    sitting.refresh_from_db()
    assert sitting.title_en == "Roads for Everybody"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/years/2031/", "endorsement"),
        ("/consultations/2030-03-01/", "preparation"),
        ("/consultations/2030-03-01/proposals/1/", "proposer"),
        ("/council/94/", "timeallotment"),
        ("/council/94/sittings/1/", "sittingappearance"),
        ("/publications/handbook/", "editor"),
        ("/publications/handbook/", "launch"),
        ("/publications/handbook/", "distribution"),
    ],
)
def test_a_card_is_added_before_it_names_anybody(client, marta, path, kind):
    YearFactory(number=2031)
    ProposalFactory(consultation__date=date(2030, 3, 1), number=1)
    SittingFactory(council_session__number=94)
    PublicationFactory(slug="handbook")
    client.force_login(marta)

    typed = typed_on(client.get(f"{path}edit/"))
    answer = client.post(f"{path}edit/", typed | {"arrange": f"{kind}:add"})

    assert typed_on(answer)[f"{kind}-order"] == ["new-1"]


def test_a_consultation_is_named_once_among_those_that_endorsed_a_theme(client, marta):
    year, consultation = YearFactory(number=2031), ConsultationFactory(date=date(2030, 3, 1))
    history.save(year, by=marta, parts=[Endorsement(consultation=consultation)])
    client.force_login(marta)

    typed = typed_on(client.get("/years/2031/edit/"))
    first = typed["endorsement-order"][0]
    twins = {"endorsement-order": [first, "new-1", "new-2"], "endorsement-new-2-consultation": [consultation.pk]}
    answer = client.post("/years/2031/edit/", typed | twins)

    assert answer.status_code == 422
    assert answer.content.decode().count("This consultation is named twice. Take one of the two out.") == 2
    assert year.endorsements.count() == 1


def test_the_list_of_years_shows_to_each_what_they_may_see(client, marta):
    CouncilSessionFactory(number=94, year=YearFactory(number=2007, theme_en="Labour", published_at=timezone.now()))
    YearFactory(number=2009, theme_en="")

    public = client.get("/years/").content.decode()
    client.force_login(marta)
    staff = client.get("/years/").content.decode()

    assert "94th session of the Council" in public
    assert "/years/2009/" not in public
    assert "/years/2009/" in staff
    assert "The theme is to be announced." in staff
    assert "Not published" in staff
