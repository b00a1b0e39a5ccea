"""The kinds of shift of a post, which kind a shift was set as, and what is counted when it is handed over."""

from django.db import models
from django.db.models import Q

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office
from steward.organisation.models import Department, Shift


class ShiftKind(models.Model):
    """A shift as an office names it (早班 07:30-16:00), for a department or the office; ends next day if not later."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    from_time = models.TimeField()
    until_time = models.TimeField()
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rosters_shift_kind"
        constraints = [
            models.UniqueConstraint(fields=["office", "department", "name"], name="rosters_kind_name_of_department"),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(department=None), name="rosters_kind_name_of_office"
            ),
        ]


class Turn(models.Model):
    """Which kind a shift of the roster was set as. Who is on duty, and when, is said by the shift alone."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, related_name="+")
    kind = models.ForeignKey(ShiftKind, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "rosters_turn"


class InventoryItem(models.Model):
    """One thing that is counted at every handover of a department: keys, tools, receipts, cash, seals, radios."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    expected = models.DecimalField(max_digits=10, decimal_places=2)  # pieces, or the currency of the office
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rosters_inventory_item"
        constraints = [
            models.UniqueConstraint(fields=["office", "department", "name"], name="rosters_item_name_of_department"),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(department=None), name="rosters_item_name_of_office"
            ),
        ]
