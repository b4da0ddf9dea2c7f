"""What a note is drafted from."""

from datetime import date

import pytest

from records import history
from sessions_app.choices import AppearanceStatus
from sessions_app.models import Sitting, SittingAppearance
from tests.drafts import draft, ic, spring  # noqa: F401 -- fixtures
from tests.factories import CouncilSessionFactory, PersonFactory, SittingFactory, YearFactory


def in_all_languages(name: str, text: str) -> dict[str, str]:
    """A text in three languages, each naming its own."""
    return {f"{name}_{language}": f"{text} ({language})" for language in ("en", "fr", "es")}


@pytest.fixture
def reported(db):
    """2031, of which the note tells."""
    return YearFactory(number=2031, **in_all_languages("theme", "Harbours"))


@pytest.fixture
def planned(db):
    """2032, which the note plans."""
    return YearFactory(number=2032, **in_all_languages("theme", "Ferries"))


@pytest.fixture
def sitting(reported):
    """Ada spoke at the Council's 120th session, as Harbour Master."""
    session = CouncilSessionFactory(number=120, year=reported, **in_all_languages("place", "Geneva"))
    sitting = SittingFactory(council_session=session, day=date(2031, 11, 20), **in_all_languages("title", "Quays"))
    ada = SittingAppearance(
        sitting=sitting,
        person=PersonFactory(name_en="Ada Lindqvist"),
        status=AppearanceStatus.SPOKE,
        **in_all_languages("function", "Harbour Master"),
        **in_all_languages("summary", "Counted the berths"),
    )
    history.save(sitting, by=None, parts=[ada])
    return sitting


def change_function(sitting: Sitting, text: str = "Port Warden") -> None:
    """Somebody corrects what Ada was stated to be."""
    ada = sitting.appearances.get()
    for name, said in in_all_languages("function", text).items():
        setattr(ada, name, said)
    history.save(Sitting.objects.get(pk=sitting.pk), by=None, parts=[ada])
