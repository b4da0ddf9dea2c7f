"""Why a message cannot be posted."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _


def obstacles_to_posting(*, to: str, subject: str) -> list[str]:
    """Reasons why no message with this address and subject may leave the house."""
    reasons = []
    try:
        validate_email(to)
    except ValidationError:
        reasons.append(_("“%(address)s” is not an e-mail address; correct it.") % {"address": to})
    if len(subject.splitlines()) > 1:
        reasons.append(_("The subject of a message is one line; take the line breaks out."))
    return reasons
