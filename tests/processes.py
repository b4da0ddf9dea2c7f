"""Real processes for tests: workers, web servers, and the environment in which they meet the test's database."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

CELERY = (sys.executable, "-m", "celery", "--app", "idm_portal")
GUNICORN = (sys.executable, "-m", "gunicorn", "idm_portal.wsgi", "--preload", "--no-control-socket")


def wait_until(happens: Callable[[], object], *, seconds: float = 20, every: float = 0.05):
    """Wait for something to become true, and give back what it became; fail when it takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if outcome := happens():
            return outcome
        time.sleep(every)
    raise AssertionError(f"waited {seconds} s in vain for {getattr(happens, '__name__', happens)}")


def seconds_for(asking: Callable[[], object]) -> float:
    """How long something keeps whoever asks for it."""
    begun_at = time.monotonic()
    asking()
    return time.monotonic() - begun_at


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def address_of_the_database() -> str:
    """The DATABASE_URL of the database that this test uses."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgresql://{facts['USER']}:{facts['PASSWORD']}@/{facts['NAME']}?host={facts['OPTIONS']['host']}"


class Process:
    """One child with its own process group and its own log."""

    def __init__(self, *command: str, log: Path, **environment: str) -> None:
        self.log = log
        with log.open("ab") as output:
            self.child = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=os.environ | {"DATABASE_URL": address_of_the_database()} | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.child.pid

    def has_said(self, words: str) -> bool:
        """Whether the log holds these words; a process that died early shows its log instead."""
        said = self.log.read_text(errors="replace")
        if words not in said and self.child.poll() is not None:
            raise AssertionError(f"the process ended with {self.child.returncode}:\n{said}")
        return words in said

    def kill(self) -> None:
        """End it and its children at once, as the kernel does when memory is short."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """End it in good order; at once, if it does not listen within ten seconds."""
        if self.child.poll() is None:
            self.child.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(10)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)
        self.child.wait()


class Worker(Process):
    """A Celery worker; with `beat=True` it also starts the sweep."""

    def __init__(self, *, log: Path, beat: bool = False, concurrency: int = 1, **environment: str) -> None:
        options = ["worker", "--loglevel=INFO", f"--concurrency={concurrency}", f"--hostname={log.stem}@%h"]
        if beat:
            options += ["--beat", f"--schedule={log.with_suffix('.beat')}"]
        super().__init__(*CELERY, *options, log=log, **environment)

    def wait_until_ready(self) -> "Worker":
        wait_until(lambda: self.has_said("ready."), seconds=60)
        return self


class WebServer(Process):
    """Gunicorn with the whole portal, on a port of its own."""

    def __init__(self, *, log: Path, workers: int = 2, threads: int = 4, **environment: str) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        super().__init__(
            *GUNICORN,
            f"--bind={self.url.removeprefix('http://')}",
            f"--workers={workers}",
            f"--threads={threads}",
            log=log,
            **{"BASE_URL": self.url} | environment,
        )

    def wait_until_ready(self) -> "WebServer":
        def it_answers() -> bool:
            try:
                return self.has_said("Listening") and urlopen(f"{self.url}/livez", timeout=5).status == 200
            except OSError:
                return False

        wait_until(it_answers, seconds=60)
        return self
