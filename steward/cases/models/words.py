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
    OFFERED = "offered", _("offered, not yet accepted")
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


class CauseClass(models.TextChoices):
    """Where the cause of a matter lies, for the quarter's analysis (A3)."""

    FACILITY = "facility", _("facilities and equipment")
    SERVICE = "service", _("our service")
    CONTRACTOR = "contractor", _("a contractor")
    NEIGHBOUR = "neighbour", _("between neighbours")
    RENOVATION = "renovation", _("renovation")
    DEVELOPER = "developer", _("left over by the developer")
    OUTSIDE = "outside", _("outside our duty")
    OTHER = "other", _("something else")


class PauseReason(models.TextChoices):
    """Why a clock may stand still: each is something the company cannot hurry."""

    CUSTOMER_DATE = "customer_date", _("the customer asked for a later date")
    CUSTOMER_AWAY = "customer_away", _("nobody can be let in")
    PARTS = "parts", _("parts or materials are on order")
    OUTSIDE = "outside", _("an outside body must act first")
    WEATHER = "weather", _("weather forbids the work")
    TRIAL = "trial", _("under observation after the repair")


class Reason(models.TextChoices):
    """Why a case has the grade it has (handbook 2.1): the codes in `Case.grade_reasons`."""

    CATEGORY = "category", _("its category is at least this grade")
    INJURY = "injury", _("somebody is hurt")
    DANGER = "danger", _("structure, fire, gas or a lift entrapment")
    MEDIA = "media", _("the media have it")
    HOTLINE = "hotline", _("transferred by an outside hotline")
    TOGETHER = "together", _("five households or more together")
    AGAIN = "again", _("the same household again")
    MANAGER = "manager", _("against a manager")
    MONTH = "month", _("unsolved for a month")
    REOPENED = "reopened", _("reopened, one grade up")
    BY_HAND = "by_hand", _("set by hand")
