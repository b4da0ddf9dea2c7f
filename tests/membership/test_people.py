"""People are named as given, filed as they want, and found however they are spelt."""

import pytest
from django.utils import translation

from membership.actions import people
from membership.models import Person

pytestmark = pytest.mark.both_engines


def test_people_stand_where_they_are_filed_and_keep_their_names(marta):
    people.name_person(name_en="Qiao Zonghuai", by=marta)
    people.name_person(name_en="Ali Abdullah Al-Ka'abi", filed_as_en="Al-Ka'abi, Ali Abdullah", by=marta)
    people.name_person(name_en="Michele Klein Solomon", filed_as_en="Klein Solomon, Michele", by=marta)

    assert [str(person) for person in Person.objects.all()] == [
        "Ali Abdullah Al-Ka'abi",
        "Michele Klein Solomon",
        "Qiao Zonghuai",
    ]


def test_a_name_is_never_taken_apart(marta):
    person = people.name_person(name_en="Nguele Dieudonné Tolo", by=marta)

    assert (person.family_name, person.given_name) == ("", "")


@pytest.mark.parametrize("words", ["Ameur", "aneur", "mohammed AMEUR"])
def test_somebody_is_found_by_another_spelling(marta, words):
    person = people.name_person(name_en="Mohammed Aneur", other_spellings="Mohammed Ameur", by=marta)

    assert list(Person.objects.found_by(words)) == [person]


def test_accents_need_not_be_typed(marta):
    person = people.name_person(name_en="José Magalhães", by=marta)

    assert list(Person.objects.found_by("jose magalhaes")) == [person]


def test_a_name_may_be_written_differently_in_another_language(marta):
    person = people.name_person(name_en="Konstantin Romodanovskiy", name_fr="Konstantin Romodanovski", by=marta)

    with translation.override("fr"):
        assert str(person) == "Konstantin Romodanovski"
    with translation.override("es"):
        assert str(person) == "Konstantin Romodanovskiy"


def test_who_only_registered_is_not_shown_to_everybody(marta, maria, visitor):
    person = people.name_person(name_en="Ana Costa", is_public=False, by=marta)

    assert Person.objects.visible_to(marta).contains(person)
    assert not Person.objects.visible_to(maria).contains(person)
    assert not Person.objects.visible_to(visitor).contains(person)


def test_everybody_sees_themselves(marta, maria):
    person = people.name_person(name_en="Maria Silva", is_public=False, by=marta)
    maria.person = person
    maria.save()

    assert Person.objects.visible_to(maria).contains(person)


def test_a_name_in_another_script_has_an_address_too(marta):
    assert people.name_person(name_en="محمد", by=marta).slug == "person"
