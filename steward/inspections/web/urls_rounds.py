"""The addresses of routes, rounds, checks, findings and coverage."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
