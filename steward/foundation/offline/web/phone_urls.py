"""Addresses that a phone asks."""

from django.urls import path

from . import phone

app_name = "phone"
urlpatterns = [
    path("devices", phone.devices, name="devices"),
    path("messages", phone.messages, name="messages"),
]
