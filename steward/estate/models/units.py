"""Units and their three dated axes: delivery, occupancy (with the kind of vacancy), renovation."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person

from .places import Building, Floor


class Delivery(models.TextChoices):
    """Has the developer handed the unit over?"""

    BEFORE = "before", _("before handover")
    DONE = "done", _("handed over")


class Occupancy(models.TextChoices):
    """Does somebody live there; if not, why."""

    OCCUPIED = "occupied", _("occupied")
    UNSOLD = "unsold", _("vacant, unsold")
    NOT_MOVED_IN = "not_moved_in", _("vacant, sold but not moved in")
    TO_LET = "to_let", _("vacant, to let")


class Renovation(models.TextChoices):
    """Where the unit stands with renovation."""

    NONE = "none", _("no renovation")
    APPLIED = "applied", _("renovation applied for")
    UNDER_WAY = "under_way", _("renovation under way")
    OBSERVATION = "observation", _("under observation")


VACANT = (Occupancy.UNSOLD, Occupancy.NOT_MOVED_IN, Occupancy.TO_LET)
AXES = {"delivery": Delivery, "occupancy": Occupancy, "renovation": Renovation}
AXIS_WORDS = {"delivery": _("Handover"), "occupancy": _("Occupancy"), "renovation": _("Renovation")}


def unit_words(building: str, floor: str, label: str) -> str:
    """Return how a unit is called; the floor is left out where the unit's own number begins with it (2座 1502)."""
    if len(label) > len(floor) and label.startswith(floor):
        return f"{building} {label}"
    if floor.isdigit():
        return gettext("%(building)s %(floor)s/F %(unit)s") % {"building": building, "floor": floor, "unit": label}
    return f"{building} {floor} {label}"


class Unit(models.Model):
    """A unit (戶). The three axes repeat what holds today; `UnitState` holds since when and until when."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="units")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="units")
    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="units")
    label = models.CharField(max_length=16)  # C
    code = models.CharField(max_length=32)  # 2-15C, as typed
    code_key = models.CharField(max_length=32)  # 215c: the code as search compares it (rules.codes)
    short_key = models.CharField(max_length=24)  # 15c: without the building
    area_sqm = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    delivery = models.CharField(max_length=12, choices=Delivery.choices, default=Delivery.DONE)
    occupancy = models.CharField(max_length=16, choices=Occupancy.choices, default=Occupancy.OCCUPIED)
    renovation = models.CharField(max_length=16, choices=Renovation.choices, default=Renovation.NONE)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_unit"
        indexes = [
            models.Index(
                fields=["office", "code_key"],
                name="estate_unit_by_code",
                opclasses=["int8_ops", "varchar_pattern_ops"],
            ),
            models.Index(
                fields=["office", "short_key"],
                name="estate_unit_by_short_code",
                opclasses=["int8_ops", "varchar_pattern_ops"],
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["building", "code"], name="estate_unit_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def label_text(self) -> str:
        """The unit as people say it: 2座 15樓 C."""
        return unit_words(self.building.name, self.floor.label, self.label)

    @property
    def is_vacant(self) -> bool:
        """Whether nobody lives there today."""
        return self.occupancy in VACANT


class UnitState(models.Model):
    """On one axis, what held from a day until a day (exclusive; None: still), and when that was known.

    A row is written at `set_at`, its end at `ended_at`; a mistake is not deleted but `voided_at`, so that the
    population of a day can be told as it was known at any moment.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="states")
    axis = models.CharField(max_length=12, choices=[(axis, axis) for axis in AXES])
    value = models.CharField(max_length=16)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "estate_unit_state"
        indexes = [models.Index(fields=["axis", "value", "from_on"], name="estate_unit_state_population")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "axis"],
                condition=models.Q(until_on=None, voided_at=None),
                name="estate_unit_state_one_open_per_axis",
            ),
            models.CheckConstraint(
                name="estate_unit_state_end_is_all_or_none",
                condition=models.Q(until_on=None, ended_at=None)
                | models.Q(until_on__isnull=False, ended_at__isnull=False, until_on__gte=models.F("from_on")),
            ),
        ]
