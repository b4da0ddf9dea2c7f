"""The pages of the money: for whoever may see the funding, never for the public."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.roles import Permission
from records.guards import require_permission
from records.refusals import Refused
from sessions_app.models import Year

from . import actions, money, rules
from .forms.next_year import NextYear
from .models import Budget, Contribution, Donor, ProjectDocument


@require_safe
@require_permission(Permission.SEE_FUNDING)
def funding(request):
    """Lead to the money of the year that contains today, else of the latest published."""
    today = timezone.localdate()
    years = Year.objects.visible_to(request.user).from_today(today)
    year = next((each for each in years if each.may_be_front_page_on(today)), None)
    if year is None:
        return render(request, "funding/no_year.html")
    return redirect("funding_of_year", number=year.number)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def funding_of_year(request, number):
    """What a year costs, who supports it, and with which words the donors are thanked."""
    years = {year.number: year for year in Year.objects.visible_to(request.user).around(number)}
    if number not in years:
        raise Http404
    year, user = years[number], request.user
    budgets = list(Budget.objects.visible_to(user).of_year(year).with_consultation(user).with_lines().in_order())
    contributions = Contribution.objects.visible_to(user).of_year(year).with_names().with_own(user)
    context = {
        "year": year,
        "previous": years.get(number - 1),
        "next": years.get(number + 1),
        "budgets": budgets,
        "together": _together(budgets),
        "contributions": sorted(contributions, key=lambda contribution: contribution.key),
        "documents": ProjectDocument.objects.visible_to(user).of_year(year).with_consultation(user),
        "may_keep": _may_keep(request),
    }
    return render(request, "funding/funding_of_year.html", context)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def budget(request, number, pk):
    """One budget and its lines."""
    budgets = Budget.objects.visible_to(request.user).with_consultation(request.user).with_lines()
    context = {
        "budget": get_object_or_404(budgets, year__number=number, pk=pk),
        "may_keep": _may_keep(request),
    }
    return render(request, "funding/budget.html", context)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def contribution(request, number, pk):
    """One contribution: who gives it, for what, and how the donor is thanked."""
    contributions = Contribution.objects.visible_to(request.user).with_names().with_own(request.user)
    context = {
        "contribution": get_object_or_404(contributions, year__number=number, pk=pk),
        "may_keep": _may_keep(request),
    }
    return render(request, "funding/contribution.html", context)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def project_document(request, number, pk):
    """One project document and its files."""
    documents = ProjectDocument.objects.visible_to(request.user).with_consultation(request.user)
    context = {
        "document": get_object_or_404(documents, year__number=number, pk=pk),
        "may_keep": _may_keep(request),
    }
    return render(request, "funding/project_document.html", context)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def donors(request):
    """Every donor, in the alphabet of the reader's language."""
    donors = Donor.objects.visible_to(request.user).with_names().in_alphabet()
    context = {"page": Paginator(donors, 25).get_page(request.GET.get("page")), "may_keep": _may_keep(request)}
    return render(request, "funding/donors.html", context)


@require_safe
@require_permission(Permission.SEE_FUNDING)
def donor(request, slug):
    """One donor, and what it gives year by year."""
    donor = get_object_or_404(Donor.objects.visible_to(request.user).with_names(), slug=slug)
    context = {
        "donor": donor,
        "contributions": Contribution.objects.visible_to(request.user).of_donor(donor).with_facts(),
        "may_keep": _may_keep(request),
    }
    return render(request, "funding/donor.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
@require_permission(Permission.KEEP_TRAINING)
@require_permission(Permission.KEEP_FUNDING)
def start_next_year(request, number):
    """Start the next year from this one: what is to be made, then all of it once more to be looked at, then its making.

    Nothing is kept between the steps: what was typed goes along with the pages.
    """
    years = {year.number: year for year in Year.objects.visible_to(request.user).around(number)}
    if number not in years:
        raise Http404
    year, following, is_sent = years[number], years.get(number + 1), request.method == "POST"
    obstacles = rules.obstacles_to_starting_next_year(year, following)
    if obstacles:
        context = {"year": year, "following": following, "obstacles": obstacles}
        return render(request, "funding/start_next_year.html", context, status=409 if is_sent else 200)
    plan = NextYear(year, request.user, request.POST if is_sent else None)
    if not plan.is_valid() or "back" in request.POST:
        return _page_of_next_year(request, plan)
    if "make" not in request.POST:
        return render(request, "funding/summary_of_next_year.html", {"year": year, "plan": plan})
    return _make_next_year(request, plan)


def _make_next_year(request: HttpRequest, plan: NextYear) -> HttpResponse:
    try:
        following = actions.start_next_year(year=plan.year, by=request.user, **plan.content())
    except Refused as refused:
        plan.refusals = refused.reasons
        return _page_of_next_year(request, plan)
    said = _("%(year)d is made. There is nothing in it yet, and only those who keep the programme see it.")
    if plan.counted:
        said = _("%(year)d is made, with %(things)s. Only those who keep the programme see it until it is published.")
    messages.success(request, said % {"year": following.number, "things": plan.counted})
    return redirect(following)


def _page_of_next_year(request: HttpRequest, plan: NextYear) -> HttpResponse:
    context = {"year": plan.year, "plan": plan}
    return render(request, "funding/start_next_year.html", context, status=plan.status)


def _together(budgets: list[Budget]) -> list[tuple[str, str]]:
    """The sums of several budgets: each currency, and its sum in words, empty where it is not known."""
    if len(budgets) < 2:
        return []
    sums = money.totals((budget.currency, budget.total) for budget in budgets)
    return [
        (currency, "" if amount is None else money.in_words(amount, currency, get_language()))
        for currency, amount in sums.items()
    ]


def _may_keep(request) -> bool:
    return request.user.may(Permission.KEEP_FUNDING)
