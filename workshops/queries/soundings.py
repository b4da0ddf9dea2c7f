"""Questions about soundings, and about what Members have stated."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils import timezone

from membership.roles import Permission
from records.queries import RecordQuerySet
from sessions_app.queries import BelongsToYear
from workshops.tally import Expression, Result, result


class SoundingQuerySet(BelongsToYear, RecordQuerySet):
    """Soundings; one that is not announced yet is for those who run them."""

    path_to_year = "consultation__preparations__year"

    def visible_to(self, user) -> "SoundingQuerySet":
        """All for those who run soundings; for others those that are announced, with the consultation's years."""
        if user.may(Permission.RUN_SOUNDINGS):
            return self
        return super().visible_to(user).filter(announced_at__isnull=False)

    def announced(self) -> "SoundingQuerySet":
        """Those that are not drafts any more."""
        return self.filter(announced_at__isnull=False)

    def before(self, sounding) -> "SoundingQuerySet":
        """The earlier ones of the same consultation."""
        return self.filter(consultation=sounding.consultation_id, announced_at__lt=sounding.announced_at)

    def about(self, topic) -> "SoundingQuerySet":
        """Those that put this topic to the Membership, the one that was announced last first."""
        return self.filter(offered__topic=topic).order_by("-announced_at", "-number")

    def closing_after(self, moment: datetime) -> "SoundingQuerySet":
        """Those that are announced and not closed at that moment."""
        return self.announced().filter(closed_at__isnull=True, closes_at__gt=moment)

    def with_consultation(self) -> "SoundingQuerySet":
        """With the consultation at which each is held."""
        return self.select_related("consultation")

    def with_topics(self) -> "SoundingQuerySet":
        """With consultation, and with the topics in their neutral order."""
        offered = self.model._meta.get_field("offered").related_model._default_manager
        topics = offered.select_related("topic__consultation", "topic__year")
        return self.select_related("consultation").prefetch_related(Prefetch("offered", topics))


class PreferenceQuerySet(RecordQuerySet):
    """Expressions in soundings."""

    def visible_to(self, user) -> "PreferenceQuerySet":
        """A delegate's own Member's, always; after closing all, for those who run soundings. Others see none."""
        own = Q(member__in=[member.pk for member in user.members])
        if not user.may(Permission.RUN_SOUNDINGS):
            return self.filter(own)
        closed = Q(sounding__closed_at__isnull=False) | Q(sounding__closes_at__lte=timezone.now())
        return self.filter(own | closed)

    def of_member(self, member) -> "PreferenceQuerySet":
        """Those of this Member."""
        return self.filter(member=member)

    def counting(self) -> "PreferenceQuerySet":
        """Those that no later one replaces."""
        return self.filter(replaced_at__isnull=True)

    def with_order(self) -> "PreferenceQuerySet":
        """With who stated it, and with the topics in the order that it gives them."""
        ranking = self.model._meta.get_field("ranking").related_model._default_manager.select_related("topic")
        return self.select_related("stated_by", "member").prefetch_related(Prefetch("ranking", ranking))

    def result(self, topics: Sequence, asked: Sequence) -> Result:
        """What these come to, where these topics were put to these Members; in two queries."""
        ranking = self.model._meta.get_field("ranking").related_model._base_manager.filter(preference__in=self)
        by_key, members = {topic.pk: topic for topic in topics}, {member.pk: member for member in asked}
        orders = defaultdict(list)
        for preference, topic in ranking.order_by("rank").values_list("preference", "topic"):
            orders[preference].append(by_key[topic])
        expressions = [
            Expression(members[member], manner, tuple(orders[key]))
            for key, member, manner in self.order_by().values_list("pk", "member", "manner")
            if member in members
        ]
        return result(topics, asked, expressions)
