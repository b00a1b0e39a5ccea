"""The record types of this domain: the sentences of their history, what people are told, and who may find them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds.registry import Ask, Kind, PaperForm, Verb, asks_of, verbs_of

from .models import Case, CauseClass, Channel, CloseCode, Grade, Job, Note, PauseReason, Reply
from .models import Kind as CaseKind
from .queries import PAUSE, TELL, phone_in_clear
from .rules import jobs_visible_to, may_file_job_order, may_note, visible_to
from .rules.setting import SETTINGS, reads_settings

WAYS_OUT = {
    "dispatched": _("given to"), "on_the_spot": _("solved on the spot by"), "not_ours": _("explained as not ours by"),
}  # fmt: skip
PURPOSES = {
    Reply.Purpose.FIRST: _("First reply"), Reply.Purpose.PROGRESS: _("Progress told"),
    Reply.Purpose.RESULT: _("Result told"),
}  # fmt: skip
CLOCKS = {
    TELL: _("Tell the customer of the new date"), PAUSE: _("Look again at a stopped clock"),
}  # fmt: skip
FEEDBACK = {1: _("dissatisfied"), 2: _("fairly satisfied"), 3: _("satisfied")}

CASE_VERBS = verbs_of(
    Verb(
        name="cases.registered", sentence=_("Registered"), icon="phone-incoming", customer=True,
        detail=_("{outcome} {owner}, {grade}"),
    ),
    Verb(name="cases.accepted", sentence=_("Taken in hand"), icon="hand-stop"),
    Verb(name="cases.assigned", sentence=_("Given to {owner}"), icon="arrow-big-right-lines"),
    Verb(name="cases.assign_undone", sentence=_("Given back to {owner}"), icon="arrow-back-up"),
    Verb(name="cases.offered", sentence=_("Offered to {target}"), icon="transfer"),
    Verb(name="cases.offer_accepted", sentence=_("Accepted from {giver}"), icon="transfer-in"),
    Verb(name="cases.offer_returned", sentence=_("Returned to {giver}"), icon="arrow-back-up"),
    Verb(name="cases.offer_withdrawn", sentence=_("Offer taken back"), icon="arrow-back"),
    Verb(name="cases.outside_answered", sentence=_("{outsider} answers by link"), icon="message-reply", evidence=True),
    Verb(
        name="cases.replied", sentence="{purpose}", detail=_("by {way}: {text}"), icon="message-2", public=True,
        customer=True,
    ),
    Verb(
        name="cases.customer_added", sentence=_("The customer adds"), icon="message-plus", public=True, customer=True
    ),
    Verb(name="cases.noted", sentence=_("Internal note"), icon="note"),
    Verb(name="cases.paused", sentence=_("Clock stopped"), detail="{pause}", icon="player-pause", mark="hold"),
    Verb(name="cases.resumed", sentence=_("Clock runs again"), icon="player-play"),
    Verb(name="cases.extended", sentence=_("Date moved to {new_due_at}"), icon="calendar-plus"),
    Verb(name="cases.escalated", sentence=_("Brought up to {target}"), icon="arrow-up-circle", mark="esc"),
    Verb(name="cases.chased", sentence=_("Asked after"), icon="bell-ringing", mark="esc"),
    Verb(name="cases.grade_changed", sentence=_("Grade: {grade}"), detail="{reason}", icon="flag"),
    Verb(name="cases.instructed", sentence=_("The director instructs"), icon="gavel", evidence=True),
    Verb(name="cases.resolved", sentence=_("Resolved"), detail="{cause_class}", icon="circle-check"),
    Verb(
        name="cases.feedback_taken", sentence=_("Customer's word: {satisfaction}"), icon="mood-smile", customer=True,
    ),
    Verb(name="cases.closed", sentence=_("Case closed"), detail="{close_code}", icon="lock", public=True),
    Verb(name="cases.close_undone", sentence=_("Closing taken back"), icon="arrow-back-up"),
    Verb(name="cases.reopened", sentence=_("Reopened"), detail="{grade}", icon="lock-open", public=True, mark="esc"),
    Verb(name="cases.withdrawn", sentence=_("Withdrawn by the customer"), icon="circle-x", customer=True),
    Verb(name="cases.merged", sentence=_("Merged into {into}"), icon="arrow-merge"),
    Verb(name="cases.unmerged", sentence=_("Taken out again of {into}"), icon="arrows-split-2"),
    Verb(name="cases.grouped", sentence=_("Put into a group"), icon="users-group"),
    Verb(name="cases.ungrouped", sentence=_("Taken out of the group"), icon="users-minus"),
    Verb(name="cases.linked", sentence=_("Linked with {other}"), icon="link"),
    Verb(name="cases.unlinked", sentence=_("No longer linked with {other}"), icon="link-off"),
    Verb(name="cases.named", sentence=_("Concerns a person"), icon="user-shield"),
    Verb(name="cases.unnamed", sentence=_("No longer concerns a person"), icon="user-check"),
    Verb(name="cases.imported", sentence=_("Taken over from an old record"), icon="file-import"),
    Verb(name="cases.import_undone", sentence=_("Taken out with its import"), icon="arrow-back-up"),
    Verb(name="cases.edited", sentence=_("Corrected"), icon="pencil"),
)  # fmt: skip

JOB_VERBS = verbs_of(
    Verb(name="cases.job_sent", sentence=_("Job to {department}"), detail="{what}", icon="tool"),
    Verb(name="cases.job_accepted", sentence=_("{department} accepts the job"), icon="tool"),
    Verb(name="cases.job_given", sentence=_("Job of {department} given to {executor}"), icon="user-share"),
    Verb(name="cases.job_photographed", sentence=_("{department} takes photos"), icon="camera", evidence=True),
    Verb(name="cases.job_done", sentence=_("{department} has done the job"), icon="tool", evidence=True),
    Verb(name="cases.job_returned", sentence=_("{department} returns the job"), icon="arrow-back-up"),
    Verb(name="cases.job_cancelled", sentence=_("Job of {department} called off"), icon="circle-x"),
)

CASE_NOTICES = {
    "case.assigned": _("{number} is yours: {title}"),
    "case.taken_away": _("{number} now belongs to {owner}"),
    "case.superior_told": _("{actor} could not solve {number} alone: {title}"),
    "case.major": _("Major: {number}, {title}. Your instruction is needed."),
    "case.offered": _("{number} is offered to you: {title}"),
    "case.offer_answered": _("{number}: your offer was answered"),
    "case.escalated": _("{number} was brought up to you: {title}"),
    "case.chased": _("You are asked after {number}: {title}"),
    "case.instructed": _("{number}: there is an instruction"),
    "case.extended": _("{number}: the date was moved. Tell the customer before the old one passes."),
    "case.reopened": _("{number} was reopened: {title}"),
    "case.customer_added": _("{number}: the customer has added something"),
    "case.merged": _("{number} was merged into {into}"),
    "case.noted": _("{number}: a note for you"),
    "case.outside_answered": _("{number}: {outsider} has answered"),
}
JOB_NOTICES = {
    "job.sent": _("A job for you: {title}"),
    "job.cancelled": _("Called off: {title}"),
    "job.done": _("Done: {title}"),
    "job.returned": _("Returned: {title}"),
}


def _line(case: Case) -> str:
    """Return number, where it stands and who has it."""
    return "　".join([case.number, str(case.get_status_display()), *([case.owner.name] if case.owner else [])])


SETTING_FIELDS = {
    "name": _("name"), "name_en": _("name in English"), "parent": _("place in the tree"), "position": _("order"),
    "department_code": _("who usually does it"), "least_grade": _("least grade"), "seeds": _("words"),
    "kind": _("kind"), "grade": _("grade"), "basis": _("working or calendar time"), "first_reply": _("first reply"),
    "progress": _("progress"), "final": _("final result"), "feedback": _("feedback"), "category": _("category"),
    "place_type": _("kind of place"), "area": _("area of an assistant"), "to": _("to whom"), "title": _("title"), "text": _("text"),
    "sentence": _("sentence"), "building": _("building"), "from_at": _("beginning"), "until_at": _("end"),
    "expected_end_at": _("expected end"), "repeat_days": _("days of a repeat"), "households": _("households of a group"),
    "together_hours": _("hours of a group"), "month_days": _("days until major"),
}  # fmt: skip
SETTING_VERBS = verbs_of(
    Verb(name="cases.setting_added", sentence=_("Added"), icon="plus"),
    Verb(name="cases.setting_changed", sentence=_("Setting changed"), detail="{fields}", icon="pencil"),
    Verb(name="cases.setting_retired", sentence=_("Retired"), icon="archive"),
    Verb(name="cases.setting_restored", sentence=_("In use again"), icon="arrow-back-up"),
)
SETTING_LISTS = {  # kind: its label, and the word in the address of its page
    "case_category": (_("Category"), "categories"), "clock_policy": (_("Limits"), "clocks"),
    "dispatch_rule": (_("Dispatch rule"), "dispatch"), "standard_answer": (_("Standard answer"), "answers"),
    "outage": (_("Known outage"), "outages"), "house_numbers": (_("House numbers"), "numbers"),
}  # fmt: skip


def _setting(what: str) -> Kind:
    label, word = SETTING_LISTS[what]
    return Kind(
        name=what,
        label=label,
        model=SETTINGS[what],
        visible_to=reads_settings(what),
        url=lambda row: reverse("cases:setting", args=[word, row.key]),
        icon="adjustments",
        verbs=SETTING_VERBS if what == "case_category" else {},
        words={"fields": SETTING_FIELDS} if what == "case_category" else {},
    )


def _of_visible_cases(actor: Actor, rows: QuerySet) -> QuerySet:
    return rows.filter(case__in=visible_to(actor, Case.objects.all()))


KINDS = (
    Kind(
        name="case",
        label=_("Case"),
        model=Case,
        visible_to=visible_to,
        url=lambda case: reverse("cases:detail", args=[case.key]),
        title=lambda case: case.title or case.number,
        icon="folder",
        shown_with=("owner",),
        lines=lambda cases: {case.pk: _line(case) for case in cases},
        verbs=CASE_VERBS,
        words={
            "outcome": WAYS_OUT, "grade": dict(Grade.choices), "kind": dict(CaseKind.choices), "purpose": PURPOSES,
            "way": dict(Channel.choices), "pause": dict(PauseReason.choices), "close_code": dict(CloseCode.choices),
            "cause_class": dict(CauseClass.choices), "satisfaction": FEEDBACK, "clock": CLOCKS,
        },
        notices=CASE_NOTICES,
        asks=asks_of(
            Ask(
                name="cases.extension", label=_("Later date"), together=True,
                sentence=_("{number}: final result on {new_due_at} instead"),
            ),
        ),
        reveals={"phone": phone_in_clear},
        need=lambda actor, case: ("case", case.pk) if case.is_open else None,
        personal=("title", "description", "requested", "contact_name", "contact_phone"),
        person_key="personal_key",
        papers=(PaperForm(name="F01", label=_("Complaint record (F01)"), may_file=may_note),),
    ),
    Kind(
        name="job",
        label=_("Job"),
        model=Job,
        visible_to=jobs_visible_to,
        url=lambda job: reverse("cases:job", args=[job.key]),
        title=lambda job: job.what,
        verbs=JOB_VERBS,
        notices=JOB_NOTICES,
        personal=("signed_by",),
        person_key="case__personal_key",
        papers=(
            PaperForm(
                name="JOB", label=_("Job order"), may_file=may_file_job_order,
                told_with=lambda job: [("case", job.case_id)],
            ),
        ),
    ),
    Kind(
        name="case_reply",
        label=_("Reply"),
        model=Reply,
        visible_to=_of_visible_cases,
        personal=("text",),
        person_key="case__personal_key",
    ),
    Kind(
        name="case_note",
        label=_("Internal note"),
        model=Note,
        visible_to=_of_visible_cases,
        personal=("text",),
        person_key="case__personal_key",
    ),
    *(_setting(what) for what in SETTINGS),
)  # fmt: skip
