"""No answer is lost by a version change, however the next version looks."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steward.foundation.identity.actor import system
from steward.inspections.actions import checklists
from steward.inspections.actions.checklists_loading import load_presets
from steward.inspections.models import Answer, Check, Checklist, Verdict
from steward.inspections.queries.checklists import items_of
from steward.inspections.rules.wording import ItemText, SectionText
from steward.organisation.tests.factories import NOW, company

WHO = system("setup")


@pytest.fixture
def world(db):
    found = company()
    load_presets(actor=WHO, at=NOW)
    return found


def _answered(world, asked):
    """Make a check with an answer to every item of a version."""
    check = Check.objects.create(
        office=world.office, asked=asked, verdict=Verdict.PASS, read_by="chosen", person=world.people["lin"],
        day=NOW.date(), captured_at=NOW, received_at=NOW,
    )  # fmt: skip
    Answer.objects.bulk_create(Answer(check_of=check, item=item, verdict=Verdict.PASS) for item in items_of(asked))
    return check


def _as_answered(check):
    answers = Answer.objects.filter(check_of=check).select_related("item").order_by("pk")
    return [(a.item.pk, a.item.code, a.item.words, a.item.points, a.verdict) for a in answers]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(st.booleans(), min_size=11, max_size=11), words=st.text("甲乙丙", min_size=1, max_size=4))
def test_no_answer_is_lost_by_a_version_change(world, kept, words):
    cleaning = Checklist.objects.get(code="cleaning", office=None)
    asked = cleaning.versions.get(state="in_force")
    check, items = _answered(world, asked), items_of(asked)
    before = _as_answered(check)
    left = [ItemText(code=item.code, words=words) for item, keep in zip(items, kept, strict=False) if keep]

    draft = checklists.start_draft(checklist_id=cleaning.pk, actor=WHO, at=NOW)
    checklists.save_draft(
        version_id=draft.pk, text=[SectionText(name="區", items=(*left, ItemText(code=f"new{draft.number}", words=words)))],
        version=draft.version, actor=WHO, at=NOW,
    )  # fmt: skip
    checklists.put_in_force(version_id=draft.pk, version=draft.version + 1, actor=WHO, at=NOW + timedelta(hours=1))

    assert _as_answered(check) == before
