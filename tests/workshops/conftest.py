"""What several tests of soundings stand on."""

from datetime import date

import pytest

from membership.choices import MemberStanding
from membership.roles import Role
from records import history
from sessions_app.models import Preparation
from tests.conftest import accredited
from tests.factories import ConsultationFactory, MemberFactory, SoundingFactory, TopicFactory, YearFactory
from workshops.actions import soundings
from workshops.models import Sounding

TITLES = ["Managing Return", "Return and Development", "Return as an Element", "Return without a Permit"]


@pytest.fixture
def october(db):
    """On 18 October 2030 four topics were offered for the workshops of 2031, which is published."""
    year = YearFactory(number=2031, published_at="2030-01-01T00:00:00Z")
    consultation = ConsultationFactory(date=date(2030, 10, 18))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    for title in TITLES:
        TopicFactory(
            consultation=consultation, year=year, title_en=title, title_fr=f"{title} (fr)", title_es=f"{title} (es)"
        )
    return consultation


@pytest.fixture
def drafted(october):
    """A sounding about the four topics, for two workshops, that is not announced yet."""
    return SoundingFactory(consultation=october, neutral_order="as_offered")


@pytest.fixture
def sounding(drafted, marta):
    """The same, announced by Marta and open for two days."""
    soundings.announce_sounding(sounding=drafted, by=marta)
    return Sounding.objects.with_topics().get(pk=drafted.pk)


@pytest.fixture
def topics(sounding):
    """The keys of its topics, in the neutral order."""
    return [each.topic_id for each in sounding.offered.all()]


@pytest.fixture
def peru(db):
    """Peru is a Member State."""
    return MemberFactory(name_en="Peru", standing=MemberStanding.STATE)


@pytest.fixture
def quelm(db):
    """Quelm is an observer."""
    return MemberFactory(name_en="Quelm", standing=MemberStanding.OBSERVER)


@pytest.fixture
def newcomer(db):
    """Tamoa was admitted on the day after the consultation."""
    return MemberFactory(name_en="Tamoa", standing=MemberStanding.STATE, admitted_on=date(2030, 10, 19))


@pytest.fixture
def rosa(peru):
    """Rosa Quispe is a delegate of Peru."""
    return accredited("Rosa Quispe", Role.DELEGATE, member=peru)
