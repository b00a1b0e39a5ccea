"""Encrypt and open personal text (AES-GCM, 256 bit); no database here."""

import secrets
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


def new_secret() -> bytes:
    """Return a new secret of 32 random bytes."""
    return secrets.token_bytes(32)


def new_secrets(count: int) -> list[bytes]:
    """Return so many new secrets, drawn at once."""
    drawn = secrets.token_bytes(32 * count)
    return [drawn[at : at + 32] for at in range(0, 32 * count, 32)]


def seal(secret: bytes, text: str, context: str) -> bytes:
    """Return nonce and ciphertext of a text; `context` must be given again to open it."""
    return sealer(secret)(text, context)


def sealer(secret: bytes) -> Callable[[str, str], bytes]:
    """Return `seal` under one secret, for many texts."""
    encrypt = AESGCM(secret).encrypt

    def seal_text(text: str, context: str) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + encrypt(nonce, text.encode(), context.encode())

    return seal_text


def unseal(secret: bytes, sealed: bytes, context: str) -> str:
    """Return the text. Raises InvalidTag when the secret or the context is another one."""
    return AESGCM(secret).decrypt(sealed[:NONCE], sealed[NONCE:], context.encode()).decode()
