"""Who holds which post, who stands in, who is away: always with dates, never overwritten."""

from datetime import datetime, tzinfo

from django.db import models
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.models import PersonalKey

from .posts import PostCode
from .structure import Department, Region


class Membership(models.Model):
    """One person holds one post from a day until a day (exclusive): in an office, a region, or the whole company.

    The days are days of the office (of the company's zone where there is no office).
    """

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
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
            ),
            models.CheckConstraint(
                name="organisation_membership_is_of_an_office_or_a_region",
                condition=models.Q(office=None) | models.Q(region=None),
            ),
        ]

    @property
    def zone(self) -> tzinfo:
        """The zone in which this membership's days are counted."""
        return self.office.zone if self.office else get_default_timezone()

    def holds_at(self, at: datetime) -> bool:
        """Return whether the post is held at this instant."""
        day = at.astimezone(self.zone).date()
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


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
            ),
            models.CheckConstraint(
                name="organisation_substitution_ends_after_it_begins",
                condition=models.Q(until_at=None) | models.Q(until_at__gt=models.F("from_at")),
            ),
        ]


class Absence(models.Model):
    """A person is away: leave, illness, training."""

    class Reason(models.TextChoices):
        LEAVE = "leave", _("leave")
        ILL = "ill", _("illness")
        TRAINING = "training", _("training")
        OTHER = "other", _("another reason")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_absence"
        indexes = [models.Index(fields=["person", "until_at"], name="organisation_absence_of")]
        constraints = [
            models.CheckConstraint(
                name="organisation_absence_ends_after_it_begins", condition=models.Q(until_at__gt=models.F("from_at"))
            )
        ]


class StaffFile(models.Model):
    """What the company keeps of one member of staff beside the bare person; the key seals what is said about them."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="staff_file")
    personal_key = models.OneToOneField(PersonalKey, on_delete=models.PROTECT, related_name="staff_file")
    number = models.CharField(max_length=24, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "organisation_staff_file"
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="organisation_staff_number_once"
            )
        ]
