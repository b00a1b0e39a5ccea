"""What waits for whom, with everything that a page shows of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.statements import statement
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import lines
from steward.foundation.timeline.queries.wording import Names, fill
from steward.foundation.ui.paging import Bounded, bounded_count

from . import rules
from .models import Approval, Step

SHOWN = 50
LOOK_BACK = timedelta(days=30)
SOON = timedelta(hours=2)
TONES = {Approval.State.APPROVED: "ok", Approval.State.RETURNED: "late", Approval.State.WITHDRAWN: "hold"}
MARKS = {
    Step.State.AHEAD: ("na", _("Later")), Step.State.WAITING: ("due", _("Waiting")),
    Step.State.DROPPED: ("na", _("Dropped")), Step.Decision.APPROVED: ("ok", _("Approved")),
    Step.Decision.RETURNED: ("miss", _("Returned")),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Item:
    """One request as a list shows it; every text is finished."""

    approval: Approval
    step: Step | None  # the one that waits, or the last decided
    label: Any
    tone: str
    title: str
    url: str
    sentence: str
    reason: str
    remark: str
    together: bool
    waits_for: str  # the post or the person whose decision it needs now
    stands_in: str  # the person in whose place the reader decides

    @property
    def due_at(self) -> datetime | None:
        """When the step that waits is due."""
        return self.step.due_at if self.step and self.step.state == Step.State.WAITING else None

    @property
    def soon_at(self) -> datetime | None:
        """When its time becomes short."""
        return self.due_at - SOON if self.due_at else None


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step as the page of a request shows it."""

    step: Step
    who: str
    raised: str  # the words of the post it was first addressed to, where it went up
    remark: str
    mark: str
    words: Any

    @property
    def waits(self) -> bool:
        """Whether the request waits here."""
        return self.step.state == Step.State.WAITING


@dataclass(frozen=True, kw_only=True)
class ApprovalPage:
    """One request with its steps, for one reader."""

    item: Item
    steps: list[StepLine]
    tone: str
    own: bool
    may_decide: bool
    may_withdraw: bool
    stands_in: str


@dataclass(frozen=True, kw_only=True)
class WaitingPage:
    """Everything that waits for one person, what the person sent up, and what came back."""

    to_decide: list[Item]
    count: Bounded
    sent: list[Item]
    returned: list[Item]

    @property
    def together(self) -> bool:
        """Whether several of those to decide may be approved in one go."""
        return sum(item.together for item in self.to_decide) > 1


@dataclass
class _Found:
    """What many requests need, fetched with a fixed number of statements."""

    steps: dict[int, Step] = field(default_factory=dict)
    titles: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    replaced: dict[int, str] = field(default_factory=dict)  # names of those whom the reader stands in for


def _some_may_wait(actor: Actor) -> bool:
    """Return whether any step waits for this person, for one whom the person replaces, or for a post held anywhere."""
    people = {actor.person_id} | {h.standing_in_for for h in actor.holdings}
    company = {h.post for h in actor.holdings if h.office_id is None}
    here = [h for h in actor.holdings if h.office_id is not None]
    return bool(
        _step_for(
            people=people - {None}, company=company, posts={h.post for h in here}, offices={h.office_id for h in here}
        )
    )


@statement
def _step_for(people, company, posts, offices):
    post_here = Q(post__in=posts, approval__office__pk__in=offices)
    steps = Step.objects.filter(Q(person__pk__in=people) | Q(post__in=company) | post_here, state=Step.State.WAITING)
    return steps.values_list("pk", flat=True)[:1]


def waiting_for(actor: Actor) -> QuerySet[Approval]:
    """Return the requests whose waiting step this actor may decide, most urgent first (one statement is asked first).

    For most people nothing waits, and then what they may find of each kind need not be worked out.
    """
    if not _some_may_wait(actor):
        return Approval.objects.none()
    mine = Step.objects.filter(rules.addressed_to(actor), state=Step.State.WAITING)
    found = Approval.objects.filter(rules.about_visible(actor), pk__in=mine.values("approval"))
    return found.exclude(requested_by=actor.person_id).order_by("requested_at", "pk")


def urgent_first(waiting: QuerySet[Approval]) -> QuerySet[Approval]:
    """Return these requests by the limit of the step that waits, the soonest first."""
    steps = waiting.filter(steps__state=Step.State.WAITING)
    return steps.order_by(F("steps__due_at").asc(nulls_last=True), "requested_at", "pk")


def waiting_count(actor: Actor, cap: int = 99) -> Bounded:
    """Return how many requests wait for this actor, counted no further than `cap`."""
    return bounded_count(waiting_for(actor), cap)


def waiting_page(actor: Actor, at: datetime, zone: ZoneInfo) -> WaitingPage:
    """Return the page of one person: the same number of statements however many requests there are."""
    waiting = waiting_for(actor)
    mine = Approval.objects.filter(requested_by=actor.person_id)
    to_decide = list(urgent_first(waiting).select_related("office", "requested_by")[:SHOWN])
    sent = list(mine.filter(state=Approval.State.PENDING).select_related("office").order_by("-pk")[:SHOWN])
    back = mine.filter(state=Approval.State.RETURNED, closed_at__gte=at - LOOK_BACK)
    returned = list(back.select_related("office").order_by("-closed_at")[:SHOWN])
    made = items([*to_decide, *sent, *returned], actor, zone)
    first, second = len(to_decide), len(to_decide) + len(sent)
    return WaitingPage(
        to_decide=made[:first], count=bounded_count(waiting), sent=made[first:second], returned=made[second:]
    )


def of_subject(subject_kind: str, object_id: int, actor: Actor, zone: ZoneInfo) -> list[Item]:
    """Return the requests about one record that this reader may find, newest first."""
    found = rules.visible_to(actor, Approval.objects.filter(subject_kind=subject_kind, object_id=object_id))
    return items(list(found.select_related("office", "requested_by").order_by("-pk")[:SHOWN]), actor, zone)


def items(approvals: Sequence[Approval], actor: Actor, zone: ZoneInfo) -> list[Item]:
    """Return these requests as a list shows them, in the same order."""
    found = _gather(approvals, actor)
    names = Names(approval.payload for approval in approvals)
    return [_item(approval, found, names, zone, actor) for approval in approvals]


def _gather(approvals: Sequence[Approval], actor: Actor) -> _Found:
    found = _Found()
    steps = Step.objects.filter(approval__in=[a.pk for a in approvals]).select_related("decided_by", "person")
    for step in steps.filter(state__in=[Step.State.WAITING, Step.State.DECIDED]).order_by("position"):
        found.steps[step.approval_id] = step  # the last one: waiting, else the decision that ended it
    found.titles = _titles(approvals, actor)
    found.replaced = _names({h.standing_in_for for h in actor.holdings if h.standing_in_for})
    events = [a.request_event for a in approvals] + [s.decision_event for s in found.steps.values()]
    for line in lines(Event.objects.filter(pk__in=[event for event in events if event])):
        found.texts[line.event.pk] = line.said.get("reason") or line.said.get("remark") or ""
    return found


def _titles(approvals: Iterable[Approval], actor: Actor) -> dict[tuple[str, int], tuple[str, str]]:
    ids: dict[str, set[int]] = defaultdict(set)
    for approval in approvals:
        ids[approval.subject_kind].add(approval.object_id)
    found = {}
    for name, wanted in ids.items():
        kind = registry.kind(name)
        rows = kind.visible_to(actor, kind.model._default_manager.all()).filter(pk__in=wanted)
        for row in rows:
            found[name, row.pk] = (str(kind.title(row)), kind.url(row) if kind.url else "")
    return found


def _item(approval: Approval, found: _Found, names: Names, zone: ZoneInfo, actor: Actor) -> Item:
    ask = registry.asks().get(approval.kind)
    step = found.steps.get(approval.pk)
    title, url = found.titles.get((approval.subject_kind, approval.object_id), ("…", ""))
    return Item(
        approval=approval, step=step, label=ask.label if ask else approval.kind, tone=ask.tone if ask else "",
        title=title, url=url, sentence=fill(ask.sentence if ask else "", names.words(approval.payload, zone, {})),
        reason=found.texts.get(approval.request_event or 0, ""),
        remark=found.texts.get(step.decision_event or 0, "") if step else "", together=bool(ask and ask.together),
        waits_for=_who(step) if step else "", stands_in=found.replaced.get(_replaced(actor, approval, step), ""),
    )  # fmt: skip


def _replaced(actor: Actor, approval: Approval, step: Step | None) -> int:
    """Return for whom the reader would decide as a substitute, 0 for nobody."""
    if step is None or step.state != Step.State.WAITING:
        return 0
    step.approval = approval
    return rules.stands_in_for(actor, step) or 0


def _names(people: set[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _who(step: Step) -> str:
    """Return who decided a step, or who is to: the person named, else the words of the post."""
    if person := step.decided_by or step.person:
        return person.name
    return post_words(step.post)


def post_words(post: str) -> str:
    """Return the words of a post's code."""
    return str(registry.words().get("post", {}).get(post, post))


def approval_page(approval: Approval, actor: Actor, zone: ZoneInfo) -> ApprovalPage:
    """Return the page of one request."""
    item = items([approval], actor, zone)[0]
    steps = list(approval.steps.select_related("decided_by", "decided_for", "person").order_by("position"))
    events = Event.objects.filter(pk__in=[step.decision_event for step in steps if step.decision_event])
    remarks = {line.event.pk: line.said.get("remark", "") for line in lines(events)}
    for step in steps:
        step.approval = approval
    return ApprovalPage(
        item=item, steps=[_step_line(step, remarks) for step in steps], tone=TONES.get(approval.state, ""),
        own=approval.requested_by_id == actor.person_id, stands_in=item.stands_in,
        may_decide=any(rules.may_decide(actor, step) for step in steps),
        may_withdraw=rules.may_withdraw(actor, approval),
    )  # fmt: skip


def _step_line(step: Step, remarks: dict[int, str]) -> StepLine:
    mark, words = MARKS[step.decision or step.state]
    raised = post_words(step.asked_post) if step.asked_post else ""
    return StepLine(
        step=step,
        who=_who(step),
        raised=raised,
        remark=remarks.get(step.decision_event or 0, ""),
        mark=mark,
        words=words,
    )


def deciders_now(object_ids: Sequence[int], at: datetime) -> dict[int, tuple[int, ...]]:
    """Return the persons who may decide the step that waits in each of these requests; whom its clock reminds."""
    steps = Step.objects.filter(approval__in=object_ids, state=Step.State.WAITING).select_related("approval")
    return dict.fromkeys(object_ids, ()) | {step.approval_id: _deciders(step, at) for step in steps.order_by("pk")}


def _deciders(step: Step, at: datetime) -> tuple[int, ...]:
    approval = step.approval
    return import_string(settings.APPROVAL_DECIDERS)(
        office_id=approval.office_id, kind=approval.subject_kind, object_id=approval.object_id, post=step.post,
        person_id=step.person_id, not_person=approval.requested_by_id, at=at,
    )[1]  # fmt: skip
