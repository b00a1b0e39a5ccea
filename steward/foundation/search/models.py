"""One row per record that can be found, whatever its kind; what the index holds is made from `text` alone."""

from django.db import models


class Entry(models.Model):
    """What search knows of one record.

    `id` begins with the second of `at`, so that the newest record has the highest id and both databases can walk the
    index from the newest entry on (see `places.py`). `text` holds folded runs and keys between blanks; the pairs of
    characters lie in the index: the virtual table `search_grams` on SQLite, the column `grams` on PostgreSQL.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField()
    object_id = models.BigIntegerField()
    office_id = models.BigIntegerField(null=True)  # derived rows: no constraint, they outlive nothing
    is_restricted = models.BooleanField(default=False)
    text = models.TextField()

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_one_per_record")]


class Rarity(models.Model):
    """How rare the words of one kind are, learned from its newest entries; `counts` is packed JSON."""

    kind = models.PositiveSmallIntegerField(primary_key=True)
    reports = models.PositiveIntegerField()
    counts = models.BinaryField()
    learned_at = models.DateTimeField()

    class Meta:
        db_table = "search_rarity"
