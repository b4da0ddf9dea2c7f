"""Whoever appears at the dialogue; these pages read and never change."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from idm_portal.appearances import appearances_of, with_appearances
from idm_portal.appearances import speakers as known_speakers
from membership.models import Person
from membership.roles import Permission
from records.guards import public
from sessions_app.models import Publication


@require_safe
@public("whoever speaks at published years is known to everybody")
def speakers(request):
    """Everybody who appears at the dialogue, in the alphabet of the reader's language."""
    words = request.GET.get("q", "").strip()
    people = known_speakers(request.user).found_by(words)
    page = Paginator(people, 25).get_page(request.GET.get("page"))
    page.object_list = with_appearances(page.object_list, request.user)
    return render(request, "idm_portal/speakers.html", {"page": page, "words": words})


@require_safe
@public("whoever speaks at published years is known to everybody")
def speaker(request, slug):
    """One person: appearances by date, what was announced, and what was edited."""
    person = get_object_or_404(Person.objects.visible_to(request.user), slug=slug)
    context = {
        "person": person,
        "appearances": appearances_of(person, request.user),
        "publications": Publication.objects.visible_to(request.user).edited_by(person),
        "may_keep": request.user.may(Permission.KEEP_PEOPLE),
    }
    return render(request, "idm_portal/speaker.html", context)
