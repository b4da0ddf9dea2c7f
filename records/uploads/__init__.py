"""What may be handed in as a file; the list of what others use of it."""

from .door import KINDS, LARGEST_FILE, Kind, fingerprint, handed_out, leave_nothing_behind, new_place, obstacles
from .names import LONGEST_NAME, ending
from .office import LARGEST_CONTENT, MOST_PARTS, faults_of_archive

__all__ = [
    "KINDS",
    "LARGEST_CONTENT",
    "LARGEST_FILE",
    "LONGEST_NAME",
    "MOST_PARTS",
    "Kind",
    "ending",
    "faults_of_archive",
    "fingerprint",
    "handed_out",
    "leave_nothing_behind",
    "new_place",
    "obstacles",
]
