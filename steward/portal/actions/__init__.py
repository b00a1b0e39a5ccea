"""What residents do without an account."""

from .proving import Barred, WrongProof, prove
from .rating import NotDone, rate
from .reporting import Followed, NothingSaid, Ticket, TooMany, me_too, report, say_more

__all__ = [
    "Barred", "Followed", "NotDone", "NothingSaid", "Ticket", "TooMany", "WrongProof", "me_too", "prove", "rate",
    "report", "say_more",
]  # fmt: skip
