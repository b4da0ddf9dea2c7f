"""Having a note drafted from the records, and taking over, or not, what they say anew."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.access import by_draft
from drafting import actions
from membership.roles import Permission
from records.forms.record_editor import number_or_zero
from records.guards import require_permission
from records.refusals import Refused
from sessions_app.models import Consultation

from .editor import arrangement, block_of, done, manuscript_page


@require_POST
@require_permission(Permission.DRAFT_NOTES)
def draft_note_for(request):
    """Begin the note for a consultation, and draft it."""
    consultations = Consultation.objects.visible_to(request.user)
    consultation = get_object_or_404(consultations, pk=number_or_zero(request.POST.get("consultation", "")))
    return _written(request, actions.draft_note_for(consultation=consultation, by=request.user))


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def draft_note(request, note):
    """Draft a note that is begun."""
    actions.draft_note(note=note, by=request.user)
    return _written(request, note)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def add_drafted(request, note):
    """Put a block that the records give into the note."""
    try:
        block = actions.add_drafted(note=note, key=request.POST.get("key", ""), by=request.user)
    except Refused as refused:
        return manuscript_page(request, note, refused=refused)
    return done(request, note, _("%(block)s is added from the records."), block)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def take_drafted(request, note, key):
    """Let a block say what the records say now."""
    language = arrangement(request, note).language
    return _settle(
        request, note, key, _("%(block)s says what the records say now."), actions.take_drafted, language=language
    )


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def keep_text(request, note, key):
    """Let a block say what it says, though the records say something else."""
    language = arrangement(request, note).language
    return _settle(request, note, key, _("%(block)s stays as it is."), actions.keep_text, language=language)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def let_go(request, note, key):
    """Make a block whose record is gone a text of one's own."""
    block = block_of(note, key)
    try:
        block = actions.detach_from_record(block=block, read=request.POST.get("read", ""), by=request.user)
    except Refused as refused:
        return manuscript_page(request, note, acting=key, refused=refused)
    return done(request, note, _("%(block)s follows no record any more."), block)


def _written(request, note):
    messages.success(request, _("The note is drafted from the records."))
    return redirect("write_note", pk=note.pk)


def _settle(request, note, key, sentence, verb, **more):
    """Do what a person has decided about a block and the text they were shown beside it."""
    block, shown = block_of(note, key), {name: request.POST.get(name, "") for name in ("read", "seen")}
    try:
        block = verb(block=block, by=request.user, **shown, **more)
    except Refused as refused:
        return manuscript_page(request, note, acting=key, refused=refused)
    return done(request, note, sentence, block)
