"""The addresses of checklists."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
