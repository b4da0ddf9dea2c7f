"""What becomes of those who were to appear in a workshop.

Lock order: the year, the workshop. Its people are its parts: whoever changes one keeps the workshop.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from membership.models import Person
from records import history
from records.refusals import refuse_if
from sessions_app.actions import as_it_stands, keep_as_spoken, keep_replacement
from sessions_app.choices import AppearanceStatus
from workshops.models import WorkshopAppearance
from workshops.rules import appearances as rules

from .workshops import locked


@transaction.atomic
def confirm_workshop_speaker(*, appearance: WorkshopAppearance, by) -> None:
    """Record that somebody who was announced has said that they come."""
    workshop = locked(appearance.workshop)
    appearance = as_it_stands(appearance, workshop.appearances.all())
    refuse_if(rules.obstacles_to_confirming_speaker(appearance))
    appearance.status, appearance.replaced_by = AppearanceStatus.CONFIRMED, None
    history.save(workshop, by=by, why=_("%(person)s confirmed") % {"person": appearance.person}, parts=[appearance])


@transaction.atomic
def mark_workshop_speaker_spoken(*, appearance: WorkshopAppearance, by) -> None:
    """Record that somebody who was announced did speak."""
    workshop = locked(appearance.workshop)
    appearance = as_it_stands(appearance, workshop.appearances.all())
    refuse_if(rules.obstacles_to_marking_spoken(appearance, timezone.localdate()))
    keep_as_spoken(appearance, by=by)


@transaction.atomic
def replace_workshop_speaker(*, appearance: WorkshopAppearance, person: Person, by, **as_stated) -> WorkshopAppearance:
    """Let another person appear in somebody's place, at the same item, in the same mode and capacity.

    `as_stated` says what is known of the new one: function, body and State by language, Member, organization.
    """
    workshop = locked(appearance.workshop)
    appearances = list(workshop.appearances.all())
    replaced = as_it_stands(appearance, appearances)
    refuse_if(rules.obstacles_to_replacing_speaker(replaced, person))
    return keep_replacement(replaced, person, appearances, item=replaced.item, by=by, **as_stated)
