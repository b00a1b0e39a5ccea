"""What is kept of sent things: receipts of unsafe calls, phones, and the messages of phones."""

from .devices import Device
from .messages import Message, Outcomes
from .receipts import Receipt

__all__ = ["Device", "Message", "Outcomes", "Receipt"]
