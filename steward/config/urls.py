"""Every address of the product, by domain."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
