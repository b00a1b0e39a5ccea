"""Draw a picture anew: upright, in sRGB, of sensible size, and without anything else that the file carried."""

import contextlib
import io
from dataclasses import dataclass
from datetime import datetime

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .refusals import Broken, TooLarge
from .sniffing import JPEG, PNG

MOST_PIXELS = 60_000_000
LONGEST_EDGE = 2_560
THUMB_EDGE = 480
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
_EXIF, _TAKEN, _TAKEN_OFFSET, _SUBIFD = 0x0132, 0x9003, 0x9011, 0x8769
_NAMES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    media: str
    width: int
    height: int
    thumb: bytes
    taken_at: datetime | None  # what the camera wrote: naive when it knew no zone


def redraw(content: bytes, media: str) -> Picture:
    """Return the picture drawn anew. Raises TooLarge and Broken (both UploadRefused)."""
    try:
        image = Image.open(io.BytesIO(content), formats=[_NAMES[media]])
        if image.width * image.height > MOST_PIXELS or max(image.size) > 30_000:
            raise TooLarge
        taken_at = _taken_at(image)
        image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
        image = ImageOps.exif_transpose(image)
        image = _plain(image)
        image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
        kept, kept_media = _written(image, media)
        return Picture(
            content=kept, media=kept_media, width=image.width, height=image.height, thumb=_thumb(image),
            taken_at=taken_at,
        )  # fmt: skip
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError) as error:
        raise Broken from error
    except (OverflowError, EOFError, AttributeError, MemoryError, ZeroDivisionError) as error:
        raise Broken from error


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, as sRGB colour or grey, with transparency where there was some."""
    profile = image.info.get("icc_profile")
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = image.convert("RGBA" if has_alpha else "RGB")
    if profile and not has_alpha:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            srgb = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), srgb) or image
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _written(image: Image.Image, media: str) -> tuple[bytes, str]:
    target = io.BytesIO()
    if media == PNG or image.mode == "RGBA":
        image.save(target, "PNG", compress_level=6)
        return target.getvalue(), PNG
    image.save(target, "JPEG", quality=86, optimize=True)
    return target.getvalue(), JPEG


def _thumb(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((THUMB_EDGE, THUMB_EDGE), Image.Resampling.LANCZOS)
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    target = io.BytesIO()
    small.save(target, "JPEG", quality=80)
    return target.getvalue()


def _taken_at(image: Image.Image) -> datetime | None:
    """Return when the camera says the picture was taken; None when it says nothing that can be read."""
    with contextlib.suppress(Exception):  # whatever a broken EXIF block does, it only costs us the time
        exif = image.getexif()
        inner = exif.get_ifd(_SUBIFD)
        written = str(inner.get(_TAKEN) or exif.get(_EXIF) or "").strip("\x00 ")
        taken = datetime.strptime(written, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  the zone, if any, stands apart
        offset = str(inner.get(_TAKEN_OFFSET) or "").strip("\x00 ")
        return datetime.fromisoformat(f"{taken.isoformat()}{offset}") if offset else taken
    return None
