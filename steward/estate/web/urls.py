"""Addresses of the estate."""

from django.urls import path

from .views import areas, customers, finding, keys, places, structure, units

app_name = "estate"
urlpatterns = [
    path("", structure.home, name="home"),
    path("find/", finding.callers, name="find"),
    path("communities/new/", structure.add_community, name="add_community"),
    path("communities/<uuid:key>/", structure.community, name="community"),
    path("communities/<uuid:key>/particulars/", structure.change_community, name="change_community"),
    path("communities/<uuid:key>/buildings/new/", structure.add_building, name="add_building"),
    path("buildings/<uuid:key>/", structure.building, name="building"),
    path("buildings/<uuid:key>/particulars/", structure.change_building, name="change_building"),
    path("buildings/<uuid:key>/floors/new/", structure.add_floor, name="add_floor"),
    path("floors/<uuid:key>/units/new/", units.add_unit, name="add_unit"),
    path("units/<uuid:key>/", units.unit, name="unit"),
    path("units/<uuid:key>/card/", units.card, name="unit_card"),
    path("units/<uuid:key>/particulars/", units.change_unit, name="change_unit"),
    path("units/<uuid:key>/states/", units.set_state, name="set_state"),
    path("units/<uuid:key>/states/<slug:axis>/return/", units.take_back_state, name="take_back_state"),
    path("units/<uuid:key>/residents/new/", units.move_in, name="move_in"),
    path("residencies/<uuid:key>/", units.change_residency, name="change_residency"),
    path("residencies/<uuid:key>/end/", units.move_out, name="move_out"),
    path("customers/", customers.customers, name="customers"),
    path("customers/new/", customers.add_customer, name="add_customer"),
    path("customers/<uuid:key>/", customers.customer, name="customer"),
    path("customers/<uuid:key>/particulars/", customers.change_customer, name="change_customer"),
    path("customers/<uuid:key>/merge/", customers.merge, name="merge"),
    path("customers/<uuid:key>/unmerge/", customers.unmerge, name="unmerge"),
    path("customers/<uuid:key>/erasure/", customers.erase, name="erase"),
    path("places/", places.places, name="places"),
    path("places/new/", places.add_places, name="add_places"),
    path("places/labels/", places.labels, name="labels"),
    path("places/<uuid:key>/", places.place, name="place"),
    path("places/<uuid:key>/particulars/", places.change_place, name="change_place"),
    path("places/<uuid:key>/code/", places.renew_code, name="renew_code"),
    path("areas/<uuid:key>/parts/", areas.parts, name="area_parts"),
    path("keys/", keys.keys, name="keys"),
    path("keys/new/", keys.receive, name="receive_key"),
    path("keys/<uuid:key>/", keys.key, name="key"),
    path("keys/<uuid:key>/particulars/", keys.change_key, name="change_key"),
    path("keys/<uuid:key>/loan/", keys.lend, name="lend_key"),
    path("keys/<uuid:key>/end/", keys.give_back, name="give_key_back"),
    path("loans/<uuid:key>/return/", keys.take_back, name="return_key"),
    path("loans/<uuid:key>/told/", keys.owner_told, name="owner_told"),
]
