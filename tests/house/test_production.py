"""The image and the installation: the Dockerfile's own steps, then the portal as production runs it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.processes import WebServer, Worker, address_of_the_database

pytestmark = [pytest.mark.both_engines, pytest.mark.processes]


@pytest.fixture
def production(redis_server, transactional_db, tmp_path):
    """The environment that docker-compose.yml gives, with this test's servers in place of its own."""
    compose = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text())
    return dict.fromkeys(compose["services"]["web"]["environment"], "") | {
        "PORTAL_ENVIRONMENT": "production",
        "PORTAL_VAR": str(tmp_path),
        "SECRET_KEY": "a-long-random-text-of-more-than-fifty-characters-0123456789",
        "ALLOWED_HOSTS": "idm.example.org,127.0.0.1",
        "BASE_URL": "https://idm.example.org",
        "DATABASE_URL": address_of_the_database(),
        "REDIS_URL": f"redis://{redis_server.host}:{redis_server.port}/0",
        "BROKER_URL": f"redis://{redis_server.host}:{redis_server.port}/1",
        "EMAIL_URL": "smtp://localhost:9",
        "DEFAULT_FROM_EMAIL": "secretariat@example.org",
    }


@pytest.fixture
def start(production, tmp_path):
    """Start one of the installation's processes."""
    started = []

    def start(kind):
        started.append(kind(log=tmp_path / f"{kind.__name__}.log", **production))
        return started[-1]

    yield start
    for process in started:
        process.kill()


def build_image(var):
    """Run the steps of the Dockerfile that need no container; what they make stands under `var`."""
    shutil.copytree(settings.VAR_DIR / "fonts", var / "fonts")  # cutting them is tried elsewhere
    steps = (settings.BASE_DIR / "Dockerfile").read_text().replace("\\\n", " ")
    [built] = re.findall(r"^RUN (.*manage\.py.*)$", steps, re.MULTILINE)
    for step in map(shlex.split, built.split("&&")):
        if "manage.py" in step:
            given = dict(word.split("=", 1) for word in step if re.match(r"[A-Z_]+=", word))
            command = [sys.executable, *step[step.index("manage.py") :]]
            subprocess.run(
                command, cwd=settings.BASE_DIR, env=os.environ | {"PORTAL_VAR": str(var)} | given, check=True
            )


def ask(portal, path, **headers):
    """Ask as the proxy does that stands in front."""
    with closing(HTTPConnection(urlsplit(portal.url).netloc, timeout=20)) as link:
        link.request("GET", path, headers={"Host": "idm.example.org", "X-Forwarded-Proto": "https"} | headers)
        answer = link.getresponse()
        return answer, answer.read().decode(errors="replace")


def test_an_installation_serves_everything_its_pages_load_and_never_starts_on_sqlite(start, tmp_path):
    if connection.vendor == "sqlite":
        refused = start(WebServer)
        assert refused.child.wait(60) == 1
        assert refused.log.read_text() == "DATABASE_URL must name a PostgreSQL database, not SQLite.\n"
        return
    call_command("web_fonts")
    build_image(tmp_path)
    portal = start(WebServer).wait_until_ready()

    answer, page = ask(portal, "/")
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"]
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]

    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert loaded
    for file in loaded:
        answer, _ = ask(portal, file)
        assert (answer.status, file) == (200, file)
        assert "immutable" in answer.headers["Cache-Control"]

    answer, _ = ask(portal, "/", **{"X-Forwarded-Proto": "http"})
    assert (answer.status, answer.headers["Location"]) == (301, "https://idm.example.org/")

    answer, _ = ask(portal, "/readyz", **{"Host": "127.0.0.1", "X-Forwarded-Proto": "http"})
    assert answer.status == 200


def test_a_worker_of_an_installation_hears_redis(start):
    if connection.vendor == "postgresql":
        worker = start(Worker).wait_until_ready()
        assert worker.has_said("redis://")
