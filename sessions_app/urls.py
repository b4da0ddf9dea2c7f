"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import kept

from . import views
from .forms.consultations import CONSULTATION, PROPOSAL
from .forms.council import COUNCIL_SESSION, SITTING
from .forms.publications import ANNOUNCEMENT, PUBLICATION
from .forms.years import YEAR

urlpatterns = [
    *kept(YEAR),
    *kept(CONSULTATION),
    *kept(PROPOSAL),
    *kept(COUNCIL_SESSION),
    *kept(SITTING),
    *kept(PUBLICATION),
    *kept(ANNOUNCEMENT),
    path("years/<number:number>/publish/", views.publish_year, name="publish_year"),
    path("years/<number:number>/programme.xlsx", views.export_programme, name="export_programme"),
    path("council/<number:number>/sittings/<number:position>/move/", views.move_sitting, name="move_sitting"),
    path("appearances/<number:pk>/spoken/", views.mark_spoken, name="mark_spoken"),
    path("appearances/<number:pk>/replace/", views.replace_speaker, name="replace_speaker"),
    path("consultations/<day:date>/proposals/<number:number>/", views.proposal, name="proposal"),
    path("publications/<slug:slug>/", views.publication, name="publication"),
    path("announcements/<slug:slug>/", views.announcement, name="announcement"),
]
