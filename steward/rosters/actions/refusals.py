"""What rosters refuse, in words for the person who asked; `field` names where a form shows it."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something that cannot be done as asked; nothing was changed."""

    message: Any = ""
    field: str | None = None

    def __str__(self) -> str:
        return str(self.message)


class NotYourTurn(Refusal):
    """The handover does not stand where this could be done: somebody acted first."""

    message = _("This handover has moved on in the meantime.")


class AlreadyOpened(Refusal):
    """The shift has its handover already."""

    message = _("The handover of this shift was opened already.")


class ShiftNotBegun(Refusal):
    """A shift that has not begun is not handed over."""

    message = _("The shift has not begun.")


class Unexplained(Refusal):
    """Something was not counted, or a difference was not explained."""

    message, field = _("Count everything, and explain each difference before signing."), "items"


class ReliefMissing(Refusal):
    """Nobody relieves themself, and the relief works in this office."""

    message, field = _("Name a colleague of this office who takes over."), "incoming"


class ReasonMissing(Refusal):
    """A refusal says why."""

    message, field = _("Say why the handover is refused."), "reason"


class PremisesNotSeen(Refusal):
    """Whether the room was left in order is answered before signing."""

    message, field = _("Say whether the premises are in order."), "premises_ok"
