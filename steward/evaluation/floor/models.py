"""One table."""

from django.db import models


class Ticket(models.Model):
    """One ticket as the floor keeps it."""

    category = models.CharField(max_length=60)
    location = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    status = models.CharField(max_length=20)
    prio = models.SmallIntegerField(default=2)
    created = models.DateTimeField()

    class Meta:
        db_table = "ticket"
        indexes = [
            models.Index(fields=["status", "-created"], name="ticket_status_created"),
            models.Index(fields=["created"], name="ticket_created"),
        ]
