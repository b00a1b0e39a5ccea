"""The addresses of return visits."""

from django.urls import path

from . import printing, ruling, visits

app_name = "visits"
urlpatterns = [
    path("", visits.visit_list, name="list"),
    path("rules/", ruling.rule_list, name="rules"),
    path("rules/<slug:kind>/<int:grade>/", ruling.rule_detail, name="rule"),
    path("rules/<slug:kind>/<int:grade>/follow/", ruling.rule_drop, name="rule_drop"),
    path("<uuid:key>/", visits.visit_detail, name="detail"),
    path("of-case/<uuid:case>/", visits.visits_for_case, name="for_case"),
    path("<uuid:key>/print/", printing.print_visit, name="print"),
    path("<uuid:key>/record/", visits.visit_record, name="record"),
    path("<uuid:key>/attempt/", visits.visit_attempt, name="attempt"),
    path("<uuid:key>/review/", visits.visit_review, name="review"),
]
