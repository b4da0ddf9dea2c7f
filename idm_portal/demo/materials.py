"""The documents of the demo's workshops: one page each, which says what it is."""

from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify

from workshops.actions import materials
from workshops.models import Material

from .known import LoadedRecords
from .reading import in_languages


def load(content: dict, known: LoadedRecords) -> None:
    """Publish what the secretariat has and speakers gave, and leave what a delegation has offered waiting."""
    for entry in content.get("material", ()):
        if "offered_by" in entry:
            user = known.users[entry["offered_by"]]
            materials.offer_material(**_offered(entry, known), member=user.members[0], by=user)
        else:
            person = known.people.get(entry.get("person"))
            offered = _offered(entry, known) | {
                "person": person,
                "published_on": timezone.localdate(),
                "received": "by e-mail, with the document",
            }
            material = materials.add_material(**offered, by=known.staff)
            _translate(material, entry, known)


def _offered(entry: dict, known: LoadedRecords) -> dict:
    titles, language = in_languages(entry["title"]), entry["languages"][0]
    return {
        "workshop": known.workshops[entry["year"], entry["workshop"]],
        "kind": entry["kind"],
        "titles": titles,
        "language": language,
        "upload": _paper(titles[language], language),
        "consent": True,
    }


def _translate(material: Material, entry: dict, known: LoadedRecords) -> None:
    titles = in_languages(entry["title"])
    for language in entry["languages"][1:]:
        upload = _paper(titles[language], language)
        materials.add_language(material=material, language=language, upload=upload, by=known.staff)


def _paper(title: str, language: str) -> SimpleUploadedFile:
    """One page with its title, in a face that every reader of PDFs has."""
    document, kept = pikepdf.new(), BytesIO()
    page = document.add_blank_page(page_size=(595, 842))
    face = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Times-Roman"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(face)))
    words = pikepdf.String(title.encode("cp1252", "replace")).unparse()
    page.Contents = document.make_stream(b"BT /F1 20 Tf 72 740 Td " + words + b" Tj ET")
    document.Root.Lang = language
    document.save(kept)
    return SimpleUploadedFile(f"{slugify(title)}-{language}.pdf", kept.getvalue())
