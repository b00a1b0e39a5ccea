"""Addresses of the history."""

from django.urls import path

from . import reveals, views

app_name = "timeline"
urlpatterns = [
    path("access/", views.access, name="access"),
    path("<slug:kind>/<uuid:key>/reveal/<slug:detail>/", reveals.reveal, name="reveal"),
    path("<slug:kind>/<uuid:key>/", views.history, name="history"),
]
