"""Addresses that fail in every way that a page can fail; the tests here put them beside the portal's own."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from idm_portal.urls import *  # noqa: F403 -- the handlers too
from idm_portal.urls import urlpatterns as of_the_portal
from membership.roles import Permission
from records.guards import public, require_permission
from records.refusals import Refused


@csrf_exempt
@public("a test")
def breaks(request):
    raise ZeroDivisionError("the sum of nothing")


@public("a test")
def is_odd(request):
    raise SuspiciousOperation


@csrf_exempt
@public("a test")
def refuses(request):
    raise Refused(["Portugal has 3 of 3 places.", "Registration closed on 28 March 2008."])


@public("a test")
def asks(request):
    """A page of the portal with a button that will be refused, and one whose place is taken by another."""
    form = "<form method=post action=/{0}/ hx-post=/{0}/ hx-swap=outerHTML><button id={0}>{0}</button></form>"
    body = f"{form.format('refuses')}{form.format('breaks')}"
    template = engines["django"].from_string("{% extends '400.html' %}{% block content %}{{ body|safe }}{% endblock %}")
    return HttpResponse(template.render({"body": body}, request))


@require_permission(Permission.ISSUE_NOTES)
def issues(request):
    return HttpResponse("issued")


urlpatterns = [
    path("breaks/", breaks),
    path("is-odd/", is_odd),
    path("refuses/", refuses),
    path("issues/", issues),
    path("asks/", asks),
    *of_the_portal,
]
