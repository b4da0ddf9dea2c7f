"""What is asked for when somebody else appears in a workshop."""

from sessions_app.forms.programme import ReplacementForm
from workshops.models import WorkshopAppearance


class WorkshopReplacementForm(ReplacementForm):
    """Who speaks instead of somebody, as stated."""

    class Meta(ReplacementForm.Meta):
        model = WorkshopAppearance
