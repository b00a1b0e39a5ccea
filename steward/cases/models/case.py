"""One row per case."""

from datetime import UTC, datetime

from django.db import models

from steward.estate.models import Building, Customer, Place, Unit
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.models import PersonalKey
from steward.organisation.models import Department

from .settings import Category, KnownOutage
from .words import OPEN, CauseClass, Channel, CloseCode, Grade, Kind, Outcome, Status, Validity

LAST = datetime(2999, 1, 1, tzinfo=UTC)


class IllegalMove(Exception):
    """The case is no longer in a state from which this step may be taken: somebody acted first."""


class CaseGroup(models.Model):
    """Several households with one matter (群體投訴)."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "cases_group"


# Foreign keys that no longer index leads with. What is empty is left out: of an imported case nearly all of them are.
FOREIGN = (
    "category", "personal_key", "building", "place", "registered_by", "owner", "department", "repeat_of", "merged_into",
    "group", "outage", "resolved_by", "closed_by",
)  # fmt: skip


def _index_of(name: str) -> models.Index:
    return models.Index(fields=[name], name=f"cases_case_{name}", condition=models.Q(**{f"{name}__isnull": False}))


class Case(models.Model):
    """What one customer brought, from the first word to the closing one.

    While open it has exactly one owner, and a next date unless its clocks are paused. Reopening starts a new `cycle`.
    Texts that the customer said stand here for work and search and are emptied by erasure; the history keeps them
    under the customer's key.
    """

    MOVES = {
        Status.DISPATCHED: frozenset(
            {Status.IN_HAND, Status.OFFERED, Status.RESOLVED, Status.MERGED, Status.WITHDRAWN, Status.CLOSED}
        ),
        Status.IN_HAND: frozenset(
            {Status.DISPATCHED, Status.OFFERED, Status.RESOLVED, Status.MERGED, Status.WITHDRAWN, Status.CLOSED}
        ),
        Status.OFFERED: frozenset({Status.DISPATCHED, Status.IN_HAND, Status.WITHDRAWN, Status.MERGED}),
        Status.RESOLVED: frozenset({Status.CLOSED, Status.IN_HAND, Status.DISPATCHED, Status.MERGED}),
        Status.CLOSED: frozenset({Status.IN_HAND, Status.DISPATCHED}),
        Status.MERGED: frozenset({Status.DISPATCHED, Status.IN_HAND, Status.RESOLVED, Status.OFFERED}),
        Status.WITHDRAWN: frozenset({Status.IN_HAND, Status.DISPATCHED}),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    number = models.CharField(max_length=40)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="cases", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    grade = models.PositiveSmallIntegerField(choices=Grade.choices, default=Grade.ORDINARY)
    grade_reasons = models.JSONField(default=list)  # codes of words.Reason
    status = models.CharField(max_length=12, choices=Status.choices)
    is_open = models.BooleanField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    validity = models.CharField(max_length=14, choices=Validity.choices, default=Validity.VALID)

    # who brought it, and about where
    personal_key = models.ForeignKey(
        PersonalKey, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    building = models.ForeignKey(Building, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    location = models.CharField(max_length=200, blank=True)
    contact_name = models.CharField(max_length=60, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    is_anonymous = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    is_about_persons = models.BooleanField(default=False)

    # what was said
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    requested = models.TextField(blank=True)
    occurred_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    # who answers for it, until when
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="owned_cases", db_index=False)
    owner_since = models.DateTimeField(null=True)
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    next_due_at = models.DateTimeField(null=True)
    rank_at = models.DateTimeField(default=LAST)  # next_due_at, or LAST where there is none: what open lists sort by
    is_paused = models.BooleanField(default=False)
    paused_until = models.DateTimeField(null=True)  # when somebody looks again
    escalation = models.PositiveSmallIntegerField(default=0)  # how many rungs it has climbed
    contractor_concerned = models.CharField(max_length=60, blank=True)

    # relations
    cycle = models.PositiveSmallIntegerField(default=1)
    is_repeat = models.BooleanField(default=False)
    repeat_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="repeats", db_index=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged", db_index=False)
    status_before_merge = models.CharField(max_length=12, blank=True)
    group = models.ForeignKey(CaseGroup, null=True, on_delete=models.SET_NULL, related_name="cases", db_index=False)
    outage = models.ForeignKey(KnownOutage, null=True, on_delete=models.SET_NULL, related_name="cases", db_index=False)
    outside_number = models.CharField(max_length=60, blank=True)  # of the hotline that transferred it
    outside_due_at = models.DateTimeField(null=True)
    outside_reply_format = models.CharField(max_length=120, blank=True)

    # how it ended
    explanation = models.TextField(blank=True)  # what was said when solved at once or not ours
    referred_to = models.CharField(max_length=120, blank=True)  # the right body when not ours
    cause = models.TextField(blank=True)
    cause_class = models.CharField(max_length=16, choices=CauseClass.choices, blank=True)
    result = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    replied_at = models.DateTimeField(null=True)
    feedback_at = models.DateTimeField(null=True)
    satisfaction = models.PositiveSmallIntegerField(null=True)  # 1 dissatisfied, 2 fairly satisfied, 3 satisfied
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    close_code = models.CharField(max_length=14, choices=CloseCode.choices, blank=True)
    close_reason = models.CharField(max_length=300, blank=True)

    origin = models.PositiveSmallIntegerField(default=1)  # timeline.Origin
    batch = models.BigIntegerField(null=True)
    import_identity = models.CharField(max_length=64, null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_case"
        indexes = [
            models.Index(fields=["office", "-received_at", "-id"], name="cases_case_newest"),
            models.Index(
                fields=["office", "rank_at", "id"], name="cases_case_open_by_due", condition=models.Q(is_open=True)
            ),
            models.Index(fields=["rank_at", "id"], name="cases_case_open_anywhere", condition=models.Q(is_open=True)),
            models.Index(fields=["owner", "rank_at"], name="cases_case_of_owner", condition=models.Q(is_open=True)),
            models.Index(
                fields=["unit", "-received_at"], name="cases_case_of_unit", condition=models.Q(unit__isnull=False)
            ),
            models.Index(
                fields=["customer", "-received_at"],
                name="cases_case_of_customer",
                condition=models.Q(customer__isnull=False),
            ),
            *(_index_of(name) for name in FOREIGN),
            models.Index(fields=["number"], name="cases_case_number"),
            models.Index(fields=["-received_at", "-id"], name="cases_case_newest_anywhere"),
            models.Index(
                fields=["office"], name="cases_case_about_persons", condition=models.Q(is_about_persons=True)
            ),
            models.Index(fields=["office"], name="cases_case_confidential", condition=models.Q(is_confidential=True)),
            models.Index(fields=["batch"], name="cases_case_batch", condition=models.Q(batch__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["import_identity"],
                condition=models.Q(import_identity__isnull=False),
                name="cases_imported_once",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(origin=3), name="cases_case_number_once_unless_imported"
            ),
            models.CheckConstraint(
                name="cases_case_is_open_repeats_its_status",
                condition=models.Q(is_open=True, status__in=OPEN)
                | (models.Q(is_open=False) & ~models.Q(status__in=OPEN)),
            ),
            models.CheckConstraint(
                name="cases_case_open_has_an_owner",
                condition=models.Q(is_open=False) | models.Q(owner__isnull=False) | models.Q(origin=3),
            ),
            models.CheckConstraint(
                name="cases_case_closed_state_matches_closing_facts",
                condition=(models.Q(status=Status.CLOSED, closed_at__isnull=False) & ~models.Q(close_code=""))
                | (~models.Q(status=Status.CLOSED) & models.Q(closed_at=None, closed_by=None, close_code="")),
            ),
            models.CheckConstraint(
                name="cases_case_merged_knows_into_which",
                condition=models.Q(status=Status.MERGED, merged_into__isnull=False)
                | (~models.Q(status=Status.MERGED) & models.Q(merged_into=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def move_to(self, status: Status) -> None:
        """Set the state. Raises IllegalMove when the table of moves does not allow it, or while merged into another."""
        if self.merged_into_id is not None or status not in self.MOVES[Status(self.status)]:
            raise IllegalMove(f"{self.number}: {self.status} → {status}")
        self.status, self.is_open = status, status in OPEN

    def close(self, *, by_id: int | None, at: datetime, code: CloseCode, reason: str = "") -> None:
        """Set the closing facts together with the state."""
        self.move_to(Status.CLOSED)
        self.closed_by_id, self.closed_at, self.close_code, self.close_reason = by_id, at, code, reason
        self.set_next_due(None)
        self.is_paused, self.paused_until = False, None

    def set_next_due(self, at: datetime | None) -> None:
        """Set the next date, and with it the place in lists."""
        self.next_due_at, self.rank_at = at, at or LAST

    def clear_closing(self) -> None:
        """Empty the facts of its end, for a reopening; the history keeps them."""
        self.closed_by_id = self.closed_at = self.resolved_by_id = self.resolved_at = None
        self.replied_at = self.feedback_at = self.satisfaction = None
        self.close_code = self.close_reason = ""

    def require_open(self) -> None:
        """Raise IllegalMove unless it is open: somebody ended it first."""
        if not self.is_open:
            raise IllegalMove(f"{self.number}: {self.status}")


class Named(models.Model):
    """A person the complaint is about; read at every access to the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        db_table = "cases_named"
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="cases_named_once")]


class Related(models.Model):
    """Two cases that belong together without being one (a duplicate not merged, cause and consequence)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="related_to")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="related_from")
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "cases_related"
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="cases_related_once"),
            models.CheckConstraint(name="cases_related_older_first", condition=models.Q(case__lt=models.F("other"))),
        ]
