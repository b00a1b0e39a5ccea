import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.files import movies, sniffing
from steward.foundation.files.refusals import Broken, TooLarge, TypeNotTaken, UploadRefused

from .factories import box, movie, office_document, picture


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (picture("JPEG"), sniffing.JPEG), (picture("PNG"), sniffing.PNG), (picture("WEBP"), sniffing.WEBP),
        (b"%PDF-1.7\n...", sniffing.PDF), (movie(), sniffing.MP4), (office_document(), sniffing.XLSX),
        (office_document("word/document.xml"), sniffing.DOCX),
    ],
)  # fmt: skip
def test_the_bytes_say_what_it_is(content, media):
    assert sniffing.media_of(content) == media


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'>", b"MZ\x90\x00", b"GIF89a", b"#!/bin/sh",
        b"\x00\x00\x00\x18ftypheic" + bytes(20), b"\x00\x00\x00\x14ftypqt  " + bytes(20), b"\xef\xbb\xbf%PDF-1.7",
        office_document(**{"xl/vbaProject.bin": b"x"}), office_document("evil.html"),
        office_document(**{"word/document.xml": b"x"}),
    ],
)  # fmt: skip
def test_other_kinds_are_not_taken_whatever_they_are_called(content):
    with pytest.raises(TypeNotTaken):
        sniffing.media_of(content)


def test_a_bomb_is_refused_without_being_unpacked():
    bomb = office_document(**{"xl/sheet.xml": bytes(sniffing.LARGEST_UNPACKED)})

    assert len(bomb) < 1_000_000
    with pytest.raises(TooLarge):
        sniffing.media_of(bomb)


def test_nothing_and_too_much_are_refused():
    with pytest.raises(Broken):
        sniffing.media_of(b"")
    with pytest.raises(TooLarge):
        sniffing.media_of(bytes(sniffing.LARGEST + 1))


def test_a_film_loses_its_facts_and_keeps_its_samples():
    film = movie(extra=box(b"uuid", b"CANARY-UUID"))

    blanked = movies.blank(film)

    assert b"CANARY" not in blanked
    assert len(blanked) == len(film)
    assert b"samples" in blanked


def test_a_film_with_a_track_of_positions_is_refused():
    with pytest.raises(TypeNotTaken):
        movies.blank(movie(handler=b"meta"))


@pytest.mark.parametrize("size", [0xFFFFFFFF, 4, 1])
def test_a_film_whose_sizes_do_not_add_up_is_refused(size):
    spoiled = bytearray(movie())
    struct.pack_into(">I", spoiled, 0, size)

    with pytest.raises(UploadRefused):
        movies.blank(bytes(spoiled))


@given(st.binary(max_size=400))
def test_any_bytes_are_told_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"\x00\x00\x00\x18ftypisom"):
        try:
            if sniffing.media_of(start + content) == sniffing.MP4:
                movies.blank(start + content)
        except UploadRefused:
            pass
