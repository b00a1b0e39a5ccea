"""Tell from the bytes what a file is; names and declared types are not asked."""

import io
import zipfile

from .refusals import Broken, TooLarge, TypeNotTaken

LARGEST = 25 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_ENTRIES = 3_000
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
PDF, MP4, M4A = "application/pdf", "video/mp4", "audio/mp4"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {
    JPEG: "jpg", PNG: "png", WEBP: "webp", PDF: "pdf", MP4: "mp4", M4A: "m4a", XLSX: "xlsx", DOCX: "docx",
}  # fmt: skip
_OFFICE = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX}
_MOVIES = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"3gp4", b"3gp5", b"dash"}


def media_of(content: bytes) -> str:
    """Return the media type. Raises TypeNotTaken, Broken, TooLarge (all UploadRefused)."""
    if not content:
        raise Broken
    if len(content) > LARGEST:
        raise TooLarge
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"%PDF-"):
        return PDF
    if content[4:8] == b"ftyp":
        return _movie(content[8:12])
    if content.startswith(b"PK\x03\x04"):
        return _office_document(content)
    raise TypeNotTaken


def _movie(brand: bytes) -> str:
    if brand in (b"M4A ", b"M4B "):
        return M4A
    if brand in _MOVIES:
        return MP4
    raise TypeNotTaken


def _office_document(content: bytes) -> str:
    """Look at the list of entries only: nothing is unpacked, so a bomb stays shut."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken from error
    names = {entry.filename for entry in entries}
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise TooLarge
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise TypeNotTaken
    found = [media for name, media in _OFFICE.items() if name in names]
    if len(found) != 1:
        raise TypeNotTaken
    return found[0]
