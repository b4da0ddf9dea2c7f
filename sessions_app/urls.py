"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import record_urls

from . import views
from .forms.consultations import CONSULTATION, PROPOSAL
from .forms.council import COUNCIL_SESSION, SITTING
from .forms.publications import ANNOUNCEMENT, PUBLICATION
from .forms.years import YEAR

urlpatterns = [
    *record_urls(YEAR),
    *record_urls(CONSULTATION),
    *record_urls(PROPOSAL),
    *record_urls(COUNCIL_SESSION),
    *record_urls(SITTING),
    *record_urls(PUBLICATION),
    *record_urls(ANNOUNCEMENT),
    path("years/<number:number>/publish/", views.publish_year, name="publish_year"),
    path("years/<number:number>/programme.xlsx", views.export_programme, name="export_programme"),
    path("council/<number:number>/sittings/<number:position>/move/", views.move_sitting, name="move_sitting"),
    path("appearances/<number:pk>/spoken/", views.mark_spoken, name="mark_spoken"),
    path("appearances/<number:pk>/replace/", views.replace_speaker, name="replace_speaker"),
    path("consultations/<day:date>/proposals/<number:number>/", views.proposal, name="proposal"),
    path("publications/<slug:slug>/", views.publication, name="publication"),
    path("announcements/<slug:slug>/", views.announcement, name="announcement"),
]
