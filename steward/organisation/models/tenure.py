"""Who holds which post, who stands in, who is away: always with dates, never overwritten."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person

from .posts import PostCode
from .structure import Department


class Membership(models.Model):
    """One person holds one post, in an office or in the company (office None), from a day until a day (exclusive)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    department = models.ForeignKey(Department, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    post = models.CharField(max_length=4, choices=PostCode.choices)
    is_lead = models.BooleanField(default=False)  # head of the department
    reports_to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_membership"
        indexes = [models.Index(fields=["office", "post"], name="organisation_member_post")]
        constraints = [
            models.CheckConstraint(
                name="organisation_membership_ends_after_it_begins",
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
            )
        ]


class Substitution(models.Model):
    """`substitute` fills the posts of `person` between two instants (in one office, or in all when None)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="substituted_by")
    substitute = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_in")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_substitution"
        constraints = [
            models.CheckConstraint(
                name="organisation_nobody_substitutes_themself", condition=~models.Q(person=models.F("substitute"))
            )
        ]


class Absence(models.Model):
    """A person is away: leave, illness, training."""

    class Reason(models.TextChoices):
        LEAVE = "leave"
        ILL = "ill"
        TRAINING = "training"
        OTHER = "other"

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_absence"
        indexes = [models.Index(fields=["person", "until_at"], name="organisation_absence_of")]
