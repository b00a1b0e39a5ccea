"""What tests ask again and again: who was told, and which acts a history holds."""

from steward.cases.tests.factories import Scene
from steward.foundation.deadlines.models import Deadline
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history


def told(here: Scene, code: str) -> set[str]:
    """Return the words of the persons who were told this and from whom it was not taken back."""
    words = {person.pk: word for word, person in here.world.people.items()}
    notices = Notice.objects.filter(code=code, withdrawn_at=None)
    return {words[pk] for pk in notices.values_list("person_id", flat=True)}


def acts(record, kind: str = "case") -> list[str]:
    """Return the verbs of a record's history, oldest first."""
    return [line.event.verb for line in reversed(history(kind, record.pk))]


def running(case) -> set[str]:
    """Return the names of the open clocks of a case."""
    rows = Deadline.objects.filter(kind="case", object_id=case.pk, state__in=Deadline.OPEN)
    return set(rows.values_list("name", flat=True))
