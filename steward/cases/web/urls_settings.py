"""The addresses of what cases are set up with."""

from django.urls import path

from . import setting

urlpatterns = [
    path("outages/", setting.setting_list, {"word": "outages"}, name="outages"),
    path("settings/", setting.setting_home, name="settings_home"),
    path("settings/clocks/presets/", setting.clock_presets, name="clock_presets"),
    path("settings/<slug:word>/", setting.setting_list, name="settings"),
    path("settings/<slug:word>/add/", setting.setting_add, name="setting_add"),
    path("settings/<slug:word>/<uuid:key>/", setting.setting_detail, name="setting"),
    path("settings/<slug:word>/<uuid:key>/retire/", setting.setting_retire, name="setting_retire"),
]
