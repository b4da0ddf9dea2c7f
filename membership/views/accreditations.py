"""Who is accredited for what, and what an administrator does about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership import rules
from membership.actions import accounts
from membership.actions import accreditations as actions
from membership.forms.capacities import AccreditationFilter, AccreditationForm, ReasonForm
from membership.models import Accreditation, User
from membership.queries import open_sessions_of
from membership.roles import Permission
from records.guards import require_permission, status_of
from records.refusals import Refused


@require_safe
@require_permission(Permission.SEE_ACCREDITATIONS)
def accreditations(request):
    """Everybody's accreditations, by name; those in force today unless another day is asked for."""
    asked = request.GET if "day" in request.GET else {"day": timezone.localdate().isoformat()}
    found = Accreditation.objects.visible_to(request.user).with_holders()
    filters = AccreditationFilter(asked, queryset=found)
    page = Paginator(filters.qs, 25).get_page(request.GET.get("page"))
    return render(request, "membership/accreditations.html", {"filters": filters, "page": page})


@require_safe
@require_permission(Permission.SEE_ACCREDITATIONS)
def user_accreditations(request, pk):
    """One person's accreditations of all days, what they may do today, and where they are signed in."""
    user = get_object_or_404(User.objects.visible_to(request.user).with_person(), pk=pk)
    context = {
        "person": user,
        "accreditations": user.accreditations.visible_to(request.user).with_holders(),
        "permissions": [capfirst(permission.label) for permission in Permission if user.may(permission)],
        "sessions": open_sessions_of(user),
        "may_accredit": request.user.may(Permission.ACCREDIT_PEOPLE),
        "obstacles_to_closing": rules.obstacles_to_deactivating(user, by=request.user),
        "today": timezone.localdate(),
    }
    return render(request, "membership/user_accreditations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.ACCREDIT_PEOPLE)
def accredit(request, pk):
    """Give somebody a role, from a day until a day."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = AccreditationForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            actions.accredit(user=user, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("%(person)s is accredited.") % {"person": user})
            return redirect(user)
    return render(request, "membership/accredit.html", {"person": user, "form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.ACCREDIT_PEOPLE)
def end_accreditation(request, user, pk):
    """End an accreditation now; asks why first."""
    found = Accreditation.objects.visible_to(request.user).with_holders()
    accreditation = get_object_or_404(found, user=user, pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.end_accreditation(accreditation=accreditation, by=request.user, **form.cleaned_data)
        messages.success(request, _("The accreditation of %(person)s has ended.") % {"person": accreditation.user})
        return redirect(accreditation.user)
    return render(request, "membership/end_accreditation.html", {"accreditation": accreditation, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.ACCREDIT_PEOPLE)
def deactivate_user(request, pk):
    """Close an account; says first what follows."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        accounts.deactivate_user(user=user, by=request.user, **form.cleaned_data)
        messages.success(request, _("The account of %(person)s is closed.") % {"person": user})
        return redirect(user)
    return render(request, "membership/deactivate_user.html", {"person": user, "form": form})


@require_POST
@require_permission(Permission.ACCREDIT_PEOPLE)
def reactivate_user(request, pk):
    """Open a closed account again."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    accounts.reactivate_user(user=user, by=request.user)
    words = _("The account of %(person)s is open again; accredit the person for what they are to do.")
    messages.success(request, words % {"person": user})
    return redirect(user)


@require_POST
@require_permission(Permission.ACCREDIT_PEOPLE)
def end_sessions(request, pk):
    """Sign somebody out everywhere."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    accounts.end_sessions(user=user, by=request.user)
    messages.success(request, _("%(person)s is signed out everywhere.") % {"person": user})
    return redirect(user)
