"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import kept

from . import views
from .forms.topics import TOPIC
from .forms.workshops import WORKSHOP

urlpatterns = [
    *kept(WORKSHOP),
    *kept(TOPIC),
    path("workshops/", views.workshops, name="workshops"),
    path("workshops/<int:number>/<slug:slug>/", views.workshop, name="workshop"),
    path("workshops/<int:number>/<slug:slug>/calendar.ics", views.workshop_calendar, name="workshop_calendar"),
    path("workshops/<int:number>/<slug:slug>/cancel/", views.cancel_workshop, name="cancel_workshop"),
    path("workshops/<int:number>/<slug:slug>/reinstate/", views.reinstate_workshop, name="reinstate_workshop"),
    path("consultations/<day:date>/topics/<int:position>/", views.topic, name="topic"),
    path("consultations/<day:date>/topics/<int:position>/move/", views.move_topic, name="move_topic"),
    path("consultations/<day:date>/topics/<int:position>/make-workshop/", views.make_workshop, name="make_workshop"),
]
