"""What stands in the way of a form, for the summary at the top of its page."""

from django import template
from django.forms import BaseForm

register = template.Library()


@register.simple_tag
def problems_of(form: BaseForm) -> list[tuple[str, str]]:
    """Each problem as (id of its field, or empty; the very words that stand there), in the order of the form."""
    return [("", sentence) for sentence in form.non_field_errors()] + [
        (field.id_for_label, sentence) for field in form for sentence in field.errors
    ]
