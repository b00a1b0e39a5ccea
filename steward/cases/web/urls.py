"""The addresses of cases."""

from . import urls_desk, urls_settings

app_name = "cases"
urlpatterns = [*urls_desk.urlpatterns, *urls_settings.urlpatterns]
