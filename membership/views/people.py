"""The page of somebody who is named, for those who keep it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from membership.models import Person
from membership.roles import Permission
from records.guards import require_permission


@require_safe
@require_permission(Permission.KEEP_PEOPLE)
def person(request, pk):
    """One person: how they are named, filed and found, and what they are accredited for."""
    person = get_object_or_404(Person.objects.visible_to(request.user).with_account(), pk=pk)
    user = getattr(person, "user", None)
    context = {
        "person": person,
        "accreditations": user.accreditations.visible_to(request.user).with_holders() if user else (),
        "may_see_account": request.user.may(Permission.SEE_ACCREDITATIONS),
    }
    return render(request, "membership/person.html", context)
