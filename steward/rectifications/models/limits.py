"""Within how long a rectification is owed, and when its effect is looked at: set by the company, or by an office."""

from django.db import models
from django.db.models import Q

from steward.foundation.identity.models import Office


class Limits(models.Model):
    """Hours by class (handbook 3.7), calendar time, and days until the look back (0: none is owed).

    `office` None is the company's; the row of an office that follows the company again is not active.
    """

    office = models.OneToOneField(Office, null=True, on_delete=models.PROTECT, related_name="+")
    safety_hours = models.PositiveSmallIntegerField(default=24)
    function_hours = models.PositiveSmallIntegerField(default=72)
    appearance_hours = models.PositiveSmallIntegerField(default=168)
    effect_after_days = models.PositiveSmallIntegerField(default=14)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rectifications_limits"
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"], name="rectifications_limits_once_the_company", condition=Q(office=None)
            ),
            models.CheckConstraint(
                name="rectifications_limits_company_always_holds",
                condition=Q(is_active=True) | Q(office__isnull=False),
            ),
            models.CheckConstraint(
                name="rectifications_limits_within_a_year",
                condition=Q(
                    safety_hours__range=(1, 8760), function_hours__range=(1, 8760), appearance_hours__range=(1, 8760),
                    effect_after_days__range=(0, 365),
                ),
            ),
        ]  # fmt: skip

    def hours(self, severity: str) -> int:
        """Return within how many hours a fault of this class is to be put right."""
        return getattr(self, f"{severity}_hours")
