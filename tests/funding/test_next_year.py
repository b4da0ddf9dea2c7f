"""A year that is started from the one before: what its records say, and what keeps it from being made."""

from datetime import MAXYEAR, date

import pytest
from django.utils import translation

from funding import actions, rules, words
from funding.choices import Target
from funding.models import Budget, BudgetLine, Contribution, ProjectDocument
from membership.models import Organization
from membership.roles import GRANTS, TO_START_A_YEAR, Role
from records import history
from records.refusals import Refused
from sessions_app.actions import keep_year
from sessions_app.models import Consultation, CouncilSession, Preparation, Year, YearPassage
from tests.factories import (
    AgendaItemFactory,
    BudgetFactory,
    ConsultationFactory,
    ContributionFactory,
    ProjectDocumentFactory,
    TopicFactory,
    TrainingSessionFactory,
    WorkshopAppearanceFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.races import at_once, errors, without_lock
from tests.records.typed import typed_on
from training.models import LanguageOffered, TrainingPassage, TrainingSession
from workshops.models import Topic, Workshop, WorkshopPassage

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]

MADE = (Year, Consultation, Workshop, TrainingSession, Budget)
ADDRESS = "/years/2030/next/"


@pytest.fixture
def year():
    """2030: two consultations, a workshop and a conference, two training sessions, and three budgets."""
    year = YearFactory(number=2030, theme_en="Roads and Bridges", endorsement_en="By all.")
    history.save(year, by=None, parts=[YearPassage(year=year, text_en="Because of the roads.")])
    autumn = ConsultationFactory(date=date(2029, 10, 18), place_en="Geneva", place_fr="Genève")
    spring = ConsultationFactory(date=date(2030, 2, 26), convening_body_en="Friends of the Dialogue")
    for consultation in (autumn, spring):
        history.save(consultation, by=None, parts=[Preparation(consultation=consultation, year=year)])
    roads = WorkshopFactory(
        year=year,
        title_en="Roads",
        slug="roads",
        attendance="both",
        place_en="Bern",
        starts_on=date(2030, 4, 2),
        ends_on=date(2030, 4, 3),
    )
    history.save(roads, by=None, parts=[WorkshopPassage(workshop=roads, text_en="To see the roads.")])
    AgendaItemFactory(workshop=roads)
    WorkshopAppearanceFactory(workshop=roads)
    WorkshopFactory(year=year, title_en="Bridges", slug="bridges", kind="conference")
    TopicFactory(consultation=spring, year=year)
    institute = Organization(slug="institute", name_en="Institute of Roads")
    history.save(institute, by=None)
    mirror = TrainingSessionFactory(
        year=year,
        title_en="Roads",
        slug="roads",
        workshop=roads,
        partner=institute,
        tool_en="A handbook",
        audience_en="The missions",
        place_en="Room XIV",
        starts_on=date(2030, 5, 2),
        ends_on=date(2030, 5, 2),
    )
    parts = [TrainingPassage(text_en="To know the roads.", text_fr="Connaître les routes.")]
    history.save(mirror, by=None, parts=[*parts, LanguageOffered(language="en"), LanguageOffered(language="fr")])
    TrainingSessionFactory(year=year, title_en="Rivers", slug="rivers", workshop=None)
    for fields in (
        {"target": Target.WORKSHOP, "workshop": roads},
        {"target": Target.TRAINING, "training_session": mirror},
    ):
        budget = BudgetFactory(year=year, currency="CHF", available_from=spring, **fields)
        lines = [BudgetLine(title_en="Halls", title_fr="Salles", amount=30_000, currency="CHF")]
        history.save(budget, by=None, parts=lines)
    BudgetFactory(year=year, target=Target.PROGRAMME, currency="JPY")
    ContributionFactory(year=year)
    ProjectDocumentFactory(year=year)
    history.save(CouncilSession(number=97, year=year), by=None)
    return year


def titles(english: str) -> dict[str, str]:
    return {"en": english, "fr": f"{english} (fr)", "es": f"{english} (es)"}


def everything(year) -> dict:
    """What the verb takes, with nothing left out."""
    autumn, spring = Consultation.objects.preparing(year)
    return {
        "consultations": {autumn: date(2030, 10, 17), spring: date(2031, 2, 25)},
        "workshops": {each: titles(f"Next {each.title_en}") for each in Workshop.objects.of_year(year)},
        "training_sessions": {
            each: titles(f"Next {each.title_en}") if each.workshop is None else {}
            for each in TrainingSession.objects.of_year(year)
        },
        "budgets": list(Budget.objects.of_year(year)),
    }


def counts() -> dict[str, int]:
    return {kind.__name__: kind.objects.count() for kind in MADE}


# What is made ---------------------------------------------------------------------------------------------------------


def test_the_year_is_made_without_a_theme_and_not_published(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    assert (following.number, following.theme, following.endorsement) == (2031, "", "")
    assert not following.is_published
    assert not following.passages.exists()


def test_each_consultation_prepares_the_next_year_under_the_same_body_and_at_the_same_place(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    autumn, spring = Consultation.objects.preparing(following)
    assert (autumn.date, autumn.place_en, autumn.place_fr) == (date(2030, 10, 17), "Geneva", "Genève")
    assert (spring.date, spring.convening_body_en) == (date(2031, 2, 25), "Friends of the Dialogue")
    assert [each.year.number for each in autumn.preparations.all()] == [2031]


def test_each_workshop_becomes_an_empty_one(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    roads, bridges = following.workshops.order_by("pk")
    assert (roads.title_en, roads.title_es, roads.slug) == ("Next Roads", "Next Roads (es)", "next-roads")
    assert (roads.kind, roads.attendance, roads.place_en) == ("workshop", "both", "Bern")
    assert bridges.kind == "conference"
    assert (roads.starts_on, roads.ends_on) == (None, None)
    assert not any(parts.exists() for parts in (roads.passages, roads.agenda, roads.appearances, roads.topics))


def test_a_training_session_mirrors_the_new_workshop_under_its_title(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    session = following.training_sessions.get(slug="next-roads")
    assert session.workshop == following.workshops.get(slug="next-roads")
    assert (session.title_en, session.title_fr) == ("Next Roads", "Next Roads (fr)")
    assert (session.partner.name_en, session.tool_en, session.audience_en, session.place_en) == (
        "Institute of Roads",
        "A handbook",
        "The missions",
        "Room XIV",
    )
    assert session.languages == "English and French"
    assert [(aim.text_en, aim.text_fr) for aim in session.passages.all()] == [
        ("To know the roads.", "Connaître les routes.")
    ]
    assert session.starts_on is None


def test_a_training_session_that_mirrors_no_workshop_has_its_own_title(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    session = following.training_sessions.get(slug="next-rivers")
    assert (session.workshop, session.title_fr) == (None, "Next Rivers (fr)")


def test_a_budget_is_for_the_new_thing_with_the_same_lines_and_no_amount(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    budget = Budget.objects.get(workshop__in=following.workshops.all())
    assert (str(budget), budget.year, budget.currency) == ("Budget of the workshop: Next Roads", following, "CHF")
    assert [(line.title_en, line.title_fr, line.amount) for line in budget.lines.all()] == [("Halls", "Salles", None)]
    assert budget.available_from.date == date(2031, 2, 25)
    assert Budget.objects.get(training_session__in=following.training_sessions.all()).year == following
    assert Budget.objects.get(year=following, target=Target.PROGRAMME).currency == "JPY"


def test_a_budget_whose_consultation_is_not_copied_leaves_open_when_it_is_made_available(year, marta):
    following = actions.start_next_year(year=year, by=marta, **everything(year) | {"consultations": {}})

    assert set(Budget.objects.of_year(following).values_list("available_from", flat=True)) == {None}


def test_nothing_else_is_copied_and_the_old_year_stays_as_it_was(year, marta):
    before = history.versions_of(year)[0].number
    following = actions.start_next_year(year=year, by=marta, **everything(year))

    for kind in (Topic, Contribution, ProjectDocument, CouncilSession):
        assert not kind.objects.filter(year=following).exists()
    assert Year.objects.get(number=2030).version == before
    assert Budget.objects.get(workshop__slug="roads").total == 30_000


def test_every_record_says_who_made_it_and_what_it_was_copied_from(year, marta):
    last = {kind: kind.objects.latest("pk").pk for kind in MADE}
    actions.start_next_year(year=year, by=marta, **everything(year))

    made = [record for kind in MADE for record in kind.objects.filter(pk__gt=last[kind])]
    assert len(made) == 1 + 2 + 2 + 2 + 3
    for record in made:
        [version] = history.versions_of(record)
        assert (version.by, version.why) == (marta, "Copied from 2030")


def test_a_year_may_be_started_with_nothing_in_it(marta):
    year = YearFactory(number=2030)
    nothing = {"consultations": {}, "workshops": {}, "training_sessions": {}, "budgets": []}

    assert actions.start_next_year(year=year, by=marta, **nothing).number == 2031


# What is in the way ---------------------------------------------------------------------------------------------------


def test_a_year_that_is_recorded_is_not_started_again(year, marta):
    YearFactory(number=2031)

    with pytest.raises(Refused, match="2031 is recorded already"):
        actions.start_next_year(year=year, by=marta, **everything(year))


def test_no_year_follows_the_last_of_four_figures():
    last = Year(number=MAXYEAR)

    assert rules.obstacles_to_starting_next_year(last, None) == ["No year follows 9999: a year has four figures."]


def test_two_new_consultations_have_two_days(year, marta):
    fields = everything(year)
    fields["consultations"] = dict.fromkeys(fields["consultations"], date(2031, 2, 25))

    with pytest.raises(Refused, match=r"Another of the new consultations stands on 25\sFebruary 2031"):
        actions.start_next_year(year=year, by=marta, **fields)


def test_a_day_on_which_a_consultation_is_recorded_is_refused(year, marta):
    ConsultationFactory(date=date(2031, 2, 25))
    before = counts()

    with pytest.raises(Refused, match="A consultation of this date is recorded already"):
        actions.start_next_year(year=year, by=marta, **everything(year))

    assert counts() == before


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"workshops": {}}, "The training session mirrors the workshop “Roads”, which is not to be made."),
        ({"workshops": {}}, "The budget is for the workshop “Roads”, which is not to be made."),
        ({"training_sessions": {}}, "The budget is for the training session “Roads”, which is not to be made."),
    ],
)
def test_what_hangs_on_something_is_not_made_without_it(left_out, sentence, year, marta):
    with pytest.raises(Refused) as refused:
        actions.start_next_year(year=year, by=marta, **everything(year) | left_out)

    assert f"{sentence} Tick both, or neither." in refused.value.reasons


@pytest.mark.parametrize("verb", ["keep_consultation", "keep_workshop", "keep_training_session", "keep_budget"])
def test_where_one_thing_fails_nothing_is_made(verb, year, marta, monkeypatch):
    keep, kept, before = getattr(actions, verb), [], counts()

    def fail_at_the_second(**fields):
        kept.append(fields)
        if len(kept) == 2:
            raise Refused(["The pen has broken."])
        keep(**fields)

    monkeypatch.setattr(actions, verb, fail_at_the_second)
    with pytest.raises(Refused, match="The pen has broken"):
        actions.start_next_year(year=year, by=marta, **everything(year))

    assert counts() == before
    assert Year.history.filter(number=2031).count() == 0


# Two at once ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_who_start_the_same_year_at_once_one_is_refused_in_words(year, marta, paulo, meet):
    fields = everything(year)
    meet(rules, "obstacles_to_starting_next_year", 2)

    outcomes = at_once(*[lambda by=by: actions.start_next_year(year=year, by=by, **fields) for by in (marta, paulo)])

    [refused] = errors(outcomes)
    assert refused.reasons == ["2031 is recorded already. Open it, and add there what it still lacks."]
    assert counts() == {"Year": 2, "Consultation": 4, "Workshop": 4, "TrainingSession": 4, "Budget": 6}


@pytest.mark.django_db(transaction=True)
def test_the_twin_without_the_lock_lets_both_begin_the_year(year, marta, paulo, meet, monkeypatch):
    fields = everything(year)
    meet(rules, "obstacles_to_starting_next_year", 2)
    without_lock(monkeypatch)

    outcomes = at_once(
        *[lambda by=by: actions.start_next_year.__wrapped__(year=year, by=by, **fields) for by in (marta, paulo)]
    )

    [refused] = errors(outcomes)  # by the constraint alone: the rule has let both through
    assert refused.reasons == ["This year is recorded already. Open it and edit it there."]


@pytest.mark.django_db(transaction=True)
def test_of_two_of_whom_one_adds_the_year_by_hand_one_is_refused_in_words(year, marta, paulo):
    fields = everything(year)

    outcomes = at_once(
        lambda: actions.start_next_year(year=year, by=marta, **fields),
        lambda: keep_year(record=Year(number=2031), by=paulo),
    )

    [refused] = errors(outcomes)
    assert isinstance(refused, Refused)
    assert Year.objects.filter(number=2031).count() == 1


# The pages ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def at_marta(client, marta):
    """The browser at which Marta sits."""
    client.force_login(marta)
    return client


def name(record, field: str) -> str:
    return f"{record._meta.model_name}-{record.pk}-{field}"


def texts(page) -> str:
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_the_page_proposes_days_a_year_later_and_titles_in_plain_words(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))

    spring, roads = Consultation.objects.get(date=date(2030, 2, 26)), Workshop.objects.get(slug="roads")
    bridges, rivers = Workshop.objects.get(slug="bridges"), TrainingSession.objects.get(slug="rivers")
    assert typed[name(spring, "date")] == ["2031-02-25"]
    assert date(2031, 2, 25).weekday() == spring.date.weekday()
    assert typed[name(roads, "title_en")] == ["First workshop of 2031"]
    assert typed[name(bridges, "title_fr")] == ["Première conférence de 2031"]
    assert typed[name(rivers, "title_es")] == ["Primera sesión de formación de 2031"]
    assert len([field for field in typed if field.endswith("is_made")]) == 2 + 2 + 2 + 3


def test_what_is_sent_comes_back_as_a_list_and_nothing_is_made_yet(at_marta, year):
    before = counts()
    page = texts(at_marta.post(ADDRESS, typed_on(at_marta.get(ADDRESS))))

    assert "What will be made for 2031" in page
    for thing in (
        "25 February 2031",
        "First workshop of 2031",
        "Budget of the training session: First workshop of 2031",
    ):
        assert thing in page
    assert "made available at the consultation of 25 February 2031" in page
    assert counts() == before


def test_what_was_listed_is_made_and_the_message_counts_it(at_marta, year):
    listed = typed_on(at_marta.post(ADDRESS, typed_on(at_marta.get(ADDRESS))))

    answer = at_marta.post(ADDRESS, listed | {"make": ""}, follow=True)

    assert answer.redirect_chain == [("/years/2031/", 302)]
    assert (
        "2031 is made, with 2 consultations, 1 workshop, 1 conference, 2 training sessions and 3 budgets. "
        "Only those who keep the programme see it until it is published."
    ) in texts(answer)
    assert Workshop.objects.get(year__number=2031, kind="conference").title_es == "Primera conferencia de 2031"


def test_the_way_back_keeps_what_was_typed(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))
    roads, rivers = Workshop.objects.get(slug="roads"), TrainingSession.objects.get(slug="rivers")
    typed[name(roads, "title_en")] = ["Ferries"]
    del typed[name(rivers, "is_made")]
    listed = typed_on(at_marta.post(ADDRESS, typed))

    back = at_marta.post(ADDRESS, listed | {"back": ""})

    assert back.status_code == 200
    typed.pop("csrfmiddlewaretoken", None)
    assert {field: said for field, said in typed_on(back).items() if field in typed} == typed
    assert typed_on(back)[name(roads, "title_en")] == ["Ferries"]
    assert name(rivers, "is_made") not in typed_on(back)


def test_without_its_tick_a_thing_is_not_made_and_nothing_typed_for_it_counts(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))
    autumn = Consultation.objects.get(date=date(2029, 10, 18))
    del typed[name(autumn, "is_made")]
    typed[name(autumn, "date")] = ["the day after"]

    listed = typed_on(at_marta.post(ADDRESS, typed))
    at_marta.post(ADDRESS, listed | {"make": ""})

    assert [each.date for each in Consultation.objects.preparing(Year.objects.get(number=2031))] == [date(2031, 2, 25)]


def test_only_the_year_is_made_where_nothing_has_a_tick(at_marta, year):
    answer = at_marta.post(ADDRESS, {"make": ""}, follow=True)

    assert "2031 is made. There is nothing in it yet, and only those who keep the programme see it." in texts(answer)


def test_a_day_that_is_taken_is_refused_in_words_and_what_was_typed_stays(at_marta, year):
    ConsultationFactory(date=date(2031, 2, 25))
    typed = typed_on(at_marta.get(ADDRESS))
    typed[name(Workshop.objects.get(slug="roads"), "title_en")] = ["Ferries"]

    answer = at_marta.post(ADDRESS, typed)

    assert answer.status_code == 422
    assert "A consultation of this date is recorded already" in texts(answer)
    assert 'value="Ferries"' in texts(answer)


def test_the_page_says_what_is_missing_where_it_is_missing(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))
    autumn, spring = Consultation.objects.preparing(year)
    roads, bridges = Workshop.objects.of_year(year)
    del typed[name(roads, "is_made")]
    typed[name(bridges, "title_en")] = [""]
    typed[name(spring, "date")] = typed[name(autumn, "date")]

    answer = at_marta.post(ADDRESS, typed)

    assert answer.status_code == 422
    for sentence in (
        "4 things need your attention",
        "Another of the new consultations stands on 17 October 2030. Choose another day.",
        "Fill in “Title (English)”.",
        "The training session mirrors the workshop “Roads”, which is not to be made. Tick both, or neither.",
        "The budget is for the workshop “Roads”, which is not to be made. Tick both, or neither.",
    ):
        assert sentence in texts(answer)


def test_a_day_that_is_no_day_is_asked_for_again(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))
    for each in Consultation.objects.preparing(year):
        typed[name(each, "date")] = ["soon"]

    assert at_marta.post(ADDRESS, typed | {"make": ""}).status_code == 422


def test_a_year_that_exists_meanwhile_is_told_in_words_and_led_to(at_marta, year):
    typed = typed_on(at_marta.get(ADDRESS))
    YearFactory(number=2031)

    answer = at_marta.post(ADDRESS, typed | {"make": ""})

    assert answer.status_code == 409
    assert "2031 is recorded already. Open it, and add there what it still lacks." in texts(answer)
    assert 'href="/years/2031/"' in texts(answer)


def test_what_the_verb_refuses_stands_above_the_form_with_what_was_typed(at_marta, year, monkeypatch):
    def refuse(**fields):
        raise Refused(["This year is recorded already."])

    typed = typed_on(at_marta.get(ADDRESS))
    monkeypatch.setattr(actions, "start_next_year", refuse)
    answer = at_marta.post(ADDRESS, typed | {"make": ""})

    assert answer.status_code == 409
    assert "This year is recorded already." in texts(answer)
    assert 'value="First workshop of 2031"' in texts(answer)


def test_the_year_page_offers_it_where_there_is_no_next_year(at_marta, year):
    offer = "Start 2031 from this year"

    assert offer in texts(at_marta.get("/years/2030/"))
    YearFactory(number=2031)
    assert offer not in texts(at_marta.get("/years/2030/"))


@pytest.mark.parametrize("missing", TO_START_A_YEAR)
def test_whoever_lacks_a_permission_for_any_of_it_is_not_offered_it_and_may_not(missing, at_marta, year, monkeypatch):
    monkeypatch.setitem(GRANTS, Role.SECRETARIAT, GRANTS[Role.SECRETARIAT] - {missing})
    Year.objects.update(published_at="2030-01-01T00:00Z")

    assert "from this year" not in texts(at_marta.get("/years/2030/"))
    assert at_marta.get(ADDRESS).status_code == 403
    assert at_marta.post(ADDRESS, {"make": ""}).status_code == 403


def test_a_year_that_is_not_recorded_cannot_be_the_one_before(at_marta):
    assert at_marta.get(ADDRESS).status_code == 404


# The words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "place", "english", "french", "spanish"),
    [
        ("workshop", 1, "First workshop of 2009", "Premier atelier de 2009", "Primer taller de 2009"),
        ("workshop", 3, "Third workshop of 2009", "Troisième atelier de 2009", "Tercer taller de 2009"),
        ("seminar", 2, "Second seminar of 2009", "Deuxième séminaire de 2009", "Segundo seminario de 2009"),
        ("conference", 1, "First conference of 2009", "Première conférence de 2009", "Primera conferencia de 2009"),
        ("conference", 12, "12th conference of 2009", "12e conférence de 2009", "12.ª conferencia de 2009"),
        (
            "training_session",
            1,
            "First training session of 2009",
            "Première session de formation de 2009",
            "Primera sesión de formación de 2009",
        ),
    ],
)
def test_what_has_no_title_yet_is_called_by_its_place_in_the_year(kind, place, english, french, spanish):
    assert [words.title(kind, place, 2009, code) for code in ("en", "fr", "es")] == [english, french, spanish]


def test_things_are_counted_in_the_readers_language():
    counted = {"consultation": 1, "workshop": 0, "budget": 2}

    assert words.counted(counted) == "1 consultation and 2 budgets"
    with translation.override("fr"):
        assert words.counted(counted) == "1 consultation et 2 budgets"
    with translation.override("es"):
        assert words.counted(counted) == "1 consulta y 2 presupuestos"
    assert words.counted({}) == ""
