"""The Council's sessions and the dialogue's sittings in them; these pages read and never change."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from membership.roles import Permission
from records.guards import public
from records.templatetags.texts import fallback
from sessions_app import rules
from sessions_app.models import CouncilSession, Sitting


@require_safe
@public("the sessions of published years are for everybody")
def council_session(request, number):
    """One session of the Council: its time, and the dialogue's sittings in order."""
    sessions = CouncilSession.objects.visible_to(request.user).with_programme()
    session = get_object_or_404(sessions, number=number)
    notes = (
        session.year.notes_reporting.visible_to(request.user).issued().with_facts().with_files() if session.year else []
    )
    context = {
        "session": session,
        "shown_in": _shown_in(*session.sittings.all()),
        "notes": notes,
        "may_keep": request.user.may(Permission.KEEP_PROGRAMME),
    }
    return render(request, "idm_portal/council_session.html", context)


@require_safe
@public("the sittings of published years are for everybody")
def sitting(request, number, position):
    """One sitting: what it was for, who appeared and said what, and what emerged."""
    sittings = Sitting.objects.visible_to(request.user).with_programme()
    sitting = get_object_or_404(sittings, council_session__number=number, position=position)
    may_keep = request.user.may(Permission.KEEP_PROGRAMME)
    context = {
        "sitting": sitting,
        "session": sitting.council_session,
        "shown_in": _shown_in(sitting),
        "may_keep": may_keep,
        "warnings": rules.warnings_about(sitting, timezone.localdate()) if may_keep else [],
    }
    return render(request, "idm_portal/sitting.html", context)


def _shown_in(*sittings: Sitting) -> str:
    """The language that stands in for the reader's own anywhere in these sittings; empty where nothing is missing."""
    languages = (
        language
        for sitting in sittings
        for language in (
            fallback(sitting, "title"),
            *(fallback(passage, "text") for passage in sitting.passages.all()),
            *(fallback(appearance, "function", "body", "state", "summary") for appearance in sitting.appearances.all()),
        )
    )
    return next(filter(None, languages), "")
