"""Everything that is decided before a new case is written: grade, owner, department, state, clocks. Reads only."""

from datetime import datetime

from django.utils.functional import cached_property

from steward.cases.models import Category, CloseCode, Grade, Kind, Outcome, Reason, Status, Validity
from steward.cases.queries import (
    CLOCKS,
    FEEDBACK,
    Limit,
    Where,
    department_by_code,
    department_of,
    limits_of,
    on_call,
    owner_for,
    policy_for,
    precedents,
    target_for,
)
from steward.cases.rules import Facts, Grading, Target, grade
from steward.foundation.calendar.queries import calendar_of
from steward.foundation.identity.actor import Actor
from steward.organisation.models import Department, PostCode
from steward.organisation.queries import DutyTarget, Staffing, kept_from, staffing

from .intake import Dispatched, Intake, NotOurs, OnTheSpot
from .refusals import NobodyThere, NotAColleague

MANAGERS = frozenset({PostCode.SV, PostCode.SD, PostCode.DA, PostCode.OD, PostCode.DM})
AT_THE_COUNTER = frozenset({Kind.ENQUIRY, Kind.SUGGESTION, Kind.PRAISE})  # answered means closed
WORK = frozenset({Kind.COMPLAINT, Kind.HELP})
CATEGORY_OF_LAST_RESORT = "other"


class Plan:
    """What becomes of one intake; each part is worked out once, when it is asked for."""

    def __init__(self, intake: Intake, actor: Actor, at: datetime) -> None:
        self.intake, self.actor, self.at, self.office = intake, actor, at, intake.office

    def decide(self) -> None:
        """Work out everything that has to be read, before the number is taken. Raises NobodyThere, NotAColleague."""
        for part in ("limits", "department"):
            getattr(self, part)

    @cached_property
    def staff(self) -> Staffing:
        """Who fills which post now."""
        return staffing(self.office.pk, self.at)

    @cached_property
    def barred(self) -> frozenset[int]:
        """Everybody who must not know, because of whom it names."""
        return kept_from(self.intake.named, self.office.pk, self.at, self.staff)

    @cached_property
    def category(self) -> Category | None:
        """The category given, else the one of last resort."""
        return self.intake.category or Category.objects.filter(code=CATEGORY_OF_LAST_RESORT).first()

    @cached_property
    def where(self) -> Where:
        """Where it lies, for areas and rules."""
        unit, place = self.intake.unit, self.intake.place
        return Where(
            unit_id=self.intake.unit_id,
            floor_id=unit.floor_id if unit else (place.floor_id if place else None),
            building_id=self.intake.building_id,
            place_type=place.type if place else ("unit" if unit else ""),
        )

    @cached_property
    def grading(self) -> Grading:
        """The grade by rule; one set by hand beats it upwards and downwards and says so."""
        intake = self.intake
        before = precedents(
            office_id=self.office.pk, category_id=self.category.pk if self.category else None,
            unit_id=self.where.unit_id, building_id=self.where.building_id, at=self.at,
        )  # fmt: skip
        found = grade(
            Facts(
                kind=intake.kind, channel=intake.channel, text=intake.words, is_hurt=intake.is_hurt,
                least_grade=self.category.least_grade if self.category else Grade.ORDINARY,
                same_household=max(before.same_household, int(intake.repeat_of is not None)),
                households=before.households, group=before.group,
                against_manager=any(self.staff.post_of(person) in MANAGERS for person in intake.named),
            )
        )  # fmt: skip
        if intake.grade is None or intake.grade == found.grade:
            return found
        return Grading(grade=intake.grade, reasons=(*found.reasons, Reason.BY_HAND.value))

    @property
    def is_repeat(self) -> bool:
        """Whether the same household brought it before."""
        return self.intake.repeat_of is not None or Reason.AGAIN in self.grading.reasons

    @property
    def is_grave(self) -> bool:
        """Whether DA answers it: important, major, or about persons; nobody else settles it or sends it away (C4.6)."""
        return self.grading.grade >= Grade.IMPORTANT or bool(self.intake.named)

    @cached_property
    def status(self) -> Status:
        """Where it stands after the intake."""
        way_out = self.intake.way_out
        if isinstance(way_out, NotOurs) and way_out.office_id and not self.is_grave:
            return Status.OFFERED
        if isinstance(way_out, Dispatched) or self.is_grave:
            return Status.IN_HAND if self.owner_id == self.actor.person_id else Status.DISPATCHED
        if isinstance(way_out, OnTheSpot) and not (self.intake.kind in AT_THE_COUNTER or way_out.satisfied):
            return Status.RESOLVED
        return Status.CLOSED

    @property
    def outcome(self) -> Outcome:
        """The way out, as it is counted."""
        if self.status in (Status.DISPATCHED, Status.IN_HAND):
            return Outcome.DISPATCHED
        return Outcome.ON_THE_SPOT if isinstance(self.intake.way_out, OnTheSpot) else Outcome.NOT_OURS

    @property
    def validity(self) -> Validity:
        """Whether it concerns what the company owes."""
        if self.outcome == Outcome.NOT_OURS and not getattr(self.intake.way_out, "office_id", None):
            return Validity.INVALID
        return Validity.CONSULTATION if self.intake.kind == Kind.ENQUIRY else Validity.VALID

    @property
    def close_code(self) -> CloseCode | str:
        """How it ended, when it ended at once."""
        if self.status != Status.CLOSED:
            return ""
        if self.outcome == Outcome.NOT_OURS:
            return CloseCode.EXPLAINED
        return CloseCode.SATISFIED if self.is_satisfied else CloseCode.ANSWERED

    @property
    def is_satisfied(self) -> bool:
        """Whether the customer said so at once."""
        return isinstance(self.intake.way_out, OnTheSpot) and self.intake.way_out.satisfied is True

    @cached_property
    def target(self) -> Target:
        """Where the rules send it."""
        return target_for(self.office.pk, self.category, self.where, self.at.astimezone(self.office.zone).date())

    @cached_property
    def owner_id(self) -> int | None:
        """The one who owns it. Raises NobodyThere, NotAColleague."""
        way_out = self.intake.way_out
        if isinstance(way_out, Dispatched) or self.is_grave:
            return self._owner_by_rule(way_out.owner_id if isinstance(way_out, Dispatched) else None)
        return self.actor.person_id or self._owner_by_rule(None)

    def _owner_by_rule(self, chosen: int | None) -> int:
        if chosen and not self.is_grave:
            if chosen in self.barred or chosen not in {m.person_id for m in self.staff.members}:
                raise NotAColleague
            return chosen
        found = owner_for(
            self.staff, is_grave=self.is_grave, target=self.target, where=self.where,
            on=self.at.astimezone(self.office.zone).date(), skip=self.barred,
        )  # fmt: skip
        if found is None:
            raise NobodyThere
        return found

    @cached_property
    def department(self) -> Department | None:
        """The department that has to work: chosen, else by rule; outside office hours, where the work goes then."""
        way_out = self.intake.way_out
        if not isinstance(way_out, Dispatched) or self.intake.named:
            return None
        chosen = department_of(way_out.department_id) if way_out.department_id else None
        if chosen is None and not way_out.owner_id and self.target.way == "department":
            chosen = department_by_code(self.office.pk, self.target.code)
        if self.duty is None:
            return chosen
        return department_of(self.duty.department_id)

    @cached_property
    def duty(self) -> DutyTarget | None:
        """Where work goes now because the office is closed; None in office hours."""
        way_out = self.intake.way_out
        if not isinstance(way_out, Dispatched) or self.intake.kind not in WORK or self.intake.named:
            return None
        if calendar_of(self.office).is_working(self.at):
            return None
        return on_call(self.office.pk, way_out.department_id, self.at, grade=self.grading.grade)

    @cached_property
    def limits(self) -> list[Limit]:
        """The clocks that start now: all three, or the one for the customer's word, or none."""
        if self.status == Status.CLOSED:
            return []
        policy = policy_for(self.office.pk, self.intake.kind, self.grading.grade)
        names = (FEEDBACK,) if self.status == Status.RESOLVED else CLOCKS
        return limits_of(policy, self.grading.grade, names)
