"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import kept

from .forms.topics import TOPIC
from .forms.workshops import WORKSHOP
from .views import appearances, topics, workshops

urlpatterns = [
    *kept(WORKSHOP),
    *kept(TOPIC),
    path("workshops/", workshops.workshops, name="workshops"),
    path("workshops/<int:number>/<slug:slug>/calendar.ics", workshops.workshop_calendar, name="workshop_calendar"),
    path("workshops/<int:number>/<slug:slug>/cancel/", workshops.cancel_workshop, name="cancel_workshop"),
    path("workshops/<int:number>/<slug:slug>/reinstate/", workshops.reinstate_workshop, name="reinstate_workshop"),
    path(
        "workshops/<int:number>/<slug:slug>/appearances/<int:pk>/confirm/",
        appearances.confirm_workshop_speaker,
        name="confirm_workshop_speaker",
    ),
    path(
        "workshops/<int:number>/<slug:slug>/appearances/<int:pk>/spoken/",
        appearances.mark_workshop_speaker_spoken,
        name="mark_workshop_speaker_spoken",
    ),
    path(
        "workshops/<int:number>/<slug:slug>/appearances/<int:pk>/replace/",
        appearances.replace_workshop_speaker,
        name="replace_workshop_speaker",
    ),
    path("consultations/<day:date>/topics/<int:position>/", topics.topic, name="topic"),
    path("consultations/<day:date>/topics/<int:position>/move/", topics.move_topic, name="move_topic"),
    path("consultations/<day:date>/topics/<int:position>/make-workshop/", topics.make_workshop, name="make_workshop"),
]
