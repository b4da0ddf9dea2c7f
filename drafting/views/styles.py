"""The house style that drafts follow."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.choices import PlanKind
from documents.models import HouseStyle
from drafting import actions
from drafting.facts import house
from membership.roles import Permission
from records.guards import require_permission


@require_safe
@require_permission(Permission.DRAFT_NOTES)
def house_style(request):
    """How a drafted note reads, and of which parts it consists: the secretariat's own style, or the portal's."""
    kept = HouseStyle.objects.visible_to(request.user).with_plan().first()
    style, language = house.in_force(kept), get_language()
    plan = [
        (capfirst(PlanKind(part.kind).label), part.heading.get(language, ""), part.sentences.get(language, ""))
        for part in style.plan
    ]
    return render(request, "drafting/house_style.html", {"style": style, "kept": kept, "plan": plan})


@require_POST
@require_permission(Permission.DRAFT_NOTES)
def adopt_house_style(request):
    """Make the portal's own style one that the secretariat keeps, and lead to where it is changed."""
    actions.adopt_house_style(by=request.user)
    messages.success(request, _("The house style is yours to change."))
    return redirect("edit_house_style")
