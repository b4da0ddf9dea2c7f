"""The years of the dialogue at a glance; these pages read and never change."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.http import require_safe

from documents.models import Note
from funding.rules import obstacles_to_starting_next_year
from idm_portal.calendars import calendar_of
from idm_portal.timeline_of_year import timeline
from membership.roles import TO_START_A_YEAR, Permission
from records.guards import public
from sessions_app.models import Year
from workshops.exports.calendars import calendar_answer


@require_safe
@public("the year at a glance is for everybody")
def home(request):
    """The year that contains today, else the latest published."""
    today = timezone.localdate()
    years = list(Year.objects.visible_to(request.user).from_today(today))
    year = _front_page_year(years, today)
    if year is None:
        return render(request, "idm_portal/no_year.html")
    return _page(request, year, years, offered=_language_to_offer(request))


@require_safe
@public("the published years are for everybody")
def year(request, number):
    """One year: its theme, its steps, its documents, its rationale and aims."""
    years = list(Year.objects.visible_to(request.user).around(number))
    year = next((each for each in years if each.number == number), None)
    if year is None:
        raise Http404
    return _page(request, year, years)


@require_safe
@public("the days of published years are for everybody")
def calendar(request):
    """The calendar of the year that stands in front, for those who follow the dialogue from year to year."""
    today = timezone.localdate()
    year = _front_page_year(Year.objects.visible_to(request.user).from_today(today), today)
    return calendar_answer(request, calendar_of(year, request.user), "idm")


@require_safe
@public("the days of published years are for everybody")
def year_calendar(request, number):
    """The calendar of one year: consultations, the Council, workshops, training."""
    year = get_object_or_404(Year.objects.visible_to(request.user), number=number)
    return calendar_answer(request, calendar_of(year, request.user), f"idm-{number}")


@require_safe
@public("the published years are for everybody")
def years(request):
    """Every year, with its theme, its session of the Council and its documents."""
    notes = Note.objects.visible_to(request.user).issued().with_facts()
    years = Year.objects.visible_to(request.user).with_council_sessions()
    years = years.prefetch_related(Prefetch("notes_planning", notes), Prefetch("notes_reporting", notes))
    context = {"years": years, "may_keep": request.user.may(Permission.KEEP_PROGRAMME)}
    return render(request, "idm_portal/years.html", context)


def _page(request: HttpRequest, year: Year, years: Iterable[Year], offered: str = ""):
    """The page of a year, which is one of these; its neighbours are among them."""
    prefetch_related_objects([year], "passages")
    numbered = {other.number: other for other in years}
    line = timeline(year, request.user, timezone.localdate())
    context = {
        "year": year,
        "timeline": line,
        "notes": line.notes,
        "previous": numbered.get(year.number - 1),
        "next": numbered.get(year.number + 1),
        "may_keep": request.user.may(Permission.KEEP_PROGRAMME),
        "may_see_funding": request.user.may(Permission.SEE_FUNDING),
        "may_start": _number_to_start(request.user, year, numbered.get(year.number + 1)),
        "offered": offered,
    }
    return render(request, "idm_portal/year.html", context)


def _front_page_year(years: Iterable[Year], today: date) -> Year | None:
    """Of these years, which begin with that of today, the first that may stand on the front page."""
    return next((each for each in years if each.may_be_front_page_on(today)), None)


def _number_to_start(user, year: Year, following: Year | None) -> int | None:
    """The year that this person may start from this one; none where it is there already."""
    may_start = all(map(user.may, TO_START_A_YEAR)) and not obstacles_to_starting_next_year(year, following)
    return year.number + 1 if may_start else None


def _language_to_offer(request: HttpRequest) -> str:
    """The language that the browser asks for, where somebody comes from elsewhere to the front page in English."""
    from_here = request.headers.get("Referer", "").startswith(f"{request.scheme}://{request.get_host()}/")
    chosen = get_language() != settings.LANGUAGE_CODE
    wanted = get_language_from_request(request)
    return "" if from_here or chosen or wanted == settings.LANGUAGE_CODE else wanted
