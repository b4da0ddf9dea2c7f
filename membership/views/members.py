"""Members of the dialogue: the list, one Member, a new name, a spreadsheet of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from membership import exports, rules
from membership.actions import members as actions
from membership.choices import Outcome
from membership.forms.members import MemberFilter, PreviewedForm, RenameMemberForm, SpreadsheetForm
from membership.forms.records import MEMBER
from membership.models import Member
from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused
from records.spreadsheets import CONTENT_TYPE


@require_safe
@public("which States and observers take part is known to everybody")
def members(request):
    """Members in the alphabet of the reader's language, today or as they were on a day."""
    asked = MemberFilter(request.GET, queryset=Member.objects.visible_to(request.user))
    sort = request.GET.get("sort", "")
    context = {
        "filters": asked,
        "columns": MEMBER.columns,
        "sort": sort,
        "day": asked.form.cleaned_data.get("day") if asked.is_valid() else None,
        "page": Paginator(MEMBER.sorted(asked.qs, sort), 25).get_page(request.GET.get("page")),
        "may_keep": request.user.may(Permission.KEEP_MEMBERSHIP),
        "may_export": request.user.may(Permission.EXPORT_RECORDS),
    }
    return render(request, "membership/members.html", context)


@require_safe
@public("which States and observers take part is known to everybody")
def member(request, slug):
    """One Member: the names of its days, when it came and left, how its missions are reached."""
    member = get_object_or_404(Member.objects.visible_to(request.user).with_names(), slug=slug)
    accredited = member.accreditations.visible_to(request.user).in_force_today().with_holders()
    context = {
        "member": member,
        "accreditations": accredited if request.user.may(Permission.SEE_ACCREDITATIONS) else None,
        "may_keep": request.user.may(Permission.KEEP_MEMBERSHIP),
    }
    return render(request, "membership/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_MEMBERSHIP)
def rename_member(request, slug):
    """Give a Member a new name from a day on."""
    member = get_object_or_404(Member.objects.visible_to(request.user), slug=slug)
    form = RenameMemberForm(request.POST or None)
    if form.is_valid():
        try:
            actions.rename_member(member=member, name=form.instance, by=request.user, why=form.cleaned_data["why"])
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("%(member)s has a new name.") % {"member": member})
            return redirect(member)
    return render(request, "membership/rename.html", {"record": member, "form": form}, status=status_of(form))


@require_safe
@require_permission(Permission.EXPORT_RECORDS)
def export_members(request):
    """All Members as a spreadsheet, which can be completed and brought in again."""
    members = Member.objects.visible_to(request.user).with_names()
    disposition = {"Content-Disposition": 'attachment; filename="members.xlsx"'}
    return HttpResponse(exports.spreadsheet_of_members(members), content_type=CONTENT_TYPE, headers=disposition)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_MEMBERSHIP)
def import_members(request):
    """Bring in a spreadsheet of Members: first what each row would do, then, once confirmed, its doing."""
    if "rows" in request.POST:
        return _import(request)
    form = SpreadsheetForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "membership/import_members.html", {"form": form}, status=status_of(form))
    return _preview(request, form.cleaned_data["file"])


def _preview(request, rows):
    verdicts = rules.verdicts_on(rows)
    counts = {outcome.value: sum(verdict.outcome == outcome for verdict in verdicts) for outcome in Outcome}
    context = {
        "verdicts": verdicts,
        "counts": counts,
        "coming": counts[Outcome.NEW] + counts[Outcome.CHANGED],
        "form": PreviewedForm.signed(rows),
    }
    return render(request, "membership/preview_of_members.html", context)


def _import(request):
    form = PreviewedForm(request.POST)
    if not form.is_valid():
        context = {"form": SpreadsheetForm(), "problems": [("", sentence) for sentence in form.errors["rows"]]}
        return render(request, "membership/import_members.html", context, status=422)
    verdicts = actions.import_members(
        rows=form.cleaned_data["rows"], by=request.user, why=_("brought in from a spreadsheet")
    )
    count = sum(verdict.outcome in (Outcome.NEW, Outcome.CHANGED) for verdict in verdicts)
    success = ngettext("%(count)s Member was brought in.", "%(count)s Members were brought in.", count)
    messages.success(request, success % {"count": count})
    return redirect("members")
