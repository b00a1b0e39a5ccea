"""Addresses of the calendar."""

from django.urls import path

from . import views

app_name = "calendar"
urlpatterns = [
    path("", views.here, name="here"),
    path("years/", views.year_loading, name="load"),
    path("<uuid:key>/<int:year>/", views.year, name="year"),
    path("<uuid:key>/days/<str:day>/", views.day, name="day"),
    path("<uuid:key>/hours/", views.hours, name="hours"),
]
