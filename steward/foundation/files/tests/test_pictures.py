import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from steward.foundation.files import pictures, sniffing
from steward.foundation.files.refusals import Broken, TooLarge, UploadRefused

from .factories import phone_picture, picture


def _opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_place_or_device_is_left(form):
    drawn = pictures.redraw(phone_picture(form), sniffing.media_of(phone_picture(form)))

    for content in (drawn.content, drawn.thumb):
        assert b"CANARY" not in content.upper()
        assert b"Exif" not in content
        assert not _opened(content).getexif()


def test_a_turned_picture_is_kept_upright():
    drawn = pictures.redraw(phone_picture(orientation=6), sniffing.JPEG)

    assert (drawn.width, drawn.height) == (48, 64)
    assert _opened(drawn.content).size == (48, 64)


def test_a_large_picture_is_made_smaller_and_has_a_thumbnail():
    drawn = pictures.redraw(picture(size=(4000, 3000)), sniffing.JPEG)

    assert (drawn.width, drawn.height) == (2560, 1920)
    assert max(_opened(drawn.thumb).size) == 480


def test_transparency_is_kept_as_png():
    target = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 90)).save(target, "WEBP")

    drawn = pictures.redraw(target.getvalue(), sniffing.WEBP)

    assert drawn.media == sniffing.PNG
    assert _opened(drawn.content).mode == "RGBA"


def _claiming(width, height):
    """A PNG of a few bytes that claims to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    ihdr = struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + ihdr + struct.pack(">I4s", 20, b"IDAT") + bytes(24)


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 9_000), (40_000, 4)])
def test_a_flood_of_pixels_is_refused_before_it_is_unpacked(size):
    with pytest.raises(TooLarge):
        pictures.redraw(_claiming(*size), sniffing.PNG)


@pytest.mark.parametrize("keep", [3, 30, 200, 500])
def test_half_a_picture_is_refused(keep):
    with pytest.raises(Broken):
        pictures.redraw(picture()[:keep], sniffing.JPEG)


def test_a_picture_that_is_also_an_archive_loses_the_archive():
    drawn = pictures.redraw(picture() + b"PK\x03\x04 evil.html <script>", sniffing.JPEG)

    assert b"PK\x03\x04" not in drawn.content
    assert b"<script>" not in drawn.content


@given(st.binary(max_size=300), st.integers(0, 600))
def test_damaged_pictures_are_refused_or_drawn_never_an_error(noise, place):
    content = bytearray(picture())
    content[place % len(content) :][: len(noise)] = noise
    spoiled = bytes(content[: place % len(content)]) + noise + bytes(content[place % len(content) + len(noise) :])
    try:
        media = sniffing.media_of(spoiled)
        if media.startswith("image/"):
            pictures.redraw(spoiled, media)
    except UploadRefused:
        pass
