"""Writing a draft: the manuscript, and what one does with its blocks.

Every act answers with `_desk.html`, the very fragment that the page includes; without htmx it leads back to the page.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.access import by_draft
from documents.actions import blocks as actions
from documents.choices import Level
from documents.models import Block, Note
from documents.queries import last_of, writing_of
from drafting.forms.arrangement import Arrangement
from drafting.forms.blocks import BlockForm, SplitForm
from drafting.forms.manuscript import Manuscript
from membership.roles import Permission
from records.forms.record_editor import number_or_zero
from records.guards import require_permission
from records.refusals import Changed, Refused

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class ConcurrentEdit:
    """What somebody else has made of a text while this person was writing it."""

    text: str
    by: object
    moment: datetime


@require_safe
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def write_note(request, note):
    """The manuscript of a draft: its text beside the preview, or two or three languages side by side."""
    return manuscript_page(request, note, undo=_number(request, "undo"))


@_FORM
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def add_block(request, note):
    """Write a new block, below another or at the end; it is there from its first words on."""
    language, after = arrangement(request, note).language, _number(request, "after")
    level = Level.HEADING if "heading" in request.GET else Level.PARAGRAPH
    form = BlockForm.fresh(language, level, request.POST or None)
    if request.method != "POST":
        return manuscript_page(request, note, new=form.focused(), after=after)
    if not form.is_valid():
        return manuscript_page(request, note, new=form, after=after, status=422)
    block = actions.add_block(
        note=note,
        after=note.blocks.with_key(after).first(),
        level=form.cleaned_data.get("level") or level,
        texts={language: form.cleaned_data["text"]},
        by=request.user,
    )
    return done(request, note, _("%(block)s is added."), block)


@_FORM
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def edit_block(request, note, key):
    """Write a block in one language; whoever comes second sees both texts and loses nothing."""
    here = arrangement(request, note)
    block = note.blocks.with_key(key).first()
    if block is None:
        return _lost(request, note, key, here.language)
    form = here.form_of(block, request.POST or None)
    if request.method != "POST":
        opened = form.with_footnote() if "footnote" in request.GET else form
        return manuscript_page(request, note, acting=key, forms={key: opened.focused()})
    if not form.is_valid():
        return manuscript_page(request, note, acting=key, forms={key: form}, status=422)
    try:
        actions.edit_block(block=block, language=here.language, by=request.user, **form.cleaned_data)
    except Changed:
        return _both_texts(request, note, key, here.language, form)
    return done(request, note, _("%(block)s is saved."), block)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def confirm_translation(request, note, key):
    """Say that a translation is still right as it is; what was typed meanwhile stays open, and is not confirmed."""
    here, block = arrangement(request, note), block_of(note, key)
    form = here.form_of(block, request.POST)
    if "text" in request.POST and not form.is_untouched():
        return manuscript_page(request, note, acting=key, forms={key: form}, status=422)
    try:
        actions.confirm_translation(
            block=block, language=here.language, read=request.POST.get("both", ""), by=request.user
        )
    except Refused as refused:
        return manuscript_page(request, note, acting=key, refused=refused)
    return done(request, note, _("%(block)s is still right as it is."), block)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def move_block(request, note, key):
    """Move a block one place up or down."""
    block = actions.move_block(block=block_of(note, key), up=request.POST.get("direction") == "up", by=request.user)
    return done(request, note, _("Moved; it is now %(block)s."), block)


@_FORM
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def split_block(request, note, key):
    """Divide a paragraph in all languages, each after the sentence that was chosen."""
    block = block_of(note, key)
    form = SplitForm(block, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return manuscript_page(request, note, acting=key, forms={key: form}, status=422 if form.errors else 200)
    try:
        second = actions.split_block(block=block, at=form.places(), read=form.cleaned_data["read"], by=request.user)
    except Refused as refused:
        return manuscript_page(request, note, acting=key, forms={key: SplitForm(block_of(note, key))}, refused=refused)
    return done(request, note, _("Divided; the second part is now %(block)s."), second)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def merge_block(request, note, key):
    """Join a paragraph with the next one, in all languages."""
    try:
        block = actions.merge_block(block=block_of(note, key), by=request.user)
    except Refused as refused:
        return manuscript_page(request, note, acting=key, refused=refused)
    return done(request, note, _("Joined; the text is now %(block)s."), block)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def delete_block(request, note, key):
    """Take a block out in all languages; what follows offers to bring it back."""
    try:
        actions.delete_block(block=block_of(note, key), read=request.POST.get("read", ""), by=request.user)
    except Refused as refused:
        return manuscript_page(request, note, acting=key, refused=refused)
    return done(request, note, _("The block is taken out in all three languages."), undo=key)


@require_POST
@require_permission(Permission.DRAFT_NOTES)
@by_draft
def restore_block(request, note, key):
    """Bring back a block that was taken out, with what was written for it since."""
    language = arrangement(request, note).language
    form = BlockForm(request.POST, language=language, level=Level.PARAGRAPH, key=str(key))
    if not form.is_valid():
        return _lost(request, note, key, language, refused=Refused(form.errors["text"]))
    texts = {language: form.cleaned_data["text"]} if "text" in request.POST else {}
    rendering = form.cleaned_data["rendering"]
    try:
        block = actions.restore_block(note=note, key=key, texts=texts, rendering=rendering, by=request.user)
    except Changed:
        return _both_texts(request, note, key, language, form)
    return done(request, note, _("%(block)s is brought back."), block)


def block_of(note: Note, key: int) -> Block:
    """The block of this key in the note, or 404."""
    return get_object_or_404(note.blocks, pk=key)


def arrangement(request: HttpRequest, note: Note) -> Arrangement:
    """How the address wants the editor to be arranged."""
    return Arrangement.asked_for(request.GET, note.original_language)


def _number(request: HttpRequest, name: str) -> int | None:
    """A number that the address gives, as in `?after=17`."""
    return number_or_zero(request.GET.get(name, "")) or None


def _kept(request: HttpRequest, language: str) -> set[tuple[int, str]]:
    """The keys and languages of the blocks that are open in the browser: what is typed there stays as it is."""
    names = [*request.POST.getlist("open"), *request.GET.getlist("open")] if request.htmx else []
    named = [name.partition("-") for name in names if name != request.GET.get("close")]
    return {(number_or_zero(key), code or language) for key, _dash, code in named}


def manuscript_page(request, note, *, said="", undo=None, lost=None, refused=None, status=200, **writing):
    """The editor with the manuscript: the fragment for htmx, the page for everybody else."""
    here = arrangement(request, note)
    manuscript = Manuscript(note, here, kept=_kept(request, here.language), **writing)
    context = {
        "note": note,
        "manuscript": manuscript,
        "saved": note.history.select_related("history_user").latest(),
        "said": said,
        "undo": undo,
        "lost": lost,
        "problems": [("", reason) for reason in refused.reasons] if refused else [],
        "may_issue": request.user.may(Permission.ISSUE_NOTES),
    }
    template = "drafting/_manuscript.html" if request.htmx else "drafting/write_note.html"
    return render(request, template, context, status=409 if refused else status)


def done(request, note, sentence, block=None, *, undo=None):
    """The answer to an act that has succeeded: a sentence that names the block where it stands now."""
    manuscript = Manuscript(note, arrangement(request, note), acting=block and block.pk)
    said = capfirst(sentence % {"block": manuscript.acted.name} if manuscript.acted else sentence)
    if request.htmx:
        return manuscript_page(request, note, acting=manuscript.acting, said=said, undo=undo)
    messages.success(request, said)
    return redirect(f"{manuscript.address}{f'&undo={undo}' if undo else ''}#{f'block-{block.pk}' if block else 'desk'}")


def _both_texts(request, note, key, language, form):
    """The block open again, with what somebody else has made of it and what this person wrote."""
    block = note.blocks.with_key(key).first()
    if block is None:
        return _lost(request, note, key, language)
    typed = {"text": form.cleaned_data["text"], "rendering": form.cleaned_data["rendering"]}
    both = arrangement(request, note).form_of(block, **typed)
    writing = writing_of(block, language)
    both.meanwhile = ConcurrentEdit(block.text_in(language), writing.history_user, writing.history_date)
    return manuscript_page(request, note, acting=key, forms={key: both}, status=409)


def _lost(request, note, key, language, *, refused=None):
    """Somebody has taken the block out while this person was writing: it can come back with what was typed."""
    last = last_of(note, key)
    if last is None:
        raise Http404
    text = request.POST.get("text", getattr(last, f"text_{language}") or "")
    rendering = request.POST.get("rendering", "")
    lost = {"key": key, "text": text, "language": language, "by": last.history_user, "rendering": rendering}
    return manuscript_page(request, note, lost=lost, refused=refused, status=409)
