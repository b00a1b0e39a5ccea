"""Sheets as a telephone or a scanner sees them: a page with the code of a form."""

import io

import segno
from PIL import Image

from steward.foundation.files.actions import Upload
from steward.foundation.papers import codes


def sheet(text: str = "", *, tilt: int = 0, colour: int = 250) -> Image.Image:
    """Return a page of paper, with a QR code that says `text` at its upper right, laid down at an angle."""
    page = Image.new("L", (1000, 1414), colour)
    if text:
        target = io.BytesIO()
        segno.make(text, error="m", micro=False).save(target, kind="png", scale=4, border=2)
        page.paste(Image.open(target).convert("L"), (740, 60))
    return page.rotate(tilt, expand=True, fillcolor=120)


def photograph(form: str = "", record=None, *, name: str = "IMG_0001.jpg", **how) -> Upload:
    """Return a photograph of a form of a record; of blank paper without one."""
    text = f"https://steward.example{codes.address(form, record.key)}" if form else ""
    target = io.BytesIO()
    sheet(text, **how).save(target, "JPEG", quality=70)
    return Upload(content=target.getvalue(), name=name)


def scan(*pages: Image.Image, name: str = "scan.pdf") -> Upload:
    """Return pages as a scanner sends them: one PDF."""
    target = io.BytesIO()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=120)
    return Upload(content=target.getvalue(), name=name)
