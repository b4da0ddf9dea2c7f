"""Signing in, accepting an invitation, and one's own details."""

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from membership.models import User


class _LabelsAboveFields:
    """Mixed into a form of allauth: labels stand above the fields, and nothing is repeated within or under them."""

    labels = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class SignInForm(_LabelsAboveFields, allauth.LoginForm):
    """E-mail address and password."""

    labels = {"login": _("E-mail address"), "password": _("Password")}


class ConfirmationForm(_LabelsAboveFields, allauth.ReauthenticateForm):
    """The password once more, before something that concerns the safety of the account."""

    labels = {"password": _("Password")}


class NewPasswordForm(_LabelsAboveFields, allauth.ChangePasswordForm):
    """The present password, and a new one."""

    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }


class ForgottenPasswordForm(_LabelsAboveFields, allauth.ResetPasswordForm):
    """The address to which the link for a new password goes."""

    labels = {"email": _("E-mail address")}


class RenewedPasswordForm(_LabelsAboveFields, allauth.ResetPasswordKeyForm):
    """A new password, by the link of a message."""

    labels = {"password1": _("New password"), "password2": _("New password again")}


class MyDetailsForm(forms.ModelForm):
    """How somebody is called, and in which language messages reach them."""

    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {"language": _("Messages reach you in this language, and the portal opens in it.")}


class AcceptanceForm(forms.Form):
    """How whoever follows an invitation is called, and their password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("As it is to be shown; nobody takes it apart."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean(self):
        """The two passwords are the same, and good enough for this person."""
        cleaned = super().clean()
        password = cleaned.get("password")
        if password and password != cleaned.get("again"):
            self.add_error("again", _("This is not the same password."))
        elif password:
            try:
                validate_password(password, User(email=self.email, name=cleaned.get("name", "")))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        cleaned.pop("again", None)
        return cleaned
