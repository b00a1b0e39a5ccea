"""Addresses of approvals."""

from django.urls import path

from . import views

app_name = "approvals"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("together/", views.together, name="together"),
    path("<uuid:key>/", views.approval, name="approval"),
    path("<uuid:key>/decision/", views.decision, name="decision"),
    path("<uuid:key>/withdrawal/", views.withdrawal, name="withdrawal"),
]
