"""Which texts of this floor exist in three languages, and whose history is kept."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import (
    Accreditation,
    Invitation,
    Member,
    MemberName,
    Organization,
    OrganizationName,
    PermanentMission,
    Person,
)


class MemberTexts(TranslationOptions):
    """A Member's name of today."""

    fields = ("name", "key")


class MemberNameTexts(TranslationOptions):
    """One dated name of a Member."""

    fields = ("short_name", "formal_name", "article", "filed_as", "key")


class MissionTexts(TranslationOptions):
    """A mission's name and place."""

    fields = ("name", "place")


class OrganizationTexts(TranslationOptions):
    """An organization's name of today."""

    fields = ("name", "acronym", "key")


class OrganizationNameTexts(TranslationOptions):
    """One dated name of an organization."""

    fields = ("name", "acronym", "article", "filed_as", "key")


class PersonTexts(TranslationOptions):
    """A person's name, where it is written differently in another language."""

    fields = ("name", "filed_as", "key")


translator.register(Member, MemberTexts)
translator.register(MemberName, MemberNameTexts)
translator.register(PermanentMission, MissionTexts)
translator.register(Organization, OrganizationTexts)
translator.register(OrganizationName, OrganizationNameTexts)
translator.register(Person, PersonTexts)

history.register(
    Member, MemberName, PermanentMission, Organization, OrganizationName, Person, Accreditation, Invitation
)
