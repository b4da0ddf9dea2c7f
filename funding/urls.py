"""Addresses of this floor; a URL's name is its view's name."""

from django.urls import path

from records.urls import record_urls

from . import views
from .forms.records import BUDGET, CONTRIBUTION, DONOR, PROJECT_DOCUMENT

urlpatterns = [
    path("funding/", views.funding, name="funding"),
    path("funding/<number:number>/", views.funding_of_year, name="funding_of_year"),
    path("years/<number:number>/next/", views.start_next_year, name="start_next_year"),
    *record_urls(BUDGET),
    path("funding/<number:number>/budgets/<number:pk>/", views.budget, name="budget"),
    *record_urls(CONTRIBUTION),
    path("funding/<number:number>/contributions/<number:pk>/", views.contribution, name="contribution"),
    *record_urls(PROJECT_DOCUMENT),
    path("funding/<number:number>/documents/<number:pk>/", views.project_document, name="project_document"),
    path("funding/donors/", views.donors, name="donors"),
    *record_urls(DONOR),
    path("funding/donors/<slug:slug>/", views.donor, name="donor"),
]
