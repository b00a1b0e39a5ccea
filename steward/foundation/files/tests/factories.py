"""Files to send: good ones, and ones that mean harm."""

import io
import struct
import zipfile

from PIL import Image

from steward.foundation.files.actions import Upload

GPS, MAKE, ORIENTATION, TAKEN, SERIAL = 0x8825, 0x010F, 0x0112, 0x9003, 0xA431


def picture(form: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "teal", **save) -> bytes:
    """Return a picture."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, form, **save)
    return target.getvalue()


def phone_picture(form: str = "JPEG", orientation: int = 6) -> bytes:
    """Return a picture as a telephone writes it: turned, with place, maker, serial number and a comment."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "CanaryPhone", orientation
    exif.get_ifd(0x8769)[TAKEN] = "2026:11:23 16:14:00"
    exif.get_ifd(0x8769)[SERIAL] = "SERIAL-CANARY-77"
    exif.get_ifd(GPS).update({1: "N", 2: (22.0, 32.0, 11.0), 3: "E", 4: (114.0, 3.0, 9.0), 29: "2026:11:23"})
    more = {"comment": b"CANARY-COMMENT"} if form == "JPEG" else {"xmp": b"<x:xmpmeta>CANARY-XMP</x:xmpmeta>"}
    if form == "PNG":
        more = {}
    return picture(form, exif=exif, **more) + b"CANARY-TRAILER"


def box(name: bytes, *content: bytes) -> bytes:
    """Return a box of an MP4 file."""
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def movie(handler: bytes = b"vide", extra: bytes = b"") -> bytes:
    """Return a small MP4 file whose facts name a place."""
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), b"CANARY-HANDLER\0")
    trak = box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"mdhd", bytes(24)), hdlr))
    udta = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7CANARY+22.5+114.0/"))
    moov = box(b"moov", box(b"mvhd", bytes(100)), trak, udta)
    return box(b"ftyp", b"isom", bytes(4), b"isommp42") + moov + box(b"mdat", b"samples") + extra


def office_document(main: str = "xl/workbook.xml", **more: bytes) -> bytes:
    """Return something with the entries of an Excel or Word file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<x/>")
        for name, content in more.items():
            archive.writestr(name, content)
    return target.getvalue()


def upload(content: bytes | None = None, name: str = "IMG_0001.jpg", **more) -> Upload:
    """Return an upload of a small picture, or of these bytes."""
    return Upload(content=picture() if content is None else content, name=name, **more)
