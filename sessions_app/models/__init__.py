from .announcements import Announcement
from .appearances import Appearance, SittingAppearance
from .consultations import Answer, Consultation, Preparation, Proposal, Proposer
from .council import CouncilSession, Sitting, SittingPassage, TimeAllotment
from .passages import Passage
from .publications import Distribution, Editor, Launch, Publication
from .years import Endorsement, Year, YearPassage

__all__ = [
    "Announcement",
    "Answer",
    "Appearance",
    "Consultation",
    "CouncilSession",
    "Distribution",
    "Editor",
    "Endorsement",
    "Launch",
    "Passage",
    "Preparation",
    "Proposal",
    "Proposer",
    "Publication",
    "Sitting",
    "SittingAppearance",
    "SittingPassage",
    "TimeAllotment",
    "Year",
    "YearPassage",
]
