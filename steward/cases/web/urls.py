"""The addresses of cases."""

from . import urls_desk

app_name = "cases"
urlpatterns = [*urls_desk.urlpatterns]
