"""Number series: TX-2611-0193 is the 193rd of series TX in November 2026."""

from django.db import models


class Series(models.Model):
    """The last number given in one series, office and period."""

    code = models.CharField(max_length=12)
    office_id_or_zero = models.BigIntegerField(default=0)
    period = models.CharField(max_length=8)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "numbering_series"
        constraints = [
            models.UniqueConstraint(fields=["code", "office_id_or_zero", "period"], name="numbering_series_once")
        ]
