"""Addresses of the installation itself."""

from django.urls import path

from . import views

app_name = "operations"
urlpatterns = [path("healthz", views.health, name="health")]
