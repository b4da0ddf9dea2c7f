"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import record_urls

from .forms.materials import MATERIAL
from .forms.soundings import SOUNDING
from .forms.topics import TOPIC
from .forms.workshops import WORKSHOP
from .views import appearances, materials, soundings, topics, workshops

_SOUNDING = "consultations/<day:date>/soundings/<number:number>/"
_WORKSHOP = "workshops/<number:number>/<slug:slug>/"
_MATERIAL = f"{_WORKSHOP}materials/<number:paper>/"

urlpatterns = [
    *record_urls(WORKSHOP),
    *record_urls(TOPIC),
    *record_urls(SOUNDING),
    *record_urls(MATERIAL),
    path("workshops/", workshops.workshops, name="workshops"),
    path("workshops/<number:number>/<slug:slug>/calendar.ics", workshops.workshop_calendar, name="workshop_calendar"),
    path("workshops/<number:number>/<slug:slug>/cancel/", workshops.cancel_workshop, name="cancel_workshop"),
    path("workshops/<number:number>/<slug:slug>/reinstate/", workshops.reinstate_workshop, name="reinstate_workshop"),
    path(
        "workshops/<number:number>/<slug:slug>/appearances/<number:pk>/confirm/",
        appearances.confirm_workshop_speaker,
        name="confirm_workshop_speaker",
    ),
    path(
        "workshops/<number:number>/<slug:slug>/appearances/<number:pk>/spoken/",
        appearances.mark_workshop_speaker_spoken,
        name="mark_workshop_speaker_spoken",
    ),
    path(
        "workshops/<number:number>/<slug:slug>/appearances/<number:pk>/replace/",
        appearances.replace_workshop_speaker,
        name="replace_workshop_speaker",
    ),
    path("consultations/<day:date>/topics/<number:position>/", topics.topic, name="topic"),
    path("consultations/<day:date>/topics/<number:position>/move/", topics.move_topic, name="move_topic"),
    path(
        "consultations/<day:date>/topics/<number:position>/make-workshop/", topics.make_workshop, name="make_workshop"
    ),
    path("consultations/<day:date>/topics/<number:position>/decide/", topics.decide_topic, name="decide_topic"),
    path(_SOUNDING, soundings.sounding, name="sounding"),
    path(f"{_SOUNDING}rank/", soundings.rank_topics, name="rank_topics"),
    path(f"{_SOUNDING}check/", soundings.check_preference, name="check_preference"),
    path(f"{_SOUNDING}state/", soundings.state_preference, name="state_preference"),
    path(f"{_SOUNDING}done/", soundings.preference_stated, name="preference_stated"),
    path(f"{_SOUNDING}result/", soundings.sounding_result, name="sounding_result"),
    path(f"{_SOUNDING}announce/", soundings.announce_sounding, name="announce_sounding"),
    path(f"{_SOUNDING}close/", soundings.close_sounding, name="close_sounding"),
    path(f"{_SOUNDING}enter/", soundings.enter_preference, name="enter_preference"),
    path(f"{_WORKSHOP}materials/", materials.materials, name="materials"),
    path(f"{_WORKSHOP}materials/offer/", materials.offer_material, name="offer_material"),
    path(f"{_WORKSHOP}materials/archive/", materials.order_archive, name="order_archive"),
    path(f"{_WORKSHOP}materials.zip", materials.download_archive, name="download_archive"),
    path(_MATERIAL, materials.material, name="material"),
    path(f"{_MATERIAL}languages/add/", materials.add_language, name="add_language"),
    path(f"{_MATERIAL}consent/", materials.give_consent, name="give_consent"),
    path(f"{_MATERIAL}withdraw/", materials.withdraw_material, name="withdraw_material"),
    path(f"{_MATERIAL}accept/", materials.accept_material, name="accept_material"),
    path(f"{_MATERIAL}decline/", materials.decline_material, name="decline_material"),
]
