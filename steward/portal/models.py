"""What a resident without an account leaves behind: a link to follow, a sign of "me too", a count of reports."""

from django.db import models

from steward.cases.models import Case


class FollowLink(models.Model):
    """The secret address under which one reporter follows one case; only hashes are kept.

    The status is shown to whoever holds the address, the details only after a second proof: the last four digits of
    the telephone number that was left, else the code shown after reporting.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="follow_links")
    token_hash = models.BinaryField(max_length=32, unique=True)
    proof_hash = models.BinaryField(max_length=32)
    proof_is_phone = models.BooleanField()
    wrong_proofs = models.PositiveSmallIntegerField(default=0)
    barred_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "portal_follow_link"


class MeToo(models.Model):
    """Another phone met the same thing at the same place."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="me_too")
    device = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "portal_me_too"
        constraints = [models.UniqueConstraint(fields=["case", "device"], name="portal_me_too_once_per_phone")]


class Tap(models.Model):
    """How often one phone (or one address of the network) reported in one window of time."""

    source = models.BinaryField(max_length=32)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "portal_tap"
        constraints = [models.UniqueConstraint(fields=["source", "window"], name="portal_tap_once_per_window")]
