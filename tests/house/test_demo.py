"""`manage.py demo` with real processes: it starts, answers, mends itself, stops, and leaves no orphan."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from urllib.request import urlopen

import psutil
import pytest
from django.conf import settings
from django.core.management import call_command

from tests.processes import free_port, wait_until

pytestmark = [pytest.mark.processes]


class Demo:
    """The demo as somebody at a terminal sees it."""

    def __init__(self, var):
        self.var, self.port = var, free_port()
        self.output = var / f"terminal-{self.port}.txt"

    def start(self):
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        with self.output.open("wb") as terminal:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "demo"],
                cwd=settings.BASE_DIR,
                env=environment | {"PORTAL_VAR": str(self.var), "PORT": str(self.port)},
                stdout=terminal,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def wait_until_open(self):
        wait_until(lambda: "is open at" in self.said() or self.process.poll() is not None, seconds=120)
        assert "is open at" in self.said(), self.said()
        return self

    def said(self):
        return self.output.read_text()

    def family(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word):
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.ZombieProcess):
                if word in child.cmdline():
                    return child
        return None

    def answers(self, path="/readyz"):
        try:
            return urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5).status == 200
        except OSError:
            return False

    def end(self, number=signal.SIGINT):
        family = self.family()
        self.process.send_signal(number)
        self.process.wait(30)
        _, alive = psutil.wait_procs(family, timeout=2)
        return alive


@pytest.fixture(scope="module")
def var_of_the_demo(tmp_path_factory):
    """A `var/` that holds only the web fonts, because cutting them takes a while."""
    call_command("web_fonts")
    var = tmp_path_factory.mktemp("demo")
    shutil.copytree(settings.VAR_DIR / "fonts", var / "fonts")
    return var


@pytest.fixture
def demo(var_of_the_demo):
    demo = Demo(var_of_the_demo)
    yield demo.start()
    if demo.process.poll() is None:
        os.killpg(demo.process.pid, signal.SIGKILL)
        demo.process.wait()


def test_the_demo_has_its_note_typeset_mends_itself_and_leaves_no_orphan(demo):
    demo.wait_until_open()
    assert "marta@example.org" in demo.said()
    for prefix in ("", "/fr", "/es"):
        wait_until(lambda prefix=prefix: demo.answers(f"{prefix}/documents/IC/2008/2.pdf"), seconds=60)

    for word in ("gunicorn", "celery"):
        fallen = demo.child(word)
        fallen.kill()
        wait_until(lambda word=word, fallen=fallen: demo.child(word) not in (None, fallen), seconds=30)
    wait_until(demo.answers, seconds=30)

    assert "The worker has ended and is started again" in demo.said()
    assert demo.end(signal.SIGINT) == []
    assert demo.process.returncode == 0


def test_the_second_run_starts_in_seconds_has_lost_nothing_stands_alone_and_stops_on_sigterm(demo):
    began = time.monotonic()
    demo.wait_until_open()
    assert time.monotonic() - began < 30
    assert demo.answers("/documents/IC/2008/2.pdf")

    other = Demo(demo.var).start()
    other.process.wait(30)
    assert other.process.returncode == 1
    assert other.said() == f"CommandError: The portal is already open at http://localhost:{demo.port}/\n"

    assert demo.end(signal.SIGTERM) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the children of a process that is killed")
def test_a_demo_that_is_killed_leaves_nothing_running(demo):
    family = demo.wait_until_open().family()

    demo.process.kill()

    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


def test_a_taken_port_is_named_with_the_way_out(demo):
    demo.end(signal.SIGKILL)
    with socket.create_server(("127.0.0.1", demo.port)):
        demo.start().process.wait(60)

    assert demo.said().endswith(f"Port {demo.port} is taken; try another one: make demo PORT={demo.port + 1}\n")
