"""Areas of property assistants (所管理區域): buildings, floors or units, dated, with a deputy."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class Area(models.Model):
    """A part of an office's estate that one property assistant answers for."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_area"

    def __str__(self) -> str:
        return self.name


class AreaPart(models.Model):
    """One building, floor or unit of the area, named by kind and id because the estate lies above."""

    class Kind(models.TextChoices):
        BUILDING = "building"
        FLOOR = "floor"
        UNIT = "unit"

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    object_id = models.BigIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_area_part"
        indexes = [models.Index(fields=["kind", "object_id"], name="organisation_area_part_of")]


class AreaAssignment(models.Model):
    """Who answers for the area between two days (`until_on` exclusive), and who is the deputy."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="area_assignments")
    is_deputy = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_area_assignment"
