"""The settings: one file, complete in `.env.example`, and refusing nonsense in production, a clear line each."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import pytest
from bootstrap_wrapper import get_bootstrap_dir
from django.conf import settings

GOOD = {
    "PORTAL_ENVIRONMENT": "production",
    "SECRET_KEY": "a-long-random-text-of-more-than-fifty-characters-0123456789",
    "ALLOWED_HOSTS": "idm.example.org",
    "BASE_URL": "https://idm.example.org",
    "DATABASE_URL": "postgresql://portal@localhost/portal",
    "REDIS_URL": "redis://localhost",
    "EMAIL_URL": "smtp://localhost:25",
}


@pytest.fixture
def start(tmp_path):
    """Start a process with these settings, and see what it says."""

    def start(show="'starts', settings.PRODUCTION", **environment):
        needed = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-c", f"from idm_portal import settings; print({show})"],
            cwd=settings.BASE_DIR,
            env=needed | {"PORTAL_VAR": str(tmp_path)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return start


def test_without_any_environment_the_portal_runs_embedded(start):
    assert start().stdout == "starts False\n"


def test_a_good_production_starts(start):
    assert start(**GOOD).stdout == "starts True\n"


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"DEBUG": "true"}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name each host"),
        ({"ALLOWED_HOSTS": "idm.example.org,*"}, "ALLOWED_HOSTS must name each host"),
        ({"ALLOWED_HOSTS": ".org"}, "ALLOWED_HOSTS must name each host"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({"DATABASE_URL": "sqlite:///var/db.sqlite3"}, "DATABASE_URL must name a PostgreSQL database"),
        ({"DATABASE_URL": ""}, "DATABASE_URL must name a PostgreSQL database"),
        ({"DATABASE_URL": "mysql://portal@localhost/portal"}, "DATABASE_URL must name a PostgreSQL database"),
        ({"BASE_URL": ""}, "BASE_URL is missing"),
        ({"BASE_URL": "http://idm.example.org"}, "BASE_URL is missing"),
        ({"REDIS_URL": ""}, "REDIS_URL is missing"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"PORT": "eighty"}, "PORT must be a number"),
        ({"PORTAL_ENVIRONMENT": "prod"}, "PORTAL_ENVIRONMENT must be embedded or production"),
    ],
)
def test_production_refuses_to_start_on_nonsense_in_one_clear_line(start, wrong, line):
    outcome = start(**GOOD | wrong)

    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.startswith(line)


def test_redis_brings_rings_and_nothing_that_signing_in_waits_for(start):
    assert start("settings.CELERY_BROKER_URL", **GOOD).stdout == "redis://localhost\n"
    assert "redis" not in start("settings.CACHES", **GOOD).stdout.lower()


def test_two_faults_are_two_lines(start):
    outcome = start(**GOOD | {"SECRET_KEY": "", "DEBUG": "yes"})

    assert [line.split()[0] for line in outcome.stderr.splitlines()] == ["SECRET_KEY", "DEBUG"]


def test_the_embedded_secret_is_made_once_and_readable_by_its_owner_only(start, tmp_path):
    start()
    secret = tmp_path / "secret-key"
    first = secret.read_text()
    start()

    assert secret.read_text() == first
    assert secret.stat().st_mode & 0o777 == 0o600


def test_env_example_lists_every_setting_that_the_environment_decides():
    read = set(
        re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", (settings.BASE_DIR / "idm_portal/settings.py").read_text())
    )
    listed = set(re.findall(r"^# ([A-Z_]+)=", (settings.BASE_DIR / ".env.example").read_text(), re.MULTILINE))

    assert listed == read


def test_bootstrap_is_byte_by_byte_what_its_makers_publish():
    published = {
        "css/bootstrap.min.css": "sRIl4kxILFvY47J16cr9ZwB07vP4J8+LH7qKQnuqkuIAvNWLzeN8tE5YBujZqJLB",
        "js/bootstrap.bundle.min.js": "FKyoEForCGlyvwx9Hj09JcYn3nv7wiPVlz7YYwJrWVcXK/BmnVDxM+D2scQbITxI",
    }
    folder = Path(get_bootstrap_dir())

    assert {name: b64encode(sha384((folder / name).read_bytes()).digest()).decode() for name in published} == published
