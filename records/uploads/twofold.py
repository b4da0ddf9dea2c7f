"""Files that are two things at once: a picture or a PDF that is a web page or an archive as well."""

import re

END_OF_ARCHIVE = b"PK\x05\x06"
_MARKUP = re.compile(rb"<\s{0,50}(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)


def is_two_things(content: bytes) -> bool:
    """Whether a PDF or a picture is a web page or an archive as well."""
    return bool(_MARKUP.search(content[:4096])) or END_OF_ARCHIVE in content[-70_000:]
