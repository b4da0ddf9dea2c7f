"""Jobs in words."""

from django import template

from jobs.models import Job
from jobs.tasks import name_jobs

register = template.Library()


@register.simple_tag
def named(job: Job) -> Job:
    """The job with its name and its record, also where no view has looked them up."""
    if not hasattr(job, "name"):
        name_jobs([job])
    return job
