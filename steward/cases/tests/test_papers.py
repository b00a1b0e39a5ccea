import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steward.cases.tests.factories import case, in_hand, job
from steward.foundation.files.actions import Upload
from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_of
from steward.foundation.papers import actions, codes
from steward.foundation.papers.models import SentPage
from steward.foundation.papers.tests.factories import photograph, scan, sheet
from steward.foundation.timeline.models import Event
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(here):
    return signed_in(here.person("lin"))


def sent(*uploads):
    return {"uploads": [SimpleUploadedFile(u.name, u.content) for u in uploads]}


def address(form, record):
    return codes.address(form, record.key)


def test_scanning_the_code_shows_which_form_of_which_case_it_is(here, lin):
    found = in_hand(here)

    page = lin.get(address("F01", found)).content.decode()

    assert found.number in page
    assert found.title in page
    assert 'capture="environment"' in page


def test_photographed_pages_are_the_signed_paper_of_the_form_with_who_and_when(here, lin):
    found = in_hand(here)

    answer = lin.post(address("F01", found), sent(photograph(name="1.jpg"), photograph(name="2.jpg", tilt=3)))

    assert answer.status_code == 302
    first, _second = files_of("case", found.pk, form="F01")
    assert (first.purpose, first.uploaded_by, first.personal_key_id) == (
        "scan",
        here.person("lin"),
        found.personal_key_id,
    )
    line = Event.objects.get(verb="papers.filed")
    assert (line.facts["form"], line.facts["pages"], line.actor) == ("F01", 2, here.person("lin"))
    page = lin.get(reverse("cases:detail", args=[found.key])).content.decode()
    assert reverse("files:small", args=[first.key]) in page


def test_a_double_tap_keeps_the_paper_once(here, lin):
    found, once = in_hand(here), {"_receipt": "0a6f2c1e-1111-4222-8333-444455556666"}

    for _tap in range(2):
        assert lin.post(address("F01", found), sent(photograph()) | once).status_code == 302

    assert len(files_of("case", found.pk)) == 1


def test_the_same_picture_sent_again_is_not_kept_twice(here, lin):
    found = in_hand(here)

    for _time in range(2):
        lin.post(address("F01", found), sent(photograph()))

    assert len(files_of("case", found.pk)) == 1
    assert Event.objects.filter(verb="papers.filed").count() == 1


def test_a_stranger_finds_no_form_and_who_may_only_read_adds_nothing(here):
    found = in_hand(here)
    mui, ng = signed_in(here.person("mui")), signed_in(here.person("ng"))

    assert ng.get(address("F01", found)).status_code == 404
    assert ng.post(address("F01", found), sent(photograph())).status_code == 404
    assert "capture" not in mui.get(address("F01", found)).content.decode()
    assert mui.post(address("F01", found), sent(photograph())).status_code == 403
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("content", [b"no picture", b"\xff\xd8\xff torn", b"\xff\xd8\xff" + bytes(26 * 1024 * 1024)])
def test_what_is_no_picture_or_too_large_is_refused_with_a_word(here, lin, content):
    answer = lin.post(address("F01", in_hand(here)), sent(Upload(content=content, name="x.jpg")))

    assert answer.status_code == 422
    assert answer.context["form"].errors["uploads"]
    assert not StoredFile.objects.exists()


def test_the_signed_job_order_is_kept_on_the_job_and_told_on_its_case(here):
    work = job(here)
    lau, lin = signed_in(here.person("lau")), signed_in(here.person("lin"))

    assert lau.post(address("JOB", work), sent(photograph())).status_code == 302

    [paper] = files_of("job", work.pk, form="JOB")
    shown = reverse("files:small", args=[paper.key])
    assert shown in lin.get(reverse("cases:detail", args=[work.case.key])).content.decode()
    assert shown in lau.get(reverse("cases:job", args=[work.key])).content.decode()


def test_a_pile_of_scans_finds_its_records_and_what_cannot_be_read_waits(here, lin):
    found, work = in_hand(here), job(here)
    pages = [sheet(f"http://old.example{address(*of)}") for of in (("F01", found), ("JOB", work))]
    pile = scan(pages[0], sheet(), pages[1])

    answer = lin.post(reverse("papers:desk"), sent(pile, photograph("F01", found)) | {"suggested": found.number})

    assert answer.status_code == 302
    assert len(files_of("case", found.pk, form="F01")) == 2
    assert Event.objects.get(verb="papers.filed", facts__form="F01").facts["pages"] == 2
    assert len(files_of("job", work.pk, form="JOB")) == 1
    waiting = SentPage.objects.get(state="waiting")
    assert (waiting.finding, waiting.suggested) == ("unread", found.number)
    page = lin.get(reverse("papers:desk")).content.decode()
    assert reverse("files:small", args=[waiting.file.key]) in page
    assert f'value="{found.number}"' in page
    assert work.number in page


def a_waiting_page(here, form="", record=None, *, by="lin"):
    upload = photograph(form, record)
    return actions.send_in(uploads=[upload], office=here.office, actor=here.actor(by), at=NOW)[0]


def test_a_code_of_a_record_out_of_reach_waits_and_tells_nothing_of_it(here):
    elsewhere = case(here, by="chow")

    page = a_waiting_page(here, "F01", elsewhere, by="ng")

    assert (page.state, page.finding) == ("waiting", "not_yours")
    assert not files_of("case", elsewhere.pk)


def test_a_page_that_waits_is_filed_where_somebody_says(here, lin):
    found, page = in_hand(here), a_waiting_page(here)
    where = reverse("papers:settle", args=[page.key])

    assert lin.post(where, {"form": "F01", "number": "no such"}).status_code == 422
    assert lin.post(where, {"form": "F01", "number": found.number}).status_code == 302
    assert lin.post(where, {"form": "F01", "number": found.number}).status_code == 409

    [file] = files_of("case", found.pk, form="F01")
    assert file.pk == page.file_id
    assert not files_of("sent_page", page.pk)
    assert signed_in(here.person("chen")).get(reverse("files:show", args=[file.key])).status_code == 200


def test_a_page_of_no_form_is_taken_away_for_good(here, lin):
    page = a_waiting_page(here)

    assert lin.post(reverse("papers:discard", args=[page.key])).status_code == 302

    page.refresh_from_db()
    assert (page.state, page.file.removed_at is not None) == ("discarded", True)


def test_one_bad_file_among_several_keeps_them_all_out_and_is_named(here, lin):
    answer = lin.post(reverse("papers:desk"), sent(photograph(), Upload(content=b"words", name="notes.txt")))

    assert answer.status_code == 422
    assert "notes.txt" in str(answer.context["form"].errors["uploads"])
    assert not SentPage.objects.exists()


def test_a_record_that_is_full_lets_the_page_wait(here, monkeypatch):
    found = in_hand(here)
    monkeypatch.setattr("steward.foundation.files.actions.keeping.MOST_PER_RECORD", 1)
    a_waiting_page(here, "F01", found)

    page = actions.send_in(
        uploads=[photograph("F01", found, tilt=5)], office=here.office, actor=here.actor("lin"), at=NOW
    )[0]

    assert (page.state, page.finding) == ("waiting", "full")


def test_the_desk_asks_as_little_for_many_pages_as_for_few(here, lin):
    found = in_hand(here)
    a_waiting_page(here), a_waiting_page(here, "F01", found)
    lin.get(reverse("papers:desk"))
    with CaptureQueriesContext(connection) as few:
        lin.get(reverse("papers:desk"))
    uploads = [photograph(name=f"{n}.jpg", colour=200 + n) for n in range(6)]
    uploads += [photograph("F01", found, colour=200 + n) for n in range(6)]
    actions.send_in(uploads=uploads, office=here.office, actor=here.actor("lin"), at=NOW)

    with CaptureQueriesContext(connection) as many:
        lin.get(reverse("papers:desk"))

    assert len(many) == len(few)
