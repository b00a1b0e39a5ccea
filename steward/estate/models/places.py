"""Communities, buildings, floors, and places that carry a printed QR code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office


class Community(models.Model):
    """A residential community (小區) that an office manages."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="communities")
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_community"

    def __str__(self) -> str:
        return self.name


class Building(models.Model):
    """A building (樓棟); `code` is what people type before the unit: 2 in 2-15C."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="buildings")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="buildings")
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    position = models.PositiveIntegerField(default=0)
    year_completed = models.PositiveSmallIntegerField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_building"
        constraints = [models.UniqueConstraint(fields=["community", "code"], name="estate_building_code_once")]

    def __str__(self) -> str:
        return self.name


class Floor(models.Model):
    """A floor of a building; `level` orders them (0 ground, negative basements), `label` is painted on the wall."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    building = models.ForeignKey(Building, on_delete=models.CASCADE, related_name="floors")
    level = models.SmallIntegerField()
    label = models.CharField(max_length=12)

    class Meta:
        db_table = "estate_floor"
        constraints = [models.UniqueConstraint(fields=["building", "level"], name="estate_floor_level_once")]


class Place(models.Model):
    """A place that can be pointed at (lobby, lift, pump room, a unit's door); `code` is printed as QR and in letters."""

    class Type(models.TextChoices):
        LOBBY = "lobby", _("lobby")
        LIFT = "lift", _("lift")
        CORRIDOR = "corridor", _("corridor")
        STAIR = "stair", _("staircase")
        ROOF = "roof", _("roof")
        GARAGE = "garage", _("garage")
        GROUNDS = "grounds", _("grounds")
        FACILITY = "facility", _("facility")
        UNIT = "unit", _("unit")
        OTHER = "other", _("other place")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="places")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="places")
    building = models.ForeignKey(Building, null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    floor = models.ForeignKey(Floor, null=True, blank=True, on_delete=models.SET_NULL, related_name="places")
    unit = models.ForeignKey("estate.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    type = models.CharField(max_length=12, choices=Type.choices)
    name = models.CharField(max_length=80)
    code = models.CharField(max_length=12, unique=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_place"
        indexes = [models.Index(fields=["office", "type"], name="estate_place_of_type")]

    def __str__(self) -> str:
        return self.name
