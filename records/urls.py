"""Addresses of the ground: those that every kind of record has, and its own pages."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from .forms.record import LARGEST_NUMBER
from .forms.record_admin import RecordAdmin
from .guards import public, require_permission
from .roles import SEE_HISTORY
from .views import editing, files, listing, work


class Day:
    """A day in an address, `2008-02-26`."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)
    to_url = staticmethod(date.isoformat)


class Number:
    """A number in an address: of a year, a session, a record; none has more than the database's integers hold."""

    regex = "[0-9]{1,10}"
    to_url = staticmethod(str)

    @staticmethod
    def to_python(digits: str) -> int:
        """The number; a larger one than any record can have is no address."""
        if int(digits) > LARGEST_NUMBER:
            raise ValueError(digits)
        return int(digits)


register_converter(Day, "day")
register_converter(Number, "number")


def record_urls(record_admin: RecordAdmin) -> list[URLPattern]:
    """The addresses at which one kind of record is listed, shown, edited, compared and restored."""
    editors = require_permission(record_admin.permission)
    readers = public(record_admin.public_because) if record_admin.public_because else editors

    def historians(view):  # who changed what, and why, is for those among the editors who may see that
        return require_permission(SEE_HISTORY)(editors(view))

    def route(guard, address, view, name):
        return path(address, guard(view), {"record_admin": record_admin}, name=name)

    name, address = record_admin.name, record_admin.address
    routes = [
        route(editors, f"{address}edit/", editing.edit_record, f"edit_{name}"),
        route(historians, f"{address}history/", editing.record_history, f"{name}_history"),
        route(historians, f"{address}history/compare/", editing.choose_versions, f"choose_{name}_versions"),
        route(historians, f"{address}history/<number:old>..<number:new>/", editing.compare_versions, f"compare_{name}"),
        route(historians, f"{address}history/<number:old>/restore/", editing.restore_record, f"restore_{name}"),
    ]
    if record_admin.carries_files:
        routes += [
            route(editors, f"{address}files/add/", files.add_file, f"add_{name}_file"),
            route(editors, f"{address}files/<number:key>/take-away/", files.take_file_away, f"take_{name}_file_away"),
        ]
    if record_admin.page:
        routes.append(route(readers, address, listing.show_record, name))
    if record_admin.list_address:
        routes.insert(0, route(readers, record_admin.list_address, listing.list_records, record_admin.plural))
    if record_admin.add_address:
        routes.insert(0, route(editors, record_admin.add_address, editing.add_record, f"add_{name}"))
    return routes


urlpatterns = [
    path("files/<number:key>/", files.download_file, name="download_file"),
    path("jobs/<number:number>/", work.job, name="job"),
    path("jobs/<number:number>/retry/", work.retry_job, name="retry_job"),
    path("secretariat/jobs/", work.jobs, name="jobs"),
    path("secretariat/messages/", work.messages, name="messages"),
]
