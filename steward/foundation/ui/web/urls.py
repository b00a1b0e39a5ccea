"""Addresses of the shell."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("offices/", views.offices, name="offices"),
    path("office/", views.office, name="office"),
    path("pulse/", views.pulse, name="pulse"),
    path("me/", views.me, name="me"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:layout>/", views.gallery, name="gallery-layout"),
]
