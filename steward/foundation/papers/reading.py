"""Take what was sent apart into pages and read the code on each. The readers are loaded when a page first comes."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from PIL import Image, UnidentifiedImageError

from steward.foundation.files import sniffing
from steward.foundation.files.actions import Upload
from steward.foundation.files.pictures import LONGEST_EDGE, MOST_PIXELS
from steward.foundation.files.refusals import Broken, TooLarge

from .codes import Named, found_in
from .refusals import NotAPage, TooManyPages

MOST_PAGES = 20
READ_AT = 3_200  # pixels along the longer edge at which a code is looked for
A_POINT = 1 / 72  # of an inch; PDF measures in points
MOST_DOTS = 220  # per inch, for a page of a PDF
_ONE_AT_A_TIME = threading.Lock()  # PDFium keeps state of its own and is not made for threads
PICTURES = {sniffing.JPEG: "JPEG", sniffing.PNG: "PNG", sniffing.WEBP: "WEBP"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its picture, whether a code was seen on it, and what that names."""

    upload: Upload
    has_code: bool
    named: Named | None


@cache
def _reader(name: str) -> Any:
    """Load a reader where it is needed: a worker that never sees paper never carries it."""
    return import_module(name)


def pages_of(upload: Upload) -> Iterator[Page]:
    """Yield the pages of a photograph or a scan. Raises NotAPage, TooManyPages, Broken, TooLarge (all UploadRefused)."""
    media = sniffing.media_of(upload.content)
    if media == sniffing.PDF:
        for picture in _drawn(upload.content):
            target = io.BytesIO()
            picture.save(target, "JPEG", quality=88)
            yield _page(Upload(content=target.getvalue(), name=upload.name, captured_at=upload.captured_at), picture)
    elif media in PICTURES:
        yield _page(upload, _opened(upload.content, media))
    else:
        raise NotAPage


def _page(upload: Upload, picture: Image.Image) -> Page:
    zxing = _reader("zxingcpp")
    seen = [found.text for found in zxing.read_barcodes(picture, formats=zxing.BarcodeFormat.QRCode)]
    named = [found for text in seen if (found := found_in(text))]
    return Page(upload=upload, has_code=bool(seen), named=named[0] if named else None)


def _opened(content: bytes, media: str) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=[PICTURES[media]])
        if image.width * image.height > MOST_PIXELS:
            raise TooLarge
        image.draft("L", (READ_AT, READ_AT))
        image = image.convert("L")
        image.thumbnail((READ_AT, READ_AT))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError) as error:
        raise Broken from error
    return image


def _drawn(content: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures, fine enough for the code and for reading."""
    pdfium = _reader("pypdfium2")
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(content)
            if len(document) > MOST_PAGES:
                raise TooManyPages
            return [_picture(document[place]) for place in range(len(document))]
        except pdfium.PdfiumError as error:
            raise Broken from error


def _picture(page: Any) -> Image.Image:
    longest = max(*page.get_size(), 1)
    scale = min(MOST_DOTS * A_POINT, LONGEST_EDGE / longest)
    return page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil().convert("L")
