"""Members have the names of their days, and are sorted in the reader's alphabet."""

from datetime import date

import pytest
from django.utils import translation

from membership.actions import members, organizations
from membership.choices import MemberStanding
from membership.models import Member, MemberName, Organization, OrganizationName
from records import history
from records.actions import restore_version
from records.refusals import Refused

pytestmark = pytest.mark.both_engines


def admit(name, *, by, fr="", es="", **facts):
    names = [MemberName(short_name_en=name, short_name_fr=fr, short_name_es=es)]
    return members.admit_member(names=names, by=by, **facts)


@pytest.fixture
def turkiye(marta):
    """Türkiye was called Turkey until the end of May 2022."""
    member = admit("Turkey", fr="Turquie", es="Turquía", by=marta, standing=MemberStanding.STATE, iso_code="TR")
    name = MemberName(
        short_name_en="Türkiye", short_name_fr="Türkiye", short_name_es="Türkiye", valid_from=date(2022, 6, 1)
    )
    members.rename_member(member=member, name=name, by=marta, why="note verbale of 31 May 2022")
    return Member.objects.get(pk=member.pk)


def test_a_renamed_member_is_called_by_its_name_of_today(turkiye):
    assert str(turkiye) == "Türkiye"


def test_an_old_record_keeps_the_name_of_its_day(turkiye):
    assert turkiye.name_on(date(2008, 2, 26)).short_name_en == "Turkey"
    assert turkiye.name_on(date(2022, 5, 31)).short_name_en == "Turkey"
    assert turkiye.name_on(date(2022, 6, 1)).short_name_en == "Türkiye"


def test_renaming_leaves_the_address_as_it_was(turkiye):
    assert turkiye.get_absolute_url() == "/members/turkey/"


def test_the_former_name_ends_on_the_eve_of_the_new_one(turkiye):
    assert list(turkiye.names.values_list("valid_from", "valid_until")) == [
        (date(2022, 6, 1), None),
        (None, date(2022, 5, 31)),
    ]


def test_a_renaming_is_remembered_with_its_reason(turkiye, marta):
    newest = history.versions_of(turkiye)[0]

    assert (newest.by, newest.why) == (marta, "note verbale of 31 May 2022")


def test_a_list_of_a_day_shows_the_names_of_that_day_in_one_query(turkiye, marta, django_assert_num_queries):
    admit("Turkmenistan", fr="Turkménistan", es="Turkmenistán", by=marta)

    with django_assert_num_queries(1):
        then = [member.name_then for member in Member.objects.as_of(date(2008, 2, 26))]
    with translation.override("es"), django_assert_num_queries(1):
        now = [member.name_then for member in Member.objects.as_of(date(2024, 1, 1))]

    assert then == ["Turkey", "Turkmenistan"]
    assert now == ["Türkiye", "Turkmenistán"]


def test_members_stand_in_the_alphabet_of_the_readers_language(marta):
    for name, fr, es in (
        ("Germany", "Allemagne", "Alemania"),
        ("Switzerland", "Suisse", "Suiza"),
        ("Ecuador", "Équateur", "Ecuador"),
        ("Egypt", "Égypte", "Egipto"),
        ("United Kingdom", "Royaume-Uni", "Reino Unido"),
        ("the Gambia", "la Gambie", "Gambia"),
    ):
        admit(name, fr=fr, es=es, by=marta)

    def order():
        return [str(member) for member in Member.objects.all()]

    assert order() == ["Ecuador", "Egypt", "the Gambia", "Germany", "Switzerland", "United Kingdom"]
    with translation.override("fr"):
        assert order() == ["Allemagne", "Égypte", "Équateur", "la Gambie", "Royaume-Uni", "Suisse"]
    with translation.override("es"):
        assert order() == ["Alemania", "Ecuador", "Egipto", "Gambia", "Reino Unido", "Suiza"]


def test_a_name_without_translation_is_filed_as_the_english_one(marta):
    admit("Morocco", by=marta)
    admit("Portugal", fr="Portugal", by=marta)

    with translation.override("fr"):
        assert [str(member) for member in Member.objects.all()] == ["Morocco", "Portugal"]


def test_two_names_are_never_in_use_at_once(turkiye, marta):
    name = MemberName(short_name_en="Turkey again", valid_from=date(2023, 1, 1))

    with pytest.raises(Refused, match="at the same time"):
        members.keep_member(record=turkiye, parts=[name], by=marta)


def test_a_name_cannot_be_recorded_before_it_is_in_use(marta):
    name = MemberName(short_name_en="Utopia", valid_from=date(2999, 1, 1))

    with pytest.raises(Refused, match="can be recorded from that day on"):
        members.admit_member(names=[name], by=marta)


def test_a_new_name_begins_after_the_current_one(turkiye, marta):
    with pytest.raises(Refused, match="a new name begins later"):
        members.rename_member(member=turkiye, name=MemberName(short_name_en="X", valid_from=date(2022, 6, 1)), by=marta)


def test_a_member_needs_a_name(marta):
    with pytest.raises(Refused, match="At least one name"):
        members.admit_member(names=[], by=marta)


def test_restoring_an_old_version_brings_the_old_name_back(turkiye, marta):
    restore_version(record=turkiye, number=1, by=marta, verb=members.keep_member)

    assert str(Member.objects.get(pk=turkiye.pk)) == "Turkey"


def test_the_history_tells_no_alphabetical_keys(turkiye):
    recorded = {field.name for field in history.recorded_fields(Member)}

    assert "name_en" in recorded
    assert not recorded & {"key_en", "search_words"}


@pytest.mark.parametrize(
    ("facts", "day", "eligible"),
    [
        ({"standing": "state", "admitted_on": date(1975, 1, 1)}, date(2007, 10, 18), True),
        ({"standing": "state", "admitted_on": date(2007, 10, 18)}, date(2007, 10, 18), True),
        ({"standing": "state", "admitted_on": date(2007, 10, 19)}, date(2007, 10, 18), False),
        ({"standing": "state", "left_on": date(2007, 10, 18)}, date(2007, 10, 18), False),
        ({"standing": "state", "left_on": date(2007, 10, 19)}, date(2007, 10, 18), True),
        ({"standing": "state"}, date(2007, 10, 18), True),
        ({"standing": "observer", "admitted_on": date(1975, 1, 1)}, date(2007, 10, 18), False),
        ({}, date(2007, 10, 18), False),
    ],
)
def test_eligibility_is_judged_at_a_date(marta, facts, day, eligible):
    member = admit("Ruritania", by=marta, **facts)

    assert Member.objects.eligible_on(day).contains(member) is eligible


@pytest.mark.parametrize("words", ["Turkey", "turkiye", "TÜRKIYE".lower(), "Turquía", "turquia", "TR"])
def test_a_member_is_found_by_any_of_its_names(turkiye, words):
    assert list(Member.objects.found_by(words)) == [turkiye]


def test_two_members_of_one_name_get_two_addresses(marta):
    assert [admit("Congo", by=marta).slug, admit("Congo", by=marta).slug] == ["congo", "congo-2"]


def test_no_two_members_share_an_iso_code(turkiye, marta):
    with pytest.raises(Refused, match="Another Member has this ISO code"):
        admit("Another", iso_code="TR", by=marta)


@pytest.mark.parametrize(
    ("language", "name", "article", "in_text", "of_in_text"),
    [
        ("en", "Gambia", "the", "the Gambia", "of the Gambia"),
        ("en", "Portugal", "", "Portugal", "of Portugal"),
        ("fr", "Maroc", "le", "le Maroc", "du Maroc"),
        ("fr", "Philippines", "les", "les Philippines", "des Philippines"),
        ("fr", "Équateur", "l’", "l’Équateur", "de l’Équateur"),
        ("fr", "France", "la", "la France", "de la France"),
        ("fr", "Haïti", "", "Haïti", "d’Haïti"),
        ("es", "Ecuador", "el", "el Ecuador", "del Ecuador"),
        ("es", "Emiratos Árabes Unidos", "los", "los Emiratos Árabes Unidos", "de los Emiratos Árabes Unidos"),
        ("es", "China", "", "China", "de China"),
    ],
)
def test_a_name_stands_in_a_sentence_as_its_language_wants(language, name, article, in_text, of_in_text):
    member_name = MemberName(**{f"short_name_{language}": name, f"article_{language}": article})

    with translation.override(language):
        assert (member_name.in_text, member_name.of_in_text) == (in_text, of_in_text)


def test_an_english_article_never_stands_before_a_french_name():
    name = MemberName(short_name_en="Gambia", article_en="the", short_name_fr="Gambie")

    with translation.override("fr"):
        assert name.in_text == "Gambie"


# Organizations --------------------------------------------------------------------------------------------------------


@pytest.fixture
def institute(marta):
    """The Graduate Institute succeeds the institutes HEI and IUED."""
    institute = organizations.found_organization(
        names=[OrganizationName(name_en="Graduate Institute of International and Development Studies")], by=marta
    )
    for name, acronym in (
        ("Graduate Institute of International Studies", "HEI"),
        ("Graduate Institute of Development Studies", "IUED"),
    ):
        names = [OrganizationName(name_en=name, acronym_fr=acronym)]
        organizations.found_organization(names=names, successor=institute, by=marta)
    return institute


def test_a_search_by_a_former_name_finds_the_successor(institute):
    assert institute in Organization.objects.found_by("IUED")
    assert institute in Organization.objects.found_by("studies hei")


def test_nobody_succeeds_themselves_by_a_detour(institute, marta):
    institute.successor = institute.predecessors.first()

    with pytest.raises(Refused, match="in the end succeed itself"):
        organizations.keep_organization(record=institute, by=marta)


def test_an_organization_is_called_as_on_its_day(institute, marta):
    organizations.rename_organization(
        organization=institute,
        name=OrganizationName(name_en="Geneva Graduate Institute", valid_from=date(2022, 1, 1)),
        by=marta,
    )
    then, now = (
        Organization.objects.as_of(day).get(pk=institute.pk).name_then for day in (date(2008, 1, 1), date(2022, 1, 1))
    )

    assert (then, now) == ("Graduate Institute of International and Development Studies", "Geneva Graduate Institute")
