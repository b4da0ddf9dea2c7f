"""The pages on which a record is edited, compared and restored: one mechanism for every kind of record."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from records import actions, history
from records.forms.conflict import Conflict
from records.forms.keeping import Keeping
from records.forms.sheet import Sheet, number_in, with_plain_lines
from records.refusals import Changed, Refused

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
def edit_record(request, *, keeping: Keeping, **address):
    """Edit a record and its parts; a second person who edits the same record sees both texts."""
    record = keeping.find(request.user, address)
    if request.method != "POST":
        return _sheet_page(request, keeping, Sheet(keeping, record))
    data = with_plain_lines(request.POST)
    if "seen" in data:
        conflict = _conflict(keeping, record, data, seen=data["seen"])
        if conflict.undecided:
            return _conflict_page(request, keeping, record, conflict)
        data = conflict.resolved()
    if "arrange" in data:
        return _arranged_page(request, keeping, record, data)
    if Sheet.version_in(data) != record.version:
        return _conflict_page(request, keeping, record, _conflict(keeping, record, data))
    return _keep(request, keeping, record, data)


@_FORM
def add_record(request, *, keeping: Keeping, **address):
    """Add a record of this kind."""
    record = keeping.new(address)
    if request.method != "POST":
        return _sheet_page(request, keeping, Sheet(keeping, record))
    data = with_plain_lines(request.POST)
    if "arrange" in data:
        return _arranged_page(request, keeping, record, data)
    return _keep(request, keeping, record, data)


@require_safe
def record_history(request, *, keeping: Keeping, **address):
    """Every version of the record: when, who, what in words, why."""
    record = keeping.find(request.user, address)
    versions = history.versions_of(record)
    told = [
        {"version": new, "changes": history.changes_between(old, new)}
        for new, old in zip(versions, [*versions[1:], None], strict=True)
    ]
    return render(request, "records/history.html", {"record": record, "keeping": keeping, "told": told})


@require_safe
def choose_versions(request, *, keeping: Keeping, **address):
    """Lead from the two versions chosen on the history page to their comparison."""
    record = keeping.find(request.user, address)
    old, new = sorted(number_in(request.GET.get(name, "")) for name in ("old", "new"))
    if not old or old == new:
        return redirect(f"{record.get_absolute_url()}history/")
    return redirect(f"{record.get_absolute_url()}history/{old}..{new}/")


@require_safe
def compare_versions(request, *, keeping: Keeping, old: int, new: int, **address):
    """Two versions of the record, field by field, only what differs."""
    record = keeping.find(request.user, address)
    versions = {version.number: version for version in history.versions_of(record)}
    if old not in versions or new not in versions:
        raise Http404
    context = {
        "record": record,
        "keeping": keeping,
        "old": versions[old],
        "new": versions[new],
        "changes": history.changes_between(versions[old], versions[new]),
    }
    return render(request, "records/compare.html", context)


@_FORM
def restore_record(request, *, keeping: Keeping, old: int, **address):
    """Show what would change if an old version were restored, and restore it."""
    record = keeping.find(request.user, address)
    versions = history.versions_of(record)
    restored = next((version for version in versions if version.number == old), None)
    if restored is None:
        raise Http404
    was_seen = Sheet.version_in(request.POST) == record.version
    if request.method == "POST" and was_seen:
        actions.restore_version(record=record, number=old, by=request.user, verb=keeping.verb)
        messages.success(request, _("%(record)s stands again as in version %(number)s.") % _named(record, number=old))
        return redirect(record)
    context = {
        "record": record,
        "keeping": keeping,
        "old": restored,
        "new": versions[0],
        "changes": history.changes_between(versions[0], restored),
        "overtaken": request.method == "POST",
    }
    return render(request, "records/restore.html", context, status=409 if context["overtaken"] else 200)


def _keep(request, keeping: Keeping, record, data):
    """Keep what was typed, or show the page again with the reason why not."""
    sheet = Sheet(keeping, record, data=data)
    if not sheet.is_valid():
        return _sheet_page(request, keeping, sheet, status=422)
    if record.pk and not sheet.has_changed():
        messages.info(request, _("Nothing was changed in %(record)s.") % _named(record))
        return redirect(record)
    try:
        keeping.verb(by=request.user, **sheet.content())
    except Changed:
        record = keeping.model.objects.get(pk=record.pk)
        return _conflict_page(request, keeping, record, _conflict(keeping, record, data))
    except Refused as refused:
        sheet.form.add_error(None, refused.reasons)
        return _sheet_page(request, keeping, sheet, status=409)
    messages.success(request, _("%(record)s is saved.") % _named(record))
    return redirect(record)


def _arranged_page(request, keeping: Keeping, record, data):
    """The page after a card was added, moved or taken out: everything typed stays, nothing is kept yet."""
    begun_from = Sheet.version_in(data)
    if record.pk and begun_from != record.version:
        sheet = Sheet.of_version(keeping, _version(record, begun_from), data)
    else:
        sheet = Sheet(keeping, record, data=data)
    sheet.arrange(data["arrange"])
    return _sheet_page(request, keeping, sheet)


def _sheet_page(request, keeping: Keeping, sheet: Sheet, status: int = 200):
    context = {"record": sheet.record, "keeping": keeping, "sheet": sheet}
    template = "records/_sheet.html" if request.htmx else "records/edit.html"
    return render(request, template, context, status=status)


def _conflict_page(request, keeping: Keeping, record, conflict: Conflict):
    context = {"record": record, "keeping": keeping, "conflict": conflict}
    return render(request, "records/conflict.html", context, status=409)


def _conflict(keeping: Keeping, record, data, seen: str = "") -> Conflict:
    """What was typed since the version it began from, against the newest version, or the one `seen` on the page."""
    base = _version(record, Sheet.version_in(data))
    theirs = _version(record, number_in(seen) if seen else record.version)
    return Conflict(keeping, base=base, theirs=theirs, data=data)


def _version(record, number: int) -> history.Version:
    versions = {version.number: version for version in history.versions_of(record)}
    if number not in versions:
        raise Http404
    return versions[number]


def _named(record, **more) -> dict:
    return {"record": record, **more}
