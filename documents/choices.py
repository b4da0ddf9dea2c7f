"""The words of this floor, and the steps between them."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NoteState(TextChoices):
    """How far a note has come."""

    DRAFT = "draft", pgettext_lazy("a note", "Draft")
    ISSUED = "issued", _("Issued")


NEXT = {NoteState.DRAFT: {NoteState.ISSUED}, NoteState.ISSUED: set()}


class Distribution(TextChoices):
    """Who a document is for."""

    GENERAL = "general", _("General")
    LIMITED = "limited", _("Limited")
    RESTRICTED = "restricted", _("Restricted")


class Level(IntegerChoices):
    """What a block is: a numbered paragraph, or a heading of the first or second level."""

    PARAGRAPH = 0, _("Paragraph")
    HEADING = 1, _("Heading")
    SUBHEADING = 2, _("Subheading")


class Alignment(TextChoices):
    """How what a block says in one language stands to what it says in the original language."""

    ORIGINAL = "original", _("Original")
    UP_TO_DATE = "up_to_date", _("Up to date")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    NOT_COMPARED = "not_compared", _("Not compared with the original")
    MISSING = "missing", _("Missing")


class SymbolStanding(TextChoices):
    """What a symbol in the register stands for."""

    RESERVED = "reserved", _("Reserved")
    ELSEWHERE = "elsewhere", _("Document not kept here")
    ISSUED = "issued", _("Issued")


class RelationKind(TextChoices):
    """How one document is related to another."""

    REVISES = "rev", _("Revises")
    COMPLETES = "add", _("Adds to")
    CORRECTS = "corr", _("Corrects")
    AMENDS = "amdt", _("Amends")
    CITES = "cites", _("Cites")


BACK = {  # the same, seen from the other document
    RelationKind.REVISES: _("Revised by"),
    RelationKind.COMPLETES: _("Completed by"),
    RelationKind.CORRECTS: _("Corrected by"),
    RelationKind.AMENDS: _("Amended by"),
    RelationKind.CITES: _("Cited by"),
}


class RenditionState(TextChoices):
    """Whether a typeset file is there yet; how far the work is, its job knows."""

    ORDERED = "ordered", _("Ordered")
    READY = "ready", _("Ready")


# What a new note's cover says before anybody has edited it; content, therefore not left to the interface's catalogues.
PROGRAMME = {
    "en": "International Dialogue on Migration {year}",
    "fr": "Dialogue international sur la migration {year}",
    "es": "Diálogo Internacional sobre la Migración {year}",
}
SEAT = {"en": "Geneva", "fr": "Genève", "es": "Ginebra"}


class PlanKind(TextChoices):
    """The parts of which a yearly note can consist."""

    OPENING = "opening", _("opening")
    PAST_YEAR = "past_year", _("the past year and its workshops")
    COUNCIL = "council", _("sittings at the Council")
    QUESTIONS = "questions", _("questions to the Membership")
    PROPOSALS = "proposals", _("proposals of Members and answers")
    COMING_YEAR = "coming_year", _("the coming year: theme, aims and rationale")
    TOPICS = "topics", _("how the topics were chosen")
    WORKSHOPS = "workshops", _("the workshops to come")
    FUNDING = "funding", _("funding")
    TRAINING = "training", _("training")
