"""Addresses of imports."""

from django.urls import path

from . import views

app_name = "imports"
urlpatterns = [
    path("", views.imports, name="list"),
    path("upload/", views.upload, name="upload"),
    path("<uuid:key>/", views.batch, name="batch"),
    path("<uuid:key>/columns/", views.columns, name="columns"),
    path("<uuid:key>/rejected/", views.rejected, name="rejected"),
    path("<uuid:key>/<str:name>/", views.step, name="step"),
]
