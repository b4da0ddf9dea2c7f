"""One's own account, and how one comes to it."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from membership import rules
from membership.actions import accounts as actions
from membership.actions.invitations import hash_of
from membership.forms.sign_in import AcceptanceForm, MyDetailsForm
from membership.models import Invitation, User
from records.guards import public, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request):
    """My details and my language, and the way to what protects my account."""
    form = MyDetailsForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        actions.change_my_details(user=request.user, by=request.user, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Your details are saved."))
            return redirect("account")
    context = {"form": form, "accreditations": request.user.accreditations_in_force}
    return render(request, "membership/account.html", context, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever holds the link of an invitation comes in by it; the token stands for the person")
def accept_invitation(request, token):
    """Accept an invitation: whoever is new says their name and chooses a password, others are only accredited."""
    invitation = get_object_or_404(Invitation.objects.with_capacities(), token_hash=hash_of(token))
    known = User.objects.with_address(invitation.email).exists()
    obstacles = rules.obstacles_to_accepting(invitation)
    initial = {"name": invitation.name, "language": invitation.language}
    form = AcceptanceForm(request.POST or None, initial=initial, email=invitation.email)
    if request.method == "POST" and (known or form.is_valid()):
        user, is_new = actions.accept_invitation(token=token, **({} if known else form.cleaned_data))
        if is_new:
            return perform_login(request, user)
        messages.success(request, _("The invitation is accepted. Sign in as always."))
        return redirect("account_login")
    context = {"invitation": invitation, "known": known, "obstacles": obstacles, "form": form}
    return render(request, "membership/accept_invitation.html", context, status=422 if form.errors else 200)
