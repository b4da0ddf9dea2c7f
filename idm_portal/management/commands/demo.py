"""`manage.py demo`: the whole portal on one machine, with demo records, until Ctrl-C."""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from io import StringIO
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from idm_portal.demo.loading import accounts_in_words

LOGS = settings.VAR_DIR / "logs"
WEB = (
    "gunicorn",
    "idm_portal.wsgi",
    f"--bind=127.0.0.1:{settings.PORT}",
    "--workers=2",
    "--threads=4",
    "--preload",
    "--no-control-socket",
)
WORKER = ("celery", "--app=idm_portal", "worker", "--beat", "--concurrency=2", "--loglevel=INFO")
LIBC = ctypes.CDLL(None)
WHEN_THE_PARENT_DIES = 1  # PR_SET_PDEATHSIG
PATIENCE = 10  # seconds between asking a child to end and ending it; an unfinished job is taken up at the next start


class Command(BaseCommand):
    """Prepare, start, watch, stop."""

    help = "Serve the portal with demo records and a real worker; Ctrl-C stops everything."

    def handle(self, **options) -> None:
        """Run until somebody says stop."""
        with the_only_demo():
            refuse_a_taken_port()
            try:
                self.prepare()
            except KeyboardInterrupt:
                raise CommandError("Stopped before the portal was open; the next start goes on from here.") from None
            self.stopping = False
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, self.stop)
            children = [Child("web", *WEB), Child("worker", *WORKER)]
            try:
                for child in children:
                    child.start()
                self.welcome(children[0])
                self.watch(children)
            finally:
                self.say("\nStopping …")
                for child in children:
                    child.ask_to_end()
                for child in children:
                    child.end()
                self.say("The portal has stopped; its records stay in var/ for the next time.")

    def prepare(self) -> None:
        """Bring the database, the fonts, the messages and the demo records into being; what is there stays as it is."""
        for step, *command in (
            ("Preparing the database", "migrate"),
            ("Making the cache", "createcachetable"),
            ("Cutting the web fonts", "web_fonts"),
            ("Compiling the messages", "messages"),
            ("Loading the demo records", "load_demo", "--if-empty"),
        ):
            self.say(f"{step} …")
            call_command(*command, verbosity=0, stdout=StringIO())

    def say(self, *lines: str) -> None:
        """Tell the terminal at once, also where it is a pipe."""
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def stop(self, *_) -> None:
        """Note that somebody wants to stop; the loops look at it."""
        self.stopping = True

    def welcome(self, web: "Child") -> None:
        """Wait until the portal answers, then say where it is and who may come in."""
        while not self.stopping and not answers():
            if not web.is_running():
                raise CommandError(f"The web server does not start:\n{web.last_words()}")
            time.sleep(0.2)
        if not self.stopping:
            self.say(f"\nThe portal is open at {settings.BASE_URL}/\n", *accounts_in_words(), "\nStop it with Ctrl-C.")

    def watch(self, children: list["Child"]) -> None:
        """Start again whatever ends by itself."""
        while not self.stopping:
            for child in children:
                if not child.is_running():
                    self.say(f"The {child.name} has ended and is started again; its last words are in {child.log}")
                    child.start()
            time.sleep(0.5)


class Child:
    """One process of the demo, with its own process group and its own log."""

    def __init__(self, name: str, *command: str) -> None:
        self.name, self.command, self.log = name, command, LOGS / f"{name}.log"

    def start(self) -> None:
        """Start it, or start it again after clearing away what an earlier one has left running."""
        LOGS.mkdir(parents=True, exist_ok=True)
        if hasattr(self, "process"):
            self._signal(signal.SIGKILL)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches only this command, which then ends the children in good order
                preexec_fn=end_with_the_demo,  # noqa: PLW1509 -- this command has no threads
            )

    def is_running(self) -> bool:
        """Whether its first process lives."""
        return self.process.poll() is None

    def ask_to_end(self) -> None:
        """Ask for an orderly end."""
        if hasattr(self, "process") and self.is_running():
            self.process.terminate()

    def end(self) -> None:
        """Wait for the orderly end, and leave nothing of it behind."""
        if hasattr(self, "process"):
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
            self._signal(signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


@contextmanager
def the_only_demo():
    """Two demos would work on the same database; the second one says where the first is."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            lock.seek(0)
            raise CommandError(f"The portal is already open at {lock.read()}") from taken
        lock.truncate(0)
        lock.write(f"{settings.BASE_URL}/")
        lock.flush()
        yield


def refuse_a_taken_port() -> None:
    """Say in one line that something else answers at this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.PORT))
        except OSError as taken:
            raise CommandError(
                f"Port {settings.PORT} is taken; try another one: make demo PORT={settings.PORT + 1}"
            ) from taken


def end_with_the_demo() -> None:
    """Let the kernel ask this child to end once the demo is no more, even if it was killed; only Linux does that."""
    if sys.platform == "linux":
        LIBC.prctl(WHEN_THE_PARENT_DIES, signal.SIGTERM)


def answers() -> bool:
    """Whether the portal answers, database and all."""
    try:
        return urlopen(f"http://127.0.0.1:{settings.PORT}/readyz", timeout=2).status == 200
    except OSError:
        return False
