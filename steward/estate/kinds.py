"""The record types of this domain and the sentences of their history."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from steward.estate import actions, queries, rules
from steward.estate.models import (
    AXIS_WORDS,
    Building,
    Community,
    Customer,
    Delivery,
    EstateKey,
    Occupancy,
    Place,
    Renovation,
    Residency,
    Unit,
)
from steward.foundation.identity.actor import Actor, system
from steward.foundation.kinds.registry import Kind, Verb, verbs_of

STATE_WORDS = {value: label for words in (Delivery, Occupancy, Renovation) for value, label in words.choices}
CHANGED = _("Changed the particulars")


def need_of(actor: Actor, customer: Customer) -> tuple[str, int] | None:
    """Return the open case or call that is reason enough to look at a customer's numbers, asked by wire."""
    return import_string(settings.CUSTOMER_NEED)(actor, customer.pk) if settings.CUSTOMER_NEED else None


def address_of(name: str):
    """Return what gives the page of a record of this kind."""
    return lambda record: reverse(name, args=[record.key])


COMMUNITY = Kind(
    name="community",
    label=_("Community"),
    model=Community,
    icon="building-community",
    lines=lambda rows: {row.pk: row.address for row in rows},
    visible_to=rules.visible_to,
    url=address_of("estate:community"),
    verbs=verbs_of(
        Verb(name="estate.community_added", sentence=_("Added the community"), icon="building-community"),
        Verb(name="estate.community_changed", sentence=CHANGED, icon="pencil"),
    ),
)

BUILDING = Kind(
    name="building",
    label=_("Building"),
    model=Building,
    icon="building",
    shown_with=("community",),
    lines=lambda rows: {row.pk: row.community.name for row in rows},
    visible_to=rules.visible_to,
    url=address_of("estate:building"),
    verbs=verbs_of(
        Verb(
            name="estate.building_added",
            sentence=_("Added the building"),
            detail=_("{floors} floors, {units} units"),
            icon="building",
        ),
        Verb(name="estate.building_changed", sentence=CHANGED, icon="pencil"),
        Verb(
            name="estate.floor_added",
            sentence=_("Added floor {floor}"),
            detail=_("{units} units"),
            icon="stairs-up",
        ),
    ),
)

UNIT = Kind(
    name="unit",
    label=_("Unit"),
    model=Unit,
    visible_to=rules.visible_to,
    url=address_of("estate:unit"),
    title=queries.unit_label,
    icon="home",
    shown_with=("building__community", "floor"),
    lines=queries.unit_lines,
    verbs=verbs_of(
        Verb(name="estate.unit_added", sentence=_("Added the unit"), icon="home-plus"),
        Verb(name="estate.unit_taken_out", sentence=_("Taken out with its import"), icon="arrow-back-up"),
        Verb(name="estate.unit_changed", sentence=CHANGED, icon="pencil"),
        Verb(
            name="estate.unit_state_set",
            sentence=_("{unit_axis}: {unit_state}"),
            detail=_("from {from_on}, before: {unit_state_before}"),
            icon="switch-horizontal",
            evidence=True,
        ),
        Verb(
            name="estate.unit_state_taken_back",
            sentence=_("Took back: {unit_state_before}"),
            detail=_("{unit_state} again, from {from_on}"),
            icon="arrow-back-up",
        ),
    ),
    words={"unit_axis": AXIS_WORDS, "unit_state": STATE_WORDS, "unit_state_before": STATE_WORDS},
    populations={"vacant": queries.vacant_units, "renovating": queries.renovating_units},
)

PLACE = Kind(
    name="place",
    label=_("Place"),
    model=Place,
    icon="map-pin",
    shown_with=("community", "building"),
    lines=queries.place_lines,
    visible_to=rules.visible_to,
    url=address_of("estate:place"),
    verbs=verbs_of(
        Verb(name="estate.place_added", sentence=_("Added the place"), detail="{place_type}　{code}", icon="map-pin"),
        Verb(name="estate.place_changed", sentence=CHANGED, icon="pencil"),
        Verb(
            name="estate.place_code_renewed",
            sentence=_("Gave the place a new code"),
            detail=_("{code}; the label before is no longer read"),
            icon="qrcode",
        ),
    ),
    words={"place_type": dict(Place.Type.choices)},
)

CUSTOMER = Kind(
    name="customer",
    label=_("Customer"),
    model=Customer,
    icon="user",
    title=lambda customer: customer.name or customer.salutation,
    lines=queries.customer_lines,
    visible_to=rules.visible_to,
    url=address_of("estate:customer"),
    verbs=verbs_of(
        Verb(name="estate.customer_taken_out", sentence=_("Taken out with its import"), icon="arrow-back-up"),
        Verb(
            name="estate.residency_taken_back",
            sentence=_("The import of a residency was taken back"),
            detail="{unit}",
            icon="arrow-back-up",
        ),
        Verb(name="estate.customer_added", sentence=_("Added the customer"), detail="{name}", icon="user-plus"),
        Verb(name="estate.customer_changed", sentence=CHANGED, icon="pencil"),
        Verb(
            name="estate.moved_in",
            sentence=_("Moved into {unit}"),
            detail=_("{residency_role}, from {from_on}"),
            icon="login-2",
            customer=True,
        ),
        Verb(
            name="estate.moved_out",
            sentence=_("Moved out of {unit}"),
            detail=_("{residency_role}, until {until_on}"),
            icon="logout-2",
            customer=True,
        ),
        Verb(name="estate.residency_changed", sentence=_("Corrected the residency"), icon="pencil"),
        Verb(name="estate.customers_merged", sentence=_("Merged two records of one customer"), icon="arrows-join-2"),
        Verb(name="estate.merge_undone", sentence=_("Took the records apart again"), icon="arrows-split-2"),
    ),
    words={"residency_role": dict(Residency.Role.choices)},
    personal=("name", "salutation", "pinyin", "initials", "special_care"),
    person_key="personal_key",
    reveals={"phones": queries.phones_in_clear, "addresses": queries.addresses_in_clear},
    need=need_of,
)

KEY = Kind(
    name="estate_key",
    label=_("Key"),
    model=EstateKey,
    icon="key",
    shown_with=("unit__building", "unit__floor", "place"),
    lines=queries.key_lines,
    visible_to=rules.visible_to,
    url=address_of("estate:key"),
    verbs=verbs_of(
        Verb(name="estate.key_received", sentence=_("Took the key into keeping"), icon="key"),
        Verb(name="estate.key_changed", sentence=CHANGED, icon="pencil"),
        Verb(
            name="estate.key_lent",
            sentence=_("Lent to {borrower}"),
            detail=_("until {due_at}: {purpose}"),
            icon="key",
            mark="hold",
        ),
        Verb(name="estate.key_returned", sentence=_("Came back"), icon="key", evidence=True),
        Verb(name="estate.key_owner_notified", sentence=_("The owner was told"), icon="phone-outgoing", customer=True),
        Verb(name="estate.key_given_back", sentence=_("Given back to the owner"), icon="key-off"),
    ),
    notices={"estate.key_overdue": _("Key {title} has not come back")},
)

KINDS = (COMMUNITY, BUILDING, UNIT, PLACE, CUSTOMER, KEY)
ERASERS = (lambda key_ids, at: actions.forget_contacts(key_ids=key_ids, actor=system("clock"), at=at),)
