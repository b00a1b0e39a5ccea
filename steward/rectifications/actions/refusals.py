"""What cannot be done with a rectification, and why."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """It cannot be done as asked; nothing was changed. The door shows the sentence at `field` (empty: at the form)."""

    field = ""
    message: Any = ""

    def __str__(self) -> str:
        return str(self.message)


class NotOneOwner(Refusal):
    """It has to have exactly one owner: a person, a department, or a contractor with a watcher of the staff."""

    field = "owner"
    message = _(
        "Name exactly one owner: a person, a department, or a contractor and who of the staff watches over it."
    )


class NotOfThisOffice(Refusal):
    """The owner, the watcher or the department does not belong to the office."""

    field = "owner"
    message = _("Choose somebody, or a department, of this office.")


class NothingSaid(Refusal):
    """Words that are needed are missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    message = _("Please write what is asked here.")


class OutOfRange(Refusal):
    """A limit lies outside of what can be kept."""

    message = _("Hours are 1 to 8,760, days until the look back 0 to 365.")
