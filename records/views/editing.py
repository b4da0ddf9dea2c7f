"""The pages on which a record is edited, compared and restored: one mechanism for every kind of record."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from records import actions, history
from records.forms.conflict import Conflict
from records.forms.record_admin import RecordAdmin
from records.forms.record_editor import RecordEditor, number_or_zero, with_normalized_newlines
from records.refusals import Changed, Refused

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
def edit_record(request, *, record_admin: RecordAdmin, **address):
    """Edit a record and its parts; a second person who edits the same record sees both texts."""
    record = record_admin.find(request.user, address)
    if request.method != "POST":
        return _editor_page(request, record_admin, RecordEditor(record_admin, record))
    data = with_normalized_newlines(request.POST)
    if "seen" in data:
        conflict = _conflict(record_admin, record, data, seen=data["seen"])
        if conflict.undecided:
            return _conflict_page(request, record_admin, record, conflict)
        data = conflict.resolved()
    if "arrange" in data:
        return _arranged_page(request, record_admin, record, data)
    if RecordEditor.version_in(data) != record.version:
        return _conflict_page(request, record_admin, record, _conflict(record_admin, record, data))
    return _keep(request, record_admin, record, data)


@_FORM
def add_record(request, *, record_admin: RecordAdmin, **address):
    """Add a record of this kind."""
    record = record_admin.new(address)
    if request.method != "POST":
        return _editor_page(request, record_admin, RecordEditor(record_admin, record))
    data = with_normalized_newlines(request.POST)
    if "arrange" in data:
        return _arranged_page(request, record_admin, record, data)
    return _keep(request, record_admin, record, data)


@require_safe
def record_history(request, *, record_admin: RecordAdmin, **address):
    """Every version of the record: when, who, what in words, why."""
    record = record_admin.find(request.user, address)
    versions = history.versions_of(record)
    entries = [
        {"version": new, "changes": history.changes_between(old, new)}
        for new, old in zip(versions, [*versions[1:], None], strict=True)
    ]
    return render(request, "records/history.html", {"record": record, "record_admin": record_admin, "entries": entries})


@require_safe
def choose_versions(request, *, record_admin: RecordAdmin, **address):
    """Lead from the two versions chosen on the history page to their comparison."""
    record = record_admin.find(request.user, address)
    old, new = sorted(number_or_zero(request.GET.get(name, "")) for name in ("old", "new"))
    if not old or old == new:
        return redirect(f"{record.get_absolute_url()}history/")
    return redirect(f"{record.get_absolute_url()}history/{old}..{new}/")


@require_safe
def compare_versions(request, *, record_admin: RecordAdmin, old: int, new: int, **address):
    """Two versions of the record, field by field, only what differs."""
    record = record_admin.find(request.user, address)
    versions = {version.number: version for version in history.versions_of(record)}
    if old not in versions or new not in versions:
        raise Http404
    context = {
        "record": record,
        "record_admin": record_admin,
        "old": versions[old],
        "new": versions[new],
        "changes": history.changes_between(versions[old], versions[new]),
    }
    return render(request, "records/compare.html", context)


@_FORM
def restore_record(request, *, record_admin: RecordAdmin, old: int, **address):
    """Show what would change if an old version were restored, and restore it."""
    record = record_admin.find(request.user, address)
    versions = history.versions_of(record)
    restored = next((version for version in versions if version.number == old), None)
    if restored is None:
        raise Http404
    was_seen = RecordEditor.version_in(request.POST) == record.version
    if request.method == "POST" and was_seen:
        actions.restore_version(record=record, number=old, by=request.user, verb=record_admin.verb)
        messages.success(request, _("%(record)s stands again as in version %(number)s.") % _named(record, number=old))
        return redirect(record)
    context = {
        "record": record,
        "record_admin": record_admin,
        "old": restored,
        "new": versions[0],
        "changes": history.changes_between(versions[0], restored),
        "has_changed": request.method == "POST",
    }
    return render(request, "records/restore.html", context, status=409 if context["has_changed"] else 200)


def _keep(request, record_admin: RecordAdmin, record, data):
    """Keep what was typed, or show the page again with the reason why not."""
    editor = RecordEditor(record_admin, record, data=data)
    if not editor.is_valid():
        return _editor_page(request, record_admin, editor, status=422)
    if record.pk and not editor.has_changed():
        messages.info(request, _("Nothing was changed in %(record)s.") % _named(record))
        return redirect(record)
    try:
        record_admin.verb(by=request.user, **editor.content())
    except Changed:
        record = record_admin.model.objects.get(pk=record.pk)
        return _conflict_page(request, record_admin, record, _conflict(record_admin, record, data))
    except Refused as refused:
        editor.form.add_error(None, refused.reasons)
        return _editor_page(request, record_admin, editor, status=409)
    messages.success(request, _("%(record)s is saved.") % _named(record))
    return redirect(record)


def _arranged_page(request, record_admin: RecordAdmin, record, data):
    """The page after a card was added, moved or taken out: everything typed stays, nothing is kept yet."""
    begun_from = RecordEditor.version_in(data)
    if record.pk and begun_from != record.version:
        editor = RecordEditor.of_version(record_admin, _version(record, begun_from), data)
    else:
        editor = RecordEditor(record_admin, record, data=data)
    editor.arrange(data["arrange"])
    return _editor_page(request, record_admin, editor)


def _editor_page(request, record_admin: RecordAdmin, editor: RecordEditor, status: int = 200):
    context = {"record": editor.record, "record_admin": record_admin, "editor": editor}
    template = "records/_editor.html" if request.htmx else "records/edit.html"
    return render(request, template, context, status=status)


def _conflict_page(request, record_admin: RecordAdmin, record, conflict: Conflict):
    context = {"record": record, "record_admin": record_admin, "conflict": conflict}
    return render(request, "records/conflict.html", context, status=409)


def _conflict(record_admin: RecordAdmin, record, data, seen: str = "") -> Conflict:
    """What was typed since the version it began from, against the newest version, or the one `seen` on the page."""
    base = _version(record, RecordEditor.version_in(data))
    theirs = _version(record, number_or_zero(seen) if seen else record.version)
    return Conflict(record_admin, base=base, theirs=theirs, data=data)


def _version(record, number: int) -> history.Version:
    versions = {version.number: version for version in history.versions_of(record)}
    if number not in versions:
        raise Http404
    return versions[number]


def _named(record, **more) -> dict:
    return {"record": record, **more}
