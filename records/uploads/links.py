"""Where a link inside a file may lead: to a web page, an address, a telephone, or a place in the file itself."""

import re
import unicodedata

_KNOWN = re.compile(r"(?:https?:(?!\\)|mailto:|tel:|www\.[\w-]|#)", re.IGNORECASE)
_BEGINNING = 200  # letters; what an address is shows at its beginning, however long it is
_UNSEEN = frozenset("CZ")  # what nobody sees: spaces, control characters, marks of order and direction


def is_plain_link(address: str) -> bool:
    """Whether an address is of a kind that only opens a page; any other kind, known or not, is none."""
    beginning = address[:_BEGINNING]
    seen = "".join(each for each in beginning if unicodedata.category(each)[0] not in _UNSEEN)
    return bool(_KNOWN.match(seen)) or not (seen or address[_BEGINNING:])


def as_text(address: bytes) -> str:
    """The address that a PDF writes, in whichever way it does."""
    if address.startswith((b"\xfe\xff", b"\xff\xfe")):
        return address.decode("utf-16", errors="replace")
    return address.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
