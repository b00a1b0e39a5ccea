"""Receipts: proof that a message was carried out, so that a repeated one is answered and not done again."""

from django.db import models


class Receipt(models.Model):
    """One unsafe call that was carried out: written in the same transaction as its effect."""

    key = models.CharField(max_length=80)
    principal = models.CharField(max_length=60)
    route = models.CharField(max_length=120)
    body_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    location = models.TextField(blank=True)
    content_type = models.CharField(max_length=80, blank=True)
    body = models.BinaryField(blank=True, default=b"")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        db_table = "offline_receipt"
        constraints = [
            models.UniqueConstraint(fields=["principal", "key"], name="offline_receipt_once_per_principal"),
        ]
