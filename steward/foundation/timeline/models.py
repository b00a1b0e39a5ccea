"""The one history of acts, and the log of looks beside it. Rows are only ever added.

No foreign key points at these tables, and they point at nothing but identity, so that they can be partitioned by
month when they must. `facts` hold ids, codes and hashes and are shown, never queried; personal text lies in
`timeline_text` under the key of the person described.
"""

from django.db import models

from steward.foundation.identity.models import Office, Person


class AppendOnlyError(Exception):
    """Somebody tried to change or delete a row of the history."""


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses every change but adding."""

    def update(self, **kwargs):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError


class AppendOnly(models.Model):
    """Base of rows that are added once and never changed."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Add the row. Raises AppendOnlyError when it is already there."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError


class Origin(models.IntegerChoices):
    """Where an act was recorded; an imported one discharges no duty, tells nobody and starts no clock."""

    LIVE = 1, "live"
    DEVICE = 2, "device"
    IMPORT = 3, "import"


class Event(AppendOnly):
    """One act on one subject."""

    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    verb = models.CharField(max_length=60)
    actor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    actor_label = models.CharField(max_length=20, blank=True)
    on_behalf_of = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.CharField(max_length=12, blank=True)
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    received_month = models.PositiveIntegerField()  # yyyymm of received_at in UTC
    local_day = models.DateField()
    origin = models.PositiveSmallIntegerField(choices=Origin.choices, default=Origin.LIVE)
    batch = models.BigIntegerField(null=True)
    voids = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        db_table = "timeline_event"
        indexes = [
            models.Index(fields=["batch"], name="timeline_event_batch", condition=models.Q(batch__isnull=False)),
            models.Index(fields=["voids"], name="timeline_event_voids", condition=models.Q(voids__isnull=False)),
        ]


class About(AppendOnly):
    """What an act concerns: the record itself and everything else it touches, each with its role.

    The only index for a record's history and for counting. `event` is the id of the Event.
    """

    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    role = models.CharField(max_length=16)
    verb = models.CharField(max_length=60)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    local_day = models.DateField()
    origin = models.PositiveSmallIntegerField(choices=Origin.choices)
    event = models.BigIntegerField()

    class Meta:
        db_table = "timeline_about"
        indexes = [
            models.Index(fields=["kind", "object_id", "event"], name="timeline_about_history"),
            models.Index(fields=["verb", "local_day", "kind", "object_id"], name="timeline_about_counting"),
            models.Index(fields=["event"], name="timeline_about_event"),
        ]


class Text(AppendOnly):
    """Personal text said in an act, sealed under the key of the person it is about."""

    event = models.BigIntegerField(db_index=True)
    slot = models.CharField(max_length=24)
    key_id = models.BigIntegerField()  # privacy.PersonalKey; no constraint, the row outlives nothing
    sealed = models.BinaryField()

    class Meta:
        db_table = "timeline_text"


class Access(AppendOnly):
    """A look at masked data, an export, a denial: written in a transaction of its own."""

    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    act = models.CharField(max_length=40)
    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField(null=True)
    reason_kind = models.CharField(max_length=24, blank=True)
    reason_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    salt = models.BinaryField(max_length=16)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        db_table = "timeline_access"
        indexes = [
            models.Index(fields=["kind", "object_id", "id"], name="timeline_access_of_object"),
            models.Index(fields=["person", "id"], name="timeline_access_by_person"),
        ]


class Seal(AppendOnly):
    """One link of a chain: `chain` is the office id, 0 for the company; `source` says which table `row` is in."""

    class Source(models.IntegerChoices):
        EVENT = 1, "event"
        ACCESS = 2, "access"

    chain = models.BigIntegerField()
    sequence = models.BigIntegerField()
    source = models.PositiveSmallIntegerField(choices=Source.choices)
    row = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "timeline_seal"
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="timeline_seal_one_link_per_place"),
            models.UniqueConstraint(fields=["source", "row"], name="timeline_seal_each_row_once"),
        ]


class Sealer(models.Model):
    """Where the sealer stands in one table of rows; the only row of the history that changes, and it proves nothing.

    Every row up to `floor` is sealed. Above it the sealer looks for rows without a seal again and again, because
    ids become visible in the order of commits. `seen` was the newest id at `seen_at`; an hour later it is the floor.
    """

    source = models.PositiveSmallIntegerField(choices=Seal.Source.choices, unique=True)
    floor = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "timeline_sealer"


class Checkpoint(AppendOnly):
    """A signed statement of where a chain stood; a copy leaves the database."""

    chain = models.BigIntegerField()
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    signer = models.CharField(max_length=16)  # which key signed: the start of its fingerprint
    signature = models.BinaryField(max_length=64)

    class Meta:
        db_table = "timeline_checkpoint"
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="timeline_checkpoint_once")]
