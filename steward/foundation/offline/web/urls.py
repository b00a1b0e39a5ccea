"""Addresses of receipts."""

from django.urls import path

from . import views

app_name = "offline"
urlpatterns = [path("", views.receipt, name="receipt")]
