"""What the tests of jobs stand on."""

import pytest
from django.db import connection

from membership.roles import Role
from tests.conftest import accredited
from tests.jobs import work  # noqa: F401 -- declares the tests' own work


@pytest.fixture
def joao(portugal):
    """João Costa is a delegate as Maria is; what she asks for is not his."""
    return accredited("João Costa", Role.DELEGATE, member=portugal)


class Effects:
    """What the work of this test has left behind."""

    def of(self, key: int) -> int:
        """How many rows the work with this key has left."""
        return self.keys().count(key)

    def keys(self) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT job_key FROM effect ORDER BY job_key")
            return [key for (key,) in cursor.fetchall()]


@pytest.fixture
def effects(transactional_db):
    """The table into which the tests' work writes; it allows what must not happen, that an effect happens twice."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE effect (job_key bigint NOT NULL, process bigint NOT NULL)")
    yield Effects()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE effect")


@pytest.fixture
def quick_worker(start_worker):
    """Start workers that know the tests' work and have less patience: `quick_worker(beat=True)`."""
    return lambda **options: start_worker(**{"DJANGO_SETTINGS_MODULE": "tests.jobs.quick_settings"} | options)
