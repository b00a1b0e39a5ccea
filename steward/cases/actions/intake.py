"""What one intake brings: the facts of a new case and the way out that was chosen (A1, B6)."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case, CaseGroup, Category, Channel, Grade, Kind, KnownOutage
from steward.estate.models import Building, Customer, Place, Unit
from steward.foundation.files.actions import Upload
from steward.foundation.identity.models import Office

from .refusals import InThePast, NothingSaid, Refusal

TITLE_LENGTH = 40  # of a title made from what was said
LONGEST_TITLE = 200
SENTENCE_END = re.compile(r"[。！？!?\n；;]|\.\s")


class NoDescription(NothingSaid):
    """A case without a word about it."""

    field = "description"


class NoExplanation(NothingSaid):
    """Solved at once, or not ours, without what was explained."""

    field = "explanation"
    message = _("Write what you explained.")


class NobodyReferredTo(Refusal):
    """Not ours, without whose it is."""

    field = "referred_to"
    message = _("Name the right body, or the office that is to take it.")


class NotSolved(Refusal):
    """Solved on the spot, but the customer is not satisfied."""

    field = "satisfied"
    message = _("The customer is not satisfied, so it is not solved. Dispatch it.")


class NoReason(Refusal):
    """A grade set by hand without a reason."""

    field = "grade_reason"
    message = _("Say why you set this grade.")


@dataclass(frozen=True, kw_only=True)
class OnTheSpot:
    """Solved at once; `satisfied` is the customer's word, None when it was not asked."""

    explanation: str
    satisfied: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Dispatched:
    """Somebody acts: an owner (None: by rule) and, if a department has to work, its job.

    `executor_id` is who of the department was asked by name; `promised_at` is what the customer was told; `due_at` is
    until when the job is to be done.
    """

    owner_id: int | None = None
    department_id: int | None = None
    executor_id: int | None = None
    job: str = ""
    promised_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NotOurs:
    """Explained and sent on: to another body by name, or to another office, which must accept."""

    explanation: str
    referred_to: str = ""
    office_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything an intake knows; only office, kind, channel and description are always there.

    `captured_at` is when the customer came (None: now). `grade` overrides the rule and needs a reason.
    """

    office: Office
    kind: Kind
    channel: Channel
    description: str
    way_out: OnTheSpot | Dispatched | NotOurs = field(default_factory=Dispatched)
    title: str = ""
    requested: str = ""
    category: Category | None = None
    customer: Customer | None = None
    unit: Unit | None = None
    building: Building | None = None
    place: Place | None = None
    location: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    is_anonymous: bool = False
    is_confidential: bool = False
    named: tuple[int, ...] = ()  # ids of the persons it is about
    contractor_concerned: str = ""
    is_hurt: bool = False
    occurred_at: datetime | None = None
    captured_at: datetime | None = None
    grade: Grade | None = None
    grade_reason: str = ""
    repeat_of: Case | None = None
    group: CaseGroup | None = None
    uploads: tuple[Upload, ...] = ()
    outside_number: str = ""
    outside_due_at: datetime | None = None
    outside_reply_format: str = ""
    outage: KnownOutage | None = None

    @property
    def words(self) -> str:
        """Everything that was said, for rules that read it."""
        return f"{self.title}\n{self.description}\n{self.requested}"

    @property
    def heading(self) -> str:
        """The title given, else the first sentence of what was said, shortened."""
        text = self.title.strip() or self.description.strip()
        first = next((part.strip() for part in SENTENCE_END.split(text) if part.strip()), text)
        if self.title.strip():
            return self.title.strip()[:LONGEST_TITLE]
        return first if len(first) <= TITLE_LENGTH else f"{first[: TITLE_LENGTH - 1]}…"

    @property
    def building_id(self) -> int | None:
        """The building it is about; a unit or a place brings its own."""
        for thing in (self.unit, self.place):
            if thing is not None and thing.building_id:
                return thing.building_id
        return self.building.pk if self.building else None

    @property
    def unit_id(self) -> int | None:
        """The unit it is about; the place may be a unit's door."""
        if self.unit:
            return self.unit.pk
        return self.place.unit_id if self.place else None

    def check(self, at: datetime) -> None:
        """Raise the refusal that fits when something that this way out needs is missing."""
        if not self.words.strip():
            raise NoDescription
        if self.grade is not None and not self.grade_reason.strip():
            raise NoReason
        if isinstance(self.way_out, Dispatched):
            if self.way_out.promised_at and self.way_out.promised_at <= at:
                raise InThePast
        elif not self.way_out.explanation.strip():
            raise NoExplanation
        elif isinstance(self.way_out, NotOurs) and not (self.way_out.referred_to.strip() or self.way_out.office_id):
            raise NobodyReferredTo
        elif isinstance(self.way_out, OnTheSpot) and self.way_out.satisfied is False:
            raise NotSolved
