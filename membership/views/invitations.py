"""Who is invited to the portal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.actions import invitations as actions
from membership.forms.capacities import InvitationForm
from membership.models import Invitation
from membership.roles import Permission
from records.guards import require_permission, status_of
from records.refusals import Refused

_INVITERS = (Permission.INVITE_PEOPLE, Permission.INVITE_DELEGATES)


@require_safe
@require_permission(*_INVITERS)
def invitations(request):
    """The invitations, newest first: open, accepted, withdrawn, ended."""
    found = Invitation.objects.visible_to(request.user).with_capacities()
    return render(
        request, "membership/invitations.html", {"page": Paginator(found, 25).get_page(request.GET.get("page"))}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(*_INVITERS)
def invite(request):
    """Invite somebody; the link goes to them alone."""
    form = InvitationForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            invitation, _token = actions.invite(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            words = {"name": invitation.name, "address": invitation.email}
            messages.success(request, _("%(name)s is invited; the link goes to %(address)s.") % words)
            return redirect("invitations")
    return render(request, "membership/invite.html", {"form": form}, status=status_of(form))


@require_POST
@require_permission(*_INVITERS)
def send_invitation_again(request, pk):
    """Send a new link; the earlier one ends."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    actions.send_invitation_again(invitation=invitation, by=request.user)
    messages.success(request, _("A new link goes to %(address)s.") % {"address": invitation.email})
    return redirect("invitations")


@require_POST
@require_permission(*_INVITERS)
def withdraw_invitation(request, pk):
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    actions.withdraw_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": invitation.name})
    return redirect("invitations")
