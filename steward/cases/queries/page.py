"""Everything the page of one case shows, gathered once."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from steward.cases import rules
from steward.cases.models import Case, Handover, Instruction, Job, Reply
from steward.estate import rules as estate
from steward.estate.models import Customer, Unit
from steward.foundation.deadlines.queries import ClockView, clocks_of
from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_with_papers
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.statements import statement
from steward.foundation.timeline.queries import Thread, thread
from steward.organisation.models import PostCode
from steward.organisation.queries import staffing

from .hanging import NoteLine, handovers_of, instructions_on, jobs_on, notes_on, replies_on, with_flags
from .neighbours import earlier, related
from .offers import OutsideAsked, open_offer, outside_asked, target_words
from .persons import contact_words, masked_phone

ANSWER = "answer"  # the right to accept or return what is offered, beside the verbs of the table of rights
AROUND = (  # what the page shows of other tables
    "office", "category", "unit__building", "unit__floor", "building", "place", "customer", "owner", "registered_by",
)  # fmt: skip
WITH_IT = (*AROUND, "category__parent", "department", "personal_key", "resolved_by", "closed_by")  # what a form prints
POSTS = dict(PostCode.choices)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the line that a case climbs: who, in which post, and whether it has come to them."""

    name: str
    post: str
    has_it: bool = False
    knows: bool = False


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """One case with everything around it; the template asks this and nothing else."""

    case: Case
    clocks: list[ClockView]
    thread: Thread
    chain: list[Step]
    replies: list[Reply]
    notes: list[NoteLine]
    has_more_notes: bool
    files: list[StoredFile]
    jobs: list[Job]
    offer: Handover | None
    outside: OutsideAsked | None
    contact: str
    phone: str
    sees_unit: bool
    sees_customer: bool
    instructions: list[Instruction]
    is_extension_asked: bool
    related: list[Case]
    earlier: list[Case]
    rights: frozenset[str]
    is_mine: bool

    @property
    def needs_instruction(self) -> bool:
        """Whether this major case still waits for the director's instruction (C4.6)."""
        return self.case.is_open and self.case.grade == 3 and not self.instructions

    @property
    def photos(self) -> list[StoredFile]:
        """The pictures of the case itself, without its papers."""
        return [file for file in self.files if file.is_picture and not file.form]

    @cached_property
    def papers(self) -> list[tuple[Any, list[StoredFile]]]:
        """The signed papers of the case and of its jobs: the words of each form, and its pages."""
        found: dict[tuple[str, int], list[StoredFile]] = {}
        for file in self.files:
            if file.form:
                found.setdefault((file.form, file.object_id), []).append(file)
        words, numbers = registry.words()["form"], {job.pk: job.number for job in self.jobs}
        return [
            (f"{words.get(form, form)}　{numbers.get(pk, '') if pages[0].kind == 'job' else ''}".strip(), pages)
            for (form, pk), pages in found.items()
        ]

    @property
    def offered_to(self) -> str:
        """To whom the case is offered."""
        return target_words(self.offer) if self.offer else ""

    @property
    def needs_feedback(self) -> bool:
        """Whether the customer's word on the result is still missing (B12)."""
        return self.case.is_open and self.case.feedback_at is None


@statement
def _by_key(key):
    return with_flags(Case.objects.filter(key=key)).select_related(*AROUND)


@statement
def _names_of(people):
    return Person.objects.filter(pk__in=people).values_list("pk", "name")


def case_of(actor: Actor, key: UUID) -> Case | None:
    """Return the case of this key that the actor may read, or None."""
    case = _by_key.first(key=key)
    return case if case and rules.sees(actor, case) else None


def case_page(
    *, actor: Actor, case: Case, now: datetime, show: str = "all", before: int | None = None, every_note: bool = False
) -> CasePage:
    """Return the page of a case already found through `case_of` (a fixed number of statements)."""
    handovers = handovers_of(case=case.pk) if case.has_handovers else []
    offer = open_offer(case, handovers)
    answers = {ANSWER} if offer and rules.may_answer(actor, offer) else set()
    jobs = jobs_on(case=case.pk) if case.has_jobs else []
    with_files = case.has_files or jobs
    notes, has_more_notes = notes_on(case.pk, every=every_note) if case.has_notes else ([], False)
    return CasePage(
        case=case,
        clocks=clocks_of("case", case.pk, now),
        thread=thread(kind="case", object_id=case.pk, reader=actor, at=now, show=show, before=before),
        chain=_chain(case, now),
        replies=replies_on(case=case.pk) if case.has_replies else [],
        notes=notes,
        has_more_notes=has_more_notes,
        files=files_with_papers("case", case.pk, "job", [job.pk for job in jobs]) if with_files else [],
        jobs=jobs,
        offer=offer,
        outside=outside_asked(case, handovers),
        contact=contact_words(case),
        phone=masked_phone(case),
        sees_unit=_in_estate(actor, "unit", case.unit),
        sees_customer=_in_estate(actor, "customer", case.customer) and not case.is_anonymous,
        instructions=instructions_on(case=case.pk, cycle=case.cycle) if case.has_instructions else [],
        is_extension_asked=case.is_extension_asked,
        related=related(actor, case) if case.has_relations else [],
        earlier=earlier(actor, case),
        rights=rules.rights_on(actor, case) | answers,
        is_mine=case.owner_id in rules.stands_for(actor),
    )


def _in_estate(actor: Actor, kind: str, thing: Unit | Customer | None) -> bool:
    """Return whether the reader may open the page of this unit or customer."""
    return thing is not None and estate.may(actor, kind, "read", thing.office_id)


def _chain(case: Case, now: datetime) -> list[Step]:
    """The owner and every step above, marked as far as the case has climbed."""
    staff = staffing(case.office_id, now)
    steps = staff.ladder(case.owner_id)
    people = {case.owner_id} | {persons[0] for _post, persons in steps}
    names = dict(_names_of(people=people - {None}))
    first = []
    if case.owner_id:
        post = staff.post_of(case.owner_id)
        first = [Step(name=names[case.owner_id], post=str(POSTS.get(post, "")), has_it=case.is_open)]
    return first + [
        Step(name=names[persons[0]], post=str(POSTS[post]), knows=place < case.escalation)
        for place, (post, persons) in enumerate(steps)
    ]


def of_unit(actor: Actor, unit_key: UUID, most: int = 12) -> list[Case]:
    """Return the newest cases of a unit that this actor may read."""
    found = rules.visible_to(actor, Case.objects.filter(unit__key=unit_key))
    return list(found.select_related("unit", "place", "building").order_by("-received_at", "-id")[:most])


def of_customer(actor: Actor, customer_key: UUID, most: int = 12) -> list[Case]:
    """Return the newest cases of a customer that this actor may read."""
    found = rules.visible_to(actor, Case.objects.filter(customer__key=customer_key))
    return list(found.select_related("unit", "place", "building").order_by("-received_at", "-id")[:most])
