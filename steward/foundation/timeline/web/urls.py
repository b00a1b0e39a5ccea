"""Addresses of the history."""

from django.urls import path

from . import views

app_name = "timeline"
urlpatterns = [
    path("access/", views.access, name="access"),
    path("<slug:kind>/<uuid:key>/", views.history, name="history"),
]
