"""`manage.py typeset IC/2008/2 --language fr --output note.pdf`: a note as PDF, from the shell."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents.models import Note
from documents.numbering import NoteText
from documents.typesetting.pages import note_pdf
from jobs.refusals import Final

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    """Typeset an issued note by its symbol, or a draft by its number."""

    help = "Typeset a note to a PDF file, as the worker does."

    def add_arguments(self, parser) -> None:
        """Ask for the note, the language and the file."""
        parser.add_argument("symbol", nargs="?", help="the symbol of an issued note, as in IC/2008/2")
        parser.add_argument("--draft", type=int, help="the number of a draft, as in its address")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help=f"one of {', '.join(LANGUAGES)}")
        parser.add_argument(
            "--output", type=Path, help="the file to write; by default the symbol in the current folder"
        )

    def handle(self, *, symbol, draft, language, output, **options) -> None:
        """Write the file, or say in one line why not."""
        if language not in LANGUAGES:
            raise CommandError(f"There is no language {language}; choose one of {', '.join(LANGUAGES)}.")
        text = _draft(draft, language) if draft else _issued(symbol, language)
        output = output or Path(f"{text.symbol.replace('/', '-') or 'draft'}-{language}.pdf")
        try:
            made = note_pdf(
                text, report=_report_to_nobody, link=Note.objects.cited_in(text, base=settings.BASE_URL).get
            )
            output.write_bytes(made.pdf)
        except Final as final:
            raise CommandError(" ".join(str(reason) for reason in final.reasons)) from final
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error}") from error
        self.stdout.write(f"{output}: {made.pages} pages, SHA-256 {made.sha256}")


def _issued(symbol: str | None, language: str) -> NoteText:
    if not symbol:
        raise CommandError("Name the symbol of an issued note, or a draft with --draft.")
    note = Note.objects.issued().called(symbol).select_related("snapshot").first()
    if note is None:
        raise CommandError(f"No note was issued under the symbol {symbol}.")
    return note.snapshot.text_in(language)


def _draft(number: int, language: str) -> NoteText:
    note = Note.objects.drafts().with_facts().filter(pk=number).first()
    if note is None:
        raise CommandError(f"There is no draft {number}.")
    return note.value_in(language)


def _report_to_nobody(step: str, **facts) -> None:
    """The shell waits; nobody reads how far the work is."""
