"""The pages on which one sees what the worker does and what leaves the house."""

from django.contrib import messages as notices
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling, trigger_client_event

from jobs import actions
from jobs.models import Job, Message
from jobs.roles import RETRY_JOBS, SEE_JOBS
from jobs.tasks import name_jobs
from records.forms.work import JobFilter, MessageFilter
from records.guards import require_permission, signed_in

QUICK_LOOKS = 30  # as many times a page looks every two seconds, then every ten


@require_safe
@signed_in
def job(request, number):
    """How far a job is, for whoever asked for it; for htmx only the part that changes, until it is over."""
    found = _job_of(request, number)
    if request.htmx:
        return _progress(request, found)
    context = {"job": found, "may_retry": _may_retry(request.user, found), "may_see_all": request.user.may(SEE_JOBS)}
    return render(request, "records/job.html", context)


@require_POST
@signed_in
def retry_job(request, number):
    """Try a failed job again."""
    found = _job_of(request, number)
    if not _may_retry(request.user, found):
        raise PermissionDenied(RETRY_JOBS)
    came_from = request.POST.get("next", "")
    actions.retry_job(job=found, by=request.user)
    if request.htmx:
        return _progress(request, _job_of(request, number))
    notices.success(request, _("Job %(number)s is queued again.") % {"number": found.pk})
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return redirect(came_from if is_ours and came_from.startswith("/") else found)  # else it might name a view


@require_safe
@require_permission(SEE_JOBS)
def jobs(request):
    """Every job, the failed first."""
    found = JobFilter(request.GET, queryset=Job.objects.visible_to(request.user).failed_first())
    page = Paginator(found.qs.select_related("by"), 25).get_page(request.GET.get("page"))
    name_jobs(page.object_list)
    context = {"page": page, "filters": found, "may_retry": request.user.may(RETRY_JOBS)}
    return render(request, "records/jobs.html", context)


@require_safe
@require_permission(SEE_JOBS)
def messages(request):
    """Every message, those that did not go first; their text is shown to nobody."""
    found = MessageFilter(request.GET, queryset=Message.objects.visible_to(request.user).failed_first())
    page = Paginator(found.qs.select_related("job"), 25).get_page(request.GET.get("page"))
    context = {"page": page, "filters": found, "may_retry": request.user.may(RETRY_JOBS)}
    return render(request, "records/messages.html", context)


def _progress(request, found: Job):
    """The part of a page that shows a job: it says aloud only a state that is new to the page, and stops when over."""
    looks = request.GET.get("looks", "")
    context = {
        "job": found,
        "may_retry": _may_retry(request.user, found),
        "looks": int(looks) + 1 if looks.isdecimal() and len(looks) < 6 else 1,
        "is_news": request.GET.get("shown") != found.state,
    }
    context["pause"] = 2 if context["looks"] < QUICK_LOOKS else 10
    answer = render(request, "records/_job.html", context)
    if not found.is_over:
        return answer
    return trigger_client_event(HttpResponseStopPolling(answer.content), "job-over")


def _job_of(request, number: int) -> Job:
    found = get_object_or_404(Job.objects.visible_to(request.user).select_related("by"), pk=number)
    name_jobs([found])
    return found


def _may_retry(user, found: Job) -> bool:
    return found.by_id == user.pk or user.may(RETRY_JOBS)
