"""Addresses of the ladders."""

from django.urls import path

from . import views

app_name = "deadlines"
urlpatterns = [
    path("", views.ladders, name="ladders"),
    path("<slug:scope>/<slug:code>/", views.ladder, name="ladder"),
    path("office/<slug:code>/drop/", views.drop, name="ladder_drop"),
]
