"""What is asked of receipts."""

from .models import Receipt


def was_carried_out(*, key: str, principal: str) -> bool:
    """Return whether the message with this key of this sender was carried out."""
    return Receipt.objects.filter(principal=principal, key=key).exists()
