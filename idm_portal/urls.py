"""Every address of the portal; people quote them, so they stay."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

import records.urls  # noqa: F401 -- the kinds of parts of addresses, `<number:…>` and `<day:…>`

from .views import consultations, council, errors, health, search, speakers, training, workshops, years

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    *i18n_patterns(
        path("", years.home, name="home"),
        path("years/", years.years, name="years"),
        path("years/<number:number>/", years.year, name="year"),
        path("years/<number:number>/calendar.ics", years.year_calendar, name="year_calendar"),
        path("calendar.ics", years.calendar, name="calendar"),
        path("search/", search.search, name="search"),
        path("", include("records.urls")),
        path("", include("membership.urls")),
        path("", include("sessions_app.urls")),
        path("", include("drafting.urls")),  # before the documents, among whose addresses theirs stand
        path("", include("documents.urls")),
        path("", include("workshops.urls")),
        path("", include("training.urls")),
        path("", include("funding.urls")),
        path("consultations/<day:date>/", consultations.consultation, name="consultation"),
        path("council/<number:number>/", council.council_session, name="council_session"),
        path("council/<number:number>/sittings/<number:position>/", council.sitting, name="sitting"),
        path("workshops/<number:number>/<slug:slug>/", workshops.workshop, name="workshop"),
        path("training/<number:number>/<slug:slug>/", training.training_session, name="training_session"),
        path("speakers/", speakers.speakers, name="speakers"),
        path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
