from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from steward.cases import actions
from steward.cases.models import Case, CloseCode, Kind, Status
from steward.cases.tests.factories import in_hand, resolved
from steward.cases.tests.told import acts, running, told
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=5)


def _assigned(here, to="wong"):
    found = in_hand(here)
    actions.assign(case_id=found.pk, owner_id=here.person(to).pk, actor=here.actor("chen"), at=NOW)
    return found


def _undo(here, found, verb="assign", *, by="chen", at=SOON):
    return actions.UNDO[verb](case_id=found.pk, actor=here.actor(by), at=at)


def test_an_assignment_taken_back_gives_it_to_whom_it_was_taken_from(here):
    found = _assigned(here)

    _undo(here, found)

    found.refresh_from_db()
    assert (found.owner, found.status) == (here.person("lin"), Status.IN_HAND)
    assert acts(found)[-2:] == ["cases.assigned", "cases.assign_undone"]
    assert told(here, "case.assigned") == {"lin"}
    assert told(here, "case.taken_away") == set()


def test_what_was_changed_since_is_not_taken_back(here):
    found = _assigned(here)
    actions.add_note(case_id=found.pk, text="已聯絡", actor=here.actor("wong"), at=NOW)

    with pytest.raises(actions.ChangedSince):
        _undo(here, found)


def test_nobody_takes_back_what_somebody_else_did_nor_long_after(here):
    found = _assigned(here)

    with pytest.raises(PermissionDenied):
        _undo(here, found, by="ho")
    with pytest.raises(actions.ChangedSince):
        _undo(here, found, at=NOW + timedelta(minutes=16))


def test_a_closing_taken_back_leaves_case_and_dates_as_they_were(here):
    found = in_hand(here, kind=Kind.ENQUIRY)
    before, clocks = Case.objects.get(pk=found.pk).next_due_at, running(found)
    actions.close(case_id=found.pk, code=CloseCode.ANSWERED, why="已答覆", actor=here.actor("chen"), at=NOW)

    _undo(here, found, "close")

    found.refresh_from_db()
    assert (found.status, found.is_open, found.closed_at, found.close_code) == (Status.IN_HAND, True, None, "")
    assert (found.next_due_at, running(found)) == (before, clocks)


def test_a_closing_that_settled_the_return_visit_is_named_not_undone(here):
    found = resolved(here)
    actions.close(case_id=found.pk, satisfaction=3, actor=here.actor("chen"), at=NOW + timedelta(hours=2))

    with pytest.raises(actions.VisitSettled):
        _undo(here, found, "close", at=NOW + timedelta(hours=2, minutes=1))


def test_many_are_taken_back_at_once_and_what_cannot_be_is_named(here):
    first, second = in_hand(here, kind=Kind.ENQUIRY), in_hand(here, kind=Kind.ENQUIRY)
    chen = signed_in(here.person("chen"))
    keys = {"key": [str(first.key), str(second.key)], "verb": "assign"}
    done = chen.post(reverse("cases:bulk"), keys | {"confirmed": "1", "owner": here.person("wong").pk})
    assert reverse("cases:bulk_undo") in done.content.decode()
    signed_in(here.person("wong")).post(reverse("cases:act", args=[second.key, "note"]), {"text": "跟進中"})

    page = chen.post(reverse("cases:bulk_undo"), keys)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.owner, second.owner) == (here.person("lin"), here.person("wong"))
    assert [bool(item.refusal) for item in page.context["done"]].count(True) == 1


def test_the_word_after_an_assignment_takes_it_back_in_one_tap(here):
    found, chen = in_hand(here), signed_in(here.person("chen"))
    said = chen.post(reverse("cases:act", args=[found.key, "assign"]), {"owner": here.person("wong").pk}, follow=True)
    undo = reverse("cases:act", args=[found.key, "unassign"])
    assert undo in said.content.decode()

    assert chen.post(undo).status_code == 302

    found.refresh_from_db()
    assert found.owner == here.person("lin")
