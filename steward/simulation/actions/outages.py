"""An outage that everybody calls about."""

from datetime import datetime, timedelta

from steward.cases.models import Category, KnownOutage
from steward.estate.models import Building
from steward.foundation.identity.actor import Actor

LASTS = timedelta(hours=7)


def announce_outage(*, building: Building, category: Category, actor: Actor, at: datetime) -> KnownOutage:
    """Announce that the water of a building is off, with the sentence to say."""
    return KnownOutage.objects.create(
        office_id=building.office_id, category=category, building=building, title=f"{building.name}供水搶修",
        sentence="地下水泵跳停，維修人員已到場，預計今天傍晚恢復，恢復後會群發通知。", from_at=at, expected_end_at=at + LASTS,
    )  # fmt: skip
