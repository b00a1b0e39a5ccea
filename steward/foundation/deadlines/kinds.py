"""The clock as a record type: the sentences it writes into the history of its subjects, and what people are told."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import Deadline, Digest, Ladder
from .rules import visible_ladders

# The clocks that the product starts; a fact or a page that names one shows these words.
CLOCKS = {
    "first_reply": _("First reply"), "progress": _("Next progress"), "final": _("Final result"),
    "feedback": _("Customer's feedback"), "return_visit": _("Return visit"), "acceptance": _("Acceptance"),
    "decision": _("Decision"), "solution": _("Solution"), "task": _("Task"), "instruction": _("Instruction"),
    "chase": _("Answer to the enquiry"), "job": _("Job"), "offer": _("Answer to the offer"),
    "relief": _("Relief on duty"),
    "rectification": _("Putting right"),
}  # fmt: skip

KINDS = (
    Kind(
        name="ladder",
        label=_("Escalation"),
        model=Ladder,
        visible_to=visible_ladders,
        url=lambda row: reverse("deadlines:ladders"),
        verbs=verbs_of(
            Verb(name="deadlines.ladder_changed", sentence=_("Rungs changed"), icon="stairs-up"),
            Verb(name="deadlines.ladder_dropped", sentence=_("Follows the company again"), icon="arrow-back-up"),
        ),
    ),
    Kind(
        name="deadline",
        label=_("Deadline"),
        model=Deadline,
        visible_to=lambda actor, rows: rows.none(),  # seen on the page of its subject alone
        verbs=verbs_of(
            Verb(name="deadlines.missed", sentence=_("{clock}: the time {due_at} has passed"), icon="clock-x", mark="esc"),
            Verb(name="deadlines.miss_withdrawn", sentence=_("{clock} was met in time after all"), icon="clock-check"),
            Verb(name="deadlines.step_taken", sentence=_("{clock}: {told} told"), icon="arrow-up-circle", mark="esc"),
        ),
        words={"clock": CLOCKS},
        notices={
            "deadlines.due_soon": _("{title}: {clock} is due {due_at}"),
            "deadlines.overdue": _("{title}: {clock} was due {due_at}"),
        },
    ),
    Kind(
        name="deadline_digest",
        label=_("Digest of deadlines"),
        model=Digest,
        visible_to=lambda actor, rows: rows.filter(person=actor.person_id) if actor.person_id else rows.none(),
        notices={"deadlines.digest": _("{count} more deadlines have passed")},
    ),
)  # fmt: skip
