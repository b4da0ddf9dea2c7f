"""What a person hands in when they offer a document, and what is asked of whoever decides about it."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Member, Person
from membership.roles import Permission
from records.forms.files import FileForm
from records.forms.record import RecordForm, name_field_in_required_error
from records.forms.record_admin import RecordAdmin
from records.queries import localized_fields
from workshops.actions import materials as actions
from workshops.choices import MaterialKind, language_names
from workshops.models import Material, Workshop
from workshops.rules import materials as rules


def _day_field(label: str, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, help_text=help_text, widget=widget)


def _received_field(**options) -> forms.CharField:
    return forms.CharField(label=_("How the consent was received"), max_length=300, **options)


class LanguageForm(FileForm):
    """One file, and in which language it is written."""

    language = forms.ChoiceField(label=_("Language of the file"))

    field_order = ["language", "upload"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_names()
        self.fields["language"].initial = get_language()
        if self.is_bound:  # it is shown again only where something is in the way
            self.fields["upload"].help_text = _(
                "Choose the file once more: it is not kept. PDF, Word, Excel, PowerPoint, PNG or JPEG, up to 20 MB."
            )
        name_field_in_required_error(self)
        self.fields["upload"].error_messages["required"] = _("Choose a file.")


class OfferForm(LanguageForm):
    """A document in its first language: of whom it is, what it is, and whether it may be public."""

    author = forms.ChoiceField(label=_("Document of"))
    kind = forms.ChoiceField(label=_("Kind"))
    consent = forms.BooleanField(
        label=_("Whoever wrote the document agrees that it is published on this site"),
        required=False,
        help_text=_("Without this consent it stays with the secretariat, and is never public."),
    )

    field_order = ["author", "kind", "title_en", "title_fr", "title_es", "language", "upload", "consent"]

    def __init__(self, workshop: Workshop, by, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in settings.LANGUAGES:
            label = _("%(text)s (%(language)s)") % {"text": _("Title"), "language": str(language)}
            widget = forms.TextInput(attrs={"lang": code})
            self.fields[f"title_{code}"] = forms.CharField(label=label, max_length=300, required=False, widget=widget)
        self.fields["title_en"].help_text = _("One of the three titles is enough; the secretariat adds the others.")
        self.fields["kind"].choices = [
            ("", "---------"),
            *((value, capfirst(str(name))) for value, name in MaterialKind.choices),
        ]
        self._by = by
        self._authors = {_key_of(author): author for author in self._authors_for(workshop, by)}
        self.fields["author"].choices = [(key, self._called(author)) for key, author in self._authors.items()]
        name_field_in_required_error(self)
        self.fields["upload"].error_messages["required"] = _("Choose a file.")
        self.order_fields(self.field_order)

    def clean(self) -> dict:
        """What is offered, as the verb takes it."""
        cleaned = super().clean()
        titles = {code: cleaned.pop(f"title_{code}", "") for code, _name in settings.LANGUAGES}
        if not any(titles.values()) and not any(f"title_{code}" in self.errors for code in titles):
            self.add_error("title_en", _("Write the title of the document in one of the three languages."))
        author = self._authors.get(cleaned.pop("author", ""))
        named = {"member": author if isinstance(author, Member) else None}
        named["person"] = author if isinstance(author, Person) else None
        return cleaned | named | {"titles": titles}

    def _authors_for(self, workshop: Workshop, by) -> list:
        return rules.authors_for(workshop, by)

    def _called(self, author) -> str:
        return str(author)


class AddMaterialForm(OfferForm):
    """A document that the secretariat adds for whomever, and which nobody has to look at any more."""

    received = _received_field(
        required=False,
        help_text=_("For a document of a delegation or of a speaker, as in “by e-mail, on 3 March 2008”."),
    )
    published_on = _day_field(
        _("Published on"), _("From this day on everybody can read it. Leave it empty while it is not to be public.")
    )

    field_order = [*OfferForm.field_order, "received", "published_on"]

    def clean(self) -> dict:
        """What is added; what consent and day ask of one another is told with whatever else is in the way."""
        cleaned = super().clean()
        if cleaned.get("consent"):
            author = {"member": cleaned["member"], "person": cleaned["person"]}
            self._tell("received", rules.obstacles_to_consent_of(self._by, **author, received=cleaned["received"]))
        elif cleaned.get("published_on"):
            self._tell("published_on", rules.obstacles_to_a_day_without_consent())
        return cleaned

    def _tell(self, name: str, obstacles: list[str]) -> None:
        if obstacles and name not in self.errors:
            self.add_error(name, obstacles)

    def _authors_for(self, workshop: Workshop, by) -> list:
        speakers = Person.objects.named_in(workshop.appearances.all())
        return [None, *speakers, *Member.objects.as_of(workshop.starts_on or timezone.localdate())]

    def _called(self, author) -> str:
        if author is None:
            return str(_("IDM secretariat"))
        return getattr(author, "name_then", "") or str(author)


def offer_form(workshop: Workshop, by) -> type[OfferForm]:
    """Which of the two this person fills in."""
    return AddMaterialForm if by.may(Permission.KEEP_PROGRAMME) else OfferForm


class AcceptanceForm(forms.Form):
    """From which day on an accepted document is public."""

    published_on = _day_field(
        _("Published on"), _("From this day on everybody can read it. Leave it empty while it is not to be public.")
    )

    def __init__(self, material: Material, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if material.has_consent:
            self.fields["published_on"].initial = timezone.localdate
        else:
            del self.fields["published_on"]


class ConsentForm(forms.Form):
    """Nothing, of whoever may say yes; of the secretariat, how it has received the consent of the author."""

    received = _received_field(help_text=_("How, and on which day, as in “by e-mail, on 3 March 2008”."))

    def __init__(self, material: Material, by, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if rules.consents_for(by, member=material.member, person=material.person):
            del self.fields["received"]
        name_field_in_required_error(self)


class DecliningForm(forms.Form):
    """Why a document is declined, in words for whoever offered it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Whoever offered the document reads it as it stands here."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_field_in_required_error(self)


class WithdrawingForm(DecliningForm):
    """Nothing, of whoever takes back their own document; of the secretariat, why it takes back another's."""

    def __init__(self, material: Material, by, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if rules.consents_for(by, member=material.member, person=material.person):
            del self.fields["reason"]


class MaterialForm(RecordForm):
    """What an accepted document is called, what it is, and from which day on it is public."""

    class Meta:
        model = Material
        fields = ["kind", *localized_fields("title"), "published_on"]


def _key_of(author: Member | Person | None) -> str:
    return f"{author._meta.model_name}-{author.pk}" if author else "secretariat"


MATERIAL = RecordAdmin(
    name="material",
    model=Material,
    form=MaterialForm,
    permission=Permission.KEEP_PROGRAMME,
    address="workshops/<number:number>/<slug:slug>/materials/<number:paper>/",
    lookups={"number": "workshop__year__number", "slug": "workshop__slug", "paper": "number"},
    verb=actions.keep_material,
)
