"""Members, organizations, people, and who is accredited for what."""

from .members import Member, MemberName, PermanentMission
from .organizations import Organization, OrganizationName
from .people import Person
from .users import Accreditation, Invitation, User

__all__ = [
    "Accreditation",
    "Invitation",
    "Member",
    "MemberName",
    "Organization",
    "OrganizationName",
    "PermanentMission",
    "Person",
    "User",
]
