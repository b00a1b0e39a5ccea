import io
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PIL import Image

from steward.foundation.files.actions import Upload, UploadRefused
from steward.foundation.papers import codes
from steward.foundation.papers.reading import pages_of
from steward.foundation.papers.refusals import NotAPage, TooManyPages

from .factories import photograph, scan, sheet

RECORD = SimpleNamespace(key=uuid4())


def address(form="F01"):
    return f"https://steward.example{codes.address(form, RECORD.key)}"


@pytest.mark.parametrize("tilt", [0, 8, 180])
def test_a_photograph_taken_askew_or_upside_down_is_read(tilt):
    [page] = pages_of(photograph("F01", RECORD, tilt=tilt))

    assert (page.named.form, page.named.key) == ("F01", RECORD.key)


def test_each_page_of_a_scan_is_read_by_its_own_code():
    pages = list(pages_of(scan(sheet(address()), sheet(), sheet(address("F03")), sheet("https://example.org"))))

    assert [page.named.form if page.named else "" for page in pages] == ["F01", "", "F03", ""]
    assert [page.has_code for page in pages] == [True, False, True, True]
    assert Image.open(io.BytesIO(pages[0].upload.content)).format == "JPEG"


def test_too_many_pages_are_refused_before_they_are_drawn():
    with pytest.raises(TooManyPages):
        list(pages_of(scan(*[Image.new("L", (20, 20))] * 21)))


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 and then nothing", b"\xff\xd8\xff broken", b"", b"just words", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_page_is_refused_with_a_word(content):
    with pytest.raises(UploadRefused) as refusal:
        list(pages_of(Upload(content=content)))

    assert str(refusal.value)


def test_a_film_is_no_page():
    with pytest.raises(NotAPage):
        list(pages_of(Upload(content=b"\0\0\0\x18ftypisom")))
