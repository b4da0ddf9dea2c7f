"""One workshop, with what stands about it on other floors; this page reads and never changes."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from idm_portal.chain import told_in, with_neighbours
from membership.roles import Permission
from records.guards import public
from records.templatetags.texts import fallback
from workshops.models import Topic, Workshop
from workshops.rules.appearances import obstacles_to_having_spoken
from workshops.rules.workshops import warnings_about_workshop


@require_safe
@public("the workshops of published years are for everybody")
def workshop(request, number, slug):
    """One workshop: when and where, why and about what, its programme, its people, where it comes from and leads."""
    workshops = Workshop.objects.visible_to(request.user).with_number().with_programme().with_documents_waiting()
    workshop = get_object_or_404(with_neighbours(workshops, request.user), year__number=number, slug=slug)
    workshop.move = Workshop.objects.moves_of([workshop]).get(workshop.pk)
    may_keep, today = request.user.may(Permission.KEEP_PROGRAMME), timezone.localdate()
    context = {
        "workshop": workshop,
        "topics": Topic.objects.visible_to(request.user).that_lead_to(workshop),
        "told": told_in(workshop, request.user),
        "is_over": workshop.is_over_on(today),
        "shown_in": _shown_in(workshop),
        "may_keep": may_keep,
        "warnings": warnings_about_workshop(workshop, today) if may_keep else [],
        "not_yet": obstacles_to_having_spoken(workshop, today) if may_keep else [],
    }
    return render(request, "idm_portal/workshop.html", context)


def _shown_in(workshop: Workshop) -> str:
    """The language that stands in for the reader's own anywhere on the page; empty where nothing is missing."""
    rows = (
        (workshop, ("title", "place")),  # why it is cancelled stands in every language
        *((each, ("name",)) for each in workshop.co_organizers.all()),
        *((passage, ("text",)) for passage in workshop.passages.all()),
        *((item, ("title",)) for item in workshop.agenda.all()),
        *((each, ("function", "body", "state", "summary")) for each in workshop.appearances.all()),
    )
    return next(filter(None, (fallback(row, *names) for row, names in rows)), "")
