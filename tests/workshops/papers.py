"""A workshop of a published year, and documents that are offered to it."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sessions_app.models import Year
from tests.factories import WorkshopFactory, YearFactory
from tests.records.test_uploads import pdf
from workshops.actions import materials
from workshops.models import Material, Workshop

TODAY = timezone.localdate()
PAGE = f"/workshops/{TODAY.year}/bridges/"
PAPERS = f"{PAGE}materials/"


def year_of_today() -> Year:
    return YearFactory(number=TODAY.year, published_at=timezone.now() - timedelta(days=300))


def bridges_of(year: Year) -> Workshop:
    """A workshop of this year, which lies behind or ahead."""
    return WorkshopFactory(year=year, title_en="Bridges", slug="bridges")


def upload(name: str = "Statement.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


def offered(workshop: Workshop, by, title: str = "On Bridges", **fields) -> Material:
    """A document that somebody offers: with consent, in English, for their Member, unless told otherwise."""
    said = {
        "kind": "statement",
        "titles": {"en": title},
        "language": "en",
        "upload": upload(),
        "consent": True,
        "member": next(iter(by.members), None),
    }
    return materials.offer_material(workshop=workshop, by=by, **said | fields)


def published(workshop: Workshop, by, title: str = "On Bridges", **fields) -> Material:
    """A document that the secretariat has added, and that is public from today on."""
    said = {"kind": "background", "titles": {"en": title}, "language": "en", "upload": upload(), "consent": True}
    said["received"] = "by e-mail, with the document"
    return materials.add_material(workshop=workshop, by=by, **{"published_on": TODAY} | said | fields)


def typed(**fields) -> dict:
    """The form as a delegate fills it in."""
    return {
        "kind": "statement",
        "title_en": "On Bridges",
        "language": "en",
        "consent": "on",
        "upload": upload(),
    } | fields
