"""What the QR code of a printed form says: which form of which record, and a seal that only this company can make.

The seal keeps out codes that somebody made up; what may be done with a record is decided by rights alone.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "steward.papers"
SEAL_BYTES = 8
PRINTED = re.compile(r"/p/([A-Z0-9]{2,8}-[A-Za-z0-9_-]{32})/?$")


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a code names: a form, and the key of the record that it was printed of."""

    form: str
    key: UUID


def code_of(form: str, key: UUID) -> str:
    """Return the code of a form of a record."""
    tail = key.bytes + _seal(form, key, settings.SECRET_KEY)
    return f"{form}-{base64.urlsafe_b64encode(tail).decode()}"


def address(form: str, key: UUID) -> str:
    """Return the address that the QR code of a form opens."""
    return reverse("papers:paper", args=[code_of(form, key)])


def read(code: str) -> Named | None:
    """Return what a code names; nothing for one that this company did not make."""
    form, _dash, tail = code.partition("-")
    try:
        content = base64.b64decode(tail, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(content) != 16 + SEAL_BYTES:
        return None
    key = UUID(bytes=content[:16])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    genuine = any(constant_time_compare(content[16:], _seal(form, key, secret)) for secret in secrets)
    return Named(form=form, key=key) if genuine else None


def found_in(text: str) -> Named | None:
    """Return what the text of a QR code names, whatever host it was printed under."""
    printed = PRINTED.search(text)
    return read(printed[1]) if printed else None


def _seal(form: str, key: UUID, secret: str) -> bytes:
    return salted_hmac(SALT, f"{form}:{key.hex}", secret=secret, algorithm="sha256").digest()[:SEAL_BYTES]
