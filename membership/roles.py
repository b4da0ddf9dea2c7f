"""Who may do what: permissions, roles, and which role grants which permission, on one screen.

Code asks for permissions, never for roles.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """One thing that somebody may be allowed to do."""

    KEEP_PROGRAMME = "keep_programme", _("keep years, consultations, Council sessions, sittings and publications")
    RUN_SOUNDINGS = "run_soundings", _("run soundings, and enter answers that were received")
    STATE_PREFERENCES = "state_preferences", _("state the preference of one's own Member")
    OFFER_MATERIALS = "offer_materials", _("offer documents to workshops")
    KEEP_TRAINING = "keep_training", _("keep training sessions")
    KEEP_FUNDING = "keep_funding", _("keep donors, budgets, contributions and project documents")
    SEE_FUNDING = "see_funding", _("see budgets and contributions")
    KEEP_MEMBERSHIP = "keep_membership", _("keep Members, missions and organizations")
    KEEP_PEOPLE = "keep_people", _("keep people and their spellings")
    SEE_HISTORY = "see_history", _("see who changed what, and why")
    EXPORT_RECORDS = "export_records", _("export records")
    SEE_DRAFTS = "see_drafts", _("see notes that are not issued")
    DRAFT_NOTES = "draft_notes", _("draft notes")
    ISSUE_NOTES = "issue_notes", _("issue notes")
    KEEP_SYMBOLS = "keep_symbols", _("keep the register of symbols")
    SEE_JOBS = "see_jobs", _("see jobs and messages")
    RETRY_JOBS = "retry_jobs", _("try jobs and messages again")
    INVITE_PEOPLE = "invite_people", _("invite people from Members and organizations")
    INVITE_DELEGATES = "invite_delegates", _("invite delegates of one's own Member")
    SEE_ACCREDITATIONS = "see_accreditations", _("see who is accredited for what")
    ACCREDIT_PEOPLE = "accredit_people", _("accredit people, also to the secretariat, and close accounts")
    SEE_ROLES = "see_roles", _("see what each role may do")
    SEE_SECRETARIAT = "see_secretariat", _("see the secretariat's page")


class Role(TextChoices):
    """What somebody is to the dialogue, by an accreditation with its dates."""

    ADMINISTRATOR = "administrator", _("administrator")
    APPROVER = "approver", _("approving officer")
    SECRETARIAT = "secretariat", _("secretariat")
    FOCAL_POINT = "focal_point", _("focal point")
    DELEGATE = "delegate", _("delegate")
    DONOR = "donor", _("donor contact")


OF_THE_SECRETARIAT = [Role.ADMINISTRATOR, Role.APPROVER, Role.SECRETARIAT]  # held for no Member and no organization
FOR_A_MEMBER = [Role.FOCAL_POINT, Role.DELEGATE]
FOR_A_DONOR = [Role.DONOR]  # a Member or an organization

TO_START_A_YEAR = [Permission.KEEP_PROGRAMME, Permission.KEEP_TRAINING, Permission.KEEP_FUNDING]  # each of them

_SECRETARIAT = frozenset(
    {
        Permission.KEEP_PROGRAMME,
        Permission.RUN_SOUNDINGS,
        Permission.OFFER_MATERIALS,
        Permission.KEEP_TRAINING,
        Permission.KEEP_FUNDING,
        Permission.SEE_FUNDING,
        Permission.KEEP_MEMBERSHIP,
        Permission.KEEP_PEOPLE,
        Permission.SEE_HISTORY,
        Permission.EXPORT_RECORDS,
        Permission.SEE_DRAFTS,
        Permission.DRAFT_NOTES,
        Permission.SEE_JOBS,
        Permission.RETRY_JOBS,
        Permission.INVITE_PEOPLE,
        Permission.SEE_ACCREDITATIONS,
        Permission.SEE_SECRETARIAT,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(Permission) - {Permission.ISSUE_NOTES, Permission.STATE_PREFERENCES},
    Role.APPROVER: _SECRETARIAT | {Permission.ISSUE_NOTES, Permission.KEEP_SYMBOLS},
    Role.SECRETARIAT: _SECRETARIAT,
    Role.FOCAL_POINT: frozenset(
        {
            Permission.INVITE_DELEGATES,
            Permission.STATE_PREFERENCES,
            Permission.SEE_FUNDING,
            Permission.OFFER_MATERIALS,
        }
    ),
    Role.DELEGATE: frozenset({Permission.STATE_PREFERENCES, Permission.SEE_FUNDING, Permission.OFFER_MATERIALS}),
    Role.DONOR: frozenset({Permission.SEE_FUNDING}),
}
