"""The files that records carry: handed out, added and taken away."""

import logging

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from records import actions, uploads
from records.forms.files import FileForm
from records.forms.record_admin import RecordAdmin
from records.guards import public
from records.models import StoredFile

logger = logging.getLogger(__name__)
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@public("a file is as open as the record that carries it")
def download_file(request, key):
    """Hand out a file, as something to be kept and never to be run."""
    stored = get_object_or_404(StoredFile.objects.visible_to(request.user), pk=key)
    try:
        content = stored.file.open()
    except (OSError, ValueError) as missing:
        logger.error("The content of file %s (%s) is not on the disk: %s", stored.pk, stored.file.name, missing)
        return render(request, "records/file_is_gone.html", {"stored": stored}, status=404)
    return uploads.handed_out(content, name=stored.name, content_type=stored.content_type)


@_FORM
def add_file(request, *, record_admin: RecordAdmin, **address):
    """Add a file to a record."""
    record = record_admin.find(request.user, address)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        stored = actions.keep_file(record=record, upload=form.cleaned_data["upload"], by=request.user)
        messages.success(request, _("%(file)s now belongs to %(record)s.") % {"file": stored, "record": record})
        return redirect(record)
    problems = [("id_upload", sentence) for sentence in form.errors.get("upload", [])]
    context = {"record": record, "record_admin": record_admin, "form": form, "problems": problems}
    return render(request, "records/add_file.html", context, status=422 if problems else 200)


@_FORM
def take_file_away(request, *, record_admin: RecordAdmin, key: int, **address):
    """Take a file away from its record, after saying that it does not come back."""
    record = record_admin.find(request.user, address)
    stored = get_object_or_404(StoredFile.objects.of(record), pk=key)
    if request.method == "POST":
        actions.take_file_away(stored=stored, by=request.user)
        messages.success(request, _("%(file)s is taken away from %(record)s.") % {"file": stored, "record": record})
        return redirect(record)
    consequences = [
        _("The file no longer belongs to %(record)s, and nobody can download it.") % {"record": record},
        _("Its content does not come back; the history keeps its name and its fingerprint."),
    ]
    context = {"record": record, "record_admin": record_admin, "stored": stored, "consequences": consequences}
    return render(request, "records/take_file_away.html", context)
