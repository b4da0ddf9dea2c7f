"""`manage.py messages`: the catalogues of French and Spanish, compiled, collected from the sources, or checked."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

NOT_OURS = (".git", ".venv", "var", "tests", "bench", "docs")


class Command(BaseCommand):
    """Compile the catalogues; this needs no gettext on the machine, unlike the two other things."""

    help = "Compile the message catalogues; or collect them from the sources, or check that nothing is missing."

    def add_arguments(self, parser) -> None:
        """`--collect` and `--check` exclude each other."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--collect", action="store_true", help="write new and changed messages into the .po files")
        what.add_argument("--check", action="store_true", help="fail on what is missing, fuzzy, new or left over")

    def handle(self, *, collect: bool, check: bool, **options) -> None:
        """Do one of the three."""
        if collect:
            collect_in(settings.BASE_DIR)
        elif check:
            if faults := list(faults_of_catalogues()):
                raise CommandError("\n".join(faults))
        else:
            compile_catalogues()


def catalogues(root: Path) -> list[Path]:
    """The catalogue of each language."""
    return sorted(root.glob("locale/*/LC_MESSAGES/django.po"))


def read(file: Path) -> Catalog:
    """A catalogue as Babel understands it."""
    with file.open("rb") as source:
        return read_po(source)


def compile_catalogues() -> None:
    """Write a .mo beside every .po that is newer."""
    for file in catalogues(settings.BASE_DIR):
        compiled = file.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime:
            with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as unfinished:
                write_mo(unfinished, read(file))
            Path(unfinished.name).replace(compiled)


def collect_in(root: Path) -> None:
    """Let gettext read the sources under `root` and bring its catalogues up to date."""
    ignored = [f"--ignore={folder}/*" for folder in NOT_OURS]
    command = [sys.executable, "-m", "django", "makemessages", "--all", "--no-obsolete", "--no-wrap", "--no-location"]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    outcome = subprocess.run([*command, *ignored], cwd=root, env=bare, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise CommandError(outcome.stderr)


def faults_of_catalogues() -> Iterator[str]:
    """What keeps the catalogues from being complete, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "portal"
        shutil.copytree(settings.BASE_DIR, fresh, ignore=shutil.ignore_patterns(*NOT_OURS, "__pycache__"))
        collect_in(fresh)
        for file in catalogues(settings.BASE_DIR):
            language = file.parts[-3]
            ours, wanted = read(file), read(fresh / file.relative_to(settings.BASE_DIR))
            known, used = {(m.id, m.context) for m in ours}, {(m.id, m.context) for m in wanted}
            yield from (f"{language}: new in the sources: {key[0]!r}" for key in sorted(used - known, key=repr))
            yield from (f"{language}: no longer in the sources: {key[0]!r}" for key in sorted(known - used, key=repr))
            yield from (f"{language}: fuzzy: {m.id!r}" for m in ours if m.id and m.fuzzy)
            yield from (f"{language}: not translated: {m.id!r}" for m in ours if m.id and not _is_translated(m))


def _is_translated(message) -> bool:
    texts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(texts)
