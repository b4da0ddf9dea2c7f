"""The register of symbols: what is taken, and where the gaps are."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.actions import symbols as actions
from documents.forms.symbols import EnterForm, ReserveForm
from documents.models import SymbolEntry
from membership.roles import Permission
from records.guards import require_permission

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require_permission(Permission.SEE_DRAFTS, Permission.KEEP_SYMBOLS)
def symbols(request):
    """The symbols of one stem, in their order, with the gaps between them."""
    entries = SymbolEntry.objects.visible_to(request.user)
    stems = entries.stems()
    stem = request.GET.get("stem") or (stems[0] if stems else "")
    context = {
        "stems": stems,
        "stem": stem,
        "rows": entries.of_stem(stem).with_notes().with_gaps(),
        "next_number": entries.next_number(stem),
        "may_keep": request.user.may(Permission.KEEP_SYMBOLS),
    }
    return render(request, "documents/symbols.html", context)


@_FORM
@require_permission(Permission.KEEP_SYMBOLS)
def reserve_symbol(request):
    """Keep a symbol free for a document to come."""
    form = ReserveForm(request.POST or None)
    if not form.is_valid():
        return render(request, "documents/reserve_symbol.html", {"form": form}, status=422 if form.errors else 200)
    entry = actions.reserve_symbol(by=request.user, **form.cleaned_data)
    messages.success(request, _("%(symbol)s is reserved.") % {"symbol": entry})
    return redirect(entry)


@_FORM
@require_permission(Permission.KEEP_SYMBOLS)
def enter_symbol(request):
    """Record the symbol of a document that is not kept here."""
    form = EnterForm(request.POST or None)
    if not form.is_valid():
        return render(request, "documents/enter_symbol.html", {"form": form}, status=422 if form.errors else 200)
    entry = actions.enter_symbol(by=request.user, **form.cleaned_data)
    messages.success(request, _("%(symbol)s stands in the register.") % {"symbol": entry})
    return redirect(entry)
