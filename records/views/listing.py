"""The plain list and the plain page of a kind of record."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from records import history
from records.forms.record_admin import RecordAdmin


@require_safe
def list_records(request, *, record_admin: RecordAdmin):
    """The records of a kind: searched, filtered, sorted, 25 a page."""
    words, sort = request.GET.get("q", "").strip(), request.GET.get("sort", "")
    records = record_admin.found(record_admin.prepare(record_admin.model.objects.visible_to(request.user)), words)
    filters = record_admin.filters(request.GET, queryset=records) if record_admin.filters else None
    records = record_admin.sorted(filters.qs if filters else records, sort)
    page = Paginator(records, 25).get_page(request.GET.get("page"))
    may_add = record_admin.add_address and request.user.may(record_admin.permission)
    context = {
        "record_admin": record_admin,
        "page": page,
        "filters": filters,
        "words": words,
        "sort": sort,
        "may_add": reverse(f"add_{record_admin.name}") if may_add else "",
    }
    return render(request, "records/list.html", context)


@require_safe
def show_record(request, *, record_admin: RecordAdmin, **address):
    """The plain page of a record: its facts and its parts."""
    record = record_admin.find(request.user, address)
    parts = [
        (capfirst(model._meta.verbose_name_plural), rows) for model, rows in history.parts_of(record).items() if rows
    ]
    context = {
        "record": record,
        "record_admin": record_admin,
        "parts": parts,
        "may_keep": request.user.may(record_admin.permission),
    }
    return render(request, "records/record.html", context)
