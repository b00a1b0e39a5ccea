"""Addresses of the calendar: of an office, and of the company with its holiday regions."""

from django.urls import path

from . import company, views

app_name = "calendar"
urlpatterns = [
    path("", views.here, name="here"),
    path("years/", company.year_loading, name="load"),
    path("company/", company.here, name="company"),
    path("company/hours/", company.hours, name="company_hours"),
    path("company/hours/drop/", company.drop, name="company_drop"),
    path("regions/<slug:region>/<int:year>/", company.year, name="region_year"),
    path("regions/<slug:region>/<int:year>/confirm/", company.confirm, name="confirm"),
    path("regions/<slug:region>/days/<str:day>/", company.day, name="region_day"),
    path("<uuid:key>/<int:year>/", views.year, name="year"),
    path("<uuid:key>/days/<str:day>/", views.day, name="day"),
    path("<uuid:key>/hours/", views.hours, name="hours"),
    path("<uuid:key>/hours/drop/", views.drop, name="drop"),
]
