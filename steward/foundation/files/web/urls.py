"""Addresses of files."""

from django.urls import path

from . import views

app_name = "files"
urlpatterns = [
    path("<uuid:key>/", views.show, name="show"),
    path("<uuid:key>/small/", views.show_small, name="small"),
]
