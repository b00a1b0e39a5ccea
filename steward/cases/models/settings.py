"""What each office (office None: the company) sets: categories, clocks, dispatch, answers, outages, views."""

from django.db import models

from steward.estate.models import Building
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Area

from .words import Grade, Kind


class Category(models.Model):
    """A category of matters, on two levels; `seeds` are words that suggest it before there is anything to learn from."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.CharField(max_length=24, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    seeds = models.JSONField(default=list)
    department_code = models.CharField(max_length=16, blank=True)  # who usually does it
    least_grade = models.PositiveSmallIntegerField(choices=Grade.choices, default=Grade.ORDINARY)
    position = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_category"

    def __str__(self) -> str:
        return self.name


class LearnedCategories(models.Model):
    """Which words bring which category in one office: learned every night from its own closed cases."""

    office = models.OneToOneField(Office, on_delete=models.CASCADE, related_name="+", primary_key=True)
    learned_from = models.CharField(max_length=64)  # stands for the texts and labels; the same ones are learned once
    cases = models.PositiveIntegerField()
    model = models.BinaryField()  # foundation.search.learning.Model.dump
    learned_at = models.DateTimeField()

    class Meta:
        db_table = "cases_learned_categories"


class ClockPolicy(models.Model):
    """Limits in minutes for one kind and grade, in working or calendar time; None: no such clock (2.1)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    grade = models.PositiveSmallIntegerField(choices=Grade.choices)
    basis = models.CharField(max_length=8, default="calendar")  # deadlines.Basis: working | calendar
    first_reply = models.PositiveIntegerField(null=True, blank=True)
    progress = models.PositiveIntegerField(null=True, blank=True)
    final = models.PositiveIntegerField(null=True, blank=True)
    feedback = models.PositiveIntegerField(null=True, blank=True)  # from the result to the customer's word on it
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_clock_policy"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "grade"], condition=models.Q(is_active=True), name="cases_clock_policy_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "grade"], condition=models.Q(office=None, is_active=True),
                name="cases_clock_policy_once_for_all",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}・{self.get_grade_display()}"


class DispatchRule(models.Model):
    """Where a matter goes by itself: the most specific active rule of the office wins."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    place_type = models.CharField(max_length=12, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    to = models.CharField(max_length=24)  # "area" (the unit's property assistant), "post:SV", "department:ENG"
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_dispatch_rule"

    def __str__(self) -> str:
        return self.category.name if self.category else self.place_type


class StandardAnswer(models.Model):
    """A sentence that answers an enquiry of a category."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="answers")
    title = models.CharField(max_length=80)
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_standard_answer"

    def __str__(self) -> str:
        return self.title


class KnownOutage(models.Model):
    """Something everybody calls about, with the sentence to say; one key answers the fortieth call (A1)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    building = models.ForeignKey(Building, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    sentence = models.TextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    expected_end_at = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_known_outage"

    def __str__(self) -> str:
        return self.title


class HouseNumbers(models.Model):
    """The few numbers by which a matter counts as a repeat, as a group, or as unsolved for too long (handbook 2.1)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    repeat_days = models.PositiveSmallIntegerField(default=30)  # the same household about the same matter is a repeat
    households = models.PositiveSmallIntegerField(default=5)  # so many about the same matter are one group …
    together_hours = models.PositiveSmallIntegerField(default=72)  # … within so many hours
    month_days = models.PositiveSmallIntegerField(default=30)  # a complaint unsolved for longer becomes major
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_house_numbers"
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(is_active=True), name="cases_house_numbers_once"
            ),
            models.UniqueConstraint(
                fields=["is_active"], condition=models.Q(office=None, is_active=True),
                name="cases_house_numbers_once_for_all",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.office.name if self.office else ""


class SavedView(models.Model):
    """A filter that somebody keeps by name, alone or for the office."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "cases_saved_view"


class ListColumns(models.Model):
    """The columns that one person chose for the list of cases, in their order."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    columns = models.JSONField(default=list)

    class Meta:
        db_table = "cases_list_columns"
