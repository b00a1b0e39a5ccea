"""Encrypt and open personal text (AES-GCM, 256 bit); no database here."""

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


def new_secret() -> bytes:
    """Return a new secret of 32 random bytes."""
    return secrets.token_bytes(32)


def seal(secret: bytes, text: str, context: str) -> bytes:
    """Return nonce and ciphertext of a text; `context` must be given again to open it."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(secret).encrypt(nonce, text.encode(), context.encode())


def unseal(secret: bytes, sealed: bytes, context: str) -> str:
    """Return the text. Raises InvalidTag when the secret or the context is another one."""
    return AESGCM(secret).decrypt(sealed[:NONCE], sealed[NONCE:], context.encode()).decode()
