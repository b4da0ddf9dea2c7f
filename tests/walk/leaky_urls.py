"""The portal with three holes, for the walk to fall into."""

from django.http import HttpResponse
from django.urls import path

from idm_portal import urls as portal
from records.guards import public
from records.views import work

from .marks import word


def unguarded(request):
    """A view of ours that nobody stands before."""
    return HttpResponse("come in")


@public("the front page is for everybody")
def leaky_home(request):
    """Answers as it should, with words that are not for everybody."""
    return HttpResponse(f"This year: {word('year')}")


urlpatterns = [
    path("unguarded/", unguarded, name="unguarded"),
    path("secretariat/jobs/", public("nobody has looked")(work.jobs.__wrapped__.__wrapped__), name="jobs"),
    path("", leaky_home, name="home"),
    *portal.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    portal.handler400,
    portal.handler403,
    portal.handler404,
    portal.handler500,
)
