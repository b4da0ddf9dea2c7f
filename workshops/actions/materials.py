"""Every change of the documents of a workshop.

Lock order: the workshop, the document, the archive of the workshop.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import actions as jobs
from membership.models import Member, Person
from membership.roles import Permission
from records import history
from records.actions import keep_file
from records.models import Part
from records.refusals import refuse_if
from workshops.choices import MaterialState, own_name
from workshops.models import Material, MaterialFile, Workshop
from workshops.rules import materials as rules

from . import archives


@transaction.atomic
def offer_material(
    *,
    workshop: Workshop,
    kind: str,
    titles: Mapping[str, str],
    language: str,
    upload: UploadedFile,
    consent: bool,
    by,
    member: Member | None = None,
    person: Person | None = None,
    received: str = "",
) -> Material:
    """Offer a document of a Member or of a speaker, in its first language; of the secretariat, if of neither.

    Where the consent is that of somebody else, `received` says how and when it came.
    """
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    refuse_if(rules.obstacles_to_offering_of(workshop, by, member=member, person=person))
    material = Material(workshop=workshop, kind=kind, member=member, person=person, offered_by=by)
    material.number = workshop.materials.next_number()
    for code, title in titles.items():
        setattr(material, f"title_{code}", title)
    if consent:
        _consent(material, received, by=by)
    history.save(material, by=by, why=_offered_how(material))
    _keep_language(material, language, upload, by=by)
    if not by.may(Permission.KEEP_PROGRAMME):
        jobs.enqueue("workshops.tell_of_offer", key=material.pk, by=by)
    return material


@transaction.atomic
def add_material(*, published_on: date | None = None, by, **offered) -> Material:
    """Add a document for which nobody has to ask: offered and accepted at once; for those who keep the programme."""
    material = offer_material(by=by, **offered)
    accept_material(material=material, published_on=published_on, by=by)
    return Material.objects.get(pk=material.pk)


@transaction.atomic
def add_language(*, material: Material, language: str, upload: UploadedFile, by) -> None:
    """Add the same document in another language; it is as public as the others are."""
    material = _lock(material)
    refuse_if(rules.obstacles_to_adding_language(material, by, language))
    _keep_language(material, language, upload, by=by)
    history.save(material, by=by, why=_("added: %(language)s") % {"language": own_name(language)})


@transaction.atomic
def give_consent(*, material: Material, by, received: str = "") -> None:
    """Consent to the publication of a document that was offered without; of another's consent, how it was received."""
    material = _lock(material)
    refuse_if(rules.obstacles_to_consenting(material, by))
    _consent(material, received, by=by)
    history.save(material, by=by, why=_consented_how(material))


@transaction.atomic
def accept_material(*, material: Material, by, published_on: date | None = None) -> None:
    """Take a document that was offered; from `published_on` on it is public, without a day it is not yet."""
    material = _lock(material)
    refuse_if(rules.obstacles_to_accepting(material, published_on))
    material.state, material.published_on = MaterialState.ACCEPTED, published_on
    history.save(material, by=by, why=_("accepted"))
    _tell(material, by=by)


@transaction.atomic
def decline_material(*, material: Material, reason: str, by) -> None:
    """Decline a document that was offered; whoever offered it is told why."""
    material = _lock(material)
    refuse_if(rules.obstacles_to_declining(material))
    material.state, material.reason = MaterialState.DECLINED, reason
    history.save(material, by=by, why=_("declined: %(reason)s") % {"reason": reason})
    _tell(material, by=by)


@transaction.atomic
def withdraw_material(*, material: Material, by, reason: str = "") -> None:
    """Take a document back; whoever could read it cannot any more. Whoever takes back another's says why."""
    material = _lock(material)
    refuse_if(rules.obstacles_to_withdrawing(material, by) or rules.obstacles_to_withdrawing_for(material, by, reason))
    material.state, material.published_on, material.reason = MaterialState.WITHDRAWN, None, reason
    history.save(material, by=by, why=_("withdrawn: %(reason)s") % {"reason": reason} if reason else _("withdrawn"))
    archives.close_archive(workshop=material.workshop)
    if reason:
        _tell(material, by=by)


@transaction.atomic
def keep_material(
    *, record: Material, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a document as it was edited: its title, its kind, the day from which it is public."""
    workshop = _lock_workshop(record)
    refuse_if(rules.obstacles_to_keeping_material(record))
    history.save(record, by=by, why=why, parts=parts, without=without)
    if not record.is_public_on(timezone.localdate()):
        archives.close_archive(workshop=workshop)


def _lock_workshop(material: Material) -> Workshop:
    """Its workshop, which nobody packs into a file meanwhile."""
    return Workshop.objects.select_for_update(of=("self",)).get(pk=material.workshop_id)


def _lock(material: Material) -> Material:
    """The document as it stands, until the verb has ended; its workshop first, which every change of one refers to."""
    workshop = _lock_workshop(material)
    found = Material.objects.select_for_update(of=("self",)).get(pk=material.pk)
    found.workshop = workshop
    return found


def _consent(material: Material, received: str, *, by) -> None:
    """Write down that its publication is agreed to: by the author's side, or as the secretariat has received it."""
    author = {"member": material.member, "person": material.person}
    refuse_if(rules.obstacles_to_consent_of(by, **author, received=received))
    material.consent_by, material.consent_at = by, timezone.now()
    material.consent_received = "" if rules.consents_for(by, **author) else received.strip()


def _offered_how(material: Material) -> str:
    """What the history says of an offer."""
    if not material.consent_received:
        return _("offered")
    return _("offered; the consent was received: %(received)s") % {"received": material.consent_received}


def _consented_how(material: Material) -> str:
    """What the history says of a consent."""
    if not material.consent_received:
        return _("consent given to the publication")
    return _("consent to the publication received: %(received)s") % {"received": material.consent_received}


def _keep_language(material: Material, language: str, upload: UploadedFile, *, by) -> None:
    stored = keep_file(record=material, upload=upload, by=by)
    history.save(MaterialFile(material=material, language=language, stored=stored), by=by)


def _tell(material: Material, *, by) -> None:
    """Let whoever offered the document know what has become of it, unless they decided that themselves."""
    if material.offered_by_id != by.pk:
        jobs.enqueue("workshops.tell_of_material", key=material.pk, by=by)
