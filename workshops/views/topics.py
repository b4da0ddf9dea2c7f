"""The pages of topics, and the views that call their verbs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused
from sessions_app.forms.programme import MoveForm
from workshops.actions import topics as actions
from workshops.choices import Outcome
from workshops.forms.deciding import DecisionForm
from workshops.models import Topic
from workshops.rules import topics as rules

# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@public("the topics of published years are for everybody")
def topic(request, date, position):
    """One topic: where it was offered, and what became of it."""
    topics = Topic.objects.visible_to(request.user).with_outcome()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    may_keep = request.user.may(Permission.KEEP_PROGRAMME)
    context = {
        "topic": topic,
        "may_keep": may_keep,
        "may_decide": may_keep and not topic.outcome,
        "not_yet": rules.obstacles_to_deciding(topic, rules.sounding_about(topic), timezone.now()) if may_keep else [],
        "may_make": may_keep and not rules.obstacles_to_making_workshop(topic),
        "warnings": rules.warnings_about_topic(topic) if may_keep else [],
    }
    return render(request, "workshops/topic.html", context)


# Verbs ----------------------------------------------------------------------------------------------------------------


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
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
    context = {"consultation": topic.consultation, "topics": topics, "may_keep": True, "may_decide": True, "said": said}
    return render(request, "workshops/_topics.html", context)


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
def make_workshop(request, date, position):
    """Make the workshop that a topic becomes, and lead to where the rest of it is written."""
    topics = Topic.objects.visible_to(request.user).with_consultation()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    _look_that_it_is_meant(request, topic)
    workshop = actions.make_workshop(topic=topic, by=request.user)
    messages.success(
        request,
        _("“%(workshop)s” is made. Its days and its programme are still to be written.") % {"workshop": workshop},
    )
    return redirect("edit_workshop", number=workshop.year.number, slug=workshop.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def decide_topic(request, date, position):
    """Record what becomes of a topic: four outcomes, each with what belongs to it."""
    topics = Topic.objects.visible_to(request.user).with_consultation()
    topic = get_object_or_404(topics, consultation__date=date, position=position)
    sounding, now = rules.sounding_about(topic), timezone.now()
    basis = rules.basis_borne_out(topic, sounding, now)
    form = DecisionForm(topic, basis, request.POST if request.method == "POST" else None)
    _look_that_it_is_meant(request, topic)
    if form.is_valid():
        try:
            decided = actions.decide_topic(topic=topic, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("“%(topic)s” is decided.") % {"topic": decided})
            return redirect(decided)
    obstacles = [] if form.is_bound else rules.obstacles_to_deciding(topic, sounding, now)
    context = {
        "topic": topic,
        "form": form,
        "obstacles": obstacles,
        "basis": basis,
        "asks_for_a_reason": rules.asks_for_a_reason(Outcome.SELECTED, basis),
        "asks_why_it_is_left": rules.asks_for_a_reason(Outcome.DROPPED, basis),
        "sounding": sounding,
    }
    return render(request, "workshops/decide_topic.html", context, status=status_of(form))


def _look_that_it_is_meant(request, topic: Topic) -> None:
    """Refuse where another topic has come to this place since the page was read."""
    if request.POST.get("topic", str(topic.pk)) != str(topic.pk):
        raise Refused([_("The topics stand in another order now. “%(topic)s” has this place.") % {"topic": topic}])
