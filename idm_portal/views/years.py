"""The years of the dialogue at a glance; these pages read and never change."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.http import require_safe

from documents.models import Note
from idm_portal.timeline import timeline
from membership.roles import Permission
from records.guards import public
from sessions_app.models import Year


@require_safe
@public("the year at a glance is for everybody")
def home(request):
    """The year that contains today, else the latest published."""
    today = timezone.localdate()
    year = _years(request).current_on(today).first()
    if year is None:
        return render(request, "idm_portal/no_year.html")
    return _page(request, year, offered=_language_to_offer(request))


@require_safe
@public("the published years are for everybody")
def year(request, number):
    """One year: its theme, its steps, its documents, its rationale and aims."""
    return _page(request, get_object_or_404(_years(request), number=number))


@require_safe
@public("the published years are for everybody")
def years(request):
    """Every year, with its theme, its session of the Council and its documents."""
    notes = Note.objects.visible_to(request.user).issued().with_facts()
    years = Year.objects.visible_to(request.user).with_council_sessions()
    years = years.prefetch_related(Prefetch("notes_planning", notes), Prefetch("notes_reporting", notes))
    context = {"years": years, "may_keep": request.user.may(Permission.KEEP_PROGRAMME)}
    return render(request, "idm_portal/years.html", context)


def _page(request: HttpRequest, year: Year, offered: str = ""):
    user = request.user
    notes = list(Note.objects.visible_to(user).issued().about(year).with_facts().with_files())
    neighbours = {other.number: other for other in Year.objects.visible_to(user).beside(year.number)}
    context = {
        "year": year,
        "timeline": timeline(year, user, timezone.localdate(), notes),
        "notes": notes,
        "previous": neighbours.get(year.number - 1),
        "next": neighbours.get(year.number + 1),
        "may_keep": user.may(Permission.KEEP_PROGRAMME),
        "may_see_funding": user.may(Permission.SEE_FUNDING),
        "offered": offered,
    }
    return render(request, "idm_portal/year.html", context)


def _years(request: HttpRequest):
    return Year.objects.visible_to(request.user).with_plan()


def _language_to_offer(request: HttpRequest) -> str:
    """The language that the browser asks for, where somebody comes from elsewhere to the front page in English."""
    from_here = request.headers.get("Referer", "").startswith(f"{request.scheme}://{request.get_host()}/")
    chosen = get_language() != settings.LANGUAGE_CODE
    wanted = get_language_from_request(request)
    return "" if from_here or chosen or wanted == settings.LANGUAGE_CODE else wanted
