"""What the form suggests while the words are typed: category, grade with its reason, likenesses, standard answers."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from steward.cases import rules
from steward.cases.models import Category, Grade, Reason, StandardAnswer
from steward.cases.queries import owners
from steward.cases.queries.alike import Alike, alike
from steward.cases.queries.precedents import precedents
from steward.cases.queries.suggesting import suggest
from steward.estate.models import Place, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.organisation.queries import departments, staffing

TONES = {Grade.IMPORTANT: "key", Grade.MAJOR: "major"}
SUGGESTED, ANSWERS = 3, 3
REASONS = dict(Reason.choices)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What the form holds so far."""

    text: str = ""
    kind: str = "complaint"
    channel: str = "phone"
    category: Category | None = None
    unit: Unit | None = None
    place: Place | None = None
    named: tuple[int, ...] = ()

    @property
    def building_id(self) -> int | None:
        """The building, when unit or place tell."""
        return self.unit.building_id if self.unit else (self.place.building_id if self.place else None)


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """A category offered; `chosen` is the one that is taken unless another is picked."""

    category: Category
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Everything that stands under the words."""

    categories: list[Suggested] = field(default_factory=list)
    grade: Grade = Grade.ORDINARY
    reasons: list[str] = field(default_factory=list)
    duplicates: list[Alike] = field(default_factory=list)
    answers: list[StandardAnswer] = field(default_factory=list)

    @property
    def grade_words(self) -> str:
        """The grade in words."""
        return str(Grade(self.grade).label)

    @property
    def grade_tone(self) -> str:
        """How the grade is drawn."""
        return TONES.get(self.grade, "")

    @property
    def category(self) -> Category | None:
        """The category that is taken."""
        return next((s.category for s in self.categories if s.chosen), None)


def advise(*, actor: Actor, office: Office, heard: Heard, now: datetime) -> Advice:
    """Return the suggestions for what was heard so far; nothing but an ordinary grade before the first words."""
    if not heard.text.strip():
        return Advice()
    offered = _offered(office, heard)
    taken = next((s.category for s in offered if s.chosen), None)
    before = precedents(
        office_id=office.pk, category_id=taken.pk if taken else None, unit_id=heard.unit.pk if heard.unit else None,
        building_id=heard.building_id, at=now,
    )  # fmt: skip
    grading = rules.grade(
        rules.Facts(
            kind=heard.kind, channel=heard.channel, text=heard.text,
            least_grade=taken.least_grade if taken else Grade.ORDINARY, same_household=before.same_household,
            households=before.households, group=before.group,
        )
    )  # fmt: skip
    return Advice(
        categories=offered,
        grade=grading.grade,
        reasons=[str(REASONS[code]) for code in grading.reasons],
        duplicates=alike(
            actor=actor, office=office, text=heard.text, unit=heard.unit, place=heard.place, category=taken, now=now
        ),
        answers=_answers(office, taken),
    )


def _offered(office: Office, heard: Heard) -> list[Suggested]:
    found = suggest(office=office, text=heard.text, most=SUGGESTED)
    if heard.category is not None:
        found = [heard.category, *(c for c in found if c != heard.category)][: SUGGESTED + 1]
    return [Suggested(category=category, chosen=place == 0) for place, category in enumerate(found)]


def _answers(office: Office, category: Category | None) -> list[StandardAnswer]:
    if category is None:
        return []
    answers = StandardAnswer.objects.filter(
        Q(office=office) | Q(office=None),
        is_active=True,
        category__in=[category.pk, category.parent_id or category.pk],
    )
    return list(answers.order_by("-office", "position", "id")[:ANSWERS])


@dataclass(frozen=True, kw_only=True)
class SendTo:
    """One choice of who gets it."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Who would get it by rule, who else may, and who is told."""

    choices: list[SendTo] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def sending(*, actor: Actor, office: Office, heard: Heard, advice: Advice, now: datetime) -> Sending:
    """Return who would own this by rule, with every colleague and department that could be named instead."""
    staff = staffing(office.pk, now)
    where = owners.Where(
        unit_id=heard.unit.pk if heard.unit else None, floor_id=heard.unit.floor_id if heard.unit else None,
        building_id=heard.building_id, place_type=heard.place.type if heard.place else "",
    )  # fmt: skip
    today = now.astimezone(office.zone).date()
    target = owners.target_for(office.pk, advice.category, where, today)
    by_rule = owners.owner_for(
        staff,
        is_grave=advice.grade > 1 or bool(heard.named),
        target=target,
        where=where,
        on=today,
        skip=heard.named,
    )
    department = owners.department_by_code(office.pk, target.code) if target.way == "department" else None
    people = {m.person_id for m in staff.members if m.office_id == office.pk} | ({by_rule} if by_rule else set())
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    choices = [SendTo(value="", words=_by_rule_words(names, by_rule, department, staff), chosen=True)]
    for member in staff.members:
        if member.person_id in names and member.office_id == office.pk and member.person_id not in staff.absent:
            words = f"{names[member.person_id]}（{member.get_post_display()}）"
            choices.append(SendTo(value=f"person:{member.person_id}", words=words, chosen=False))
    for row in departments(office).filter(is_outside=False, is_active=True):
        choices.append(SendTo(value=f"department:{row.pk}", words=row.name, chosen=False))
    superior = staff.superior(actor.person_id) if actor.person_id and actor.post_in(office.pk) == "PA" else None
    told = [n for n in Person.objects.filter(pk__in=[superior] if superior else []).values_list("name", flat=True)]
    return Sending(choices=choices, told=told)


def _by_rule_words(names: dict[int, str], by_rule: int | None, department, staff) -> str:
    owner = names.get(by_rule, "—") if by_rule else "—"
    return f"{department.name}・{owner}" if department else owner
