"""The portal with four faults, for the fuzz to find."""

from django.http import HttpResponse
from django.urls import path

from idm_portal import urls as portal
from membership.models import Person
from records.guards import public, signed_in
from records.refusals import Refused


@public("nobody has looked")
def search(request):
    """Fails at a word, and gives back another as markup."""
    number = int(request.GET.get("page", "1"))
    return HttpResponse(f"<p>{request.POST.get('text', number)}</p>")


@public("nobody has looked")
def speakers(request):
    """Changes a record when somebody looks."""
    Person.objects.filter(slug="berta").update(family_name="seen")
    return HttpResponse("seen")


@signed_in
def account(request):
    """Lets everybody change another's record, and changes it also where it refuses."""
    Person.objects.filter(slug="berta").update(family_name="changed")
    if "refused" in request.POST:
        raise Refused(["No."])
    return HttpResponse("changed")


urlpatterns = [
    path("search/", search, name="search"),
    path("speakers/", speakers, name="speakers"),
    path("account/", account, name="account"),
    *portal.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    portal.handler400,
    portal.handler403,
    portal.handler404,
    portal.handler500,
)
