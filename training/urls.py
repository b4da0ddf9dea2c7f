"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import record_urls

from . import views
from .forms import TRAINING_SESSION

urlpatterns = [
    path("training/", views.training, name="training"),
    *record_urls(TRAINING_SESSION),
]
