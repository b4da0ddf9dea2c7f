"""The pages of soundings: the question, a Member's answer, and what the answers come to once it is closed.

Whatever a delegate is shown before closing depends on the Member's own answers alone, never on those of others.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.models import Member
from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused
from workshops.actions import soundings as actions
from workshops.forms.soundings import AnswerForm, ClosingForm, EntryForm, answer_again
from workshops.models import Preference, Sounding, Topic
from workshops.rules import soundings as rules
from workshops.words import after_move, outcome_of

_FORM = require_http_methods(["GET", "HEAD", "POST"])


def _sent_on(view: Callable) -> Callable:
    """Hand the view the sounding; whoever opens a step of its form alone is led to where the form begins."""

    @wraps(view)
    def stepping(request, date, number):
        sounding = _sounding(request, date, number)
        return view(request, sounding) if request.method == "POST" else redirect(sounding)

    return stepping


# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@public("that the Membership is asked, and what, is known to everybody")
def sounding(request, date, number):
    """One sounding: what is asked and until when; for a delegate the form, and what the own Member has stated."""
    sounding = _sounding(request, date, number)
    member = _member(request, sounding)
    return _page(request, sounding, member)


@require_safe
@public("who sees the result is said on the sounding")
def sounding_result(request, date, number):
    """What a closed sounding says, as far as this reader may see it."""
    sounding = _sounding(request, date, number)
    now = timezone.now()
    obstacles = rules.obstacles_to_seeing_result(sounding, request.user, now)
    context = {"sounding": sounding, "obstacles": obstacles}
    if not obstacles:
        result = rules.result_of(sounding, now)
        context |= {
            "result": result,
            "outcome": [] if sounding.is_question else outcome_of(result, sounding.places),
            "topics": Topic.objects.visible_to(request.user).put_in(sounding).with_outcome(),
            "may_run": request.user.may(Permission.RUN_SOUNDINGS),
        }
        if context["may_run"]:
            counting = sounding.preferences.visible_to(request.user).counting().with_order()
            by_member = {preference.member_id: preference for preference in counting}
            context["counted"] = [(each.member, by_member[each.member.pk]) for each in result.expressions]
    return render(request, "workshops/sounding_result.html", context)


# A Member's answer ----------------------------------------------------------------------------------------------------


@_FORM
@require_permission(Permission.STATE_PREFERENCES)
@_sent_on
def rank_topics(request, sounding):
    """Move a topic in the order that stands in the form; nothing is stated."""
    form, topic = AnswerForm(sounding, request.POST).after_move()
    said = after_move(topic, form.ranked) if topic else ""
    if said and not request.htmx:
        messages.info(request, said)
    return _page(request, sounding, _member(request, sounding), form=form, said=said)


@_FORM
@require_permission(Permission.STATE_PREFERENCES)
@_sent_on
def check_preference(request, sounding):
    """Show the answer once more before it is stated."""
    member, form = _member(request, sounding), AnswerForm(sounding, request.POST)
    if not form.is_valid():
        return _page(request, sounding, member, form=form)
    obstacles = rules.obstacles_to_answering(sounding, member, timezone.now())
    return _check(request, sounding, member, form, obstacles=obstacles)


@_FORM
@require_permission(Permission.STATE_PREFERENCES)
@_sent_on
def state_preference(request, sounding):
    """State what the own Member prefers, and lead to the receipt."""
    member, form = _member(request, sounding), AnswerForm(sounding, request.POST)
    if not form.is_valid():
        return _page(request, sounding, member, form=form)
    try:
        actions.state_preference(sounding=sounding, member=member, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return _check(request, sounding, member, form, obstacles=refused.reasons)
    return redirect(_address(sounding, member, "done/"))


@require_safe
@require_permission(Permission.STATE_PREFERENCES)
def preference_stated(request, date, number):
    """The receipt: what counts now for the own Member, since when, and under which reference."""
    sounding = _sounding(request, date, number)
    member = _member(request, sounding)
    preference, back = _counting(request, sounding, member), _address(sounding, member)
    if preference is None:
        return redirect(back)
    context = {"sounding": sounding, "member": member, "preference": preference, "back": back}
    context["uncounted"] = rules.obstacles_to_eligibility(member, sounding.day)
    return render(request, "workshops/preference_stated.html", context)


# Running a sounding ---------------------------------------------------------------------------------------------------


@_FORM
@require_permission(Permission.RUN_SOUNDINGS)
def announce_sounding(request, date, number):
    """Put a sounding to the Membership, after saying what follows."""
    sounding = _sounding(request, date, number)
    if request.method == "POST":
        actions.announce_sounding(sounding=sounding, by=request.user)
        messages.success(request, _("The sounding is announced. Every delegation is being told."))
        return redirect(sounding)
    offered = list(sounding.offered.all())
    obstacles = rules.obstacles_to_announcing(sounding, offered, timezone.now())
    asked = Member.objects.eligible_on(sounding.day).count()
    consequences = rules.consequences_of_announcing(sounding, asked)
    context = {"sounding": sounding, "obstacles": obstacles, "consequences": consequences}
    return render(request, "workshops/announce_sounding.html", context)


@_FORM
@require_permission(Permission.RUN_SOUNDINGS)
def close_sounding(request, date, number):
    """End a sounding before its time: the consequences, and its name typed once more."""
    sounding = _sounding(request, date, number)
    form = ClosingForm(sounding.name, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.close_sounding(sounding=sounding, by=request.user)
        messages.success(request, _("The sounding is closed. This is what the Membership prefers."))
        return redirect("sounding_result", date=date, number=number)
    obstacles = [] if form.is_bound else rules.obstacles_to_closing(sounding, timezone.now())
    context = {
        "sounding": sounding,
        "form": form,
        "obstacles": obstacles,
        "consequences": rules.consequences_of_closing(sounding),
    }
    return render(request, "workshops/close_sounding.html", context, status=status_of(form))


@_FORM
@require_permission(Permission.RUN_SOUNDINGS)
def enter_preference(request, date, number):
    """Enter an answer that was received orally, by mail or on paper."""
    sounding = _sounding(request, date, number)
    form = EntryForm(sounding, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            preference = actions.state_preference(sounding=sounding, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            of_member = preference.member.of_in_text_on(date)
            words = {"of_member": of_member, "reference": preference.reference}
            messages.success(request, _("The answer %(of_member)s is entered. Reference %(reference)s.") % words)
            return redirect("enter_preference", date=date, number=number)
    obstacles = [] if form.is_bound else rules.obstacles_of_stage(sounding, timezone.now())
    context = {"sounding": sounding, "form": form, "obstacles": obstacles}
    return render(request, "workshops/enter_preference.html", context, status=status_of(form))


# Ground ---------------------------------------------------------------------------------------------------------------


def _sounding(request, date, number) -> Sounding:
    soundings = Sounding.objects.visible_to(request.user).with_topics()
    return get_object_or_404(soundings, consultation__date=date, number=number)


def _member(request, sounding: Sounding) -> Member | None:
    """The Member for which the reader answers: the one that is named, else the first that has an expression here."""
    members = _members(request)
    if slug := request.POST.get("member") or request.GET.get("member"):
        named = [member for member in members if member.slug == slug]
        if not named:
            raise Http404
        return named[0]
    day = sounding.day
    return min(members, key=lambda member: bool(rules.obstacles_to_eligibility(member, day)), default=None)


def _members(request) -> list[Member]:
    """The Members for which the reader may answer, with their names."""
    if not request.user.may(Permission.STATE_PREFERENCES):
        return []
    members = list(dict.fromkeys(request.user.members_where(Permission.STATE_PREFERENCES)))
    prefetch_related_objects(members, "names")
    return members


def _address(sounding: Sounding, member: Member | None, verb: str = "") -> str:
    """A page of the sounding for the Member of which it speaks: the reader may answer for several."""
    return f"{sounding.get_absolute_url()}{verb}" + (f"?member={member.slug}" if member else "")


def _counting(request, sounding: Sounding, member: Member | None) -> Preference | None:
    """What counts now for this Member."""
    if member is None:
        return None
    preferences = sounding.preferences.visible_to(request.user)
    return preferences.counting().of_member(member).with_order().first()


def _page(request, sounding: Sounding, member: Member | None, *, form: AnswerForm | None = None, said: str = ""):
    """The sounding with its form, which begins with what the Member has stated; for htmx, after a move, that alone."""
    stated = list(sounding.preferences.visible_to(request.user).of_member(member).with_order()) if member else []
    form = form or answer_again(sounding, next((each for each in stated if each.counts), None))
    context = {
        "sounding": sounding,
        "member": member,
        "others": [each for each in _members(request) if each != member],
        "form": form,
        "stated": stated,
        "said": said if request.htmx else "",
        "language_path": _address(sounding, member),
    }
    if request.htmx and member:
        return render(request, "workshops/_ranking.html", context)
    now = timezone.now()
    context["may_run"] = request.user.may(Permission.RUN_SOUNDINGS)
    if context["may_run"]:
        context["cannot_close"] = rules.obstacles_to_closing(sounding, now)
    if member:
        context["uncounted"] = rules.obstacles_to_eligibility(member, sounding.day)
        context["obstacles"] = rules.obstacles_to_answering(sounding, member, now)
    return render(request, "workshops/sounding.html", context, status=status_of(form))


def _check(request, sounding: Sounding, member: Member, form: AnswerForm, obstacles=()):
    """The answer as it is going to be stated; or why it was not, and what counts instead."""
    context = {
        "sounding": sounding,
        "member": member,
        "form": form,
        "obstacles": obstacles,
        "counting": _counting(request, sounding, member) if obstacles else None,
        "back": _address(sounding, member),
    }
    context["language_path"] = context["back"]
    return render(request, "workshops/check_preference.html", context, status=409 if obstacles else 200)
