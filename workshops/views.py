"""The pages of topics and workshops, and the doors to their verbs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from membership.roles import Permission
from records.guards import allow, public
from records.templatetags.texts import fallback
from sessions_app.forms.programme import MoveForm
from sessions_app.models import Year

from . import actions, rules
from .models import Topic, Workshop

# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@public("the workshops of published years are for everybody")
def workshops(request):
    """Every workshop: those that are coming, then the past ones by year."""
    words, today = request.GET.get("q", "").strip(), timezone.localdate()
    found = Workshop.objects.visible_to(request.user).found_by(words).with_year()
    may_keep = _may_keep(request)
    context = {
        "coming": found.coming_on(today),
        "page": Paginator(found.past_on(today), 25).get_page(request.GET.get("page")),
        "words": words,
        "may_add_to": Year.objects.visible_to(request.user).from_today(today).first() if may_keep else None,
    }
    return render(request, "workshops/workshops.html", context)


@require_safe
@public("the workshops of published years are for everybody")
def workshop(request, number, slug):
    """One workshop: when and where, why and about what, its programme, its people, and the topics that it came from."""
    workshops = Workshop.objects.visible_to(request.user).with_number().with_programme(request.user)
    workshop = get_object_or_404(workshops, year__number=number, slug=slug)
    may_keep, today = _may_keep(request), timezone.localdate()
    context = {
        "workshop": workshop,
        "is_over": workshop.is_over_on(today),
        "shown_in": _shown_in(workshop),
        "may_keep": may_keep,
        "warnings": rules.warnings_about_workshop(workshop, today) if may_keep else [],
    }
    return render(request, "workshops/workshop.html", context)


@require_safe
@public("the topics of published years are for everybody")
def topic(request, date, position):
    """One topic: where it was offered, and what became of it."""
    topics = Topic.objects.visible_to(request.user).with_outcome()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    may_keep = _may_keep(request)
    context = {
        "topic": topic,
        "may_keep": may_keep,
        "may_make": may_keep and not rules.obstacles_to_making_workshop(topic),
        "warnings": rules.warnings_about_topic(topic) if may_keep else [],
    }
    return render(request, "workshops/topic.html", context)


# Verbs ----------------------------------------------------------------------------------------------------------------


@require_POST
@allow(Permission.KEEP_PROGRAMME)
def move_topic(request, date, position):
    """Move a topic one place up or down among those offered at its consultation."""
    topics = Topic.objects.visible_to(request.user).with_consultation()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    form, said = MoveForm(request.POST), ""
    if form.is_valid():
        order = form.order(topic.consultation.topics.all(), topic)
        actions.reorder_topics(consultation=topic.consultation, order=order, by=request.user)
        said = _("“%(topic)s” now stands at place %(place)d of %(count)d.")
        said %= {"topic": topic, "place": order.index(topic) + 1, "count": len(order)}
    if not request.htmx:
        return redirect(topic.consultation)
    topics = topic.consultation.topics.visible_to(request.user).with_outcome()
    context = {"consultation": topic.consultation, "topics": topics, "may_keep": True, "said": said}
    return render(request, "workshops/_topics.html", context)


@require_POST
@allow(Permission.KEEP_PROGRAMME)
def make_workshop(request, date, position):
    """Make the workshop that a topic becomes, and lead to where the rest of it is written."""
    topics = Topic.objects.visible_to(request.user).with_consultation()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    workshop = actions.make_workshop(topic=topic, by=request.user)
    messages.success(
        request,
        _("“%(workshop)s” is made. Its days and its programme are still to be written.") % {"workshop": workshop},
    )
    return redirect("edit_workshop", number=workshop.year.number, slug=workshop.slug)


def _shown_in(workshop: Workshop) -> str:
    """The language that stands in for the reader's own anywhere on the page; empty where nothing is missing."""
    rows = (
        (workshop, ("title", "place")),
        *((passage, ("text",)) for passage in workshop.passages.all()),
        *((item, ("title",)) for item in workshop.agenda.all()),
        *((each, ("function", "body", "state", "summary")) for each in workshop.appearances.all()),
    )
    return next(filter(None, (fallback(row, *names) for row, names in rows)), "")


def _may_keep(request) -> bool:
    return request.user.may(Permission.KEEP_PROGRAMME)
