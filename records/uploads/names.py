"""What a file may be called."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from django.utils.translation import gettext as _

LONGEST_NAME = 150

_RUNS = (
    r"[a-z]*html?|mht|mhtml|svgz?|xml|xsl|m?js|jse|php\d?|phar|aspx?|jsp|cgi|exe|com|bat|cmd|scr|pif|cpl|msi|lnk|url|scf"
    r"|reg|hta|vb[es]?|ws[fh]?|psm?1|sh|py|pl|jar|app|dll|iso|img|vhdx?|do[ct]m|xl[st]m|xlam|pp[ts]m|zip|rar|7z|gz|tar"
)
_DOCUMENTS = r"docx?|dot[xm]?|rtf|odt|xlsx?|xlsb|ods|csv|pptx?|ppsx?|odp|pdf|png|jpe?g|gif"
_RUNNING = re.compile(rf"\.(?:{_RUNS})$", re.IGNORECASE)
# An ending right before the last one is a disguise: "note.exe.pdf", "note.doc.pdf". A version or a symbol,
# "IC.2008.2.pdf", is none, nor is what stands further ahead; and ".com" is an address rather than a program.
_DISGUISE = re.compile(rf"\.(?!com$)(?:{_RUNS}|{_DOCUMENTS})$", re.IGNORECASE)
_DEVICE = re.compile(r"\s*(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)\s*(?:\.|$)", re.IGNORECASE)  # of Windows
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # kinds of characters that nobody can see or type


def runs(name: str) -> bool:
    """Whether a name ends as a program, a page or an archive does."""
    return bool(_RUNNING.search(name))


def ending(name: str) -> str:
    """The ending that says of what kind a file is, in small letters: ".pdf"."""
    return PurePath(name).suffix.lower()


def faults_of_name(name: str, endings: Collection[str]) -> str:
    """What is wrong with what a file is called, in words; empty where nothing is."""
    if len(name) > LONGEST_NAME or _DEVICE.match(name) or any(unicodedata.category(each) in _UNSEEN for each in name):
        return _("Give the file a shorter, plain name.")
    if ending(name) not in endings:
        return _("Files of this kind cannot be kept. Hand in PDF, Word, Excel, PowerPoint, PNG or JPEG.")
    if _DISGUISE.search(PurePath(name).stem.rstrip()):
        return _("The name of the file has two endings. Leave only the last one.")
    return ""
