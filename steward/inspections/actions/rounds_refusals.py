"""Why something cannot be done with a round."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class RoundOver(Exception):
    """The round is done."""

    def __str__(self) -> str:
        return _("This round is done.")


class NotStarted(Exception):
    """Nobody walks the round."""

    def __str__(self) -> str:
        return _("Start the round first.")


class AlreadyStarted(Exception):
    """Somebody else walks the round."""

    def __str__(self) -> str:
        return _("A colleague has started this round.")


class AlreadySeen(Exception):
    """The point was seen: it cannot be missed or handed over."""

    def __str__(self) -> str:
        return _("This point was already seen.")


class PointsWaiting(Exception):
    """Points are neither seen nor missed with a reason."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count

    def __str__(self) -> str:
        words = ngettext(
            "%(count)s point waits: see it, or say why it was missed.",
            "%(count)s points wait: see them, or say why they were missed.",
            self.count,
        )
        return words % {"count": self.count}
