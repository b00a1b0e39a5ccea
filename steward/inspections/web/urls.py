"""The addresses of inspections."""

from . import urls_checklists, urls_rounds, urls_spots

app_name = "inspections"
urlpatterns = [*urls_rounds.urlpatterns, *urls_checklists.urlpatterns, *urls_spots.urlpatterns]
