"""Learn how rare words are, from what was put into the index."""

import json
import zlib
from datetime import datetime

from django.db import transaction

from steward.foundation.search.learning.likeness import learn, tokens
from steward.foundation.search.models import Entry, Rarity
from steward.foundation.search.places import kind_number

NEWEST = 20_000  # entries that are looked at


@transaction.atomic
def learn_rarities(*, kind: str, at: datetime) -> int:
    """Learn how rare the words of a kind are from its newest entries; returns how many were looked at."""
    number = kind_number(kind)
    newest = Entry.objects.filter(kind=number).order_by("-pk").values_list("text", flat=True)[:NEWEST]
    learned = learn(tokens(text.split()) for text in newest.iterator(2_000))
    packed = zlib.compress(json.dumps(learned.counts, ensure_ascii=False).encode())
    Rarity.objects.update_or_create(
        kind=number, defaults={"reports": learned.reports, "counts": packed, "learned_at": at}
    )
    return learned.reports
