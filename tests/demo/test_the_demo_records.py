"""The demo records: what the note IC/2008/2 states stands in them, and nothing that it does not state."""

import re
import time
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone, translation

from documents import footnotes, marks
from documents.models import Note, SymbolEntry
from documents.numbering import numbered
from documents.typesetting.pages import note_pdf
from funding.models import Budget, Contribution, ProjectDocument
from idm_portal.demo import loading, users
from jobs.models import Job
from membership.access import Visitor
from membership.models import Member, Organization, Person, User
from membership.roles import Permission
from sessions_app.models import Announcement, Consultation, CouncilSession, Proposal, Publication, Sitting, Year
from tests.documents.paper import destinations, needs_pdftotext, text_of, unbroken
from training import rules as training_rules
from training.models import TrainingSession
from workshops.models import Material, Sounding, Topic, Workshop
from workshops.rules import soundings as sounding_rules
from workshops.rules import topics as topic_rules

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]

ORGANIZATION = [
    "IOM International Organization for Migration",
    "OIM Organisation Internationale pour les Migrations",
    "OIM Organización Internacional para las Migraciones",
]
NAMES = [
    "Gervais Appave",
    "Ryszard Cholewinski",
    "Ali Abdullah Al-Ka'abi",
    "Arturo Cabrera",
    "Maxime Tandonnet",
    "Moremi Soyinka-Onijala",
    "Konstantin Romodanovskiy",
    "Ikram Sehgal",
    "Vladimir Naumov",
    "Mohammed Aneur",
    "José Magalhães",
    "Erlinda F. Basilio",
    "Michele Klein Solomon",
    "Janos J. Bogardi",
    "Qiao Zonghuai",
    "Abdul Bari Khan",
    "Theodoros Skylakakis",
    "Nguele Dieudonné Tolo",
    "Jaifa Mezher",
    "Christophe Bouvier",
]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo records, loaded once for all these tests; gives the seconds that it took."""
    fast = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), transaction.atomic(), fast:
        started = time.monotonic()
        loading.load(timezone.localdate())
        yield time.monotonic() - started
        transaction.set_rollback(True)


@pytest.fixture
def note(demo):
    """IC/2008/2, as it stands in the records."""
    return Note.objects.get(symbol__symbol="IC/2008/2")


def as_read(text: str, language: str) -> str:
    """A block's words with the characters of its language and ordinary spaces."""
    tags = re.sub(r"<[^>]+>", "", marks.html(text, language, notes_beside=True))
    return re.sub(r"[\u00a0\u202f]", " ", tags).replace("&#x27;", "'")


def read_whole(note: Note, language: str) -> str:
    return "\n".join(as_read(block.text, language) for block in note.value_in(language).blocks)


# Loading --------------------------------------------------------------------------------------------------------------


def test_the_records_are_loaded_within_a_minute(demo):
    assert demo < 60


def test_everything_was_kept_by_somebody_and_is_remembered(demo):
    for model in (Member, Organization, Person, Year, Consultation, CouncilSession, Sitting, Workshop, Topic, Note):
        assert {row.history.latest().history_user.name for row in model.objects.all()} <= {"Marta Keller", "Inès Favre"}


# What the note IC/2008/2 says -----------------------------------------------------------------------------------------


def test_the_note_is_issued_and_waits_for_its_typesetting(note):
    assert not note.is_draft
    assert note.snapshot.is_intact
    assert Job.objects.filter(task="documents.typeset").count() == 3


@pytest.mark.parametrize(
    ("language", "body", "title", "theme", "place"),
    [
        (
            "en",
            "INFORMAL CONSULTATIONS ON\nINTERNATIONAL DIALOGUE ON\nMIGRATION",
            "INTERNATIONAL DIALOGUE ON MIGRATION 2008",
            "Return Migration: Challenges and Opportunities",
            "Geneva",
        ),
        (
            "fr",
            "CONSULTATIONS INFORMELLES SUR\nLE DIALOGUE INTERNATIONAL SUR\nLA MIGRATION",
            "DIALOGUE INTERNATIONAL SUR LA MIGRATION 2008",
            "Migration de retour : défis et opportunités",
            "Genève",
        ),
        (
            "es",
            "CONSULTAS OFICIOSAS SOBRE EL\nDIÁLOGO INTERNACIONAL SOBRE\nLA MIGRACIÓN",
            "DIÁLOGO INTERNACIONAL SOBRE LA MIGRACIÓN 2008",
            "Migración de Retorno: Desafíos y Oportunidades",
            "Ginebra",
        ),
    ],
)
def test_its_cover_is_told_in_each_language(note, language, body, title, theme, place):
    value = note.value_in(language)
    assert (value.symbol, value.original_language) == ("IC/2008/2", "en")
    assert (value.issued_on, value.consultation_on) == (date(2008, 2, 15), date(2008, 2, 26))
    assert (value.convening_body, value.title, value.theme, value.place) == (body, title, theme, place)


HEADINGS = {
    "en": [
        (1, "IDM 2007: Migration Management in the Evolving Global Economy"),
        (2, "IDM at the 94th Session of the IOM Council"),
        (1, "IDM 2008: Return Migration: Challenges and Opportunities"),
        (2, "Managing Return Migration (21–22 April 2008)"),
        (2, "Enhancing the Role of Return Migration in Fostering Development (7–8 July 2008)"),
        (2, "Funding approach"),
        (2, "Capacity building and training activities"),
    ],
    "fr": [
        (1, "IDM 2007 : Gestion de la migration dans une économie mondiale en pleine mutation"),
        (2, "L’IDM à la 94e session du Conseil de l’OIM"),
        (1, "IDM 2008 : Migration de retour : défis et opportunités"),
        (2, "La gestion de la migration de retour (21–22 avril 2008)"),
        (2, "Le renforcement du rôle de la migration de retour dans les efforts de développement (7–8 juillet 2008)"),
        (2, "Mode de financement"),
        (2, "Renforcement des capacités et activités de formation"),
    ],
    "es": [
        (1, "IDM 2007: Gestión de la migración en una economía mundial en plena evolución"),
        (2, "El IDM en la 94.ª reunión del Consejo de la OIM"),
        (1, "IDM 2008: Migración de Retorno: Desafíos y Oportunidades"),
        (2, "Encauzar la migración de retorno (21 y 22 de abril de 2008)"),
        (2, "Potenciar el papel de la migración de retorno en el fomento del desarrollo (7 y 8 de julio de 2008)"),
        (2, "Modalidades de financiación"),
        (2, "Fortalecimiento de la capacidad y actividades de formación"),
    ],
}


@pytest.mark.parametrize("language", HEADINGS)
def test_it_has_sixteen_paragraphs_and_seven_headings(note, language):
    blocks = numbered(note.value_in(language).blocks)
    assert [block.number for block in blocks if block.number] == list(range(1, 17))
    assert [(block.level, as_read(block.text, language)) for block in blocks if not block.number] == HEADINGS[language]
    numbers = [None if not block.number else block.number for block in blocks]
    assert numbers == [1, None, 2, None, 3, 4, 5, 6, 7, None, 8, 9, 10, None, 11, 12, None, 13, 14, None, 15, None, 16]


@pytest.mark.parametrize("language", HEADINGS)
def test_it_names_the_twenty_in_their_order_and_marks_them_as_names(note, language):
    text = " ".join(block.text for block in note.value_in(language).blocks)
    assert re.findall(r"\[([^]]+)\]\{\.name\}", text) == NAMES


DAYS = {
    "en": [
        "on 18–19 June",
        "on 8–9 October",
        "on 27 and 28 November 2007",
        "in January 2008",
        "in December 2007",
        "in October 2008",
        "on 18 October 2007",
        "on 7–8 July 2008",
        "on 21–22 April",
    ],
    "fr": [
        "les 18 et 19 juin",
        "les 8 et 9 octobre",
        "les 27 et 28 novembre 2007",
        "en janvier 2008",
        "en décembre 2007",
        "en octobre 2008",
        "du 18 octobre 2007",
        "les 7 et 8 juillet 2008",
        "les 21 et 22 avril",
    ],
    "es": [
        "los días 18 y 19 de junio",
        "los días 8 y 9 de octubre",
        "los días 27 y 28 de noviembre de 2007",
        "en enero de 2008",
        "en diciembre de 2007",
        "en octubre de 2008",
        "el 18 de octubre de 2007",
        "los días 7 y 8 de julio de 2008",
        "los días 21 y 22 de abril",
    ],
}


@pytest.mark.parametrize(("language", "days"), DAYS.items())
def test_its_dates_have_the_shapes_of_each_language(note, language, days):
    text = read_whole(note, language)
    assert [day for day in days if day not in text] == []


@pytest.mark.parametrize(
    ("language", "days", "after_address", "after_institute"),
    [
        (
            "en",
            ["2 March 2007", "21 June 2007", "18 October 2007"],
            "(www.iom.int/idm).1",
            "Development Studies2 will hold",
        ),
        ("fr", ["2 mars 2007", "21 juin 2007", "18 octobre 2007"], "(www.iom.int/idm)1", "du développement2 tiendront"),
        (
            "es",
            ["2 de marzo de 2007", "21 de junio de 2007", "18 de octubre de 2007"],
            "(www.iom.int/idm)1",
            "del Desarrollo2 celebrarán",
        ),
    ],
)
def test_its_two_footnotes_are_called_at_their_places(note, language, days, after_address, after_institute):
    blocks = {block.number: block for block in numbered(note.value_in(language).blocks) if block.number}
    called = {
        number: len(footnotes.calls(block.text)) for number, block in blocks.items() if footnotes.calls(block.text)
    }
    assert called == {2: 1, 16: 1}
    (first,), (second,) = marks.plain_notes(blocks[2].text), marks.plain_notes(blocks[16].text)
    first = first.replace("\u00a0", " ")
    places = [
        first.index(f"{day} ({symbol})")
        for day, symbol in zip(days, ["IC/2007/1", "IC/2007/7", "IC/2007/17"], strict=True)
    ]
    assert places == sorted(places)
    assert "(HEI)" in second
    assert "(IUED)" in second
    assert after_address in _calls_shown(blocks[2], language)
    assert after_institute in _calls_shown(blocks[16], language)


def _calls_shown(block, language: str) -> str:
    html = marks.html(block.text, language, first_note=block.first_note)
    return re.sub(r"[\u00a0\u202f]", " ", re.sub(r"<[^>]+>", "", html))


COVERS = {
    "en": [
        "Original: English",
        "Geneva, 15 February 2008",
        "INTERNATIONAL DIALOGUE ON MIGRATION 2008",
        "26 February 2008",
    ],
    "fr": [
        "Original : anglais",
        "Genève, le 15 février 2008",
        "DIALOGUE INTERNATIONAL SUR LA MIGRATION 2008",
        "26 février 2008",
    ],
    "es": [
        "Original: inglés",
        "Ginebra, 15 de febrero de 2008",
        "DIÁLOGO INTERNACIONAL SOBRE LA MIGRACIÓN 2008",
        "26 de febrero de 2008",
    ],
}


@needs_pdftotext
@pytest.mark.parametrize("language", COVERS)
def test_all_this_stands_on_paper(note, language):
    pytest.importorskip("weasyprint", reason="pango is missing")
    text = note.snapshot.text_in(language)
    file = note_pdf(text, report=lambda step, **facts: None)
    body = text_of(file, 2, file.pages)
    cover, read = (re.sub(r"[\u00a0\u202f]", " ", unbroken(words)) for words in (text_of(file, 1), body))
    names = [name.replace("'", "’") for name in NAMES]
    headings = [heading for _level, heading in HEADINGS[language]]

    *identity, title, day = COVERS[language]
    lines = [*text.convening_body.split("\n"), "IC/2008/2", *identity, title, text.theme, day]
    assert [line for line in ORGANIZATION if line in cover] == ORGANIZATION
    assert _in_order(lines, cover)
    assert re.findall(r"^(\d+)\.\s", body, re.MULTILINE) == [str(number) for number in range(1, 17)]
    assert _in_order(headings, read)
    assert _in_order(names, read)
    assert [day for day in DAYS[language] if day not in read] == []
    assert [symbol for symbol in ("IC/2007/1", "IC/2007/7", "IC/2007/17") if f"({symbol})" not in read] == []
    call = "(www.iom.int/idm).1" if language == "en" else "(www.iom.int/idm)1."
    assert call in read
    places = destinations(file)
    assert (places["fn1"], places["fn2"]) == (places["fnref1"], places["fnref2"])


def _in_order(lines: list[str], text: str) -> bool:
    """Whether the lines stand in the text, one after another."""
    return re.search(".*?".join(re.escape(line) for line in lines), text) is not None


def test_it_cites_three_documents_that_are_not_here(note):
    assert [relation.target.symbol for relation in note.relations.all()] == ["IC/2007/1", "IC/2007/7", "IC/2007/17"]
    assert {relation.target.standing for relation in note.relations.all()} == {"elsewhere"}
    assert {relation.bond for relation in note.relations.all()} == {"cites"}


def test_programa_colombia_nos_une_is_spanish_in_the_other_languages(note):
    for language in ("en", "fr"):
        assert '<span lang="es">Programa Colombia Nos Une</span>' in marks.html(
            " ".join(block.text for block in note.value_in(language).blocks if "Mezher" in block.text), language
        )


# What the records say -------------------------------------------------------------------------------------------------


def test_the_organization_has_its_three_names(demo):
    name = Organization.objects.get(acronym_en="IOM").names.get()
    assert (name.name_en, name.acronym_en) == ("International Organization for Migration", "IOM")
    assert (name.name_fr, name.acronym_fr) == ("Organisation Internationale pour les Migrations", "OIM")
    assert (name.name_es, name.acronym_es) == ("Organización Internacional para las Migraciones", "OIM")


ALPHABETS = {
    "en": "Bangladesh, Belarus, Cameroon, China, Colombia, Ecuador, France, Greece, Morocco, Nigeria, Philippines, "
    "Portugal, Russian Federation, Switzerland, United Arab Emirates",
    "fr": "Bangladesh, Bélarus, Cameroun, Chine, Colombie, Émirats arabes unis, Équateur, Fédération de Russie, "
    "France, Grèce, Maroc, Nigéria, Philippines, Portugal, Suisse",
    "es": "Bangladesh, Belarús, Camerún, China, Colombia, Ecuador, Emiratos Árabes Unidos, Federación de Rusia, "
    "Filipinas, Francia, Grecia, Marruecos, Nigeria, Portugal, Suiza",
}


def test_the_states_stand_in_the_alphabet_of_the_reader_and_nothing_is_made_up(demo):
    states = Member.objects.filter(standing="")
    for language, names in ALPHABETS.items():
        with translation.override(language):
            assert ", ".join(state.name for state in states.order_by("key")) == names
    assert not states.filter(admitted_on__isnull=False).exists()
    assert not states.filter(left_on__isnull=False).exists()


def test_the_institute_is_found_under_the_names_of_the_two_that_it_came_from(demo):
    institute = Organization.objects.get(name_en="Graduate Institute of International and Development Studies")
    assert {each.acronym_en for each in institute.predecessors.all()} == {"HEI", "IUED"}
    for words in ("HEI", "IUED", "Graduate Institute of Development Studies"):
        assert institute in Organization.objects.found_by(words)


def test_aneur_is_found_also_as_ameur(demo):
    assert [person.name for person in Person.objects.found_by("Ameur")] == ["Mohammed Aneur"]


def test_themes_that_the_organization_has_not_worded_are_marked_as_ours(demo):
    of_2007, of_2008 = Year.objects.get(number=2007), Year.objects.get(number=2008)
    assert (of_2007.theme_is_ours_en, of_2007.theme_is_ours_fr, of_2007.theme_is_ours_es) == (False, True, True)
    assert (of_2008.theme_is_ours_en, of_2008.theme_is_ours_fr, of_2008.theme_is_ours_es) == (False, False, False)
    assert of_2007.is_published
    assert of_2008.is_published
    assert of_2007.is_endorsed
    assert [each.consultation.date for each in of_2008.endorsements.all()] == [
        date(2007, 3, 2),
        date(2007, 6, 21),
        date(2007, 10, 18),
    ]


def test_only_the_last_consultation_says_who_convened_it(demo):
    of_that_time = Consultation.objects.filter(date__year__in=[2007, 2008]).order_by("date")
    assert [(each.date, each.convening_body_en or "") for each in of_that_time] == [
        (date(2007, 3, 2), ""),
        (date(2007, 6, 21), ""),
        (date(2007, 10, 18), ""),
        (date(2008, 2, 26), "Informal Consultations on International Dialogue on Migration"),
    ]


def test_the_four_sittings_stand_in_order(demo):
    session = CouncilSession.objects.get(number=94)
    assert (session.starts_on, session.ends_on, session.place_en) == (None, None, "Geneva")
    assert [(each.position, each.kind, each.title_en, each.day) for each in session.sittings.order_by("position")] == [
        (1, "launch", "Launch of the World Migration Report 2008", date(2007, 11, 27)),
        (2, "panel", "Migration Management in the Evolving Global Economy", None),
        (3, "highlights", "Migration Highlights", None),
        (4, "panel", "Migration and the Environment", date(2007, 11, 28)),
    ]
    assert [each.is_moderated for each in session.sittings.order_by("position")] == [False, True, False, True]
    assert {each.subject for each in session.time_allotments.all()} == {"idm", "governance"}


PARTS = {
    ("launch", "co_editor"): ["Gervais Appave", "Ryszard Cholewinski"],
    ("opening", "opener"): ["Michele Klein Solomon"],
    ("moderation", "moderator"): ["Ikram Sehgal", "Janos J. Bogardi"],
    ("floor", "special_guest"): ["Konstantin Romodanovskiy"],
}


OF_WHOM_NO_WORDS_ARE_TOLD = {"Gervais Appave", "Ryszard Cholewinski", "Ikram Sehgal"}  # they launched, and moderated


def test_the_twenty_appear_each_in_their_mode_and_capacity(demo):
    appearances = [
        each
        for sitting in Sitting.objects.filter(council_session__number=94).order_by("position")
        for each in sitting.appearances.all()
    ]
    assert [each.person.name for each in appearances] == NAMES
    assert {each.status for each in appearances} == {"spoke"}
    special = {name: part for part, names in PARTS.items() for name in names}
    for each in appearances:
        assert (each.mode, each.capacity) == special.get(each.person.name, ("panel", "panellist"))
        words = [bool(summary) for summary in (each.summary_en, each.summary_fr, each.summary_es)]
        assert words == [each.person.name not in OF_WHOM_NO_WORDS_ARE_TOLD] * 3


@pytest.mark.parametrize(
    ("name", "function", "body", "state"),
    [
        ("Ali Abdullah Al-Ka'abi", "Minister for Labour", "", "United Arab Emirates"),
        (
            "Maxime Tandonnet",
            "Advisor on Immigration and Integration",
            "Cabinet of the President of the Republic of France",
            "",
        ),
        ("Qiao Zonghuai", "Vice Minister of Foreign Affairs", "", "People's Republic of China"),
        ("Nguele Dieudonné Tolo", "Director General", "National Forestry Development Agency", "Republic of Cameroon"),
        ("Ikram Sehgal", "Chairman", "Pathfinder Group", ""),
    ],
)
def test_function_body_and_state_are_kept_as_stated(demo, name, function, body, state):
    appearance = Person.objects.get(name_en=name).sittingappearances.get()
    assert (appearance.function_en, appearance.body_en or "", appearance.state_en or "") == (function, body, state)


def test_one_moderator_has_two_affiliations(demo):
    appearance = Person.objects.get(name_en="Ikram Sehgal").sittingappearances.get()
    assert appearance.further_affiliation_en == "Member of the IOM Director General's Business Advisory Board"


@pytest.mark.parametrize(
    ("title", "by", "day", "precision"),
    [
        ("Ministerial Consultations on Overseas Employment", "Ali Abdullah Al-Ka'abi", date(2008, 1, 1), "month"),
        ("International Training Center", "Vladimir Naumov", None, "none"),
        ("Launch of the Mediterranean edition", "Mohammed Aneur", None, "none"),
        ("Portuguese Presidency", "José Magalhães", date(2007, 1, 1), "year"),
        ("EU-Africa Heads of States Summit", "José Magalhães", date(2007, 12, 1), "month"),
        ("Global Forum on Migration and Development", "Erlinda F. Basilio", date(2008, 10, 1), "month"),
        ("French Presidency", "Maxime Tandonnet", None, "none"),
    ],
)
def test_announcements_are_dated_as_exactly_as_they_were(demo, title, by, day, precision):
    announcement = Announcement.objects.get(title_en__startswith=title)
    assert announcement.appearance.person.name == by
    assert (announcement.date, announcement.precision) == (day, precision)


def test_the_world_migration_report_has_two_editors_one_launch_and_two_parts_handed_out(demo):
    report = Publication.objects.get(abbreviation="WMR")
    assert [editor.person.name for editor in report.editors.all()] == NAMES[:2]
    assert [launch.date for launch in report.launches.all()] == [date(2007, 11, 27)]
    assert [part.title_en for part in report.distributions.all()] == ["Overview", "Regional profiles"]
    assert Publication.objects.get(edition_en="Mediterranean edition").base_work.editions.count() == 1


def test_the_question_of_time_is_open_and_that_of_links_is_answered(demo):
    time_of_the_council, links = Proposal.objects.filter(consultation__date=date(2008, 2, 26)).order_by("number")
    assert not time_of_the_council.is_answered
    assert links.is_answered


def test_the_symbols_of_2007_belong_to_documents_elsewhere(demo):
    entries = SymbolEntry.objects.filter(symbol__startswith="IC/2007/")
    assert [(each.symbol, each.standing) for each in entries] == [
        ("IC/2007/1", "elsewhere"),
        ("IC/2007/7", "elsewhere"),
        ("IC/2007/17", "elsewhere"),
    ]


WORKSHOPS = [
    (2007, "Free Movement of Persons in Regional Integration Processes", date(2007, 6, 18), date(2007, 6, 19)),
    (2007, "Making Global Labour Mobility a Catalyst for Development", date(2007, 10, 8), date(2007, 10, 9)),
    (2008, "Managing Return Migration", date(2008, 4, 21), date(2008, 4, 22)),
    (2008, "Enhancing the Role of Return Migration in Fostering Development", date(2008, 7, 7), date(2008, 7, 8)),
]


def test_the_four_workshops_have_their_titles_and_days_and_nothing_else_that_is_not_stated(demo):
    workshops = Workshop.objects.filter(year__number__in=[2007, 2008]).order_by("starts_on")
    assert [(each.year.number, each.title_en, each.starts_on, each.ends_on) for each in workshops] == WORKSHOPS
    for each in workshops:
        assert (each.place_en or "", each.attendance, each.also_known_as_en or "") == ("", "", "")
        for parts in (each.agenda, each.appearances, each.interpretation_languages, each.co_organizers):
            assert not parts.exists()


def test_paragraphs_11_to_14_are_four_passages_in_three_languages(demo):
    of_2007, of_2008 = (Workshop.objects.filter(year__number=number) for number in (2007, 2008))
    assert not of_2007.filter(passages__isnull=False).exists()
    for workshop in of_2008:
        assert [passage.kind for passage in workshop.passages.all()] == ["background", "content"]
        for passage in workshop.passages.all():
            assert passage.text_en
            assert passage.text_fr
            assert passage.text_es


def test_the_titles_that_the_organization_has_not_worded_are_marked_as_ours(demo):
    ours = {
        each.title_en: (each.title_is_ours_en, each.title_is_ours_fr, each.title_is_ours_es)
        for each in Workshop.objects.filter(year__number=2008)
    }
    first, second = Workshop.objects.filter(year__number=2008).order_by("starts_on")
    assert ours == {first.title_en: (False, True, False), second.title_en: (False, False, True)}
    assert first.title_es == "Encauzar la migración de retorno"
    assert second.title_fr == "Le renforcement du rôle de la migration de retour dans les efforts de développement"


def test_of_the_four_topics_two_became_workshops_and_two_were_folded_in(demo):
    topics = Topic.objects.filter(consultation__date=date(2007, 10, 18)).order_by("position")
    first, second = Workshop.objects.filter(year__number=2008).order_by("starts_on")
    assert [(each.outcome, each.basis, each.destinations) for each in topics] == [
        ("selected", "first_choice", [second]),  # the first choice is held second
        ("selected", "after_even_split", [first]),
        ("folded", "", []),
        ("folded", "", [first]),
    ]
    assert {each.year.number for each in topics} == {2008}
    assert [each.title_en for each in topics[2:]] == [
        "Return as a critical element of migration management systems",
        "Return when stay is not authorized",
    ]
    assert not topics[1].reason  # none is stated


# The invented year ----------------------------------------------------------------------------------------------------


def test_the_draft_is_for_the_coming_consultation_and_not_wholly_translated(demo):
    draft = Note.objects.get(symbol=None)
    today = timezone.localdate()
    assert draft.is_draft
    assert today < draft.consultation_on < today + timedelta(days=30)
    english, french, spanish = (
        sum(bool(block.text) for block in draft.value_in(language).blocks) for language in ("en", "fr", "es")
    )
    assert english > french > spanish > 0
    assert "$" not in read_whole(draft, "en")


def test_everybody_sees_the_consultation_to_come(demo):
    coming = Consultation.objects.visible_to(Visitor()).filter(date__gt=timezone.localdate())
    assert [each.pk for each in coming] == [Note.objects.get(symbol=None).consultation_id]


def test_a_session_of_the_council_is_to_come_with_somebody_replaced(demo):
    session = CouncilSession.objects.get(starts_on__gt=timezone.localdate())
    assert session.year.number == timezone.localdate().year
    replaced = session.sittings.get(position=1).appearances.get(status="replaced")
    assert (replaced.person.name, replaced.replaced_by.name) == ("Ruben Asche", "Edda Vinter")


def test_this_year_has_a_workshop_behind_a_moved_one_ahead_a_cancelled_one_and_one_without_days(demo):
    today = timezone.localdate()
    held, coming, cancelled, undated = Workshop.objects.filter(year__number=today.year).order_by("pk")
    assert held.ends_on < today < coming.starts_on < coming.ends_on
    assert undated.starts_on is None
    assert set(Workshop.objects.moves_of([held, coming, cancelled, undated])) == {coming.pk}
    assert [each.is_cancelled for each in (held, coming, cancelled, undated)] == [False, False, True, False]
    assert [each.status for each in held.appearances.all()] == ["confirmed", "spoke"]  # one is still to be marked
    assert {each.status for each in coming.appearances.all()} == {"announced", "confirmed"}
    assert [len(items) for _day, items in coming.programme] == [3, 2]
    assert coming.practical


@pytest.mark.parametrize(
    ("language", "interpretation", "government"),
    [
        ("en", "English, French and Spanish", "Government of the Republic of Vardany"),
        ("fr", "anglais, français et espagnol", "Gouvernement de la République de Vardanie"),
        ("es", "inglés, francés y español", "Gobierno de la República de Vardania"),
    ],
)
def test_the_coming_workshop_says_what_for_in_which_languages_and_with_whom(demo, language, interpretation, government):
    workshop = Workshop.objects.with_interpretation().get(title_en__startswith="Keys to the Town")
    with translation.override(language):
        assert workshop.interpretation == interpretation
        first, second = workshop.co_organizers.all()
        assert (first.name, first.record) == (government, Member.objects.get(slug="vardany"))
        assert second.record == Organization.objects.get(slug="institute-of-places")
        assert len([passage.text for passage in workshop.aims if passage.text]) == 2


def test_the_delegates_of_the_demo_find_an_open_sounding_and_change_what_they_have_stated(demo):
    sounding = Sounding.objects.announced().get(closed_at=None)
    now = timezone.now()
    assert sounding.stage_at(now) == "open"
    assert sounding.closes_at > now + timedelta(days=5)
    assert len(sounding.offered.all()) == 4
    assert sounding.places == 2
    for name, counting in (("Anahit Soryan", ["Papers at the Counter", "The Market Square"]), ("Diego Montfort", None)):
        user = User.objects.get(name=name)
        (member,) = user.members_where(Permission.STATE_PREFERENCES)
        assert sounding_rules.obstacles_to_answering(sounding, member, now) == []
        stands = sounding.preferences.visible_to(user).counting().first()
        assert (stands and [topic.title_en for topic in stands.order]) == counting
    vardany = sounding.preferences.of_member(Member.objects.get(slug="vardany"))
    assert [preference.counts for preference in vardany] == [True, False]
    assert {preference.channel for preference in sounding.preferences.counting()} == {"portal", "paper"}


def test_the_even_split_of_a_closed_sounding_waits_to_be_decided(demo):
    sounding = Sounding.objects.exclude(closed_at=None).get(kind="ranked")
    result = sounding_rules.result_of(sounding, timezone.now())
    selection = result.tally.selection(sounding.places)
    assert [topic.title_en for topic in selection.clear] == ["The Town Hall as a Host"]
    assert [topic.title_en for topic in selection.tied] == [
        "Interpreters in Clinics",
        "The Night Shift",
        "A Vote for the Street",
    ]
    assert selection.left == 1
    decided = {topic.title_en: topic.outcome for topic in Topic.objects.put_in(sounding)}
    assert decided.pop("The Town Hall as a Host") == "selected"
    assert set(decided.values()) == {""}
    split = Topic.objects.with_consultation().get(title_en="The Night Shift")
    assert topic_rules.basis_borne_out(split, sounding, timezone.now()) == "after_even_split"
    assert topic_rules.obstacles_to_deciding(split, sounding, timezone.now()) == []


def test_everybody_reads_what_a_plain_question_was_answered(demo):
    sounding = Sounding.objects.get(kind="question")
    assert sounding_rules.obstacles_to_seeing_result(sounding, Visitor(), timezone.now()) == []
    assert sounding_rules.result_of(sounding, timezone.now()).manners == {"yes": 2, "no": 1, "abstention": 1}


def test_topics_of_every_outcome_are_offered_and_some_wait_for_theirs(demo):
    invented = Topic.objects.visible_to(Visitor()).filter(year__number=timezone.localdate().year)
    assert {each.outcome for each in invented} == {"", "selected", "folded", "carried_over", "dropped"}
    hidden = Topic.objects.filter(year__number=timezone.localdate().year + 1)
    assert hidden.exists()
    assert not hidden.visible_to(Visitor()).exists()


def test_there_is_somebody_for_every_role_and_one_account_is_closed(demo):
    roles = {}
    for user in User.objects.filter(is_active=True):
        for held in user.accreditations_in_force:
            roles.setdefault(held.role, []).append(user.name)
    assert roles == {
        "administrator": ["Tomasz Lis"],
        "approver": ["Inès Favre"],
        "delegate": ["Levon Dareni", "Lucía Ferrán"],
        "donor": ["Freya Lindholt", "Hugh Alder"],
        "focal_point": ["Anahit Soryan", "Diego Montfort"],
        "secretariat": ["Marta Keller", "Paulo Reis"],
    }
    (closed,) = User.objects.filter(is_active=False)
    assert closed.name == "Olga Prenn"


def test_everybody_has_the_password_that_is_printed(demo):
    lines = "\n".join(loading.accounts_in_words())
    assert users.PASSWORD in lines
    for user in User.objects.all():
        assert user.email in lines
        assert user.check_password(users.PASSWORD)


# Training and money ---------------------------------------------------------------------------------------------------


SESSIONS = {
    "en": ["Managing Return Migration", "Enhancing the Role of Return Migration in Fostering Development"],
    "fr": [
        "La gestion de la migration de retour",
        "Le renforcement du rôle de la migration de retour dans les efforts de développement",
    ],
    "es": [
        "Encauzar la migración de retorno",
        "Potenciar el papel de la migración de retorno en el fomento del desarrollo",
    ],
}


@pytest.fixture
def of_2008(demo):
    """The two training sessions of 2008, in their order."""
    return list(TrainingSession.objects.of_year(Year.objects.get(number=2008)).with_programme())


@pytest.mark.parametrize("language", SESSIONS)
def test_two_training_sessions_bear_the_titles_of_the_workshops_in_each_language(of_2008, language):
    with translation.override(language):
        assert [session.title for session in of_2008] == SESSIONS[language]
        assert [session.workshop.title for session in of_2008] == SESSIONS[language]
        assert [training_rules.warnings_about(session) for session in of_2008] == [[], []]


def test_what_the_organization_has_not_worded_of_their_titles_is_marked_as_ours(of_2008):
    assert [(each.title_is_ours_en, each.title_is_ours_fr, each.title_is_ours_es) for each in of_2008] == [
        (False, True, False),
        (False, False, True),
    ]


def test_the_training_is_offered_with_the_institute_in_three_languages_and_has_no_days(of_2008):
    for session in of_2008:
        assert session.partner_then.name == "Graduate Institute of International and Development Studies"
        assert session.tool == "Essentials of Migration Management (EMM)"
        assert session.languages == "English, French and Spanish"
        assert (session.starts_on, session.ends_on, session.place_en or "") == (None, None, "")
        assert len(session.passages.all()) == 1


def test_switzerland_is_thanked_for_both_sessions_and_what_it_gave_is_not_made_up(of_2008):
    given = Contribution.objects.filter(year__number=2008)
    assert [str(each.donor) for each in given] == ["Switzerland", "Switzerland"]
    assert {each.training_session for each in given} == set(of_2008)
    for contribution in given:
        assert all(getattr(contribution, f"thanks_{language}") for language in ("en", "fr", "es"))
        assert (contribution.kind, contribution.description_en or "") == ("", "")


def test_the_two_budgets_of_2008_were_made_available_at_the_consultation_and_have_no_amounts(demo):
    budgets = Budget.objects.filter(year__number=2008).in_order()
    assert [each.workshop.title for each in budgets] == SESSIONS["en"]
    assert {each.available_from.date for each in budgets} == {date(2008, 2, 26)}
    assert [(each.currency, each.has_amounts, each.total) for each in budgets] == [("", False, None)] * 2


def test_one_project_document_was_made_available_with_them(demo):
    document = ProjectDocument.objects.get(year__number=2008)
    assert document.available_from.date == date(2008, 2, 26)


def test_2007_has_neither_training_nor_money(demo):
    for model in (TrainingSession, Budget, Contribution, ProjectDocument):
        assert not model.objects.filter(year__number=2007).exists()


def test_a_training_session_is_to_come_this_year_with_a_budget_that_adds_up(demo):
    today = timezone.localdate()
    session = TrainingSession.objects.to_come(today).get()
    assert today < session.starts_on < session.ends_on
    assert session.starts_on.isoweekday() < 6
    budgets = Budget.objects.filter(year__number=today.year).in_order()
    assert [each.training_session for each in budgets] == [session, None]
    assert [(each.currency, each.total) for each in budgets] == [("CHF", 2_655_050), ("CHF", 8_060_000)]


def test_the_invented_donors_give_in_cash_and_in_kind_and_find_their_own(demo):
    own = {}
    for name in ("Freya Lindholt", "Hugh Alder"):
        user = User.objects.get(name=name)
        own[name] = [each.kind for each in Contribution.objects.visible_to(user).with_own(user) if each.is_own]
    assert own == {"Freya Lindholt": ["cash"], "Hugh Alder": ["in_kind"]}


def test_a_workshop_has_documents_in_three_languages_and_one_that_waits(demo):
    documents = Material.objects.of_workshop(Workshop.objects.get(slug="schools-as-doors"))
    public = documents.visible_to(Visitor())
    assert {document.title_en: sorted(file.language for file in document.files.all()) for document in public} == {
        "Ten Questions to a School": ["en", "es", "fr"],
        "An Older Child at One's Side": ["en"],
    }
    [waiting] = documents.visible_to(User.objects.get(name="Anahit Soryan")).exclude(pk__in=public)
    assert waiting.waits
    assert not documents.visible_to(User.objects.get(name="Diego Montfort")).filter(pk=waiting.pk).exists()
