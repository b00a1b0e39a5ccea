"""Addresses of the organisation."""

from django.urls import path

from . import counters, handing_over, roster, structure, views

app_name = "organisation"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/new/", views.hire, name="hire"),
    path("people/export/", views.export, name="export"),
    path("people/<uuid:key>/", views.person, name="person"),
    path("people/<uuid:key>/hand-over/", handing_over.hand_over, name="hand-over"),
    path("people/<uuid:key>/<slug:verb>/", views.person_act, name="person-act"),
    path("offices/", views.offices, name="offices"),
    path("offices/<uuid:key>/", views.office, name="office"),
    path("offices/<uuid:key>/details/", structure.office_details, name="office-details"),
    path("offices/<uuid:key>/closure/", structure.office_closure, name="office-closure"),
    path("offices/<uuid:key>/roster/", roster.week, name="office-roster"),
    path("offices/<uuid:key>/shift/", roster.new_shift, name="new-shift"),
    path("offices/<uuid:key>/<slug:verb>/", views.office_act, name="office-act"),
    path("routes/<uuid:key>/removal/", structure.route_removal, name="route-removal"),
    path("shifts/<uuid:key>/<slug:verb>/", roster.shift_act, name="shift-act"),
    path("areas/<uuid:key>/", structure.area, name="area"),
    path("areas/<uuid:key>/<slug:verb>/", structure.area_act, name="area-act"),
    path("regions/<uuid:key>/", structure.region, name="region"),
    path("departments/<uuid:key>/", structure.department, name="department"),
    path("departments/<uuid:key>/<slug:verb>/", structure.department_act, name="department-act"),
    path("company/", structure.company, name="company"),
    path("company/<slug:verb>/", structure.company_act, name="company-act"),
    path("counters/", counters.counters, name="counters"),
    path("counters/<uuid:key>/closure/", counters.close, name="counter-close"),
    path("counter/", counters.counter, name="counter"),
    path("counter/lock/", counters.lock, name="counter-lock"),
    path("pin/", counters.pin, name="pin"),
    path("roster/", roster.here, name="roster"),
]
