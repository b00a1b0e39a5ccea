"""What the organisation refuses, in words for the person who asked; `field` names where a form shows it."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something that cannot be done as asked; nothing was changed."""

    message: Any = ""
    field: str | None = None

    def __str__(self) -> str:
        return str(self.message)


class CodeTaken(Refusal):
    """The code is already used."""

    message, field = _("This code is already in use; choose another."), "code"


class StillStaffed(Refusal):
    """People still hold posts there."""

    message = _("People still hold posts here. End or move their posts first.")


class EndsBeforeItBegins(Refusal):
    """The end lies before the beginning."""

    message, field = _("The end must come after the beginning."), "until"


class PostHeldAlready(Refusal):
    """The person holds this post in this office on some of these days."""

    message, field = _("This person already holds this post here on some of these days."), "post"


class OwnPost(Refusal):
    """Nobody gives posts to themself."""

    message = _("Nobody gives, changes or takes posts of their own. Ask somebody else who may.")


class ElsewhereDepartment(Refusal):
    """The department belongs to another office."""

    message, field = _("This department belongs to another office."), "department"


class OutsideDepartment(Refusal):
    """An outside department has no people here."""

    message, field = _("This is an outside department; it answers by link and has no people here."), "department"


class HasLeft(Refusal):
    """The person has left the company."""

    message = _("This person has left the company.")


class CoveredAlready(Refusal):
    """Somebody already stands in on some of this time."""

    message, field = _("Somebody already stands in for this person during some of this time."), "from"


class HoldsNoPost(Refusal):
    """The person holds no post at that time."""

    message, field = _("This person holds no post at that time."), "substitute"


class ThemselfAsSubstitute(Refusal):
    """Nobody stands in for themself."""

    message, field = _("Nobody stands in for themself."), "substitute"


class AwayAlready(Refusal):
    """An absence is recorded for some of this time."""

    message, field = _("An absence is already recorded for some of this time."), "from"


class OnDutyAlready(Refusal):
    """The person is on duty there at that time already."""

    message, field = _("This person is already on duty during some of this time."), "from"


class NotOfThisOffice(Refusal):
    """The person holds no post in this office."""

    message, field = _("This person holds no post in this office at that time."), "person"


class ShiftIsOver(Refusal):
    """A shift that is over is part of the record."""

    message = _("This shift is over; it stays in the record.")


class SamePerson(Refusal):
    """Work cannot be handed to the one who has it."""

    message, field = _("Choose somebody else to take the work over."), "to"


class NameTaken(Refusal):
    """The user name is already used."""

    message, field = _("This user name is already in use; choose another."), "username"


class HasAccount(Refusal):
    """The person already has an account."""

    message = _("This person already has an account.")


class LastAdministrator(Refusal):
    """Without it nobody could run the system."""

    message = _("This is the last administrator who can sign in. Make somebody else an administrator first.")


class OwnAccount(Refusal):
    """Nobody disables or resets their own account here."""

    message = _("Your own account is changed on your own page, not here.")


class NotOutside(Refusal):
    """Only outside departments answer by link."""

    message, field = _("Only outside departments answer by link; this one has accounts."), "department"


class PersonKnown(Refusal):
    """Somebody with the same staff number is already there."""

    message, field = _("Somebody with this staff number is already recorded."), "number"


class CounterClosed(Refusal):
    """The machine is no longer registered."""

    message = _("This machine is no longer a counter. Sign in with your name.")


class WrongPin(Refusal):
    """The number is not right, or the person may not sign in here."""

    message, field = _("The number is not right."), "pin"


class TooManyTries(Refusal):
    """The number was wrong too often."""

    message, field = _("Too many attempts. Sign in with your password, or try again in fifteen minutes."), "pin"


class PinIsWeak(Refusal):
    """The number is one that everybody tries first."""

    message, field = _("Choose another number: no rows, no repeats, no part of your telephone number."), "pin"
