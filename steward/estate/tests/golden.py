"""What each address of the estate answers to four askers."""

from datetime import timedelta

from django.utils import timezone

from steward.estate.models import Community, Residency
from steward.estate.tests import factories
from steward.organisation.models import Area
from tests.golden import Golden

NONE_OUTSIDE = "a list of one's own office: whoever has no office has no list"
PICKS = "answers with what the asker may find, which may be nothing"


def community(world):
    made = Community.objects.create(office=world.office, name="臨溪苑")
    factories.building(made, "2", floors=2)
    return made


def of_community(world):
    return {"key": community(world).key}


def of_building(world):
    return {"key": community(world).buildings.get().key}


def of_floor(world):
    return {"key": community(world).buildings.get().floors.get(level=1).key}


def unit(world, code="2-2B"):
    return factories.unit(community(world).buildings.get(), code)


def of_unit(world):
    return {"key": unit(world).key}


def of_slip(world):
    return {"key": unit(world).key, "axis": "occupancy"}


def of_residency(world):
    home = unit(world)
    factories.customer(world.office, unit=home)
    return {"key": Residency.objects.get(unit=home).key}


def of_customer(world):
    return {"key": factories.customer(world.office).key}


def of_merged(world):
    kept, merged = factories.customer(world.office), factories.customer(world.office, "許美淇", phone="90001111")
    merged.merged_into, merged.merged_at = kept, factories.AT
    merged.save(update_fields=["merged_into", "merged_at"])
    return {"key": merged.key}


def of_place(world):
    return {"key": factories.place(community(world)).key}


def of_key(world):
    return {"key": factories.estate_key(unit(world)).key}


def of_loan(world):
    key = factories.estate_key(unit(world))
    return {"key": factories.key_loan(key, lent_by=world.people["lin"]).key}


def sends(**values):
    return lambda world: values


def of_area(world):
    return {"key": Area.objects.create(office=community(world).office, name="二座").key}


def lending(world):
    due = timezone.now() + timedelta(hours=30)
    return {
        "borrower": world.people["lin"].pk, "purpose": "帶客看房", "due_at": f"{due:%Y-%m-%dT%H:%M}", "version": 1
    }  # fmt: skip


def placing(world):
    made = Community.objects.filter(office=world.office).first() or community(world)
    return {"community": made.pk, "type": "lift", "names": "1號電梯\n2號電梯"}


def keeping(world):
    return {"opens": str(unit(world).key), "number": "7", "type": "vacant", "received_on": "2026-01-01"}


PLAN = {
    "code": "9", "name": "9座", "first": 1, "last": 3, "units": "A B", "delivery": "done", "occupancy": "occupied",
    "since": "2026-01-01",
}  # fmt: skip
FORMS = [  # route, how its record is made, what is sent, who may, who may not, version in the form
    ("add_building", of_community, PLAN, "leung", "lin"),
    ("change_community", of_community, {"name": "臨溪苑", "version": 1}, "leung", "lin"),
    ("change_building", of_building, {"name": "2座", "version": 1}, "leung", "lin"),
    ("add_floor", of_building, {"level": 9, "units": "A"}, "leung", "lin"),
    ("add_unit", of_floor, {"label": "Z"}, "leung", "lin"),
    ("change_unit", of_unit, {"label": "B", "version": 1}, "chen", "lin"),
    ("move_in", of_unit, {"customer_text": "許美琪", "role": "owner", "from_on": "2026-01-01"}, "lin", "tsang"),
    ("change_customer", of_customer, {"name": "許美淇", "version": 1}, "lin", "mui"),
    ("erase", of_customer, {"confirm": "許美琪"}, "leung", "lin"),
    ("change_place", of_place, {"name": "大堂", "type": "lobby", "version": 1}, "lin", "tsang"),
    ("change_key", of_key, {"number": "8", "type": "vacant", "version": 1}, "lin", "tsang"),
    ("area_parts", of_area, {"on": "2026-01-01", "version": 1}, "chen", "lin"),
    ("give_key_back", of_key, {"on": "2026-01-01", "version": 1}, "lin", "tsang"),
]
GOLDEN = [
    Golden(route="estate:home", who="lin", status=200, stranger="admin", why=NONE_OUTSIDE),
    Golden(route="estate:find", send=sends(q="2-2"), stranger="admin", why=PICKS),
    Golden(route="estate:community", make=of_community, stranger="ng", why="what stands where is no secret of a post"),
    Golden(route="estate:building", make=of_building, stranger="ng", why="what stands where is no secret of a post"),
    Golden(route="estate:unit", make=of_unit, stranger="ng", why="residents are left out for those who may not see"),
    Golden(route="estate:unit_card", make=of_unit, stranger="ng", why="residents are left out for those who may not"),
    Golden(route="estate:customer", make=of_customer, stranger="tsang", why="who may not see customers finds none"),
    Golden(route="estate:place", make=of_place, stranger="ng", why="places are open to every colleague"),
    Golden(route="estate:key", make=of_key, stranger="ng", why="who may not see keys finds none"),
    Golden(route="estate:customers", colleague="tsang", stranger="admin"),
    Golden(route="estate:places", stranger="admin", why=NONE_OUTSIDE),
    Golden(route="estate:keys", colleague="tsoi", stranger="admin"),
    Golden(route="estate:labels", make=lambda world: of_place(world) and {}, is_file=True, colleague="tsang",
           stranger="admin"),
    Golden(route="estate:add_community", who="leung", colleague="lin", stranger="admin"),
    Golden(
        route="estate:add_community", method="post", send=sends(name="雲棲里"), who="leung", status=302, colleague="lin",
        stranger="admin",
    ),
    Golden(route="estate:add_customer", colleague="tsang", stranger="admin"),
    Golden(
        route="estate:add_customer", method="post", send=sends(name="許美琪"), status=302, colleague="tsang",
        stranger="admin",
    ),
    Golden(route="estate:add_places", colleague="tsang", stranger="admin"),
    Golden(route="estate:add_places", method="post", send=placing, status=302, colleague="tsang", stranger="admin"),
    Golden(route="estate:receive_key", colleague="tsang", stranger="admin"),
    Golden(route="estate:receive_key", method="post", send=keeping, status=302, colleague="tsang", stranger="admin"),
    Golden(
        route="estate:set_state", method="post", make=of_unit, send=sends(set="occupancy:to_let", version=1), status=302,
        colleague="tsang", stranger="ng",
    ),
    Golden(
        route="estate:take_back_state", method="post", make=of_slip, status=422, stranger="ng", colleague="tsang",
    ),
    Golden(
        route="estate:change_residency", make=of_residency, who="lin", colleague="mui", stranger="tsang",
    ),
    Golden(
        route="estate:change_residency", method="post", make=of_residency,
        send=sends(role="tenant", from_on="2026-01-01", version=1), status=302, colleague="mui", stranger="tsang",
    ),
    Golden(route="estate:move_out", make=of_residency, colleague="mui", stranger="tsang"),
    Golden(
        route="estate:move_out", method="post", make=of_residency, send=sends(until_on="2026-01-01", version=1),
        status=302, colleague="mui", stranger="tsang",
    ),
    Golden(route="estate:export_units", method="post", colleague="tsang", stranger="admin",
           why="a list of one's own office"),
    Golden(route="estate:export_customers", method="post", who="leung", colleague="lin", stranger="admin",
           why="a list of one's own office"),
    Golden(route="estate:export_keys", method="post", colleague="tsang", stranger="admin",
           why="a list of one's own office"),
    Golden(route="estate:merge", make=of_customer, who="chen", colleague="lin", stranger="ng"),
    Golden(
        route="estate:merge", method="post", make=of_customer, send=sends(customer_text="?"), who="chen", status=422,
        colleague="lin", stranger="ng",
    ),
    Golden(
        route="estate:unmerge", method="post", make=of_merged, who="chen", status=302, colleague="lin", stranger="ng"
    ),
    Golden(
        route="estate:renew_code", method="post", make=of_place, send=sends(version=1), status=302, colleague="tsang",
        stranger="ng",
    ),
    Golden(route="estate:lend_key", make=of_key, colleague="tsang", stranger="ng"),
    Golden(
        route="estate:lend_key", method="post", make=of_key, send=lending, status=302, colleague="tsang", stranger="ng"
    ),
    Golden(route="estate:return_key", method="post", make=of_loan, status=302, colleague="tsang", stranger="ng"),
    Golden(route="estate:owner_told", method="post", make=of_loan, status=302, colleague="tsang", stranger="ng"),
    *[
        Golden(
            route=f"estate:{route}", method=method, make=make, send=sends(**values) if method == "post" else sends(),
            who=who, status=302 if method == "post" else 200, colleague=colleague,
            stranger="ng",
        )
        for route, make, values, who, colleague in FORMS
        for method in ("get", "post")
    ],
]  # fmt: skip
