"""Marks: words that occur in one private text only, and how an answer is searched for them."""

import io
import re
import zipfile

from django.apps import apps
from django.http import HttpResponse
from django.utils import timezone

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

BEGINNING = "Quill"
NEVER_WRITTEN = "Zeppelinquill"
THIS_YEAR = timezone.localdate().year
SHAPED = {  # marks that cannot be a word
    "symbol": f"IC/{THIS_YEAR}/90417",
    "receipt": "QUILX-90417",
    "receipt-of-one-open": "QUILY-90417",
}


def word(name: str) -> str:
    """The word by which a mark is known wherever it is written: letters only, so that nothing alters it."""
    return SHAPED.get(name) or f"{BEGINNING}{re.sub('[^a-z]', '', name.lower())}quill"


def everything_in(response: HttpResponse) -> bytes:
    """All that an answer says: its head and its body, what is packed or folded laid open; in small letters."""
    said = b"".join(response.streaming_content) if response.streaming else response.content
    if said.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(said)) as packed:
            said = b"\n".join(packed.read(name) for name in packed.namelist())
    if response.get("Content-Type", "").startswith("text/calendar"):
        said = said.replace(b"\r\n ", b"")  # where a long line is folded
    return (response.serialize_headers() + b"\n" + _TOKEN.sub(b"", said)).lower()


def marks_in(said: bytes, names: list[str]) -> set[str]:
    """Which of the marks occur."""
    return {name for name in names if word(name).lower().encode() in said}


def planted() -> set[str]:
    """The words of all marks that stand in the database."""
    words = re.compile("|".join([f"{BEGINNING}[a-z]+quill", *SHAPED.values()]), re.IGNORECASE)
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return {found.lower() for row in rows for found in words.findall(str(row))}
