"""What the worker wakes up for on this floor."""

from collections.abc import Callable
from tempfile import TemporaryFile

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs import tasks as jobs
from membership.models import User
from membership.roles import Permission
from records.refusals import refuse_if

from . import emails
from .actions import archives as actions
from .exports.archives import write_archive
from .models import Material, MaterialArchive, Preference, Sounding
from .models.materials import contents_of
from .rules import materials as rules

_SOUNDINGS = Sounding.objects.select_related("consultation")


@jobs.task(words=_("Telling the delegations of %(record)s"), records=_SOUNDINGS)
def announce_sounding(key: int) -> None:
    """Tell every focal point and delegate of a Member that has an answer: all of them, or none."""
    _tell_delegations(key, emails.send_announcement)


@jobs.task(words=_("Telling the delegations that there is more time: %(record)s"), records=_SOUNDINGS)
def tell_new_closing(key: int) -> None:
    """Tell them that more time is given."""
    _tell_delegations(key, emails.send_new_closing)


@jobs.task(words=_("Telling the delegations of the closing of %(record)s"), records=_SOUNDINGS)
def tell_of_closing(key: int) -> None:
    """Tell them that the sounding was closed before its time."""
    _tell_delegations(key, emails.send_closing)


@jobs.task(words=_("Telling a delegation what was entered: %(record)s"), records=Preference.objects.with_order())
def tell_of_entry(key: int) -> None:
    """Tell the delegates of a Member that the secretariat has entered an answer for it."""
    preference = Preference.objects.with_order().select_related("sounding__consultation").get(pk=key)
    recipients = User.objects.speaking_for(preference.member)
    with jobs.commit_if_owner():
        for user in recipients:
            emails.send_entry(preference, user, by=None)


def _tell_delegations(key: int, send: Callable) -> None:
    sounding = Sounding.objects.with_topics().get(pk=key)
    recipients = User.objects.speaking_for_eligible_on(sounding.day)
    with jobs.commit_if_owner():
        for user in recipients:
            send(sounding, user, by=None)


@jobs.task(words=_("ZIP file: %(record)s"), records=MaterialArchive.objects.with_workshop())
def make_archive(key: int) -> None:
    """Pack what is public of a workshop now, and keep the file."""
    archive = MaterialArchive.objects.with_workshop().get(pk=key)
    workshop = archive.workshop
    materials = list(Material.objects.of_workshop(workshop).public_on(timezone.localdate()).with_files(workshop))
    refuse_if(rules.obstacles_to_archiving(workshop, materials))
    with TemporaryFile() as content:
        write_archive(content, workshop, materials, report=jobs.report_progress)
        content.seek(0)
        with jobs.commit_if_owner():
            actions.keep_archive(archive=archive, content=File(content), contents=contents_of(workshop, materials))


@jobs.task(words=_("Telling the secretariat of “%(record)s”"), records=Material.objects.all())
def tell_of_offer(key: int) -> None:
    """Tell those who keep the programme that a document waits for them, as long as it does."""
    material = Material.objects.with_workshop().with_offerer().get(pk=key)
    if not material.waits:
        return
    with jobs.commit_if_owner():
        for user in User.objects.who_may(Permission.KEEP_PROGRAMME):
            emails.tell_of_offer(material, user, by=None)


@jobs.task(words=_("Telling of “%(record)s”"), records=Material.objects.all())
def tell_of_material(key: int) -> None:
    """Tell whoever offered a document what has become of it, as long as that still holds and they have an account."""
    material = Material.objects.with_workshop().with_offerer().get(pk=key)
    if material.waits or (material.is_withdrawn and not material.reason) or not material.offered_by.is_active:
        return
    with jobs.commit_if_owner():
        emails.tell_of_material(material, by=None)
