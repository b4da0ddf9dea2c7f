"""What a person hands in as a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from records import uploads


class FileForm(forms.Form):
    """One file, looked at before anything keeps it."""

    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint, PNG or JPEG, up to 20 MB."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_upload(self) -> UploadedFile:
        """The file, or the reasons why it cannot be kept."""
        if faults := uploads.obstacles(self.cleaned_data["upload"]):
            raise ValidationError(faults)
        return self.cleaned_data["upload"]
