"""The addresses of intake, list and board, of one case and of jobs."""

from django.urls import path

from . import board, bulk, detail, intake, jobs, listing, outside, printing, views

urlpatterns = [
    path("", listing.case_list, name="list"),
    path("board/", board.case_board, name="board"),
    path("counts/", listing.counts, name="counts"),
    path("total/", listing.total, name="total"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("bulk/undo/", bulk.undo, name="bulk_undo"),
    path("export/", views.export, name="export"),
    path("columns/", views.choose_columns, name="choose_columns"),
    path("views/", views.save_view, name="save_view"),
    path("views/<uuid:key>/", views.saved_view, name="saved_view"),
    path("views/<uuid:key>/forget/", views.forget_view, name="forget_view"),
    path("intake/", intake.intake, name="intake"),
    path("intake/callers/", intake.callers, name="intake_callers"),
    path("intake/context/", intake.context, name="intake_context"),
    path("intake/advice/", intake.advice, name="intake_advice"),
    path("outside/<str:token>/", outside.outside, name="outside"),
    path("offered/", detail.case_offered, name="offered"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<uuid:key>/", jobs.job_detail, name="job"),
    path("jobs/<uuid:key>/print/", printing.print_job, name="print_job"),
    path("jobs/<uuid:key>/<slug:name>/", jobs.job_step, name="job_step"),
    path("of-unit/<uuid:unit>/", detail.cases_for_unit, name="for_unit"),
    path("of-customer/<uuid:customer>/", detail.cases_for_customer, name="for_customer"),
    path("<uuid:key>/", detail.case_detail, name="detail"),
    path("<uuid:key>/print/", printing.print_case, name="print"),
    path("<uuid:key>/act/<slug:name>/", detail.case_act, name="act"),
    path("<uuid:key>/history/", detail.case_thread, name="thread"),
]
