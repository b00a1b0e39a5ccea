"""Units as a target of imports: what a table may say of them, under which headings."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from steward.estate.actions.importing import import_units, undo_units
from steward.estate.models import Delivery, Occupancy, Renovation
from steward.estate.queries.importing import plan_units
from steward.foundation.imports.parsing import choice, text
from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.sheets import Cell
from steward.foundation.imports.sheets.cells import as_text
from steward.foundation.imports.targets import Field, Target

DELIVERY = {"before": Delivery.BEFORE, "未交樓": Delivery.BEFORE, "未交付": Delivery.BEFORE, "done": Delivery.DONE,
            "已交樓": Delivery.DONE, "已交付": Delivery.DONE}  # fmt: skip
OCCUPANCY = {
    "occupied": Occupancy.OCCUPIED, "已入住": Occupancy.OCCUPIED, "入住": Occupancy.OCCUPIED, "自住": Occupancy.OCCUPIED,
    "unsold": Occupancy.UNSOLD, "未售": Occupancy.UNSOLD, "not_moved_in": Occupancy.NOT_MOVED_IN,
    "空置": Occupancy.NOT_MOVED_IN, "未入住": Occupancy.NOT_MOVED_IN, "to_let": Occupancy.TO_LET, "放租": Occupancy.TO_LET,
    "待租": Occupancy.TO_LET,
}  # fmt: skip
RENOVATION = {
    "none": Renovation.NONE, "無": Renovation.NONE, "未裝修": Renovation.NONE, "applied": Renovation.APPLIED,
    "已申請": Renovation.APPLIED, "under_way": Renovation.UNDER_WAY, "裝修中": Renovation.UNDER_WAY,
    "observation": Renovation.OBSERVATION, "觀察期": Renovation.OBSERVATION,
}  # fmt: skip


def _area(cell: Cell) -> Decimal | None:
    """Read a size in square metres."""
    found = as_text(cell).replace(",", "").removesuffix("㎡").removesuffix("m²").strip()
    if not found:
        return None
    try:
        size = Decimal(found).quantize(Decimal("0.01"))
    except InvalidOperation:
        size = Decimal(-1)
    if not 0 < size < 1_000_000:
        raise Unreadable(gettext_noop("“%(cell)s” is not a size."), cell=found[:40])
    return size


UNITS = Target(
    name="units",
    label=_("Buildings and units"),
    fields=(
        Field(
            name="community", label=_("Community"), parse=text(80), synonyms=("小區", "屋苑", "項目", "樓盤"),
            hint=_("May be left out where the office has one community"),
        ),
        Field(
            name="building", label=_("Building"), parse=text(16), required=True,
            synonyms=("樓棟", "棟", "座", "幢", "樓號", "棟號", "block", "tower"),
        ),
        Field(name="floor", label=_("Floor"), parse=text(12), required=True, synonyms=("樓層", "層", "樓")),
        Field(
            name="unit", label=_("Unit"), parse=text(16), required=True,
            synonyms=("單元", "房號", "室", "戶號", "房間", "flat", "room"),
        ),
        Field(name="area_sqm", label=_("Size (m²)"), parse=_area, synonyms=("面積", "建築面積", "area")),
        Field(name="delivery", label=_("Handover"), parse=choice(DELIVERY), synonyms=("交樓", "交付")),
        Field(name="occupancy", label=_("Occupancy"), parse=choice(OCCUPANCY), synonyms=("入住", "入住情況", "入住狀態")),
        Field(name="renovation", label=_("Renovation"), parse=choice(RENOVATION), synonyms=("裝修", "裝修狀態")),
    ),
    plan=plan_units,
    apply=import_units,
    undo=undo_units,
)  # fmt: skip
