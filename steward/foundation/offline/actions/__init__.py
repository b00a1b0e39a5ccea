"""Carry out once what was sent: forms, calls, and the messages of phones."""

from .devices import DeviceRevoked, note_contact, register_device, revoke_device
from .messages import Sent, receive
from .receipts import Answer, KeyReused, NotKept, once

__all__ = [
    "Answer", "DeviceRevoked", "KeyReused", "NotKept", "Sent", "note_contact", "once", "receive", "register_device",
    "revoke_device",
]  # fmt: skip
