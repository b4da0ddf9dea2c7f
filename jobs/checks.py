"""What `manage.py check` looks at on this floor."""

import os

from django.conf import settings
from django.core.checks import Error


def transport_is_not_the_outbox(app_configs, **kwargs) -> list[Error]:
    """The transport is not the outbox itself: a message would be posted for ever and never sent."""
    if settings.OUTBOX_TRANSPORT != "jobs.emails.OutboxBackend":
        return []
    return [
        Error(
            "No message would ever leave: OUTBOX_TRANSPORT names the outbox itself.",
            hint="Name what sends, such as django.core.mail.backends.smtp.EmailBackend.",
            id="jobs.E001",
        )
    ]


def broker_folder_is_writable(app_configs, **kwargs) -> list[Error]:
    """Where the broker is a folder, web server and worker may both write into it."""
    if not settings.CELERY_BROKER_URL.startswith("filesystem"):
        return []
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    folders = [options["data_folder_in"], options["control_folder"]]
    return [
        Error(
            f"The worker cannot be notified: {folder} cannot be written.",
            hint="Make it, and give it to the user under whom the portal runs.",
            id="jobs.E002",
        )
        for folder in folders
        if not os.access(folder, os.W_OK)
    ]
