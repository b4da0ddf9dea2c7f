"""The plain list and the plain page of a kind of record."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from records import history
from records.forms.keeping import Keeping


@require_safe
def list_records(request, *, keeping: Keeping):
    """The records of a kind: searched, filtered, sorted, 25 a page."""
    words, sort = request.GET.get("q", "").strip(), request.GET.get("sort", "")
    records = keeping.found(keeping.prepare(keeping.model.objects.visible_to(request.user)), words)
    filters = keeping.filters(request.GET, queryset=records) if keeping.filters else None
    records = keeping.sorted(filters.qs if filters else records, sort)
    page = Paginator(records, 25).get_page(request.GET.get("page"))
    may_add = keeping.add_address and request.user.may(keeping.permission)
    context = {
        "keeping": keeping,
        "page": page,
        "filters": filters,
        "words": words,
        "sort": sort,
        "may_add": reverse(f"add_{keeping.name}") if may_add else "",
    }
    return render(request, "records/list.html", context)


@require_safe
def show_record(request, *, keeping: Keeping, **address):
    """The plain page of a record: its facts and its parts."""
    record = keeping.find(request.user, address)
    parts = [
        (capfirst(model._meta.verbose_name_plural), rows) for model, rows in history.parts_of(record).items() if rows
    ]
    context = {
        "record": record,
        "keeping": keeping,
        "parts": parts,
        "may_keep": request.user.may(keeping.permission),
    }
    return render(request, "records/record.html", context)
