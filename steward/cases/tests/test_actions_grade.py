from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Case, Channel, Grade, HouseNumbers, Kind
from steward.cases.tests.factories import case, in_hand
from steward.cases.tests.test_actions_job import picture
from steward.cases.tests.told import told
from steward.foundation.deadlines.models import Deadline
from steward.foundation.files.refusals import UploadRefused
from steward.foundation.identity.actor import system
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def _grade(here, found, grade, by="chen", why="影響居住"):
    return actions.change_grade(case_id=found.pk, grade=grade, why=why, actor=here.actor(by), at=LATER)


def test_an_important_one_becomes_the_directors_assistants_with_shorter_limits(here):
    found = in_hand(here)
    before = Deadline.objects.get(object_id=found.pk, name="final").due_at

    raised = _grade(here, found, Grade.IMPORTANT)

    after = Deadline.objects.get(object_id=found.pk, name="final")
    assert (raised.owner, raised.grade_reasons) == (here.person("ho"), ["by_hand"])
    assert (after.due_at < before, after.ladder.code) == (False, "important")
    assert told(here, "case.assigned") == {"ho"}


def test_a_major_one_is_told_to_the_director_at_once(here):
    _grade(here, in_hand(here), Grade.MAJOR)

    assert told(here, "case.major") == {"leung"}


def test_going_up_is_open_to_the_owner_and_going_down_to_those_who_answer(here):
    found = in_hand(here, channel=Channel.HOTLINE)

    with pytest.raises(PermissionDenied):
        _grade(here, found, Grade.ORDINARY, by="chen")
    assert _grade(here, found, Grade.ORDINARY, by="ho").grade == Grade.ORDINARY


def test_a_grade_needs_a_reason_and_a_difference(here):
    found = in_hand(here)

    with pytest.raises(actions.SameGrade):
        _grade(here, found, Grade.ORDINARY)
    with pytest.raises(actions.NoText):
        _grade(here, found, Grade.MAJOR, why=" ")


def test_a_complaint_unsolved_for_a_month_is_major(here):
    old, praise = in_hand(here), in_hand(here, kind=Kind.PRAISE)
    Case.objects.update(received_at=NOW - timedelta(days=31))

    assert actions.raise_all_after_a_month(actor=system("clock"), at=LATER) == 1

    old.refresh_from_db()
    praise.refresh_from_db()
    assert (old.grade, old.grade_reasons, praise.grade) == (Grade.MAJOR, ["month"], Grade.ORDINARY)
    assert told(here, "case.major") == {"leung"}


def test_the_director_instructs_in_writing_and_the_owner_is_told(here):
    found = in_hand(here, channel=Channel.MEDIA)

    given = actions.instruct(case_id=found.pk, text="今日內到場", actor=here.actor("leung"), at=LATER)

    assert (given.given_by, given.cycle) == (here.person("leung"), 1)
    assert told(here, "case.instructed") == {"ho"}


def test_an_instruction_is_the_directors_and_says_something(here):
    found = in_hand(here, channel=Channel.MEDIA)

    with pytest.raises(PermissionDenied):
        actions.instruct(case_id=found.pk, text="…", actor=here.actor("ho"), at=LATER)
    with pytest.raises(actions.NothingSaid):
        actions.instruct(case_id=found.pk, text=" ", actor=here.actor("leung"), at=LATER)


def test_a_file_that_cannot_be_kept_refuses_the_whole(here):
    found = in_hand(here, channel=Channel.MEDIA)
    broken = type(picture())(content=b"<script>", name="x.m4a")

    with pytest.raises(UploadRefused):
        actions.instruct(case_id=found.pk, text="", voice=broken, actor=here.actor("leung"), at=LATER)
    assert not found.instructions.exists()


def test_how_long_a_month_is_stands_in_the_house_numbers(here):
    made = case(here)
    HouseNumbers.objects.create(office=here.office, month_days=7)

    assert actions.raise_all_after_a_month(actor=system("clock"), at=NOW + timedelta(days=6)) == 0
    assert actions.raise_all_after_a_month(actor=system("clock"), at=NOW + timedelta(days=8)) == 1

    made.refresh_from_db()
    assert made.grade == Grade.MAJOR
