"""What the portal answers when it cannot answer what was asked."""

import logging
import secrets

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from membership.access import Visitor
from membership.roles import Permission
from records.guards import refusal

logger = logging.getLogger(__name__)


def bad_request(request, exception):
    """400: what the browser sent cannot be read, perhaps not even who sent it."""
    request.user = getattr(request, "user", Visitor())
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    """403: the person may know that the page exists, and lacks the permission; the page says which."""
    permissions = [Permission(name) for name in exception.args if name in Permission]
    reason = "" if permissions else str(exception)
    if request.htmx:
        return refusal(request, [reason or _("You have no permission for this.")], status=403)
    return render(request, "403.html", {"permissions": permissions, "reason": reason}, status=403)


def not_found(request, exception):
    """404: there is no such page, or this person may not see it; which of the two is nobody's business."""
    return render(request, "404.html", status=404)


def expired(request, reason=""):
    """403: the form was not made for this session; it stood open for too long, or cookies are off."""
    sentence = _("The page stood open for too long, or your browser keeps no cookies. Open it again, then send it.")
    return refusal(request, [sentence], status=403)


def failed(request):
    """500: a fault of ours. The page asks neither the database nor the session, which may be what failed."""
    number = secrets.token_hex(4)
    logger.exception("Request %s failed", number)
    request.user = Visitor()
    page = get_template("500.html").render({"request": request, "number": number})
    return HttpResponse(page, status=500)
