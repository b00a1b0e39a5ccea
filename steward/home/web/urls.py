"""The addresses of the entrance."""

from django.urls import path
from django.views.generic import RedirectView

from . import picture, today

app_name = "home"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="home:today"), name="start"),
    path("today/", today.today_page, name="today"),
    path("buildings/", picture.of_office, name="buildings"),
    path("buildings/communities/<uuid:key>/", picture.of_community, name="picture"),
    path("buildings/<uuid:key>/", picture.of_building, name="picture_building"),
]
