import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from steward.cases import actions
from steward.cases.actions import Done
from steward.cases.models import IllegalMove, Job
from steward.cases.tests.factories import RESULT, in_hand, job
from steward.cases.tests.told import acts, told
from steward.foundation.deadlines.models import Deadline
from steward.foundation.files.actions import Upload
from steward.foundation.files.queries import files_of
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def picture(name="x.png"):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG")
    return Upload(content=out.getvalue(), name=name)


def _send(here, found, department="ENG", by="lin", **more):
    return actions.send_job(
        case_id=found.pk, department_id=here.world.department(department).pk, what="查天花滴水",
        actor=here.actor(by), at=NOW, **more,
    )  # fmt: skip


def test_a_job_goes_to_the_department_and_its_people_are_told(here):
    found = in_hand(here)

    sent = _send(here, found, due_at=NOW + timedelta(hours=4))

    assert told(here, "job.sent") == {"kwok", "lau"}
    assert acts(found)[-1] == acts(sent, "job")[-1] == "cases.job_sent"
    assert Deadline.objects.get(kind="job", object_id=sent.pk).due_at == NOW + timedelta(hours=4)


def test_a_job_to_one_person_is_told_to_that_person_alone(here):
    _send(here, in_hand(here), executor_id=here.person("lau").pk)

    assert told(here, "job.sent") == {"lau"}


def test_jobs_go_to_executing_departments_and_their_own_people(here):
    found = in_hand(here)

    with pytest.raises(actions.NotExecuting):
        _send(here, found, department="SVC")
    with pytest.raises(actions.NotTheirs):
        _send(here, found, executor_id=here.person("tsang").pk)
    with pytest.raises(actions.InThePast):
        _send(here, found, due_at=NOW)


def test_whoever_accepts_does_it_and_records_it_done_with_photo_charge_and_signature(here):
    work = job(here)
    actions.accept_job(job_id=work.pk, actor=here.actor("lau"), at=NOW)
    done = Done(note="更換接頭", charge=Decimal("80.00"), signed_by="許美琪", signature=picture(), photos=(picture(),))

    finished = actions.finish_job(job_id=work.pk, done=done, actor=here.actor("lau"), at=LATER)

    assert (finished.state, finished.executor, finished.charge) == (
        Job.State.DONE,
        here.person("lau"),
        Decimal("80.00"),
    )
    assert len(files_of("job", work.pk)) == 2
    assert Deadline.objects.get(kind="job", object_id=work.pk).state == "met"
    assert told(here, "job.done") == {"lin", "chow"}
    assert acts(work, "job") == ["cases.job_accepted", "cases.job_done"]


def test_a_signature_needs_a_name_and_done_needs_a_word(here):
    work = job(here)
    actions.accept_job(job_id=work.pk, actor=here.actor("lau"), at=NOW)

    with pytest.raises(actions.NobodySigned):
        actions.finish_job(
            job_id=work.pk, done=Done(note="好", signature=picture()), actor=here.actor("lau"), at=LATER
        )
    with pytest.raises(actions.NothingSaid):
        actions.finish_job(job_id=work.pk, done=Done(), actor=here.actor("lau"), at=LATER)


def test_a_job_is_not_done_before_somebody_accepted_it(here):
    with pytest.raises(IllegalMove):
        actions.finish_job(job_id=job(here).pk, done=Done(note="好"), actor=here.actor("lau"), at=LATER)


def test_a_job_sent_back_says_why_and_its_senders_are_told(here):
    work = job(here)

    with pytest.raises(actions.NoText):
        actions.return_job(job_id=work.pk, why="", actor=here.actor("lau"), at=LATER)
    back = actions.return_job(job_id=work.pk, why="屬業主自修", actor=here.actor("lau"), at=LATER)

    assert (back.state, back.return_reason) == (Job.State.RETURNED, "屬業主自修")
    assert told(here, "job.returned") == {"lin", "chow"}


def test_another_department_may_not_touch_it(here):
    with pytest.raises(PermissionDenied):
        actions.accept_job(job_id=job(here).pk, actor=here.actor("tsang"), at=LATER)


def test_the_owner_calls_a_job_off(here):
    work = job(here)

    assert actions.cancel_job(job_id=work.pk, actor=here.actor("lin"), at=LATER).state == Job.State.CANCELLED
    assert told(here, "job.cancelled") == {"kwok", "lau"}


def test_an_open_job_holds_the_case(here):
    work = job(here)

    with pytest.raises(actions.WorkUnfinished, match="1"):
        actions.resolve(case_id=work.case_id, result=RESULT, actor=here.actor("lin"), at=LATER)
