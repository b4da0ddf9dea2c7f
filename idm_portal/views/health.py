"""What a monitor asks."""

from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from records.guards import public


@require_safe
@public("the monitor asks whether the process answers")
def livez(request):
    """Say that the process answers; touches nothing."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@public("the monitor asks whether the database answers")
def readyz(request):
    """Say whether the database answers; the broker may be away, jobs wait for it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
