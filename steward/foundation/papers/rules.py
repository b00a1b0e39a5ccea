"""Who may see and settle the pages that wait: who sent them, and those of the office who sort its papers."""

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import may, reach

from .models import SentPage


def visible_to(actor: Actor, pages: QuerySet[SentPage]) -> QuerySet[SentPage]:
    """Narrow pages to one's own and to those of the offices whose papers one sorts."""
    found = reach(actor, "sent_page", "read")
    if found.company:
        return pages
    own = Q(sent_by_id=actor.person_id) if actor.person_id else Q(pk=None)
    return pages.filter(own | Q(office_id__in=found.offices))


def may_settle(actor: Actor, page: SentPage) -> bool:
    """Return whether this actor may say what a page belongs to, or that it belongs to nothing."""
    return may(actor, "sent_page", "settle", office_id=page.office_id, owners=[page.sent_by_id])
