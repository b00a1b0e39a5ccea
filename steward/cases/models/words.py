"""The words of a case: kinds, grades, channels, states. One word of the work, one word in the code."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What the customer brings."""

    ENQUIRY = "enquiry", _("enquiry")
    HELP = "help", _("request for help")
    COMPLAINT = "complaint", _("complaint")
    SUGGESTION = "suggestion", _("suggestion")
    PRAISE = "praise", _("praise")


class Grade(models.IntegerChoices):
    """How grave it is: important ones are answered by DA, major ones wait for OD's instruction (C4.6)."""

    ORDINARY = 1, _("ordinary")
    IMPORTANT = 2, _("important")
    MAJOR = 3, _("major")


class Channel(models.TextChoices):
    """How it came in."""

    COUNTER = "counter", _("counter")
    PHONE = "phone", _("telephone")
    PORTAL = "portal", _("QR code or web page")
    LETTER = "letter", _("letter")
    EMAIL = "email", _("e-mail")
    CHAT = "chat", _("chat")
    HOTLINE = "hotline", _("outside hotline")
    PATROL = "patrol", _("met on patrol")
    MEDIA = "media", _("media")
    API = "api", _("another system")
    IMPORT = "import", _("imported")


class Outcome(models.TextChoices):
    """The three ways out of an intake (B6); there is no fourth."""

    ON_THE_SPOT = "on_the_spot", _("solved on the spot")
    DISPATCHED = "dispatched", _("dispatched")
    NOT_OURS = "not_ours", _("not ours")


class Validity(models.TextChoices):
    """Whether the complaint concerns what the company owes (handbook 2.1)."""

    VALID = "valid", _("valid")
    INVALID = "invalid", _("outside our duty")
    CONSULTATION = "consultation", _("consultation")


class Status(models.TextChoices):
    """Where the case stands."""

    DISPATCHED = "dispatched", _("dispatched")
    IN_HAND = "in_hand", _("in hand")
    OFFERED = "offered", _("offered to another office")
    RESOLVED = "resolved", _("resolved, awaiting feedback")
    CLOSED = "closed", _("closed")
    MERGED = "merged", _("merged")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (Status.DISPATCHED, Status.IN_HAND, Status.OFFERED, Status.RESOLVED)


class CloseCode(models.TextChoices):
    """How it ended for the customer."""

    SATISFIED = "satisfied", _("customer satisfied")
    SETTLED = "settled", _("settled")
    ANSWERED = "answered", _("answered at once")
    EXPLAINED = "explained", _("explained, not ours")
    UNREASONABLE = "unreasonable", _("explained and recorded as unreasonable")
    NO_FEEDBACK = "no_feedback", _("no feedback to be had, reason recorded")
    WITHDRAWN = "withdrawn", _("withdrawn by the customer")
    IMPORTED = "imported", _("closed before the import")
