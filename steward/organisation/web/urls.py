"""Addresses of the organisation."""

from django.urls import path

from . import views

app_name = "organisation"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/new/", views.hire, name="hire"),
    path("people/<uuid:key>/", views.person, name="person"),
    path("people/<uuid:key>/<slug:verb>/", views.person_act, name="person-act"),
    path("offices/", views.offices, name="offices"),
    path("offices/<uuid:key>/", views.office, name="office"),
    path("offices/<uuid:key>/<slug:verb>/", views.office_act, name="office-act"),
    path("areas/<uuid:key>/", views.area, name="area"),
    path("departments/<uuid:key>/", views.department, name="department"),
    path("company/", views.company, name="company"),
    path("roster/", views.roster, name="roster"),
]
