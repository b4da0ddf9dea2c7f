"""The public documents of a workshop as one ZIP file.

Everything in it comes from the records: the same records give the same bytes, whoever asks and whenever.
"""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import BinaryIO

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from records import uploads
from records.refusals import Refused
from workshops.choices import MaterialKind
from workshops.models import Material, MaterialFile, Workshop

FOLDERS = {
    MaterialKind.PRESENTATION: "presentations",
    MaterialKind.STATEMENT: "statements",
    MaterialKind.BACKGROUND: "background-papers",
    MaterialKind.PROGRAMME: "programmes",
    MaterialKind.REPORT: "reports",
}
INDEX = "index.txt"
_LONGEST_TITLE = 60
_AT_ONCE = 1024 * 1024


def write_archive(target: BinaryIO, workshop: Workshop, materials: Iterable[Material], *, report: Callable) -> None:
    """Write the documents into a ZIP file, in folders by their kind, with an index; each file is looked at anew."""
    materials = list(materials)
    files = [(material, file) for material in materials for file in material.languages]
    with zipfile.ZipFile(target, "w") as archive:
        _write(archive, INDEX, io.BytesIO(index_of(workshop, materials).encode()), day=_newest(materials))
        for done, (material, file) in enumerate(files, start=1):
            report(gettext_noop("document %(done)s of %(of)s"), done=done, of=len(files))
            _add(archive, material, file)


def path_of(material: Material, file: MaterialFile) -> str:
    """Where a file stands in the archive: of letters, digits and hyphens, and no other's."""
    languages = (file.language, *(code for code, _name in settings.LANGUAGES))  # whatever the language of the page
    title = next(filter(None, (getattr(material, f"title_{code}", "") for code in languages)), "")
    name = slugify(title)[:_LONGEST_TITLE].strip("-") or "document"
    ending = uploads.ending(file.stored.name)
    return f"{FOLDERS[MaterialKind(material.kind)]}/{material.number:02d}-{name}-{file.language}{ending}"


def index_of(workshop: Workshop, materials: Iterable[Material]) -> str:
    """What the archive holds, in English, French and Spanish, with the lines that Windows expects."""
    parts = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            parts.append("\r\n".join(_index(workshop, materials)))
    return "\r\n\r\n".join(parts) + "\r\n"


def _index(workshop: Workshop, materials: Iterable[Material]) -> Iterator[str]:
    yield _line(_("Documents of “%(workshop)s”") % {"workshop": workshop.title})
    if workshop.dates:
        yield workshop.dates
    by_kind = sorted(materials, key=lambda each: (MaterialKind.values.index(each.kind), each.number))
    for kind, those in groupby(by_kind, key=lambda each: each.kind):
        yield ""
        yield capfirst(str(MaterialKind(kind).label))
        for material in those:
            yield _line(_("%(number)d. %(title)s (%(author)s)") % _index_lines(material))
            for file in material.languages:
                yield f"    {path_of(material, file)}"


def _index_lines(material: Material) -> dict:
    return {"number": material.number, "title": material.title, "author": material.author}


def _add(archive: zipfile.ZipFile, material: Material, file: MaterialFile) -> None:
    """Add one file as it was kept; where it is gone, or is not what it was, nothing is made."""
    named = {"file": file.stored.name, "title": material.title}
    try:
        with file.stored.file.open() as source:
            written = _write(archive, path_of(material, file), source, day=material.published_on)
    except FileNotFoundError:
        raise Refused(
            [_("The file “%(file)s” of “%(title)s” is missing. It has to be offered anew.") % named]
        ) from None
    if written != file.stored.sha256:
        raise Refused(
            [_("The file “%(file)s” of “%(title)s” is not what was kept. It has to be offered anew.") % named]
        )


def _write(archive: zipfile.ZipFile, path: str, source: BinaryIO, *, day: date) -> str:
    """Write one member of the archive, dated by its day, piece by piece; the SHA-256 of what was written."""
    entry = zipfile.ZipInfo(path, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    hashed = sha256()
    with archive.open(entry, "w") as target:
        while piece := source.read(_AT_ONCE):
            hashed.update(piece)
            target.write(piece)
    return hashed.hexdigest()


def _newest(materials: Iterable[Material]) -> date:
    return max(material.published_on for material in materials)


def _line(text: str) -> str:
    """The text as one line, without what no line may hold."""
    kept = (letter for letter in text if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf"))
    return " ".join("".join(kept).split())
