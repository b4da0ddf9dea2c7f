"""The pages of topics and workshops, as the public, a delegate and the secretariat see them."""

import re
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from idm_portal.views.search import SECTIONS
from records import history
from sessions_app.choices import AppearanceStatus, Capacity, Mode
from sessions_app.models import Preparation, Year
from tests.factories import (
    AgendaItemFactory,
    ConsultationFactory,
    MemberFactory,
    PersonFactory,
    SittingAppearanceFactory,
    TopicFactory,
    WorkshopAppearanceFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.records.typed import typed_on
from workshops.choices import Basis, Outcome, WorkshopPassageKind
from workshops.models import CoOrganizer, Folding, InterpretationLanguage, Topic, Workshop, WorkshopPassage

pytestmark = pytest.mark.django_db

MANAGING, FOSTERING = "/workshops/2008/managing-return/", "/workshops/2008/fostering-development/"
OCTOBER = "/consultations/2007-10-18/"


@pytest.fixture
def year():
    return YearFactory(number=2008, theme_en="Return", published_at=timezone.now())


@pytest.fixture
def october(year):
    """The consultation of 18 October 2007, which prepares 2008."""
    consultation = ConsultationFactory(date=date(2007, 10, 18))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    return consultation


@pytest.fixture
def managing(year):
    """The first workshop of 2008, with a programme of two days and Michele Klein Solomon."""
    workshop = WorkshopFactory(
        year=year,
        title_en="Managing Return",
        also_known_as_en="the April workshop",
        starts_on=date(2008, 4, 21),
        ends_on=date(2008, 4, 22),
        place_en="Geneva",
    )
    history.save(
        workshop,
        by=None,
        parts=[
            WorkshopPassage(text_en="It is seldom looked at as a whole.", position=1),
            WorkshopPassage(text_en="Experience is exchanged.", kind=WorkshopPassageKind.CONTENT, position=2),
        ],
    )
    AgendaItemFactory(
        workshop=workshop, day=date(2008, 4, 21), starts_at=time(10), ends_at=time(10, 30), title_en="Opening"
    )
    AgendaItemFactory(workshop=workshop, day=date(2008, 4, 22), title_en="Conclusions")
    WorkshopAppearanceFactory(
        workshop=workshop,
        person__name_en="Michele Klein Solomon",
        function_en="Director",
        mode=Mode.MODERATION,
        capacity=Capacity.MODERATOR,
        status=AppearanceStatus.SPOKE,
        summary_en="She asked for order.",
    )
    return Workshop.objects.get(pk=workshop.pk)


@pytest.fixture
def fostering(year):
    return WorkshopFactory(
        year=year, title_en="Fostering Development", starts_on=date(2008, 7, 7), ends_on=date(2008, 7, 8)
    )


@pytest.fixture
def topics(october, year, managing, fostering):
    """Four topics, offered in a neutral order; the first choice is held second."""
    fields = {"consultation": october, "year": year}
    TopicFactory(title_en="Dropped for now", outcome=Outcome.DROPPED, **fields)
    folded = TopicFactory(title_en="Without a stay", outcome=Outcome.FOLDED, **fields)
    history.save(folded, by=None, parts=[Folding(workshop=each) for each in (managing, fostering)])
    selected = fields | {"outcome": Outcome.SELECTED}
    TopicFactory(title_en="Managing", basis=Basis.AFTER_EVEN_SPLIT, workshop=managing, **selected)
    TopicFactory(title_en="Fostering", basis=Basis.FIRST_CHOICE, workshop=fostering, **selected)
    return list(october.topics.all())


def in_this_order(page: str, *words: str) -> bool:
    places = [page.find(word) for word in words]
    return -1 not in places and places == sorted(places)


# The workshop ---------------------------------------------------------------------------------------------------------


def test_the_workshop_page_tells_when_where_and_how(client, managing):
    page = client.get(MANAGING).content.decode()

    assert "Intersessional workshop 1" in page
    assert "<h1>Managing Return</h1>" in page
    assert "Also known as the April workshop" in page
    assert "21–22\xa0April 2008" in page
    assert "Not recorded" in page  # how one attends
    assert "/edit/" not in page


def test_the_workshop_page_tells_its_programme_day_by_day(client, managing):
    page = client.get(MANAGING).content.decode()

    assert in_this_order(page, "Experience is exchanged", "21\xa0April 2008</h3>", "10:00–10:30", "Opening")
    assert in_this_order(page, "22\xa0April 2008</h3>", "Conclusions", "Michele Klein Solomon", "Director")
    assert in_this_order(page, "Director", "seldom looked at")
    assert "She asked for order." in page


def test_the_aims_of_a_workshop_stand_first_of_what_is_written_about_it(client, managing):
    history.save(
        managing, by=None, parts=[WorkshopPassage(text_en="To learn.", kind=WorkshopPassageKind.AIMS, position=9)]
    )

    page = client.get(MANAGING).content.decode()

    assert in_this_order(page, 'href="#aims"', 'href="#content"', 'id="aims"', "To learn.", "Experience is exchanged")
    assert page.index("To learn.") < page.index("seldom looked at")


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        (MANAGING, "English, French and Arabic"),
        (f"/fr{MANAGING}", "Anglais, français et arabe"),
        (f"/es{MANAGING}", "Inglés, francés y árabe"),
    ],
)
@pytest.mark.both_engines
def test_the_languages_of_interpretation_are_named_in_that_of_the_reader(client, managing, path, languages):
    history.save(managing, by=None, parts=[InterpretationLanguage(language=code) for code in ("ar", "fr", "en")])

    assert languages in client.get(path).content.decode()


def test_who_holds_it_too_is_named_as_that_day_and_leads_to_what_is_known(client, managing):
    portugal = MemberFactory(name_en="Portugal", slug="portugal")
    parts = [
        CoOrganizer(name_en="Government of the Portuguese Republic", member=portugal, position=1),
        CoOrganizer(name_en="Lisbon Circle", position=2),
    ]
    assert "Co-organizers" not in client.get(MANAGING).content.decode()
    history.save(managing, by=None, parts=parts)

    page = client.get(MANAGING).content.decode()

    assert in_this_order(page, "Co-organizers", 'href="/members/portugal/">Government of the', ">Lisbon Circle<")
    assert "/workshops/2008/managing-return/" in client.get("/workshops/", {"q": "lisbon"}).content.decode()
    assert 'class="not-translated"' in client.get(f"/fr{MANAGING}").content.decode()


def test_marta_adds_languages_and_co_organizers_and_takes_the_version_back(client, managing, marta):
    client.force_login(marta)
    path = f"{MANAGING}edit/"
    for kind in ("interpretationlanguage", "coorganizer"):
        typed = typed_on(client.get(path))
        typed = typed_on(client.post(path, typed | {"arrange": f"{kind}:add"}))
        said = {"interpretationlanguage": {"language": ["zh"]}, "coorganizer": {"name_en": ["Lisbon Circle"]}}[kind]
        typed |= {f"{kind}-new-1-{name}": value for name, value in said.items()}
        assert client.post(path, typed).status_code == 302

    assert [each.language for each in managing.interpretation_languages.all()] == ["zh"]
    assert [str(each) for each in managing.co_organizers.all()] == ["Lisbon Circle"]
    managing.refresh_from_db()
    before, now = managing.version - 2, managing.version
    compared = client.get(f"{MANAGING}history/{before}..{now}/").content.decode()
    assert "Chinese added" in compared
    assert "Lisbon Circle added" in compared
    seen = typed_on(client.get(f"{MANAGING}history/{before}/restore/"))
    assert client.post(f"{MANAGING}history/{before}/restore/", seen).status_code == 302
    assert not managing.interpretation_languages.exists()
    assert not managing.co_organizers.exists()


def test_a_language_that_is_named_twice_is_refused_at_the_form(client, managing, marta):
    history.save(managing, by=None, parts=[InterpretationLanguage(language="zh")])
    client.force_login(marta)
    path = f"{MANAGING}edit/"
    typed = typed_on(client.get(path))
    typed = typed_on(client.post(path, typed | {"arrange": "interpretationlanguage:add"}))

    answer = client.post(path, typed | {"interpretationlanguage-new-1-language": ["zh"]})

    assert answer.status_code == 422
    assert "This language is named twice." in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("", "29\xa0February–1\xa0March 2016"),
        ("/fr", "29\xa0février–1er\xa0mars 2016"),
        ("/es", "29\xa0de\xa0febrero a 1\xa0de\xa0marzo de 2016"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "name"), [("conference", "Conference"), ("seminar", "Seminar"), ("workshop", "Intersessional workshop")]
)
def test_days_over_the_end_of_a_month_and_the_kind_are_told_on_page_and_list(client, language, days, kind, name):
    year = YearFactory(number=2016, published_at=timezone.now())
    leap = {"starts_on": date(2016, 2, 29), "ends_on": date(2016, 3, 1)}
    workshop = WorkshopFactory(year=year, slug="leap", kind=kind, **leap)
    for day in leap.values():
        AgendaItemFactory(workshop=workshop, day=day)

    page = client.get(f"{language}/workshops/2016/leap/").content.decode()
    listed = client.get(f"{language}/workshops/").content.decode()

    assert days in page
    assert days in listed
    if not language:
        assert f"{name} 1" in page
        assert name in listed
        assert in_this_order(page, "<h3>29\xa0February 2016", "<h3>1\xa0March 2016")


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2016, 4, 21), date(2016, 4, 21), "21\xa0April 2016"),
        (date(2016, 4, 21), date(2016, 4, 23), "21–23\xa0April 2016"),
        (date(2015, 12, 31), date(2016, 1, 2), "31\xa0December 2015–2\xa0January 2016"),
    ],
)
def test_one_day_or_three_are_told_on_page_and_list(client, first, last, days):
    year = YearFactory(number=2016, published_at=timezone.now())
    WorkshopFactory(year=year, slug="leap", starts_on=first, ends_on=last)

    assert days in client.get("/workshops/2016/leap/").content.decode()
    assert days in client.get("/workshops/").content.decode()


def test_what_is_still_to_come_is_announced_and_what_is_past_was_not_recorded(client):
    number = timezone.localdate().year
    WorkshopFactory(year=YearFactory(number=number, published_at=timezone.now()), slug="coming")
    WorkshopFactory(year=YearFactory(number=2007, published_at=timezone.now()), slug="past")

    coming = client.get(f"/workshops/{number}/coming/").content.decode()
    past = client.get("/workshops/2007/past/").content.decode()

    assert "Speakers are to be announced." in coming
    assert "The programme is to be announced." in coming
    assert "Who spoke is not recorded." in past
    assert "The programme is not recorded." in past
    assert "announced" not in past


def test_a_title_that_is_ours_says_so_in_its_language_only(client, managing):
    managing.title_fr, managing.title_is_ours_fr = "La gestion du retour", True
    history.save(managing, by=None)

    sentence = "traduction de notre fait"
    assert sentence in client.get(f"/fr{MANAGING}").content.decode()
    assert "translation of ours" not in client.get(MANAGING).content.decode()
    assert 'class="not-translated"' in client.get(f"/es{MANAGING}").content.decode()


def test_the_workshop_page_tells_from_which_topics_it_came(client, topics):
    page = client.get(MANAGING).content.decode()

    assert in_this_order(page, f'href="{OCTOBER}topics/3/"', "The Administration’s choice after an even split")
    assert f'href="{OCTOBER}topics/2/"' in page
    assert f'href="{OCTOBER}topics/4/"' not in page


def test_staff_are_pointed_to_those_of_whom_nobody_said_whether_they_spoke(client, managing, marta):
    WorkshopAppearanceFactory(workshop=managing)

    assert "it is not recorded whether they spoke" not in client.get(MANAGING).content.decode()
    client.force_login(marta)
    assert "of 1 person it is not recorded whether they spoke" in client.get(MANAGING).content.decode()


@pytest.mark.parametrize("path", [MANAGING, f"{OCTOBER}topics/1/"])
def test_what_hangs_on_a_hidden_year_is_not_there_for_the_public(client, topics, marta, path):
    Year.objects.update(published_at=None)

    assert client.get(path).status_code == 404
    client.force_login(marta)
    assert client.get(path).status_code == 200


def test_a_hidden_workshop_does_not_shine_through_other_pages(client, topics, october, maria):
    open_year = YearFactory(number=2007, published_at=timezone.now())
    history.save(october, by=None, parts=[Preparation(year=open_year)])
    person = PersonFactory(name_en="Arturo Cabrera", slug="arturo")
    WorkshopAppearanceFactory(workshop=Workshop.objects.get(slug="managing-return"), person=person)
    Year.objects.filter(number=2008).update(published_at=None)
    client.force_login(maria)

    for path in (OCTOBER, "/workshops/", "/", "/years/2007/", "/speakers/", "/speakers/arturo/", "/search/?q=managing"):
        answer = client.get(path)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert "Managing Return" not in page
        assert "Without a stay" not in page
    assert "Arturo Cabrera" not in client.get("/speakers/").content.decode()


# The list -------------------------------------------------------------------------------------------------------------


def test_coming_workshops_stand_first_then_the_past_ones_by_year(client, managing, fostering):
    today = timezone.localdate()
    year = YearFactory(number=today.year, published_at=timezone.now())
    soon = today + timedelta(days=3)
    WorkshopFactory(year=year, title_en="Without days")
    WorkshopFactory(year=year, title_en="Soon", starts_on=soon, ends_on=soon)
    WorkshopFactory(year=YearFactory(number=2007, published_at=timezone.now()), title_en="Long ago")

    page = client.get("/workshops/").content.decode()

    assert in_this_order(page, ">Soon<", ">Without days<", ">Managing Return<", ">Fostering Development<", ">Long ago<")
    assert "Add a workshop" not in page


def test_without_a_coming_workshop_the_list_says_so(client, managing):
    assert "No coming workshop has been fixed." in client.get("/workshops/").content.decode()


def test_workshops_are_found_by_their_words_in_any_language(client, managing, fostering):
    fostering.title_es = "Fomento del desarrollo"
    history.save(fostering, by=None)

    page = client.get("/workshops/", {"q": "FOMENTO"}).content.decode()
    assert "Fostering Development" in page
    assert "Managing Return" not in page
    assert "Nothing was found for “nemo”." in client.get("/workshops/", {"q": "nemo"}).content.decode()


def test_the_header_leads_to_the_workshops(client, year):
    page = client.get("/").content.decode()

    assert '<a href="/workshops/"' in page


# Topics ---------------------------------------------------------------------------------------------------------------


def test_the_topic_page_tells_what_became_of_it(client, topics):
    folded, selected = (client.get(f"{OCTOBER}topics/{place}/").content.decode() for place in (2, 4))

    assert "Folded in" in folded
    assert in_this_order(folded, "Workshops that take elements of it", "Managing Return", "Fostering Development")
    assert "First choice of the Membership" in selected
    assert f'href="{FOSTERING}"' in selected


def test_a_topic_of_which_nothing_is_decided_says_so(client, october, year):
    TopicFactory(consultation=october, year=year)

    assert "Nothing is decided yet." in client.get(f"{OCTOBER}topics/1/").content.decode()
    assert "To be announced" in client.get(OCTOBER).content.decode()


def test_the_consultation_shows_its_topics_in_the_neutral_order(client, topics):
    page = client.get(OCTOBER).content.decode()

    assert in_this_order(page, "Dropped for now", "Without a stay", ">Managing<", ">Fostering<")
    assert "Move " not in page


def test_a_consultation_at_which_nothing_was_offered_says_so(client, october):
    assert "No topics were offered." in client.get(OCTOBER).content.decode()


def test_marta_is_asked_for_the_reason_after_an_even_split(client, topics, marta):
    client.force_login(marta)

    assert "evenly divided is not recorded" in client.get(f"{OCTOBER}topics/3/").content.decode()
    assert "evenly divided is not recorded" not in client.get(f"{OCTOBER}topics/4/").content.decode()


def test_marta_moves_a_topic_without_and_with_htmx(client, topics, marta):
    client.force_login(marta)

    assert client.post(f"{OCTOBER}topics/1/move/", {"move": "down"}).url == OCTOBER
    page = client.post(f"{OCTOBER}topics/2/move/", {"move": "down"}, headers={"HX-Request": "true"}).content.decode()

    assert page.lstrip().startswith('<div id="topics">')
    assert "“Dropped for now” now stands at place 3 of 4." in page
    assert [topic.title_en for topic in Topic.objects.order_by("position")] == [
        "Without a stay",
        "Managing",
        "Dropped for now",
        "Fostering",
    ]


def test_nonsense_moves_nothing(client, topics, marta):
    client.force_login(marta)

    for headers, status in (({}, 302), ({"HX-Request": "true"}, 200)):
        answer = client.post(f"{OCTOBER}topics/1/move/", {"move": "sideways"}, headers=headers)
        assert answer.status_code == status
    assert Topic.objects.get(position=1) == topics[0]


# Editing --------------------------------------------------------------------------------------------------------------


def test_marta_adds_a_workshop_to_a_year_and_comes_to_its_page(client, year, marta):
    client.force_login(marta)

    typed = typed_on(client.get("/workshops/2008/add/"))
    answer = client.post("/workshops/2008/add/", typed | {"title_en": ["Managing Return"]})

    assert answer.url == MANAGING
    assert client.get(MANAGING).status_code == 200


def test_the_workshop_is_edited_with_its_cards(client, managing, marta):
    client.force_login(marta)

    typed = typed_on(client.get(f"{MANAGING}edit/"))
    (item,) = (key for key in typed["agendaitem-order"] if typed[f"agendaitem-{key}-title_en"] == ["Opening"])
    assert typed[f"agendaitem-{item}-starts_at"] == ["10:00"]
    typed |= {f"agendaitem-{item}-day": ["2008-04-23"]}
    refused = client.post(f"{MANAGING}edit/", typed)
    assert refused.status_code == 409
    assert "which is not a day of the workshop" in refused.content.decode()

    typed |= {f"agendaitem-{item}-day": ["2008-04-22"], "ends_on": ["2008-04-23"]}
    assert client.post(f"{MANAGING}edit/", typed).status_code == 302
    managing.refresh_from_db()
    assert managing.ends_on == date(2008, 4, 23)


def test_four_days_are_refused_at_the_form(client, managing, marta):
    client.force_login(marta)

    typed = typed_on(client.get(f"{MANAGING}edit/")) | {"ends_on": ["2008-04-24"]}
    answer = client.post(f"{MANAGING}edit/", typed)

    assert answer.status_code == 422
    assert "A workshop takes three days at most." in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (MANAGING, "workshoppassage"),
        (MANAGING, "agendaitem"),
        (MANAGING, "workshopappearance"),
        (MANAGING, "interpretationlanguage"),
        (MANAGING, "coorganizer"),
        (f"{OCTOBER}topics/1/", "folding"),
    ],
)
def test_a_card_is_added_before_it_says_anything(client, topics, marta, path, kind):
    client.force_login(marta)

    typed = typed_on(client.get(f"{path}edit/"))
    answer = client.post(f"{path}edit/", typed | {"arrange": f"{kind}:add"})

    assert typed_on(answer)[f"{kind}-order"][-1] == "new-1"


def test_a_topic_is_offered_for_the_year_that_its_consultation_prepares(client, october, year, marta):
    client.force_login(marta)

    typed = typed_on(client.get(f"{OCTOBER}topics/add/"))
    assert typed["year"] == [str(year.pk)]
    answer = client.post(f"{OCTOBER}topics/add/", typed | {"title_en": ["Return"]})

    assert answer.url == f"{OCTOBER}topics/1/"


def test_a_folded_topic_without_a_workshop_is_refused_with_the_way_out(client, topics, marta):
    client.force_login(marta)

    typed = typed_on(client.get(f"{OCTOBER}topics/1/edit/"))
    answer = client.post(f"{OCTOBER}topics/1/edit/", typed | {"outcome": ["folded"]})

    assert answer.status_code == 409
    assert "write as the reason that none is fixed yet" in answer.content.decode()
    assert "2008 · Managing Return" in answer.content.decode()


@pytest.mark.parametrize("path", [MANAGING, f"{OCTOBER}topics/2/"])
def test_every_version_can_be_compared_and_restored(client, topics, marta, path):
    client.force_login(marta)
    typed = typed_on(client.get(f"{path}edit/"))
    client.post(f"{path}edit/", typed | {"title_en": ["Another title"]})
    record = Workshop.objects.get(slug="managing-return") if path == MANAGING else Topic.objects.get(position=2)
    before, now = record.version - 1, record.version

    assert "Another title" in client.get(f"{path}history/{before}..{now}/").content.decode()
    seen = typed_on(client.get(f"{path}history/{before}/restore/"))
    assert client.post(f"{path}history/{before}/restore/", seen).status_code == 302
    record.refresh_from_db()
    assert record.title_en != "Another title"


# On the roof ----------------------------------------------------------------------------------------------------------


def test_the_year_tells_how_topics_became_workshops(client, topics):
    page = client.get("/years/2008/").content.decode()

    assert in_this_order(page, "Consultation of 18", "How the topics were chosen", "Managing Return</a>")
    chain = page[page.index('<table class="table-cards chain">') : page.index("</table>")]
    assert in_this_order(chain, ">Fostering<", ">Managing<", ">Without a stay<", ">Dropped for now<")
    assert re.findall(r"Workshop \d", chain) == ["Workshop 2", "Workshop 1", "Workshop 1", "Workshop 2"]
    assert "Not recorded" not in chain


def test_the_workshops_of_a_year_stand_among_its_steps(client, topics, year):
    WorkshopFactory(year=year, title_en="Seminar on roads", kind="seminar")

    page = client.get("/years/2008/").content.decode()

    steps = page[page.index('<ol class="steps">') :]
    assert in_this_order(steps, "Intersessional workshop · Geneva", "Managing Return</a>", "evenly divided")
    assert in_this_order(steps, "Fostering Development</a>", "The first choice of the Membership.", "Seminar on roads")


def test_topics_without_outcome_lie_ahead(client, october, year):
    TopicFactory(consultation=october, year=year)

    page = client.get("/years/2008/").content.decode()

    assert "The topics offered to the Membership" in page
    assert "step-undated" not in page


def test_the_speaker_page_tells_of_workshops_and_sittings_the_latest_first(client, managing, year):
    speaker = managing.appearances.get().person
    for month in (1, 11):
        SittingAppearanceFactory(
            person=speaker,
            sitting__day=date(2008, month, 27),
            sitting__title_en=f"Sitting {month}",
            sitting__council_session__year=year,
        )

    page = client.get(f"/speakers/{speaker.slug}/").content.decode()

    assert in_this_order(page, "Sitting 11", "Managing Return", "21–22\xa0April 2008", "Sitting 1<")
    assert f'href="{MANAGING}#appearance-' in page


def test_the_list_of_speakers_knows_who_appeared_in_a_workshop_last(client, managing):
    page = client.get("/speakers/").content.decode()

    assert in_this_order(page, "Michele Klein Solomon", "Director", "Managing Return")


def test_the_search_finds_workshops_and_topics(client, topics):
    workshops = client.get("/search/", {"q": "experience"}).content.decode()
    found = client.get("/search/", {"q": "stay"}).content.decode()

    assert f'href="{MANAGING}"' in workshops
    assert f'href="{OCTOBER}topics/2/"' in found


# As rows grow ---------------------------------------------------------------------------------------------------------

PAGES = [
    "/workshops/",
    MANAGING,
    OCTOBER,
    f"{OCTOBER}topics/1/",
    "/years/2008/",
    "/speakers/",
    "/speakers/ada-lindqvist/",
    "/search/?q=a",
]


@pytest.fixture
def add(topics, october, year, managing):
    """How to add to everything as many more as one likes."""
    ada = PersonFactory(name_en="Ada Lindqvist", slug="ada-lindqvist")
    folded = topics[1]

    def add():
        workshop = WorkshopFactory(year=year)
        for each in (managing, workshop):
            AgendaItemFactory(workshop=each)
            history.save(each, by=None, parts=[CoOrganizer(name_en="A port", member=MemberFactory())])
            WorkshopAppearanceFactory(workshop=each, person=ada)
            WorkshopAppearanceFactory(workshop=each)
        history.save(folded, by=None, parts=[Folding(workshop=workshop)])
        chosen = {"outcome": Outcome.SELECTED, "basis": Basis.ADMINISTRATION}
        TopicFactory(consultation=october, year=year, workshop=managing, **chosen)
        entering = TopicFactory(consultation=october, year=year, outcome=Outcome.FOLDED)
        history.save(entering, by=None, parts=[Folding(workshop=each) for each in (managing, workshop)])

    add()
    return add


@pytest.mark.parametrize("who", ["nobody", "marta"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_as_much_of_the_database_for_ten_rows_as_for_one(client, request, add, path, who):
    if who == "marta":
        client.force_login(request.getfixturevalue("marta"))
    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    for _ in range(9):
        add()
    with CaptureQueriesContext(connection) as many:
        assert client.get(path).status_code == 200

    assert len(many) == len(few) <= 3 + len(SECTIONS)  # the search asks most


def test_the_editing_page_asks_once_for_what_may_be_chosen(client, add, marta):
    client.force_login(marta)
    paths = (f"{MANAGING}edit/", f"{OCTOBER}topics/2/edit/")
    few = [_queries_of(client, path) for path in paths]
    for _ in range(9):
        add()

    assert [_queries_of(client, path) for path in paths] == few
    assert max(few) <= 12


def _queries_of(client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
