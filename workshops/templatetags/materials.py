"""The documents of a workshop, as its page shows them."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from workshops.models import Material, MaterialArchive, Workshop

register = template.Library()


@dataclass(frozen=True)
class Documents:
    """What is public of a workshop today, and the one file that holds all of it, where that is made."""

    public: list[Material]
    archive: MaterialArchive | None


@register.simple_tag
def documents_of(workshop: Workshop, reader) -> Documents:
    """The public documents of a workshop, in two queries however many there are."""
    found = Material.objects.visible_to(reader).published_by(timezone.localdate()).of_workshop(workshop)
    public = list(found.with_files(workshop))
    archive = getattr(public[0].workshop, "archive", None) if public else None
    return Documents(public, archive if archive and archive.holds(public) else None)
