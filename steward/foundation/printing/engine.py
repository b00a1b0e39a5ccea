"""Turn a form and its facts into a PDF. The fonts are read once and shared; each form is set by a compiler of its own.

User text reaches a form as JSON only, so that it can never be read as typst code. A compiler sees one temporary folder
with the forms and the pictures of this one document, nothing else of the disk, and no network.
"""

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import segno
import typst
from django.conf import settings

from .shapes import PlaceLabel

FORMS = Path(__file__).with_name("forms")
FONTS = Path(__file__).with_name("fonts")
SYSTEM_FONTS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto-cjk")
ARCHIVE = "a-2b"
PAGES_IN_TREE = re.compile(rb"/Count (\d+)")


class FormFailed(Exception):
    """The form could not be set; the message is the compiler's, for the log."""


def render(
    form: str, facts: Mapping[str, Any], *, at: datetime, language: str = "zh-hant", url: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """Return a form as PDF/A-2b.

    `form` names a file in `forms/`; `facts` is plain JSON of the shape given in `shapes`; `url` becomes the QR code
    that opens the record; `at` is the date of the document; `pictures` are JPEG or PNG bytes by the names that the facts use. When a character is in no
    font the archive standard is given up: a rare name costs an empty box, not the form. Raises FormFailed.
    """
    if not (FORMS / f"{form}.typ").is_file():
        raise FormFailed(f"{form}: there is no such form")
    inputs = {
        "facts": json.dumps(facts, ensure_ascii=False, default=str),
        "words": json.dumps(words(language), ensure_ascii=False),
        "language": language,
        "qr": qr_svg(url) if url else "",
    }
    try:
        return _set(form, inputs, pictures or {}, [ARCHIVE], at)
    except typst.TypstError:
        try:
            return _set(form, inputs, pictures or {}, [], at)
        except typst.TypstError as problem:
            raise FormFailed(f"{form}: {problem}") from problem


def render_labels(labels: Iterable[PlaceLabel], *, at: datetime, office: str = "", language: str = "zh-hant") -> bytes:
    """Return sheets of QR labels, 21 to a page (63.5 x 38.1 mm each). Raises FormFailed."""
    rows = [{**label, "qr": qr_svg(label["url"])} for label in labels]
    return render("labels", {"office": office, "labels": rows}, at=at, language=language)


def bind(forms: Sequence[bytes], *, at: datetime) -> bytes:
    """Return several finished forms as one PDF, in this order; one alone stays as it is. Raises FormFailed."""
    if len(forms) == 1:
        return forms[0]
    bound = [(f"{place}.pdf", _page_count(pdf)) for place, pdf in enumerate(forms)]
    pages = {name: pdf for (name, _count), pdf in zip(bound, forms, strict=True)}
    try:
        return _set("bound", {"bound": json.dumps(bound)}, pages, [], at)
    except typst.TypstError as problem:
        raise FormFailed(f"bound: {problem}") from problem


def _page_count(pdf: bytes) -> int:
    """Return the number of pages of a form that this module has set: the first count of its page tree."""
    return max((int(found) for found in PAGES_IN_TREE.findall(pdf)), default=1)


def _set(
    form: str, inputs: dict[str, str], pictures: Mapping[str, bytes], standards: list[str], at: datetime
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="steward-form-") as folder:
        for source in FORMS.glob("*.typ"):
            shutil.copyfile(source, Path(folder) / source.name)
        for name, content in pictures.items():
            (Path(folder) / Path(name).name).write_bytes(content)
        compiler = typst.Compiler(root=folder, font_paths=_fonts())
        return compiler.compile(
            input=str(Path(folder) / f"{form}.typ"),
            format="pdf",
            pdf_standards=standards,
            sys_inputs=inputs,
            timestamp=int(at.timestamp()),
        )


def qr_svg(content: str) -> str:
    """Return a QR code as an SVG image without a margin."""
    target = io.BytesIO()
    segno.make(content, error="m", micro=False).save(target, kind="svg", border=0, xmldecl=False)
    return target.getvalue().decode()


def font_folders() -> list[str]:
    """Return the folders that fonts are read from: the operator's, those built in, the system's."""
    wanted = [*getattr(settings, "PRINT_FONTS", ()), FONTS, *SYSTEM_FONTS]
    return [str(folder) for folder in wanted if Path(folder).is_dir()]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=font_folders())


def has_chinese_font() -> bool:
    """Return whether any font with Chinese characters was found; without one every form is empty boxes."""
    return any("Noto" in font.family for font in _fonts().fonts()) if font_folders() else False


@cache
def words(language: str) -> dict[str, str]:
    """Return the labels of all forms: Traditional Chinese as written, Simplified by conversion, or English."""
    rows = json.loads((FORMS / "words.json").read_text(encoding="utf-8"))
    column = 1 if language == "en" else 0
    chosen = {name: row[column] for name, row in rows.items()}
    if language != "zh-hans":
        return chosen
    convert = opencc.OpenCC("t2s").convert
    return {name: convert(label) for name, label in chosen.items()}
