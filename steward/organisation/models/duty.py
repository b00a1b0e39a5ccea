"""Who is on duty, and where work goes out of hours."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person

from .structure import Department


class Shift(models.Model):
    """One person is on duty for a department (or for the office, department None) between two instants."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="shifts")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT, related_name="shifts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shifts")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    note = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_shift"
        indexes = [models.Index(fields=["office", "until_at"], name="organisation_shift_running")]
        constraints = [
            models.CheckConstraint(
                name="organisation_shift_ends_after_it_begins", condition=models.Q(until_at__gt=models.F("from_at"))
            )
        ]


class OutOfHoursRoute(models.Model):
    """Out of hours, work for `department` goes to whoever is on duty in `to_department` (e.g. security)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    to_department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")
    urgent_only = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_out_of_hours_route"
        constraints = [
            models.UniqueConstraint(fields=["office", "department"], name="organisation_one_route_per_department"),
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(department=None), name="organisation_one_route_for_the_rest"
            ),
        ]
