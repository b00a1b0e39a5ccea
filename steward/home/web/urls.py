"""The addresses of the entrance."""

from django.urls import path
from django.views.generic import RedirectView

from . import today

app_name = "home"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="home:today"), name="start"),
    path("today/", today.today_page, name="today"),
]
