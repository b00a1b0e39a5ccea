"""Addresses of papers; the first is short, for it is printed as a QR code."""

from django.urls import path

from . import views

app_name = "papers"
urlpatterns = [
    path("p/<str:code>/", views.paper, name="paper"),
    path("papers/", views.desk, name="desk"),
    path("papers/<uuid:key>/file/", views.settle, name="settle"),
    path("papers/<uuid:key>/discard/", views.discard, name="discard"),
]
