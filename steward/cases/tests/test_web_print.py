from decimal import Decimal

import pypdfium2
import pytest

from steward.cases import actions
from steward.cases.actions import Done
from steward.cases.tests.factories import case, in_hand, job, resolved
from steward.cases.tests.test_web_job import picture
from steward.foundation.files.actions import Upload
from steward.foundation.printing import engine
from steward.foundation.timeline.models import Access
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not engine.font_folders(), reason="no Chinese fonts: make build fetches them"),
]


def text_of(answer):
    document = pypdfium2.PdfDocument(b"".join(answer.streaming_content))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_complaint_record_says_what_happened_and_the_look_is_kept(here):
    made = resolved(here)

    answer = signed_in(here.person("lin")).post(f"/cases/{made.key}/print/")

    said = text_of(answer)
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("application/pdf", "no-store")
    for words in (made.number, "許美琪", "90426087", "已督促樓上重做防水並粉刷", "和信物業服務有限公司"):
        assert words in said.replace("\r\n", "")
    look = Access.objects.get(act="print")
    assert (look.kind, look.object_id, look.person) == ("case", made.pk, here.person("lin"))


def test_the_auditor_gets_names_and_telephones_masked(here):
    said = text_of(signed_in(here.person("mui")).post(f"/cases/{in_hand(here).key}/print/"))

    assert "許*琪" in said
    assert "90426087" not in said


def test_several_chosen_in_the_list_come_as_one_paper_and_as_many_looks(here):
    first, second = in_hand(here), in_hand(here)
    keys = {"verb": "print", "key": [str(first.key), str(second.key)]}

    answer = signed_in(here.person("chen")).post("/cases/bulk/", keys)

    said = text_of(answer)
    assert first.number in said
    assert second.number in said
    assert Access.objects.filter(act="print").count() == 2


def test_a_stranger_prints_nothing(here):
    assert signed_in(here.person("ng")).post(f"/cases/{case(here).key}/print/").status_code == 404
    assert not Access.objects.exists()


def test_the_job_order_carries_the_exact_charge_and_the_drawn_signature(here):
    work = job(here)
    lau = here.actor("lau")
    actions.accept_job(job_id=work.pk, actor=lau, at=NOW)
    drawn = Upload.of(picture("signature.png"))
    done = Done(note="更換接頭", charge=Decimal("80.10"), charge_note="接頭", signed_by="許美琪", signature=drawn)
    actions.finish_job(job_id=work.pk, done=done, actor=lau, at=NOW)

    answer = signed_in(here.person("lau")).post(f"/cases/jobs/{work.key}/print/")

    said = text_of(answer)
    for words in (work.number, "更換接頭", "80.10", "許美琪"):
        assert words in said


def test_the_order_of_a_confidential_case_names_nobody_to_the_department(here):
    work = job(here, is_confidential=True)

    said = text_of(signed_in(here.person("lau")).post(f"/cases/jobs/{work.key}/print/"))

    assert "許" not in said
