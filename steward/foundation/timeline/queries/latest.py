"""What happened last to a record."""

from steward.foundation.timeline.models import About, Event


def last_act(kind: str, object_id: int, *, domain: str) -> Event | None:
    """Return the newest act of a domain ("cases") by which this record was changed, or None."""
    acts = About.objects.filter(kind=kind, object_id=object_id, role="subject", verb__startswith=f"{domain}.")
    newest = acts.order_by("-event").values_list("event", flat=True).first()
    return Event.objects.filter(pk=newest).first() if newest else None
