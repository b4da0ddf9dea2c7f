"""The secretariat's page of links, and what each role may do."""

from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from membership.models import User
from membership.roles import GRANTS, Permission, Role
from records.guards import require_permission

# The page of each line is named by its URL; one that does not exist yet, or is not open to the reader, is left out.
GROUPS = (
    (
        _("Records"),
        (
            ("members", _("Members"), Permission.KEEP_MEMBERSHIP),
            ("organizations", _("Organizations"), Permission.KEEP_MEMBERSHIP),
            ("people", _("People"), Permission.KEEP_PEOPLE),
            ("publications", _("Publications"), Permission.KEEP_PROGRAMME),
            ("proposals", _("Proposals"), Permission.KEEP_PROGRAMME),
            ("announcements", _("Announcements"), Permission.KEEP_PROGRAMME),
            ("donors", _("Donors"), Permission.KEEP_FUNDING),
            ("modules", _("Modules"), Permission.KEEP_PROGRAMME),
        ),
    ),
    (
        _("Work"),
        (
            ("messages", _("Messages"), Permission.SEE_JOBS),
            ("jobs", _("Jobs"), Permission.SEE_JOBS),
            ("rates", _("Exchange rates"), Permission.KEEP_PROGRAMME),
            ("series", _("Series of symbols"), Permission.KEEP_SYMBOLS),
            ("symbols", _("Register of symbols"), Permission.SEE_SECRETARIAT),
            ("bring_in", _("Bring in a note"), Permission.DRAFT_NOTES),
        ),
    ),
    (
        _("People and roles"),
        (
            ("invitations", _("Invitations"), Permission.INVITE_PEOPLE),
            ("accreditations", _("Accreditations"), Permission.SEE_ACCREDITATIONS),
            ("roles", _("Roles"), Permission.SEE_ROLES),
        ),
    ),
    (
        _("Keeping"),
        (
            ("journal", _("Journal"), Permission.SEE_HISTORY),
            ("import_members", _("Members from a spreadsheet"), Permission.KEEP_MEMBERSHIP),
            ("export_members", _("Members as a spreadsheet"), Permission.EXPORT_RECORDS),
            ("exports", _("Exports"), Permission.EXPORT_RECORDS),
            ("health", _("Health"), Permission.SEE_JOBS),
        ),
    ),
)


@require_safe
@require_permission(Permission.SEE_SECRETARIAT)
def secretariat(request):
    """Everything that the secretariat keeps, in four groups, as far as the reader may."""
    groups = []
    for heading, lines in GROUPS:
        open_to_reader = [(label, _at(name)) for name, label, need in lines if request.user.may(need)]
        groups.append((heading, [(label, address) for label, address in open_to_reader if address]))
    return render(request, "membership/secretariat.html", {"groups": [group for group in groups if group[1]]})


@require_safe
@require_permission(Permission.SEE_ROLES)
def roles(request):
    """Permissions and roles in one table, and who holds each role today."""
    rows = [
        (capfirst(permission.label), [(role.label, permission in GRANTS[role]) for role in Role])
        for permission in Permission
    ]
    holders = User.objects.visible_to(request.user).by_role()
    context = {
        "roles": [capfirst(role.label) for role in Role],
        "rows": rows,
        "holders": [(capfirst(role.label), holders.get(role, [])) for role in Role],
    }
    return render(request, "membership/roles.html", context)


def _at(name: str) -> str:
    """Where the page of this name stands, or nothing while there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
