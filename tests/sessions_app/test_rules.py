"""What the secretariat is asked to look at twice."""

from datetime import date

import pytest

from sessions_app import rules
from sessions_app.choices import NEXT, AppearanceStatus, Mode
from tests.factories import PersonFactory, SittingAppearanceFactory, SittingFactory

pytestmark = pytest.mark.django_db

TODAY = date(2030, 11, 28)


def test_whoever_sits_on_the_panel_and_moderates_it_is_pointed_out():
    sehgal, sitting = PersonFactory(name_en="Ikram Sehgal"), SittingFactory()
    SittingAppearanceFactory(sitting=sitting, person=sehgal, mode=Mode.PANEL)
    SittingAppearanceFactory(sitting=sitting, person=sehgal, mode=Mode.MODERATION)

    assert rules.warnings_about(sitting, TODAY) == [
        "Ikram Sehgal is named as panellist and as moderator of the same sitting."
    ]


def test_whoever_gave_up_the_chair_may_sit_on_the_panel():
    sehgal, sitting = PersonFactory(name_en="Ikram Sehgal"), SittingFactory()
    SittingAppearanceFactory(sitting=sitting, person=sehgal, mode=Mode.PANEL)
    SittingAppearanceFactory(sitting=sitting, person=sehgal, mode=Mode.MODERATION, status=AppearanceStatus.WITHDRAWN)

    assert rules.warnings_about(sitting, TODAY) == []


def test_after_the_day_somebody_has_to_say_who_spoke():
    sitting = SittingFactory(day=date(2030, 11, 27))
    SittingAppearanceFactory(sitting=sitting)
    SittingAppearanceFactory(sitting=sitting, status=AppearanceStatus.CONFIRMED)
    SittingAppearanceFactory(sitting=sitting, status=AppearanceStatus.SPOKE)

    [warning] = rules.warnings_about(sitting, TODAY)

    assert "of 2 people it is not recorded whether they spoke" in warning


def test_every_status_leads_somewhere_and_back():
    assert set(NEXT) == set(AppearanceStatus)
    assert set().union(*NEXT.values()) == set(AppearanceStatus)
