"""Routes: ordered points with windows, which units join them, and what an office asks of its patrols."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steward.estate.models import Building, Community, Place
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office
from steward.organisation.models import Area

from .checklists import Checklist


class PatrolRules(models.Model):
    """What an office asks of its patrols (clause B4); a row only where it differs from the defaults."""

    office = models.OneToOneField(Office, on_delete=models.CASCADE, related_name="+", primary_key=True)
    inside_every_days = models.PositiveSmallIntegerField(default=7)  # a vacant unit is entered by key
    late_from = models.TimeField(default="16:30")  # from then on units not yet seen are shown as urgent
    asks_position = models.BooleanField(default=False)  # position at the moment of scanning, with consent
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_patrol_rules"


class Route(models.Model):
    """A prescribed way through an area or a community (規定路線): its points, its windows, who joins it."""

    class Purpose(models.TextChoices):
        PATROL = "patrol", _("building patrol")
        GROUNDS = "grounds", _("grounds")
        CLEANING = "cleaning", _("cleaning check")
        FACILITIES = "facilities", _("shared facilities")
        GREENING = "greening", _("greening")
        TERMITE = "termite", _("termite control")
        ENVIRONMENT = "environment", _("environmental requirements")

    class Order(models.TextChoices):
        TOP_DOWN = "top_down", _("from the top down")
        BOTTOM_UP = "bottom_up", _("from the bottom up")
        LISTED = "listed", _("as listed")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.PATROL)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    building = models.ForeignKey(Building, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    joins_vacant = models.BooleanField(default=False)  # vacant units of the area or building join every round
    joins_renovating = models.BooleanField(default=False)
    order = models.CharField(max_length=10, choices=Order.choices, default=Order.TOP_DOWN)
    checklist = models.ForeignKey(Checklist, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=240, blank=True)
    clauses = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_route"

    def __str__(self) -> str:
        return self.name


class RoutePoint(models.Model):
    """One point of a route, in its order."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    checklist = models.ForeignKey(Checklist, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    photo_required = models.BooleanField(default=False)
    hint = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "inspections_route_point"
        constraints = [models.UniqueConstraint(fields=["route", "place"], name="inspections_route_point_once")]


class RouteWindow(models.Model):
    """When a round of the route is due: a time of day on some weekdays (1 Monday … 7 Sunday)."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="windows")
    name = models.CharField(max_length=40)
    from_time = models.TimeField()
    until_time = models.TimeField()
    weekdays = models.CharField(max_length=7, default="1234567")

    class Meta:
        db_table = "inspections_route_window"
        constraints = [
            models.CheckConstraint(
                name="inspections_window_ends_after_it_begins", condition=Q(until_time__gt=F("from_time"))
            )
        ]
