"""The engine: WeasyPrint with the portal's own files, fonts and clock, and nothing else.

WeasyPrint is imported where it is used: it is slow to import, and only the worker needs it.
"""

import logging
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from datetime import time as hour
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from documents import fonts
from jobs.refusals import Final

if TYPE_CHECKING:
    from weasyprint import Document

Report = Callable[..., None]

STYLE_SHEET = settings.BASE_DIR / "templates" / "documents" / "print" / "note.css"
_VARIANT = "pdf/ua-1"
_STYLES = "Thin|Extra|Ultra|Light|Semi|Demi|Medium|Bold|Black|Heavy|Italic|Oblique"


@contextmanager
def engine_environment(day: date | None) -> Iterator[None]:
    """The environment of the engine: the portal's own fonts, and the day of issue for a clock.

    With the day of issue in the font files instead of today, the same note gives the same file.
    """
    moment = datetime.combine(day or date(1970, 1, 1), hour(12), UTC)
    wanted = {"FONTCONFIG_FILE": str(_font_configuration()), "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def lay_out(html: str, *, report: Report) -> "Document":
    """The document with its pages, not yet a file; says which page is being set."""
    import weasyprint  # noqa: PLC0415 -- WeasyPrint is slow to import, and only the worker needs it
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 -- as above

    from records.fetcher import PortalFetcher  # noqa: PLC0415 -- imports WeasyPrint

    fetcher = PortalFetcher({STYLE_SHEET.name: STYLE_SHEET})
    try:
        with _reported_pages(report):
            return weasyprint.HTML(string=html, url_fetcher=fetcher).render(pdf_variant=_VARIANT)
    except FatalURLFetchingError as refused:
        raise Final([_("The typesetter asked for something that is not the portal's own: %s") % refused]) from refused


def write(document: "Document") -> bytes:
    """The file of the document: the same bytes for the same document, and no font in it but the portal's own."""
    written = BytesIO()
    with pikepdf.open(BytesIO(document.write_pdf(pdf_variant=_VARIANT))) as pdf:
        if foreign := embedded_fonts(pdf) - fonts.FAMILIES:
            raise Final([_("Other fonts than the portal's own came into the file: %s.") % ", ".join(sorted(foreign))])
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def embedded_fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The families of the fonts in a file: their names without the mark of a subset, the weight and the slope."""
    fonts_in_file = (found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/FontName" in found)
    names = (str(font.FontName).lstrip("/").rpartition("+")[2] for font in fonts_in_file)
    return {re.sub(rf"(?:,|-(?:{_STYLES}))*$", "", name).replace("-", " ") for name in names}


@contextmanager
def _reported_pages(report: Report) -> Iterator[None]:
    """Report the page that the engine writes into its log, once a second at most."""
    log, handler = logging.getLogger("weasyprint.progress"), _ProgressHandler(report)
    level, propagate = log.level, log.propagate
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = propagate


class _ProgressHandler(logging.Handler):
    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report, self._last = report, time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        if record.args and "Page" in str(record.msg) and time.monotonic() - self._last > 1:
            self._last = time.monotonic()
            self._report(gettext_noop("setting page %(page)s"), page=record.args[0])


def _font_configuration() -> Path:
    """The file that shows the engine exactly the portal's own faces; a relative path to it would be ignored."""
    folder = (settings.VAR_DIR / "fontconfig").resolve()
    folders = "".join(f"<dir>{escape(path)}</dir>" for path in sorted({str(face.file.parent) for face in fonts.FACES}))
    own = "".join(f"<glob>{escape(str(face.file))}</glob>" for face in fonts.FACES)
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
        f"{folders}<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>{own}</acceptfont></selectfont></fontconfig>\n"
    )
    file = folder / "fonts.conf"
    if not file.exists() or file.read_text() != text:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as unfinished:  # another worker may be reading
            unfinished.write(text)
        Path(unfinished.name).replace(file)
    return file
