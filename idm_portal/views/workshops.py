"""One workshop, with what stands about it on other floors; this page reads and never changes."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from idm_portal.workshop_links import note_references, with_budget_and_training
from membership.roles import Permission
from records.guards import public
from records.templatetags.texts import fallback
from workshops.models import Material, MaterialArchive, MaterialFile, Topic, Workshop
from workshops.rules.appearances import obstacles_to_having_spoken
from workshops.rules.materials import obstacles_to_archiving
from workshops.rules.workshops import warnings_about_workshop


@require_safe
@public("the workshops of published years are for everybody")
def workshop(request, number, slug):
    """One workshop: when and where, why and about what, its programme, its people, where it comes from and leads."""
    workshops = Workshop.objects.visible_to(request.user).with_number().with_programme().with_documents_waiting()
    workshop = get_object_or_404(with_budget_and_training(workshops, request.user), year__number=number, slug=slug)
    workshop.move = Workshop.objects.moves_of([workshop]).get(workshop.pk)
    documents, archive = _documents_of(workshop, request.user)
    may_keep, today = request.user.may(Permission.KEEP_PROGRAMME), timezone.localdate()
    context = {
        "workshop": workshop,
        "topics": Topic.objects.visible_to(request.user).that_lead_to(workshop),
        "references": note_references(workshop, request.user),
        "is_over": workshop.is_over_on(today),
        "shown_in": _shown_in(workshop, documents),
        "documents": documents,
        "archive": archive,
        "not_to_be_packed": obstacles_to_archiving(workshop, documents),
        "may_keep": may_keep,
        "warnings": warnings_about_workshop(workshop, today) if may_keep else [],
        "not_yet": obstacles_to_having_spoken(workshop, today) if may_keep else [],
    }
    return render(request, "idm_portal/workshop.html", context)


def _documents_of(workshop: Workshop, user) -> tuple[list[Material], MaterialArchive | None]:
    """What is public of a workshop today, and the one file that holds all of it, where that is made."""
    files = MaterialFile.objects.visible_to(user).of_workshop(workshop).published_by(timezone.localdate())
    documents = files.by_document()
    archive = getattr(documents[0].workshop, "archive", None) if documents else None
    is_right = archive and workshop.year.is_published and archive.holds(documents)
    return documents, archive if is_right else None


def _shown_in(workshop: Workshop, documents: list[Material]) -> str:
    """The language that stands in for the reader's own anywhere on the page; empty where nothing is missing."""
    rows = (
        (workshop, ("title", "place")),  # why it is cancelled stands in every language
        *((each, ("name",)) for each in workshop.co_organizers.all()),
        *((passage, ("text",)) for passage in workshop.passages.all()),
        *((item, ("title",)) for item in workshop.agenda.all()),
        *((each, ("title",)) for each in documents),
        *((each, ("function", "body", "state", "summary")) for each in workshop.appearances.all()),
    )
    return next(filter(None, (fallback(row, *names) for row, names in rows)), "")
