"""Why not: every function returns the reasons, in words; none means yes."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.collation import plain

from .choices import MemberStanding, Outcome
from .models import Accreditation, Invitation, Member, MemberName, Organization, User
from .models.members import NameInUse
from .roles import OF_THE_SECRETARIAT, Permission, Role

_FACTS_OF_MEMBERS = ("iso_code", "standing", "admitted_on", "left_on")
_TEXTS_OF_NAMES = tuple(
    f"{text}_{language}"
    for text in ("short_name", "formal_name", "article", "filed_as")
    for language, _name in settings.LANGUAGES
)


def obstacles_to_naming(names: Sequence[NameInUse]) -> list[str]:
    """Why a Member or organization cannot have these names: one at a time, each recorded once it is in use."""
    if not names:
        return [_("At least one name is needed.")]
    reasons = [
        _("“%(name)s” is in use only from %(day)s; it can be recorded from that day on.")
        % {"name": name, "day": date_format(name.valid_from)}
        for name in names
        if name.valid_from and name.valid_from > timezone.localdate()
    ]
    begun = sorted(names, key=lambda name: name.valid_from or date.min)
    for earlier, later in pairwise(begun):
        if later.valid_from is None or earlier.valid_until is None or earlier.valid_until >= later.valid_from:
            reasons.append(
                _("“%(earlier)s” and “%(later)s” would be in use at the same time; give the earlier name its last day.")
                % {"earlier": earlier, "later": later}
            )
    return reasons


def obstacles_to_renaming(current: NameInUse, new: NameInUse) -> list[str]:
    """Why the new name cannot follow the current one."""
    if new.valid_from is None:
        return [_("Say from which day the new name is in use.")]
    if current.valid_from and new.valid_from <= current.valid_from:
        return [
            _("“%(name)s” is in use since %(day)s; a new name begins later.")
            % {"name": current, "day": date_format(current.valid_from)}
        ]
    return []


def obstacles_to_descent(organization: Organization) -> list[str]:
    """Why the organization cannot stand where it is put: nobody succeeds, or belongs to, itself by a detour."""
    reasons = []
    for line, sentence in (
        ("successor", _("%(organization)s would in the end succeed itself.")),
        ("parent", _("%(organization)s would in the end be a part of itself.")),
    ):
        lines = Organization.objects.lines(line)
        passed, above = set(), getattr(organization, f"{line}_id")
        while above is not None and above not in passed:
            passed.add(above)
            above = lines[above]
        if organization.pk in passed or above is not None:
            reasons.append(sentence % {"organization": organization})
    return reasons


def obstacles_to_accrediting(accreditation: Accreditation, *, by: User | None) -> list[str]:
    """Why somebody cannot hold this role, for this Member or organization, on these days."""
    user = accreditation.user
    reasons = _broken_constraints(accreditation)
    if by == user:
        reasons.append(_("Nobody accredits themselves: ask another administrator."))
    if not user.is_active:
        reasons.append(_("The account of %(person)s is closed; open it first.") % {"person": user})
    overlapping = user.accreditations.overlapping(accreditation.valid_from, accreditation.valid_until)
    if overlapping.for_the_same(accreditation).exists():
        reasons.append(
            _("%(person)s is accredited as %(role)s for these days already.")
            % {"person": user, "role": accreditation.get_role_display()}
        )
    return reasons


def obstacles_to_ending(accreditation: Accreditation, last_day: date) -> list[str]:
    """Why the accreditation cannot end with this day."""
    if accreditation.valid_until and accreditation.valid_until < last_day:
        return [_("This accreditation ended on %(day)s.") % {"day": date_format(accreditation.valid_until)}]
    if accreditation.role == Role.ADMINISTRATOR:
        return _obstacles_to_losing(accreditation.user)
    return []


def obstacles_to_deactivating(user: User, *, by: User | None) -> list[str]:
    """Why the account cannot be closed."""
    if not user.is_active:
        return [_("The account of %(person)s is closed already.") % {"person": user}]
    if by == user:
        return [_("Nobody closes their own account: ask another administrator.")]
    if user.accreditations.in_force(timezone.localdate()).of_role(Role.ADMINISTRATOR).exists():
        return _obstacles_to_losing(user)
    return []


def obstacles_to_inviting(invitation: Invitation, *, by: User | None) -> list[str]:
    """Why somebody cannot be invited to this role; nobody invites to more than they may give."""
    reasons = _broken_constraints(invitation)
    if by and by.email.lower() == invitation.email.lower():
        reasons.append(_("Nobody invites themselves: ask somebody else of the secretariat."))
    reasons += _more_than_own_rights(by, invitation)
    user = User.objects.with_address(invitation.email).first()
    if user and not user.is_active:
        reasons.append(_("The account of %(person)s is closed; open it first.") % {"person": user})
    elif user and user.accreditations.in_force(timezone.localdate()).for_the_same(invitation).exists():
        reasons.append(
            _("%(person)s is accredited as %(role)s already.") % {"person": user, "role": invitation.get_role_display()}
        )
    waiting = Invitation.objects.open().to_address(invitation.email).for_the_same(invitation).exclude(pk=invitation.pk)
    if waiting.exists():
        reasons.append(
            _("An invitation to %(address)s is still open; send it again, or withdraw it.")
            % {"address": invitation.email}
        )
    return reasons


def obstacles_to_accepting(invitation: Invitation) -> list[str]:
    """Why the invitation cannot be accepted any more; it is worth no more than what its sender may give today."""
    if invitation.accepted_at:
        return [_("This invitation was accepted on %(day)s.") % {"day": _day(invitation.accepted_at)}]
    if invitation.withdrawn_at:
        return [_("This invitation was withdrawn on %(day)s.") % {"day": _day(invitation.withdrawn_at)}]
    if invitation.expires_at <= timezone.now():
        return [_("This invitation ended on %(day)s.") % {"day": _day(invitation.expires_at)}]
    if _more_than_own_rights(invitation.invited_by, invitation):
        words = {"person": invitation.invited_by}
        return [_("%(person)s, who sent this invitation, can no longer invite to this role.") % words]
    return []


def obstacles_to_withdrawing(invitation: Invitation, *, by: User | None) -> list[str]:
    """Why the invitation cannot be taken back, or sent again, by this person."""
    if invitation.accepted_at or invitation.withdrawn_at:
        return obstacles_to_accepting(invitation)
    return _more_than_own_rights(by, invitation)


def obstacles_to_a_first_administrator() -> list[str]:
    """Why the portal does not take its first administrator: it has one."""
    if User.objects.holding(Role.ADMINISTRATOR, timezone.localdate()).exists():
        return [_("The portal has an administrator already; administrators invite others in the browser.")]
    return []


@dataclass(frozen=True)
class Verdict:
    """What one row of a spreadsheet would do: to which Member, with what, or why not."""

    number: int
    name: str
    outcome: Outcome
    member: Member | None = None
    names: dict = field(default_factory=dict)  # what is new about its name of today
    facts: dict = field(default_factory=dict)  # what is new about itself
    reasons: list[str] = field(default_factory=list)

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """What changes, as label, old and new."""
        changes = []
        for model, old, new in (
            (MemberName, self.member and self.member.name_on(timezone.localdate()), self.names),
            (Member, self.member, self.facts),
        ):
            for name, value in new.items():
                before = _in_words(old and getattr(old, name))
                changes.append((_label(model._meta.get_field(name)), before, _in_words(value)))
        return changes


def verdicts_on(rows: Sequence[dict]) -> list[Verdict]:
    """What each row of a spreadsheet of Members would do.

    A Member is known by its ISO code, else by one of its English names. An empty cell changes nothing; a name that
    differs is refused, for a spreadsheet does not say from which day it is in use.
    """
    members = list(Member.objects.with_names())
    by_code = {member.iso_code: member for member in members if member.iso_code}
    by_name = {plain(name.short_name_en): member for member in members for name in member.names.all()}
    passed: set = set()
    return [_verdict_on(row, by_code, by_name, passed) for row in rows]


def _verdict_on(row: dict, by_code: dict, by_name: dict, passed: set) -> Verdict:
    names = {name: value for name, value in row.items() if value and name in _TEXTS_OF_NAMES}
    facts = {name: value for name, value in row.items() if value and name in _FACTS_OF_MEMBERS}
    coded, named = by_code.get(row["iso_code"]), by_name.get(plain(row["short_name_en"]))
    member = coded or named
    reasons = list(row["faults"])
    if coded and named and coded != named:
        reasons.append(
            _("The ISO code is that of %(one)s, the name that of %(other)s.") % {"one": coded, "other": named}
        )
    marks = {mark for mark in (member and member.pk, row["iso_code"], plain(row["short_name_en"])) if mark}
    if marks & passed:
        reasons.append(_("This Member stands in the spreadsheet twice."))
    passed |= marks
    if member:
        current = member.name_on(timezone.localdate())
        names = {name: value for name, value in names.items() if value != getattr(current, name)}
        facts = {name: value for name, value in facts.items() if value != getattr(member, name)}
        reasons += [
            _("Its name here is “%(old)s”, not “%(new)s”; give it a new name on its own page.")
            % {"old": getattr(current, name), "new": names[name]}
            for name in names
            if getattr(current, name)
        ]
    reasons += _faults_of(_altered_copy(member or Member(), facts), MemberName(**({"short_name_en": "-"} | names)), row)
    outcome = Outcome.NEW if member is None else Outcome.CHANGED if names or facts else Outcome.SAME
    return Verdict(
        number=row["number"],
        name=row["short_name_en"] or str(member or ""),
        outcome=Outcome.REFUSED if reasons else outcome,
        member=member,
        names=names,
        facts=facts,
        reasons=reasons,
    )


def _more_than_own_rights(by: User | None, invitation: Invitation) -> list[str]:
    """Why inviting to this role is more than this person may do today; the portal itself may everything."""
    if by is None or by.may(Permission.ACCREDIT_PEOPLE):
        return []
    if invitation.role in OF_THE_SECRETARIAT:
        return [_("Only an administrator invites to the secretariat.")]
    if by.may(Permission.INVITE_PEOPLE):
        return []
    if invitation.role == Role.DELEGATE and invitation.member in by.members_where(Permission.INVITE_DELEGATES):
        return []
    return [_("You can invite delegates of your own Member only.")]


def _altered_copy(row, changes: dict):
    """The Member or name as it would be, without touching the one at hand."""
    altered = copy(row)
    for field_name, value in changes.items():
        setattr(altered, field_name, value)
    return altered


def _faults_of(member: Member, name: MemberName, row: dict) -> list[str]:
    """What the fields and the database would not take."""
    reasons = []
    if not row["short_name_en"]:
        reasons.append(_("The short name is needed in English."))
    for record, named in ((member, _FACTS_OF_MEMBERS), (name, _TEXTS_OF_NAMES)):
        others = {each.name for each in record._meta.fields} - set(named)
        try:
            record.full_clean(exclude=others, validate_unique=False)
        except ValidationError as refused:
            reasons += refused.messages
    return reasons


def _label(field) -> str:
    """What a field is called, with its language where it has one."""
    if not hasattr(field, "language"):
        return capfirst(field.verbose_name)
    words = {
        "text": capfirst(field.translated_field.verbose_name),
        "language": dict(settings.LANGUAGES)[field.language],
    }
    return _("%(text)s (%(language)s)") % words


def _in_words(value) -> str:
    if isinstance(value, date):
        return date_format(value)
    return str(dict(MemberStanding.choices).get(value, value or ""))


def _obstacles_to_losing(administrator: User) -> list[str]:
    """Why this administrator cannot go: the portal is never left without one."""
    others = User.objects.holding(Role.ADMINISTRATOR, timezone.localdate()).exclude(pk=administrator.pk)
    if others.exists():
        return []
    return [_("%(person)s is the only administrator; accredit another one first.") % {"person": administrator}]


def _broken_constraints(row) -> list[str]:
    """What the database would refuse, in its own sentences."""
    try:
        row.validate_constraints()
    except ValidationError as refused:
        return refused.messages
    return []


def _day(moment) -> str:
    return date_format(timezone.localtime(moment))
