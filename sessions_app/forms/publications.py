"""How publications and announcements are kept."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from membership.models import Member
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, ListColumn, RecordAdmin
from records.queries import localized_fields
from sessions_app import actions
from sessions_app.choices import AnnouncementKind
from sessions_app.models import Announcement, Distribution, Editor, Launch, Publication, SittingAppearance
from sessions_app.queries import AnnouncementQuerySet

from .years import YearFilter

_TITLES = ("title_en", "title_fr", "title_es")
_SUBTITLES = ("subtitle_en", "subtitle_fr", "subtitle_es")


class PublicationForm(RecordForm):
    """A publication and its edition."""

    class Meta:
        model = Publication
        fields = [*localized_fields("title", "subtitle", "edition"), "abbreviation", "base_work"]


class EditorForm(PartForm):
    """One of the editors."""

    class Meta:
        model = Editor
        fields = ["person"]


class LaunchForm(PartForm):
    """One launch, at a sitting or elsewhere."""

    class Meta:
        model = Launch
        fields = ["sitting", "date", "precision", *localized_fields("place")]


class DistributionForm(PartForm):
    """What was handed out at a sitting."""

    class Meta:
        model = Distribution
        fields = ["sitting", *localized_fields("title")]


PUBLICATION = RecordAdmin(
    name="publication",
    model=Publication,
    form=PublicationForm,
    permission=Permission.KEEP_PROGRAMME,
    address="publications/<slug:slug>/",
    inlines=(
        Inline(model=Editor, form=EditorForm, add_label=_("Add an editor")),
        Inline(model=Launch, form=LaunchForm, add_label=_("Add a launch")),
        Inline(model=Distribution, form=DistributionForm, add_label=_("Add a part handed out")),
    ),
    verb=actions.keep_publication,
    add_address="publications/add/",
    plural="publications",
    list_address="publications/",
    heading=_("Publications"),
    lead=_("Reports and handbooks that were launched or announced at the dialogue."),
    add_label=_("Add a publication"),
    columns=(
        ListColumn(label=_("Publication"), value="__str__", sort="title"),
        ListColumn(label=_("Subtitle"), value="subtitle"),
        ListColumn(label=_("Abbreviation"), value="abbreviation", sort="abbreviation"),
    ),
    search=(
        *_TITLES,
        "subtitle_en",
        "subtitle_fr",
        "subtitle_es",
        "abbreviation",
    ),
    public_because="publications are for everybody",
)


class AnnouncementForm(RecordForm):
    """What somebody announced."""

    class Meta:
        model = Announcement
        fields = [
            "kind",
            *localized_fields("title"),
            "ordinal",
            *localized_fields("text"),
            "date",
            "precision",
            *localized_fields("place"),
            "host",
            "appearance",
            "publication",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["appearance"].queryset = SittingAppearance.objects.with_person()


class AnnouncementFilter(FilterSet):
    """Announcements by kind, year of the dialogue and host."""

    kind = ChoiceFilter(choices=AnnouncementKind.choices, label=_("Kind"), empty_label=_("All"))
    year = YearFilter(field_name="appearance__sitting__council_session__year__number", label=_("Announced in"))
    host = ModelChoiceFilter(queryset=Member.objects.all(), label=_("Host"), empty_label=_("All"))

    class Meta:
        model = Announcement
        fields = []


ANNOUNCEMENT = RecordAdmin(
    name="announcement",
    model=Announcement,
    form=AnnouncementForm,
    permission=Permission.KEEP_PROGRAMME,
    address="announcements/<slug:slug>/",
    verb=actions.keep_announcement,
    add_address="announcements/add/",
    plural="announcements",
    list_address="announcements/",
    heading=_("Announcements"),
    lead=_("Events, publications, facilities and policies that speakers announced."),
    add_label=_("Add an announcement"),
    columns=(
        ListColumn(label=_("Announcement"), value="title", sort="title"),
        ListColumn(label=_("Kind"), value="get_kind_display"),
        ListColumn(label=_("Date"), value="date_in_words", sort="date"),
        ListColumn(label=_("Place"), value="place"),
        ListColumn(label=_("Announced by"), value="speaker"),
    ),
    search=_TITLES,
    prepare=AnnouncementQuerySet.with_speakers,
    filters=AnnouncementFilter,
    public_because="what was announced at published years is for everybody",
)
