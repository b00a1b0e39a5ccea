"""What all refusals of this domain share: a sentence fit for the reader, and the field it belongs to."""

from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """It cannot be done as asked; nothing was changed. The door shows the sentence at `field` (empty: at the form)."""

    field = ""
    message: Any = ""

    def __str__(self) -> str:
        return str(self.message)


class NobodyThere(Refusal):
    """No person is left who could own the case."""

    message = _("Nobody is there to own it: no post of this office or above is filled. Name an owner.")


class NotAColleague(Refusal):
    """The person cannot own this case: not of this office, or a complaint about persons is kept from them."""

    field = "owner"
    message = _("This person cannot have it. Choose somebody of this office whom it does not concern.")


class NothingSaid(Refusal):
    """Words are needed and none were given."""

    field = "text"
    message = _("Write what was said or done.")


class InThePast(Refusal):
    """A date that has passed cannot be promised."""

    field = "promised_at"
    message = _("This moment has passed. Give a later one.")


class WorkUnfinished(Refusal):
    """Jobs are open, or somebody has not yet accepted what was offered."""

    def __init__(self, *, jobs: int, offers: int) -> None:
        super().__init__()
        self.jobs, self.offers = jobs, offers

    def __str__(self) -> str:
        if self.jobs:
            return now("%(jobs)d job(s) are not finished.") % {"jobs": self.jobs}
        return now("It was offered and not yet answered.")


class NoText(NothingSaid):
    """A reason is needed and none was given."""

    field = "why"
    message = _("Say why.")
