import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from steward.cases import actions
from steward.cases.models import Job
from steward.cases.tests.factories import job
from steward.foundation.files.queries import files_of
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(here):
    return job(here)


@pytest.fixture
def accepted(here, work):
    return actions.accept_job(job_id=work.pk, actor=here.actor("lau"), at=NOW)


@pytest.fixture
def lau(here):
    return signed_in(here.person("lau"))


def picture(name="x.png"):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def test_what_waits_for_a_department_is_on_its_peoples_list_and_on_nobody_elses(here, work):
    seen = {who: signed_in(here.person(who)).get("/cases/jobs/").content.decode() for who in ("lau", "kwok", "tsang")}

    assert work.number in seen["lau"]
    assert work.number in seen["kwok"]
    assert work.number not in seen["tsang"]


def test_a_job_that_a_colleague_accepted_is_no_longer_mine_to_do(here, accepted):
    kwok = signed_in(here.person("kwok"))

    assert accepted.number not in kwok.get("/cases/jobs/").content.decode()
    assert accepted.number in kwok.get("/cases/jobs/?view=open").content.decode()


def test_no_count_of_statements_grows_with_the_jobs(here, work, lau):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            lau.get("/cases/jobs/")
        return len(asked)

    statements()
    few = statements()
    for _n in range(4):
        job(here)

    assert statements() == few


def test_the_page_says_where_whom_and_by_when_with_the_telephone_masked(here, work, lau):
    page = lau.get(f"/cases/jobs/{work.key}/").content.decode()

    assert work.what in page
    assert "許美琪" in page
    assert "****" in page or "*** " in page


def test_the_telephone_is_shown_on_asking_because_the_case_is_open(here, work, lau):
    answer = lau.post(f"/history/case/{work.case.key}/reveal/phone/", headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "90426087" in answer.content.decode()


def test_a_confidential_customer_stays_unnamed_to_the_department(here, lau):
    work = job(here, is_confidential=True)

    page = lau.get(f"/cases/jobs/{work.key}/").content.decode()

    assert work.what in page
    assert "許美琪" not in page


def test_it_is_accepted_photographed_and_finished_with_charge_and_signature(here, work, lau):
    at = f"/cases/jobs/{work.key}/"
    lau.post(f"{at}accept/", {"version": work.version})
    lau.post(f"{at}photos/", {"uploads": [picture("before.png")]})
    typed = {"note": "更換接頭", "charge": "80.10", "charge_note": "收據 0031", "signed_by": "許美琪"}

    answer = lau.post(f"{at}done/", typed | {"signature": picture(), "uploads": [picture("after.png")]})

    work.refresh_from_db()
    assert answer.status_code == 302
    assert (work.state, work.charge, work.signed_by) == (Job.State.DONE, Decimal("80.10"), "許美琪")
    assert len(files_of("job", work.pk)) == 3
    page = lau.get(at).context["page"]
    assert (len(page.before), len(page.after), page.signature is not None) == (1, 1, True)


def test_whoever_cannot_draw_signs_by_name(accepted, lau):
    lau.post(f"/cases/jobs/{accepted.key}/done/", {"note": "好了", "signed_by": "許美琪"})

    accepted.refresh_from_db()
    assert (accepted.signed_by, accepted.signature_file) == ("許美琪", None)


@pytest.mark.parametrize(
    "typed",
    [{}, {"note": "  "}, {"note": "好", "charge": "一百"}, {"note": "好", "charge": "-1"}, {"note": "好", "charge": "1.005"},
     {"note": "好", "charge": "NaN"}, {"note": "\0"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_place_and_what_was_typed_is_kept(accepted, lau, typed):
    answer = lau.post(f"/cases/jobs/{accepted.key}/done/", typed | {"charge_note": "收據 0031"})

    assert answer.status_code == 422
    assert "收據 0031" in answer.content.decode()


def test_a_signature_without_a_name_is_refused_at_the_name(accepted, lau):
    answer = lau.post(f"/cases/jobs/{accepted.key}/done/", {"note": "好", "signature": picture()})

    assert answer.status_code == 422
    assert answer.context["done_form"].errors["signed_by"]


def test_it_goes_back_with_the_reason_only(work, lau):
    at = f"/cases/jobs/{work.key}/return/"

    assert lau.post(at, {"reason": ""}).status_code == 422
    assert lau.post(at, {"reason": "屬業主自修"}).status_code == 302
    work.refresh_from_db()
    assert work.state == Job.State.RETURNED


def test_a_step_that_somebody_took_first_shows_how_it_stands(here, accepted, lau):
    answer = signed_in(here.person("kwok")).post(f"/cases/jobs/{accepted.key}/accept/", {"version": 1})

    assert answer.status_code == 409


def test_the_owner_of_the_case_calls_it_off_from_the_same_page(here, work):
    lin = signed_in(here.person("lin"))

    assert "cancel/" in lin.get(f"/cases/jobs/{work.key}/").content.decode()
    assert lin.post(f"/cases/jobs/{work.key}/cancel/", {"version": work.version}).status_code == 302
    work.refresh_from_db()
    assert work.state == Job.State.CANCELLED


def test_a_step_that_is_none_is_not_found(work, lau):
    assert lau.post(f"/cases/jobs/{work.key}/explode/").status_code == 404
