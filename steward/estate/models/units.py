"""Units and their three dated axes: delivery, occupancy (with the kind of vacancy), renovation."""

from django.db import models
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


class Unit(models.Model):
    """A unit (戶). The three axes repeat what holds today; `UnitState` holds since when and until when."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="units")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="units")
    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="units")
    label = models.CharField(max_length=16)  # C
    code = models.CharField(max_length=32)  # 2-15C, as typed
    area_sqm = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    delivery = models.CharField(max_length=12, choices=Delivery.choices, default=Delivery.DONE)
    occupancy = models.CharField(max_length=16, choices=Occupancy.choices, default=Occupancy.OCCUPIED)
    renovation = models.CharField(max_length=16, choices=Renovation.choices, default=Renovation.NONE)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_unit"
        indexes = [models.Index(fields=["office", "code"], name="estate_unit_code_in_office")]
        constraints = [models.UniqueConstraint(fields=["building", "code"], name="estate_unit_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_vacant(self) -> bool:
        """Whether nobody lives there today."""
        return self.occupancy in VACANT


class UnitState(models.Model):
    """On one axis, what held from a day until a day (exclusive; None: still)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="states")
    axis = models.CharField(max_length=12, choices=[(axis, axis) for axis in AXES])
    value = models.CharField(max_length=16)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        db_table = "estate_unit_state"
        indexes = [models.Index(fields=["axis", "value", "from_on"], name="estate_unit_state_population")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "axis"], condition=models.Q(until_on=None), name="estate_unit_state_one_open_per_axis"
            )
        ]
