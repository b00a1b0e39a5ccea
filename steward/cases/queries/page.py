"""Everything the page of one case shows, gathered once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from steward.cases import rules
from steward.cases.models import Case, Extension, Handover, Instruction, Job, Note, Related, Reply
from steward.estate import rules as estate
from steward.estate.models import Customer, Unit
from steward.foundation.approvals import queries as approvals
from steward.foundation.deadlines.queries import ClockView, clocks_of
from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_with_papers
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.timeline.queries import Thread, thread
from steward.organisation.models import PostCode
from steward.organisation.queries import staffing

from .offers import OutsideAsked, open_offer, outside_asked, target_words
from .persons import contact_words, masked_phone

ANSWER = "answer"  # the right to accept or return what is offered, beside the verbs of the table of rights
EARLIER = 5
WITH_IT = (
    "office", "category__parent", "unit__building", "unit__floor", "building", "place", "customer", "owner",
    "department", "registered_by", "personal_key", "resolved_by", "closed_by",
)  # fmt: skip
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
    notes: list[Note]
    files: list[StoredFile]
    jobs: list[Job]
    offer: Handover | None
    outside: OutsideAsked | None
    contact: str
    phone: str
    sees_unit: bool
    sees_customer: bool
    instructions: list[Instruction]
    extension: Extension | None
    asked: list
    related: list[Case] = field(default_factory=list)
    earlier: list[Case] = field(default_factory=list)
    rights: frozenset[str] = frozenset()
    is_mine: bool = False

    @property
    def needs_instruction(self) -> bool:
        """Whether this major case still waits for the director's instruction (C4.6)."""
        return self.case.is_open and self.case.grade == 3 and not self.instructions

    @property
    def photos(self) -> list[StoredFile]:
        """The pictures of the case itself, without its papers."""
        return [file for file in self.files if file.is_picture and not file.form]

    @property
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


def case_of(actor: Actor, key: UUID) -> Case | None:
    """Return the case of this key that the actor may read, or None."""
    return rules.visible_to(actor, Case.objects.filter(key=key)).select_related(*WITH_IT).first()


def case_page(*, actor: Actor, case: Case, now: datetime, show: str = "all", before: int | None = None) -> CasePage:
    """Return the page of a case already found through `case_of` (a fixed number of statements)."""
    cycle = {"case": case, "cycle": case.cycle}
    offer = open_offer(case)
    answers = {ANSWER} if offer and rules.may_answer(actor, offer) else set()
    seen = rules.visible_to(actor, Case.objects.select_related("unit", "place", "building"))
    jobs = list(Job.objects.filter(case=case).select_related("department", "executor").order_by("sent_at", "id"))
    return CasePage(
        case=case,
        clocks=clocks_of("case", case.pk, now),
        thread=thread(kind="case", object_id=case.pk, reader=actor, at=now, show=show, before=before),
        chain=_chain(case, now),
        replies=list(Reply.objects.filter(case=case).select_related("said_by").order_by("said_at", "id")),
        notes=list(Note.objects.filter(case=case).select_related("written_by").order_by("-written_at", "-id")),
        files=files_with_papers("case", case.pk, "job", [job.pk for job in jobs]),
        jobs=jobs,
        offer=offer,
        outside=outside_asked(case),
        contact=contact_words(case),
        phone=masked_phone(case),
        sees_unit=_in_estate(actor, Unit, case.unit_id),
        sees_customer=_in_estate(actor, Customer, case.customer_id) and not case.is_anonymous,
        instructions=list(Instruction.objects.filter(**cycle).select_related("given_by").order_by("given_at")),
        extension=Extension.objects.filter(case=case, state=Extension.State.ASKED).first(),
        asked=approvals.of_subject("case", case.pk, actor, case.office.zone),
        related=_related(seen, case),
        earlier=_earlier(seen, case),
        rights=rules.rights_on(actor, case) | answers,
        is_mine=case.owner_id in rules.stands_for(actor),
    )  # fmt: skip


def _in_estate(actor: Actor, model: type[Unit] | type[Customer], pk: int | None) -> bool:
    """Return whether the reader may open the page of this unit or customer."""
    return pk is not None and estate.visible_to(actor, model.objects.filter(pk=pk)).exists()


def _chain(case: Case, now: datetime) -> list[Step]:
    """The owner and every step above, marked as far as the case has climbed."""
    staff = staffing(case.office_id, now)
    steps = staff.ladder(case.owner_id)
    people = {case.owner_id} | {persons[0] for _post, persons in steps}
    names = dict(Person.objects.filter(pk__in=people - {None}).values_list("pk", "name"))
    first = []
    if case.owner_id:
        post = staff.post_of(case.owner_id)
        first = [Step(name=names[case.owner_id], post=str(POSTS.get(post, "")), has_it=case.is_open)]
    return first + [
        Step(name=names[persons[0]], post=str(POSTS[post]), knows=place < case.escalation)
        for place, (post, persons) in enumerate(steps)
    ]


def _related(seen: QuerySet[Case], case: Case) -> list[Case]:
    """Return what was linked to it, merged into it, grouped with it or came again, each found by its own index."""
    linked = Related.objects.filter(case=case).values_list("other_id")
    others = [
        Related.objects.filter(other=case).values_list("case_id"),
        Case.objects.filter(merged_into=case).values_list("pk"),
        Case.objects.filter(repeat_of=case).values_list("pk"),
    ]
    if case.group_id:
        others.append(Case.objects.filter(group=case.group_id).values_list("pk"))
    ids = {pk for (pk,) in linked.union(*others)} - {case.pk}
    return list(seen.filter(pk__in=ids).order_by("-received_at")[:12]) if ids else []


def _earlier(seen: QuerySet[Case], case: Case) -> list[Case]:
    if not (case.unit_id or case.customer_id):
        return []
    same = Q(unit_id=case.unit_id) if case.unit_id else Q(customer_id=case.customer_id)
    found = seen.filter(same, office=case.office).exclude(pk=case.pk)
    return list(found.order_by("-received_at", "-id")[:EARLIER])


def of_unit(actor: Actor, unit_key: UUID, most: int = 12) -> list[Case]:
    """Return the newest cases of a unit that this actor may read."""
    found = rules.visible_to(actor, Case.objects.filter(unit__key=unit_key))
    return list(found.select_related("unit", "place", "building").order_by("-received_at", "-id")[:most])


def of_customer(actor: Actor, customer_key: UUID, most: int = 12) -> list[Case]:
    """Return the newest cases of a customer that this actor may read."""
    found = rules.visible_to(actor, Case.objects.filter(customer__key=customer_key))
    return list(found.select_related("unit", "place", "building").order_by("-received_at", "-id")[:most])
