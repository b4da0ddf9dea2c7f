"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import kept

from .forms.topics import TOPIC
from .forms.workshops import WORKSHOP
from .views import topics, workshops

urlpatterns = [
    *kept(WORKSHOP),
    *kept(TOPIC),
    path("workshops/", workshops.workshops, name="workshops"),
    path("workshops/<int:number>/<slug:slug>/", workshops.workshop, name="workshop"),
    path("workshops/<int:number>/<slug:slug>/calendar.ics", workshops.workshop_calendar, name="workshop_calendar"),
    path("workshops/<int:number>/<slug:slug>/cancel/", workshops.cancel_workshop, name="cancel_workshop"),
    path("workshops/<int:number>/<slug:slug>/reinstate/", workshops.reinstate_workshop, name="reinstate_workshop"),
    path("consultations/<day:date>/topics/<int:position>/", topics.topic, name="topic"),
    path("consultations/<day:date>/topics/<int:position>/move/", topics.move_topic, name="move_topic"),
    path("consultations/<day:date>/topics/<int:position>/make-workshop/", topics.make_workshop, name="make_workshop"),
]
