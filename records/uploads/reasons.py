"""What is told about a file that cannot be kept, and how to mend it."""

from django.utils.translation import gettext as _


def too_much() -> str:
    """It would take too long, or too much room, to look at it."""
    return _("The file holds too much when it is unpacked.")


def macros() -> str:
    """It holds macros, or sheets and controls made of them."""
    return _("The file holds macros. Save it without macros.")


def stowaway() -> str:
    """It carries something that is neither a picture nor a document."""
    return _("The file carries another file inside it that is no document. Take that out, and save it again.")


def disguised() -> str:
    """It is something else than its name says."""
    return _("The content of the file is not what its ending says.")


def damaged() -> str:
    """It cannot be read, or not by everybody in the same way."""
    return _("The file is damaged. Save it again, and hand in that file.")


def command() -> str:
    """Opening it, or pressing something in it, starts something else."""
    return _("The file starts a program when it is opened. Save it without links to other programs.")


def fetched() -> str:
    """Opening it asks somebody else for something."""
    return _("The file loads parts of itself from elsewhere. Save it without links to other files.")


def link() -> str:
    """Somebody who presses a link in it opens no page."""
    return _("A link in the file leads to a file or a program. Leave only links to web pages and e-mail addresses.")


def field(name: str) -> str:
    """What is told of a field of Word; only as much of its name as a name has."""
    return _("The file holds the field “%(field)s”, which cannot be kept. Turn it into plain text.") % {
        "field": name[:20].upper()
    }


def program() -> str:
    """It does something by itself, or holds another file."""
    return _("The PDF holds a program or another file. Print it to a new PDF, and hand in that one.")


def locked() -> str:
    """Only who knows the password can read it."""
    return _("The PDF is locked. Save it without a password.")
