"""Office hours, days that differ, and which years have their holidays on record."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office


class OfficeHours(models.Model):
    """One stretch of one weekday, from a date on; `office` None is the company's default.

    All stretches of one office with the same `valid_from` make up its week. `closes_at` 00:00 is midnight.
    """

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")
        HOLIDAY = 7, _("Public holiday")

    office = models.ForeignKey(Office, null=True, on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    valid_from = models.DateField()

    class Meta:
        db_table = "calendar_office_hours"
        constraints = [
            models.CheckConstraint(
                name="calendar_office_hours_close_after_they_open",
                condition=Q(closes_at__gt=F("opens_at")) | Q(closes_at="00:00"),
            ),
            models.UniqueConstraint(
                fields=["office", "valid_from", "weekday", "opens_at"],
                name="calendar_office_hours_once_an_office",
                condition=Q(office__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["valid_from", "weekday", "opens_at"],
                name="calendar_office_hours_once_the_company",
                condition=Q(office=None),
            ),
        ]  # fmt: skip


class SpecialDay(models.Model):
    """A day that differs from its week, for a whole holiday region or for one office (which beats its region).

    `opens_at` and `closes_at` are given together or not at all; without them the day has the hours of its kind.
    """

    class Kind(models.TextChoices):
        WORKING = "working", _("Working day")
        HOLIDAY = "holiday", _("Public holiday")
        CLOSURE = "closure", _("Closed")

    office = models.ForeignKey(Office, null=True, on_delete=models.CASCADE, related_name="+")
    region = models.CharField(max_length=2, blank=True)
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=60, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    source = models.CharField(max_length=60)

    class Meta:
        db_table = "calendar_special_day"
        constraints = [
            models.CheckConstraint(
                name="calendar_special_day_is_of_a_region_or_of_an_office",
                condition=Q(office=None) & ~Q(region="") | Q(office__isnull=False, region=""),
            ),
            models.CheckConstraint(
                name="calendar_special_day_has_both_hours_or_none",
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["office", "day"], name="calendar_special_day_once_an_office", condition=Q(office__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["region", "day"], name="calendar_special_day_once_a_region", condition=Q(office=None)
            ),
        ]


class HolidayYear(models.Model):
    """The holidays of one year are on record for one region; a year without a row is flagged, never guessed."""

    region = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=60)
    loaded_at = models.DateTimeField()

    class Meta:
        db_table = "calendar_holiday_year"
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="calendar_holiday_year_once")]


class Revision(models.Model):
    """The one row that changes with any calendar, so that a process knows when what it remembers is old."""

    token = models.UUIDField(default=uuid7)

    class Meta:
        db_table = "calendar_revision"
