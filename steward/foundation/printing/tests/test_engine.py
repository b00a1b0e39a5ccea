import io
from datetime import UTC, datetime

import pypdfium2
import pytest
from PIL import Image

from steward.foundation.printing import engine

AT = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)
FORMS = ["complaint-record", "job-order", "visit-record"]
pytestmark = pytest.mark.skipif(not engine.font_folders(), reason="no Chinese fonts: make build fetches them")


def _text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pages(pdf):
    return len(pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_is_one_page_to_write_on_and_fit_for_the_archive(form, language):
    pdf = engine.render(form, {}, at=AT, language=language)

    assert b"pdfaid:part" in pdf
    assert _pages(pdf) == 1


def test_labels_are_traditional_simplified_or_english():
    titles = [_text(engine.render("job-order", {}, at=AT, language=code)) for code in ("zh-hant", "zh-hans", "en")]

    assert "派工單" in titles[0]
    assert "派工单" in titles[1]
    assert "Job order" in titles[2]


def test_what_somebody_typed_is_text_and_never_code():
    typed = '#eval("1+1") *粗* $x$ <b>& \\ [a] "引" @ref // 註 /* \n第二行 #read("/etc/passwd")'

    found = _text(engine.render("complaint-record", {"description": typed}, at=AT))

    assert '#eval("1+1")' in found
    assert "root:" not in found
    assert "第二行" in found


def test_a_character_in_no_font_costs_the_archive_standard_and_not_the_form():
    pdf = engine.render("visit-record", {"interviewee": "\U00016f00"}, at=AT)

    assert b"pdfaid:part" not in pdf
    assert "巡訪、回訪記錄表" in _text(pdf)


def test_rare_characters_are_set():
    assert b"pdfaid:part" in engine.render("visit-record", {"interviewee": "𠮷堃"}, at=AT)


def test_photos_and_the_code_that_opens_the_record_are_set():
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, "JPEG")

    pdf = engine.render(
        "complaint-record", {"photos": [{"file": "a.jpg", "caption": "09:14"}]}, at=AT, url="https://s.example/c/1",
        pictures={"../a.jpg": target.getvalue()},
    )  # fmt: skip

    assert "09:14" in _text(pdf)
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert any(red > 240 and green < 20 and blue < 20 for _count, (red, green, blue) in page.getcolors(1 << 20))


def test_a_long_text_runs_on_to_the_next_page_with_its_number():
    pdf = engine.render("complaint-record", {"description": "天花滴水。\n" * 90}, at=AT)

    assert _pages(pdf) > 1
    assert f"第 1 頁，共 {_pages(pdf)} 頁" in _text(pdf)


def test_21_labels_fill_a_sheet():
    labels = [{"url": f"https://s.example/p/{n}", "code": f"LX-{n:03}", "name": f"3座{n}樓大堂"} for n in range(22)]

    pdf = engine.render_labels(labels, at=AT, office="臨溪苑管理處")

    assert _pages(pdf) == 2
    assert "LX-021" in _text(pdf)


def test_an_unknown_form_is_a_named_refusal():
    with pytest.raises(engine.FormFailed):
        engine.render("no-such-form", {}, at=AT)


def test_several_forms_are_bound_in_their_order():
    forms = [engine.render("complaint-record", {"description": "天花滴水。\n" * 90}, at=AT)]
    forms += [engine.render("job-order", {"number": f"GD-{n}"}, at=AT) for n in range(2)]

    bound = engine.bind(forms, at=AT)

    assert _pages(bound) == sum(_pages(form) for form in forms)
    assert _text(bound).index("GD-0") < _text(bound).index("GD-1")
    assert engine.bind(forms[:1], at=AT) == forms[0]
