"""Starting a note, and having it typeset."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.actions import notes, renditions
from documents.forms.notes import StartForm
from documents.models import Note
from membership.roles import Permission
from records.guards import require_permission

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@require_permission(Permission.DRAFT_NOTES)
def start_note(request):
    """Begin a draft, with a cover proposed from the consultation that it is for."""
    form = StartForm(request.POST or None, initial={"consultation": request.GET.get("consultation")})
    if not form.is_valid():
        return render(request, "documents/start_note.html", {"form": form}, status=422 if form.errors else 200)
    note = notes.start_note(by=request.user, **form.cleaned_data)
    messages.success(request, _("The draft is begun. Look over its cover, then write its text."))
    return redirect("edit_note", pk=note.pk)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
def order_rendition(request, pk=None, symbol=None):
    """Have a draft typeset, or the file of an issued note that is still missing."""
    visible = Note.objects.visible_to(request.user)
    note = get_object_or_404(visible, pk=pk) if pk else get_object_or_404(visible.called(symbol))
    language = request.POST.get("language") or get_language()
    if language not in dict(Note.original_language.field.choices):
        raise Http404
    renditions.order_rendition(note=note, language=language, by=request.user)
    return redirect(f"{note.get_absolute_url()}#files")
