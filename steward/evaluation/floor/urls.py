"""The addresses of the floor."""

from django.urls import path

from . import views

urlpatterns = [
    path("login/", views.sign_in),
    path("new/", views.create),
    path("list/", views.listing),
    path("t/<int:pk>/", views.detail),
    path("search/", views.search),
]
