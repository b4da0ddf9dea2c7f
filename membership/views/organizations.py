"""Organizations: the list, one organization, a new name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.actions import organizations as actions
from membership.forms.members import OrganizationFilter, RenameOrganizationForm
from membership.forms.records import ORGANIZATION
from membership.models import Organization
from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused


@require_safe
@public("the organizations of the dialogue are known to everybody")
def organizations(request):
    """Organizations in the alphabet of the reader's language; a former name finds the successor."""
    asked = OrganizationFilter(request.GET, queryset=Organization.objects.visible_to(request.user).with_succession())
    sort = request.GET.get("sort", "")
    context = {
        "filters": asked,
        "columns": ORGANIZATION.columns,
        "sort": sort,
        "page": Paginator(ORGANIZATION.sorted(asked.qs, sort), 25).get_page(request.GET.get("page")),
        "may_keep": request.user.may(Permission.KEEP_MEMBERSHIP),
    }
    return render(request, "membership/organizations.html", context)


@require_safe
@public("the organizations of the dialogue are known to everybody")
def organization(request, slug):
    """One organization: the names of its days, who came before and after it, what it is part of."""
    organization = get_object_or_404(Organization.objects.visible_to(request.user).with_relations(), slug=slug)
    context = {"organization": organization, "may_keep": request.user.may(Permission.KEEP_MEMBERSHIP)}
    return render(request, "membership/organization.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_MEMBERSHIP)
def rename_organization(request, slug):
    """Give an organization a new name from a day on."""
    organization = get_object_or_404(Organization.objects.visible_to(request.user), slug=slug)
    form = RenameOrganizationForm(request.POST or None)
    if form.is_valid():
        try:
            actions.rename_organization(
                organization=organization, name=form.instance, by=request.user, why=form.cleaned_data["why"]
            )
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("%(organization)s has a new name.") % {"organization": organization})
            return redirect(organization)
    return render(request, "membership/rename.html", {"record": organization, "form": form}, status=status_of(form))
