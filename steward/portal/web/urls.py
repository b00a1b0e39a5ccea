"""The addresses of residents; short, for they are printed as QR codes."""

from django.urls import path

from . import pages

app_name = "portal"
urlpatterns = [
    path("r/<str:code>/", pages.place, name="place"),
    path("r/<str:code>/<uuid:key>/me-too/", pages.me_too, name="me_too"),
    path("f/<str:token>/", pages.progress, name="progress"),
    path("f/<str:token>/proof/", pages.prove, name="prove"),
    path("f/<str:token>/words/", pages.say_more, name="say_more"),
    path("f/<str:token>/rating/", pages.rate, name="rate"),
]
