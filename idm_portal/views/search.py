"""The search through everything that one may see; this page reads and never changes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from documents.models import Note
from idm_portal.appearances import speakers
from membership.models import Member, Organization
from records import dates
from records.guards import public
from sessions_app.models import Announcement, Consultation, Publication, Sitting, Year
from workshops.models import Material, Topic, Workshop

SHOWN = 10  # of each kind


@dataclass(frozen=True)
class SearchSection:
    """One kind of record that is searched: how it is found, and what is shown of it."""

    heading: str
    find: Callable[[object, str], QuerySet]  # by user and words
    remark: Callable[[Model], str] = lambda record: ""  # what stands in small beside the name
    address: Callable[[Model], str] = lambda record: record.get_absolute_url()


SECTIONS = (
    SearchSection(
        _("Years"),
        lambda user, words: Year.objects.visible_to(user).found_by(words),
        lambda year: year.theme,
    ),
    SearchSection(
        _("Consultations"),
        lambda user, words: Consultation.objects.visible_to(user).found_by(words),
        lambda consultation: consultation.place,
    ),
    SearchSection(
        _("Topics"),
        lambda user, words: Topic.objects.visible_to(user).found_by(words).with_consultation(),
        lambda topic: str(topic.consultation),
    ),
    SearchSection(
        _("Workshops"),
        lambda user, words: Workshop.objects.visible_to(user).found_by(words).with_year(),
        lambda workshop: workshop.when or str(workshop.year.number),
    ),
    SearchSection(
        _("Documents of workshops"),
        lambda user, words: Material.objects.visible_to(user).found_by(words).with_workshop(),
        lambda material: str(material.workshop),
    ),
    SearchSection(
        _("Sittings at the Council"),
        lambda user, words: Sitting.objects.visible_to(user).found_by(words).with_session(),
        lambda sitting: str(sitting.council_session),
    ),
    SearchSection(
        _("Documents"),
        lambda user, words: Note.objects.visible_to(user).that_say(words).with_facts(),
        lambda note: note.title,
    ),
    SearchSection(
        _("Speakers"),
        lambda user, words: speakers(user).found_by(words),
        lambda person: ", ".join(person.spellings),
        lambda person: reverse("speaker", kwargs={"slug": person.slug}),
    ),
    SearchSection(_("Members"), lambda user, words: Member.objects.visible_to(user).found_by(words)),
    SearchSection(_("Organizations"), lambda user, words: Organization.objects.visible_to(user).found_by(words)),
    SearchSection(_("Publications"), lambda user, words: Publication.objects.visible_to(user).found_by(words)),
    SearchSection(
        _("Announcements"),
        lambda user, words: Announcement.objects.visible_to(user).found_by(words),
        lambda announcement: dates.partial(announcement.date, announcement.precision, get_language()),
    ),
)


@require_safe
@public("everybody searches in what they may see")
def search(request):
    """Everything that holds the words, kind by kind; one may see no more of it than elsewhere."""
    words = request.GET.get("q", "").strip()
    sections = (
        [found for section in SECTIONS if (found := _found(section, request.user, words))["lines"]] if words else []
    )
    context = {"words": words, "sections": sections, "count": sum(len(found["lines"]) for found in sections)}
    return render(request, "idm_portal/search.html", context)


def _found(section: SearchSection, user, words: str) -> dict:
    """The first finds of a kind, and whether there are more."""
    records = list(section.find(user, words)[: SHOWN + 1])
    lines = [
        {"name": str(record), "address": section.address(record), "remark": section.remark(record)}
        for record in records[:SHOWN]
    ]
    return {"heading": section.heading, "lines": lines, "has_more": len(records) > SHOWN}
