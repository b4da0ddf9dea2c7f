"""Celery, which carries notices to the workers; the rows of `jobs` say what there is to do."""

import os
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty
from uuid import uuid4

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "idm_portal.settings")


class FolderChannel(filesystem.Channel):
    """Kombu's broker of files, but a message is a whole file or none.

    Its own channel hands out about one file of a thousand while it is still empty, and a worker that reads one ends.
    """

    def _put(self, queue: str, payload: dict, **options) -> None:
        message = Path(self.data_folder_out, f"{time.time_ns()}_{uuid4()}.{queue}.msg")
        draft = message.with_name(f".{message.name}")
        draft.write_text(dumps(payload))
        draft.rename(message)

    def _get(self, queue: str) -> dict:
        for name in sorted(os.listdir(self.data_folder_in)):
            message, taken = Path(self.data_folder_in, name), Path(self.data_folder_in, f".{name}")
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            try:
                message.rename(taken)
            except FileNotFoundError:
                continue  # another worker was faster
            payload = loads(taken.read_bytes())
            taken.unlink()
            return payload
        raise Empty


class FolderTransport(filesystem.Transport):
    """The broker of the embedded portal: its messages are files in a folder."""

    Channel = FolderChannel
    implements = filesystem.Transport.implements.extend(asynchronous=True)

    def register_with_event_loop(self, connection, loop) -> None:
        """Look into the folder again and again, beside the other things a worker waits for."""
        loop.call_repeatedly(self.polling_interval, self._deliver_waiting)

    def _deliver_waiting(self) -> None:
        with suppress(Empty):
            while True:
                self.cycle.get(self._deliver)


TRANSPORT_ALIASES["filesystem"] = f"{__name__}:FolderTransport"

app = Celery("idm_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
