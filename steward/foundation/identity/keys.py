"""Keys that may leave the database: UUIDs of version 7, which sort by the time they were made."""

import secrets
import time
import uuid

_VARIANTS = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def uuid7() -> uuid.UUID:
    """Return a new UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return uuid.UUID(int=value | 0b10 << 62 | secrets.randbits(62))


def uuid7s(count: int) -> list[str]:
    """Return so many new UUIDs of version 7, in hexadecimal: one look at the clock and one draw for all of them."""
    milliseconds = time.time_ns() // 1_000_000
    head, drawn = f"{milliseconds & ((1 << 48) - 1):012x}7", secrets.token_hex(10 * count)
    return [
        f"{head}{drawn[at : at + 3]}{_VARIANTS[drawn[at + 3]]}{drawn[at + 4 : at + 19]}"
        for at in range(0, 20 * count, 20)
    ]  # fmt: skip
