"""Company, regions, departments, and the links by which outside departments answer without an account."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class CompanyProfile(models.Model):
    """The company itself: exactly one row."""

    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=24)
    hotline = models.CharField(max_length=24, blank=True)
    last_stop = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="where a complaint about persons ends when everybody above is named",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_company"
        constraints = [models.CheckConstraint(name="organisation_company_is_one", condition=models.Q(pk=1))]


class Region(models.Model):
    """Several offices under one regional management."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_region"

    def __str__(self) -> str:
        return self.name


class OfficePlacement(models.Model):
    """Which region an office belongs to."""

    office = models.OneToOneField(Office, on_delete=models.CASCADE, related_name="placement")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="placements")
    phone = models.CharField(max_length=24, blank=True)
    address = models.CharField(max_length=160, blank=True)

    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_office_placement"


class Department(models.Model):
    """A department of an office (or of the company, office None) that work can be handed to.

    `is_executor`: its people accept jobs on the job page. `is_outside`: it has no accounts and answers by link
    (project and marketing departments, the developer, a contractor).
    """

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="departments")
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    is_executor = models.BooleanField(default=False)
    is_outside = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=60, blank=True)
    contact_phone = models.CharField(max_length=24, blank=True)
    contact_email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "organisation_department"
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="organisation_department_code_once_per_office"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(office=None), name="organisation_department_code_once_in_company"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutsideLink(models.Model):
    """A secret address through which an outside department answers one record; only its hash is kept."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "organisation_outside_link"
        indexes = [models.Index(fields=["kind", "object_id"], name="organisation_link_of_record")]
