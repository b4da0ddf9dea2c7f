"""The last looks at a draft: what stands in the way of issuing it, and issuing it, beside what the records say now."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents import rules
from documents.access import by_draft
from documents.actions import notes
from documents.forms.notes import IssueForm
from drafting.comparison import Comparison
from membership.roles import Permission
from records.guards import require_permission
from records.refusals import Refused

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def check_note(request, note):
    """What still stands in the way of issuing the draft."""
    context = {
        "note": note,
        "obstacles": rules.obstacles_to_issuing(note),
        "stale": len(Comparison(note, note.blocks.all()).waiting),
    }
    return render(request, "drafting/check_note.html", context)


@_FORM
@require_permission(Permission.ISSUE_NOTES)
@by_draft
def issue_note(request, note):
    """Issue a note: the consequences, and the symbol typed once more; or the reasons why not."""
    form = IssueForm(note, request.POST or None)
    context = {
        "note": note,
        "form": form,
        "consequences": rules.consequences_of_issuing(note),
        "stale": len(Comparison(note, note.blocks.all()).waiting),
    }
    if not form.is_valid():
        context["obstacles"] = rules.obstacles_to_issuing(note)
        return render(request, "drafting/issue_note.html", context, status=422 if form.errors else 200)
    try:
        note = notes.issue_note(note=note, symbol=form.cleaned_data["typed"], by=request.user)
    except Refused as refused:
        return render(request, "drafting/issue_note.html", context | {"obstacles": refused.reasons}, status=409)
    messages.success(request, _("%(symbol)s is issued. Its files are being typeset.") % {"symbol": note})
    return redirect(note)
