"""Why not: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from membership.models import Member, Person
from membership.roles import Permission
from records import dates
from workshops.choices import NEXT, MaterialState
from workshops.models import Material, Workshop

MOST_WAITING = 20  # documents of one author in one workshop that nobody has looked at yet
MOST_IN_A_DAY = 20  # documents of one author in one workshop, also those withdrawn since: their files are kept


# Who may --------------------------------------------------------------------------------------------------------------


def authors_for(workshop: Workshop, by) -> list[Member | Person]:
    """Of whom this person may offer documents here: the Members for which they speak, and themselves as a speaker."""
    members = by.members_where(Permission.OFFER_MATERIALS) if by.may(Permission.OFFER_MATERIALS) else []
    return [*members, *([by.person] if _speaks(workshop, by) else [])]


def consents_for(by, *, member: Member | None, person: Person | None) -> bool:
    """Whether this person may say yes for the author; the secretariat says it for its own documents alone."""
    if member:
        return member in by.members_where(Permission.OFFER_MATERIALS)
    if person:
        return person.pk == by.person_id
    return by.may(Permission.KEEP_PROGRAMME)


def obstacles_to_acting_for(material: Material, by) -> list[str]:
    """Why this person may not change what is done with this document."""
    if by.may(Permission.KEEP_PROGRAMME):
        return []
    if material.member_id:
        if material.member_id in [member.pk for member in by.members_where(Permission.OFFER_MATERIALS)]:
            return []
        return [_("“%(title)s” is of another delegation. Only that one can change it.") % {"title": material}]
    if material.person_id and material.person_id == by.person_id:
        return []
    if not material.person_id:
        return [_("“%(title)s” is of the secretariat, which alone can change it.") % {"title": material}]
    return [_("“%(title)s” is of somebody else. Only they and the secretariat can change it.") % {"title": material}]


# Offering -------------------------------------------------------------------------------------------------------------


def obstacles_to_offering(workshop: Workshop, by) -> list[str]:
    """Why this person cannot offer any document to this workshop."""
    if by.may(Permission.KEEP_PROGRAMME):
        return []
    if not authors_for(workshop, by):
        return [_("Documents are offered by delegations, and by those who speak at the workshop.")]
    if workshop.is_cancelled:
        return [_("“%(workshop)s” is cancelled, and takes no documents.") % {"workshop": workshop}]
    return []


def obstacles_to_offering_of(workshop: Workshop, by, *, member: Member | None, person: Person | None) -> list[str]:
    """Why this person cannot offer one more document of this Member or speaker; of the secretariat, if of neither."""
    if (obstacles := obstacles_to_offering(workshop, by)) or by.may(Permission.KEEP_PROGRAMME):
        return obstacles
    if (member or person) not in authors_for(workshop, by):
        return [_("You offer documents of your own delegation, or your own as a speaker.")]
    offered = workshop.materials.of_author(member=member, person=person)
    return _obstacles_to_more_than_wait(offered.waiting().count()) or _obstacles_to_more_in_a_day(
        offered.offered_since(timezone.now() - timedelta(days=1)).count()
    )


def _obstacles_to_more_than_wait(count: int) -> list[str]:
    if count < MOST_WAITING:
        return []
    waiting = ngettext(
        "%(count)d document of yours waits already. Withdraw it, or wait until the secretariat has looked at it.",
        "%(count)d documents of yours wait already. Withdraw one, or wait until the secretariat has looked at them.",
        MOST_WAITING,
    )
    return [waiting % {"count": MOST_WAITING}]


def _obstacles_to_more_in_a_day(count: int) -> list[str]:
    if count < MOST_IN_A_DAY:
        return []
    said = ngettext(
        "%(count)d document of yours was offered within a day, the most that is possible. Offer the next one tomorrow.",
        "%(count)d documents of yours were offered within a day, the most that is possible. "
        "Offer the next one tomorrow.",
        MOST_IN_A_DAY,
    )
    return [said % {"count": MOST_IN_A_DAY}]


def obstacles_to_adding_language(material: Material, by, language: str = "") -> list[str]:
    """Why no language, or not this one, can be added; what is accepted is changed by the secretariat alone."""
    if obstacles := obstacles_to_acting_for(material, by) or _obstacles_to_what_is_over(material):
        return obstacles
    if material.is_accepted and not by.may(Permission.KEEP_PROGRAMME):
        return [
            _("“%(title)s” is accepted. Send further languages to the secretariat, which adds them.")
            % {"title": material}
        ]
    if language and material.files.in_language(language).exists():
        return [_("The document is there in this language already.")]
    return []


def obstacles_to_consenting(material: Material, by) -> list[str]:
    """Why nobody can consent to the publication now."""
    if obstacles := obstacles_to_acting_for(material, by) or _obstacles_to_what_is_over(material):
        return obstacles
    if not material.has_consent:
        return []
    day = dates.label(timezone.localdate(material.consent_at), None, get_language())
    return [
        _("%(person)s has consented to the publication already, on %(day)s.")
        % {"person": material.consent_by, "day": day}
    ]


def obstacles_to_consent_of(by, *, member: Member | None, person: Person | None, received: str) -> list[str]:
    """Why the consent of this author is none: somebody else gives it, and does not say how it was received."""
    if received.strip() or consents_for(by, member=member, person=person):
        return []
    return [
        _("Consent is given by whoever wrote the document. Where you have received it, write how, and on which day.")
    ]


# Deciding -------------------------------------------------------------------------------------------------------------


def obstacles_to_a_day_without_consent() -> list[str]:
    """Why no day is fixed on which a document without consent is public."""
    return [_("Nobody has consented to the publication of this document. Leave the day empty until somebody has.")]


def obstacles_to_accepting(material: Material, published_on: date | None = None) -> list[str]:
    """Why this document cannot be accepted, or cannot be published on that day."""
    return _obstacles_to_step(material, MaterialState.ACCEPTED) or _obstacles_to_publishing(
        published_on, has_consent=material.has_consent, is_accepted=True
    )


def obstacles_to_declining(material: Material) -> list[str]:
    """Why this document cannot be declined."""
    return _obstacles_to_step(material, MaterialState.DECLINED)


def obstacles_to_withdrawing(material: Material, by) -> list[str]:
    """Why this person cannot withdraw this document."""
    return obstacles_to_acting_for(material, by) or _obstacles_to_step(material, MaterialState.WITHDRAWN)


def obstacles_to_withdrawing_for(material: Material, by, reason: str) -> list[str]:
    """Why another's document is not withdrawn: nobody has said why."""
    if reason.strip() or consents_for(by, member=material.member, person=material.person):
        return []
    return [_("Write why the document is withdrawn; whoever offered it is told.")]


def obstacles_to_keeping_material(material: Material) -> list[str]:
    """Why this document cannot be kept as it was edited."""
    return _obstacles_to_publishing(
        material.published_on, has_consent=material.has_consent, is_accepted=material.is_accepted
    )


def obstacles_to_archiving(workshop: Workshop, materials: Collection[Material]) -> list[str]:
    """Why no ZIP file is made of these documents, which are all that everybody may read."""
    if not workshop.year.is_published:
        return [_("“%(workshop)s” is not open to everybody yet: its year is not published.") % {"workshop": workshop}]
    if materials:
        return []
    return [_("No document of “%(workshop)s” is public yet.") % {"workshop": workshop}]


def obstacles_to_keeping_archive(contents: str, contents_now: str) -> list[str]:
    """Why a ZIP file that is made is not kept: other documents are public by now."""
    if contents == contents_now:
        return []
    return [_("The documents have changed while they were being packed. Have them packed once more.")]


def _obstacles_to_step(material: Material, state: MaterialState) -> list[str]:
    if state in NEXT[MaterialState(material.state)]:
        return []
    return {
        MaterialState.ACCEPTED: [_("“%(title)s” is accepted already.") % {"title": material}],
        MaterialState.DECLINED: [_("“%(title)s” was declined. It can be offered anew.") % {"title": material}],
        MaterialState.WITHDRAWN: [_("“%(title)s” was withdrawn. It can be offered anew.") % {"title": material}],
    }[MaterialState(material.state)]


def _obstacles_to_what_is_over(material: Material) -> list[str]:
    """Why nothing is done any more with a document that was declined or withdrawn."""
    return [] if NEXT[MaterialState(material.state)] else _obstacles_to_step(material, MaterialState.WITHDRAWN)


def _obstacles_to_publishing(published_on: date | None, *, has_consent: bool, is_accepted: bool) -> list[str]:
    if not published_on:
        return []
    if not is_accepted:
        return [_("Only a document that is accepted is published. Leave the day of publication empty.")]
    return [] if has_consent else obstacles_to_a_day_without_consent()


def _speaks(workshop: Workshop, by) -> bool:
    return bool(by.person_id) and workshop.appearances.of_speaker(by.person_id).exists()
