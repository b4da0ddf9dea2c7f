"""The ground the other tests stand on: two engines, and real processes that see the test's database."""

from pathlib import Path
from urllib.request import urlopen

import pytest
import redis
from django.core.management.color import no_style
from django.db import DatabaseError, connection

from idm_portal.celery import app as celery
from membership.models import User
from tests.processes import wait_until

pytestmark = [pytest.mark.both_engines]


def test_sqlite_tests_run_on_a_file_so_that_other_processes_see_it(db):
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).is_file()


@pytest.mark.processes
def test_a_web_server_reads_the_database_of_the_test(start_portal):
    portal = start_portal()

    assert urlopen(f"{portal.url}/readyz").read() == b"ok\n"


@pytest.mark.processes
def test_a_ring_of_this_process_reaches_the_worker(worker):
    celery.send_task("celery.backend_cleanup")

    wait_until(lambda: worker.has_said("celery.backend_cleanup"))


@pytest.mark.processes
def test_the_redis_server_of_a_test_can_go_and_come_back(redis_server):
    port = redis_server.port
    redis_server.stop()

    with pytest.raises(redis.ConnectionError):
        redis.Redis(port=port).ping()


GUARDS = {
    "sqlite": ["CREATE TRIGGER frozen BEFORE DELETE ON membership_user BEGIN SELECT RAISE(ABORT, 'frozen'); END"],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION frozen() RETURNS trigger AS $$ BEGIN RAISE 'frozen'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER frozen BEFORE TRUNCATE ON membership_user EXECUTE FUNCTION frozen()",
    ],
}


@pytest.fixture
def frozen_users(transactional_db):
    """Users guarded by a trigger, as issued notes are."""
    with connection.cursor() as cursor:
        for statement in GUARDS[connection.vendor]:
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER frozen {'' if connection.vendor == 'sqlite' else 'ON membership_user'}")


def test_the_flush_after_a_test_passes_frozen_rows_and_leaves_their_guard(frozen_users, marta):
    with pytest.raises(DatabaseError, match="frozen"), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM membership_user" if connection.vendor == "sqlite" else "TRUNCATE membership_user CASCADE"
        )

    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), ["membership_user"], allow_cascade=True))

    assert not User.objects.exists()
