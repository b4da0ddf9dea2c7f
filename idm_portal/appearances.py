"""Where somebody appears at the dialogue, whatever floor that is on: one list, the latest first.

`KINDS` names the kinds of appearance; a floor that brings another adds it there.
"""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from membership.models import Person
from membership.queries import PersonQuerySet
from sessions_app.models import SittingAppearance
from sessions_app.models.appearances import Appearance
from workshops.models import WorkshopAppearance

KINDS: tuple[type[Appearance], ...] = (SittingAppearance, WorkshopAppearance)


def speakers(user) -> PersonQuerySet:
    """Whoever appears in what this person may see, but for those who stayed away."""
    rows = (kind.objects.visible_to(user).of_those_who_came() for kind in KINDS)
    return Person.objects.visible_to(user).named_in(*rows)


def with_appearances(people: Iterable[Person], user) -> list[Person]:
    """The people, each with the `appearances` that this person may see; in a query for each kind."""
    people = list(people)
    prefetch_related_objects(
        people,
        *(
            Prefetch(
                _relation(kind), kind.objects.visible_to(user).of_those_who_came().with_event(), to_attr=kind.__name__
            )
            for kind in KINDS
        ),
    )
    for person in people:
        person.appearances = _latest_first(each for kind in KINDS for each in getattr(person, kind.__name__))
    return people


def appearances_of(person: Person, user) -> list[Appearance]:
    """Where the person appears, or was to appear, in what the reader may see."""
    return _latest_first(each for kind in KINDS for each in kind.objects.visible_to(user).of(person).with_event())


def _latest_first(appearances: Iterable[Appearance]) -> list[Appearance]:
    return sorted(appearances, key=lambda each: each.reckoned_on, reverse=True)


def _relation(kind: type[Appearance]) -> str:
    return kind._meta.get_field("person").remote_field.get_accessor_name()
