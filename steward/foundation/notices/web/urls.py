"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.listing, name="list"),
    path("preferences/", views.preferences, name="preferences"),
    path("read/", views.read, name="read"),
]
