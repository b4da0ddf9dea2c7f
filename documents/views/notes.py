"""Reading notes: the list, a note or draft, its files, its snapshot."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from documents.access import by_draft, by_symbol
from documents.choices import BACK
from documents.forms.notes import NoteFilters
from documents.models import Note
from documents.numbering import numbered
from documents.typesetting.pages import note_html, set_block
from jobs.models import Job
from jobs.tasks import name_jobs
from membership.roles import Permission
from records.guards import public


@require_safe
@public("issued documents are for everybody")
def documents(request):
    """The documents that were issued, searched and filtered; above them the drafts, for those who work on them."""
    notes = Note.objects.visible_to(request.user)
    filters = NoteFilters(request.GET, queryset=notes.issued().with_facts().with_files())
    context = {
        "filters": filters,
        "page": Paginator(filters.qs, 25).get_page(request.GET.get("page")),
        "drafts": notes.drafts().with_facts() if request.user.may(Permission.SEE_DRAFTS) else (),
        "may_draft": request.user.may(Permission.DRAFT_NOTES),
        "may_keep_symbols": request.user.may(Permission.KEEP_SYMBOLS),
    }
    return render(request, "documents/documents.html", context)


@require_safe
@public("issued documents are for everybody; of drafts nobody else learns")
@by_symbol
def note(request, note):
    """An issued note: what it is, its files, its text."""
    return _note_page(request, note)


@require_safe
@public("a draft's address leads to the note once it is issued; until then it is hidden from the public")
@by_draft
def draft(request, note):
    """A draft as it reads now."""
    return _note_page(request, note)


@require_safe
@public("files of issued documents are for everybody")
@by_symbol
def note_pdf(request, note):
    """The PDF of an issued note in the language of the address."""
    return _file(request, note)


@require_safe
@public("a draft's address leads to the note once it is issued; until then it is hidden from the public")
@by_draft
def draft_pdf(request, note):
    """The PDF of a draft that was typeset last."""
    return _file(request, note)


@require_safe
@public("issued documents are for everybody")
@by_symbol
def note_json(request, note):
    """What was issued, in all languages: the very bytes whose SHA-256 the page shows."""
    snapshot = note.snapshot
    return _known_by_hash(
        request, snapshot.sha256, lambda: HttpResponse(snapshot.content, content_type="application/json; charset=utf-8")
    )


def _note_page(request, note):
    language = get_language()
    text = note.value_in(language)
    addresses = Note.objects.visible_to(request.user).cited_in(text)
    awaited = _awaited(request, note)
    context = {
        "note": note,
        "text": note_html(text, target="web", link=addresses.get),
        "contents": [set_block(block, language) for block in numbered(text.blocks) if not block.number],
        "file": next((file for file in note.files if file.language == language), None),
        "may_draft": note.is_draft and request.user.may(Permission.DRAFT_NOTES),
        "may_issue": note.is_draft and request.user.may(Permission.ISSUE_NOTES),
        "may_retry": request.user.may(Permission.RETRY_JOBS),
        "may_typeset": request.user.may(Permission.DRAFT_NOTES),
        "awaited": awaited,
        "related": _related(request, note),
    }
    return render(request, "documents/note.html", context)


def _awaited(request, note) -> list:
    """The files that a worker has still to make, each with its job, for those who may see how far it is.

    They are read together with the files that are there, so that one that is just being kept shows as one or the other.
    """
    if not request.user.may(Permission.SEE_JOBS):
        return []
    renditions = list(note.renditions.that_count().in_order_of_languages())
    note.files = [rendition for rendition in renditions if rendition.is_ready]
    awaited = [rendition for rendition in renditions if not rendition.is_ready]
    jobs = {job.key: job for job in Job.objects.about("documents.typeset", [rendition.pk for rendition in awaited])}
    name_jobs(jobs.values())
    for rendition in awaited:
        rendition.job = jobs.get(rendition.pk)
    return awaited


def _related(request, note) -> list[dict]:
    """The documents that the note cites or changes, and those that cite or change it and that one may see."""
    if note.is_draft:
        return []
    lines = [
        (relation.get_bond_display(), relation.target, relation.target.note if relation.is_open else None)
        for relation in note.relations.with_targets(request.user)
    ] + [
        (BACK[relation.bond], relation.note.symbol, relation.note)
        for relation in note.symbol.relations.visible_to(request.user)
    ]
    return [
        {"bond": bond, "symbol": symbol, "address": other and other.get_absolute_url()} for bond, symbol, other in lines
    ]


def _file(request, note):
    """The typeset file in the language of the address, or a page that says that it is being prepared."""
    language = get_language()
    file = next((file for file in note.files if file.language == language), None)
    if file is None:
        response = render(request, "documents/preparing.html", {"note": note}, status=404)
        response["Retry-After"], response["Cache-Control"] = "20", "no-store"
        return response
    name = note.symbol.symbol.replace("/", "-") if note.symbol else f"draft-{note.pk}"
    facts = {"content_type": "application/pdf", "headers": {"Content-Language": language}}
    return _known_by_hash(
        request, file.sha256, lambda: FileResponse(file.file.open(), filename=f"{name}-{language}.pdf", **facts)
    )


def _known_by_hash(request, sha256: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer under its hash: whoever has these bytes already is not sent them again."""
    etag = f'"{sha256}"'
    response = get_conditional_response(request, etag=etag) or answer()
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response
