"""Compare destroyed personal keys with the list of erasures outside the database."""

from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline.erasures import listed_keys

from .report import Report

CHUNK = 1_000


def examine_keys(report: Report) -> None:
    """Note keys destroyed without being listed, and listed keys that are alive again."""
    listed = set(listed_keys())
    destroyed = PersonalKey.objects.filter(secret=None).values_list("uid", flat=True)
    for uid in destroyed.iterator(chunk_size=CHUNK):
        if uid not in listed:
            report.damage("erasure", detail=str(uid))
    ordered = sorted(listed)
    for start in range(0, len(ordered), CHUNK):
        alive = PersonalKey.objects.filter(uid__in=ordered[start : start + CHUNK], secret__isnull=False)
        for uid in alive.values_list("uid", flat=True):
            report.damage("key_back", detail=str(uid))
