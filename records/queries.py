"""Questions that every record answers."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Field, Lookup, OuterRef, Q, Subquery
from django.db.models.lookups import IRegex
from django.utils.text import slugify

from .collation import pattern_of, words_of

NOT_FOR_RECORDS = frozenset({"add", "export", "import"})  # pages that stand where the records of a kind do
ROOM_FOR_A_NUMBER = 10  # after the address of a title that others have, too


@Field.register_lookup
class Says(Lookup):
    """That a text holds these words, with or without accents and capitals: `title_en__says="reunion"`."""

    lookup_name = "says"
    prepare_rhs = False  # words are words, also where the column holds a number or a day

    def as_sql(self, compiler, connection):
        """Ask by a regular expression, which both engines know."""
        return IRegex(self.lhs, pattern_of(str(self.rhs))).as_sql(compiler, connection)


def localized_fields(*names: str) -> tuple[str, ...]:
    """The columns of these texts in English, French and Spanish: `localized_fields("title", "passages__text")`."""
    return tuple(f"{name}_{language}" for name in names for language, _name in settings.LANGUAGES)


class JoinedText(models.Aggregate):
    """The words of several rows in one, with a space between them, in no order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = models.TextField()

    def as_sqlite(self, compiler, connection, **context):
        """Say the same to SQLite."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


class RecordQuerySet(models.QuerySet):
    """Records; every read of a page starts at `.visible_to(user)`."""

    found_in: tuple[str, ...] = ()  # the texts by whose words a record is found

    def visible_to(self, user) -> "RecordQuerySet":
        """The records that this person may see: all, unless the floor says otherwise."""
        return self

    def with_moment(self) -> "RecordQuerySet":
        """With `last_kept_at`: when the version that stands was kept."""
        rows = self.model.history.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
        return self.annotate(last_kept_at=Subquery(rows.values("history_date")[:1]))

    def found_by(self, words: str) -> "RecordQuerySet":
        """The records in which every one of these words occurs."""
        return self.with_words(words, self.found_in)

    def with_words(self, words: str, texts: Iterable[str]) -> "RecordQuerySet":
        """The records in which every one of these words occurs in one of the texts, each record once.

        Each word has a query of its own: joined to one another, the parts of a record would multiply with every word.
        """
        found = self
        for word in words_of(words):
            says = reduce(or_, (Q(**{f"{text}__says": word}) for text in texts))
            found = found.filter(pk__in=self.model._base_manager.filter(says).values("pk"))
        return found

    def free_slug(self, title: str) -> str:
        """An address after this title that neither a record has yet nor a page beside the records."""
        longest = self.model._meta.get_field("slug").max_length - ROOM_FOR_A_NUMBER
        slug = slugify(title)[:longest].strip("-") or self.model._meta.model_name
        taken = {*NOT_FOR_RECORDS, *self.filter(slug__startswith=slug).values_list("slug", flat=True)}
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        return next(each for each in (slug, *numbered) if each not in taken)


class StoredFileQuerySet(RecordQuerySet):
    """Files; who may see a record may see what it carries."""

    def visible_to(self, user) -> "StoredFileQuerySet":
        """The files of those records that this person may see."""
        kinds = ContentType.objects.filter(pk__in=self.order_by().values("record_kind").distinct())
        seen = [
            Q(record_kind=kind, record_key__in=kind.model_class().objects.visible_to(user).values("pk"))
            for kind in kinds
        ]
        return self.filter(reduce(or_, seen)) if seen else self.none()

    def of(self, record: models.Model) -> "StoredFileQuerySet":
        """The files that this record carries."""
        return self.filter(record_kind=ContentType.objects.get_for_model(record), record_key=record.pk)
