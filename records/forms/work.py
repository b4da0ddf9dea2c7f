"""What a person looks for among jobs and messages."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from jobs.choices import State
from jobs.models import Job, Message
from jobs.tasks import kinds_of_work


class JobFilter(FilterSet):
    """Jobs by state and by kind of work."""

    state = ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All states"))
    task = ChoiceFilter(label=_("Work"), choices=kinds_of_work, empty_label=_("All work"))

    class Meta:
        model = Job
        fields = ["state", "task"]


class MessageFilter(FilterSet):
    """Messages by words of their address or subject, and by state."""

    q = CharFilter(label=_("Address or subject"), method="look_for")
    state = ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All states"), field_name="job__state")

    class Meta:
        model = Message
        fields = ["q", "state"]

    def look_for(self, messages, name, words):
        """Those in whose address or subject the words stand."""
        return messages.found(words)
