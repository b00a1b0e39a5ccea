"""The clock as a record type: the sentences it writes into the history of its subjects."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import Deadline

KINDS = (
    Kind(
        name="deadline",
        label=_("Deadline"),
        model=Deadline,
        visible_to=lambda actor, rows: rows.none(),  # seen on the page of its subject alone
        verbs=verbs_of(
            Verb(name="deadlines.missed", sentence=_("{clock} was not met by {due_at}"), icon="clock-x", mark="esc"),
            Verb(name="deadlines.miss_withdrawn", sentence=_("{clock} was met in time after all"), icon="clock-check"),
            Verb(
                name="deadlines.step_taken", sentence=_("{clock}: {people} told"), icon="arrow-up-circle", mark="esc"
            ),
        ),
    ),
)
