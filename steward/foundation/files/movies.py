"""Blank what a film or a recording tells beside picture and sound: place, device, previews. Pure.

An MP4 file is a tree of boxes (size, type, content). Boxes that carry facts are turned into free space of the same
size, filled with zeros, so that no offset changes. A file whose tracks hold anything but picture and sound (some
phones write the position as a track) is refused: its samples cannot be told apart from the outside.
"""

import struct
from collections.abc import Iterator

from .refusals import Broken, TypeNotTaken

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"edts", b"dinf", b"stbl", b"mvex", b"moof", b"traf"}
_KNOWN = {
    b"ftyp", b"mdat", b"free", b"mvhd", b"tkhd", b"elst", b"mdhd", b"hdlr", b"vmhd", b"smhd", b"nmhd", b"dref",
    b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp",
    b"sdtp", b"trex", b"mehd", b"mfhd", b"tfhd", b"tfdt", b"trun", b"sidx", b"tref", b"styp",
}  # fmt: skip
_TRACKS = {b"vide", b"soun"}
_DEEPEST = 8


def blank(content: bytes) -> bytes:
    """Return the file with all facts blanked. Raises Broken and TypeNotTaken (both UploadRefused)."""
    found = bytearray(content)
    _blank(found, 0, len(found), 0)
    return bytes(found)


def _boxes(found: bytearray, start: int, end: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield (start of box, start of content, end of box, type); raises Broken when sizes do not add up."""
    while start < end:
        if end - start < 8:
            raise Broken
        size, name = struct.unpack_from(">I4s", found, start)
        head = 8
        if size == 1:
            if end - start < 16:
                raise Broken
            size, head = struct.unpack_from(">Q", found, start + 8)[0], 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            raise Broken
        yield start, start + head, start + size, name
        start += size


def _blank(found: bytearray, start: int, end: int, depth: int) -> None:
    if depth > _DEEPEST:
        raise Broken
    for begin, inside, stop, name in list(_boxes(found, start, end)):
        if name in _CONTAINERS:
            _blank(found, inside, stop, depth + 1)
        elif name == b"hdlr":
            _check_track(found, inside, stop)
        elif name == b"free" or name not in _KNOWN:
            found[begin + 4 : begin + 8] = b"free"
            found[inside:stop] = bytes(stop - inside)


def _check_track(found: bytearray, inside: int, stop: int) -> None:
    if stop - inside < 12 or bytes(found[inside + 8 : inside + 12]) not in _TRACKS:
        raise TypeNotTaken
    name = inside + 24  # version, two reserved words around the type, then the maker's name for it
    found[name:stop] = bytes(max(0, stop - name))
