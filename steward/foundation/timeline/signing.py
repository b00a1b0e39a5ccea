"""The key that signs checkpoints: made on first use in STEWARD_HOME/keys, its public half laid beside them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from steward.foundation import disk


def fingerprint(public: Ed25519PublicKey) -> str:
    """Return the first 16 hexadecimal digits of the key's SHA-256."""
    return hashlib.sha256(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


@dataclass(frozen=True)
class Signer:
    """One installation's signing key."""

    key: Ed25519PrivateKey

    @property
    def name(self) -> str:
        """The fingerprint by which a checkpoint names its signer."""
        return fingerprint(self.key.public_key())

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self.key.sign(message)


def signer(home: Path) -> Signer:
    """Return the signer of this installation; makes the key and publishes its public half on first use."""
    path = home / "keys" / "checkpoint.pem"
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        disk.write_new(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key = load_pem_private_key(path.read_bytes(), password=None)
    found = Signer(key)
    published = home / "checkpoints" / f"{found.name}.pub"
    if not published.exists():
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        disk.write_new(published, public, mode=0o644)
    return found


def public_keys(folder: Path) -> dict[str, Ed25519PublicKey]:
    """Return the public keys that lie in a folder, by fingerprint."""
    keys = (load_pem_public_key(path.read_bytes()) for path in sorted(folder.glob("*.pub")))
    return {fingerprint(key): key for key in keys}


def is_signed(key: Ed25519PublicKey | None, message: bytes, signature: bytes) -> bool:
    """Return whether this key made this signature."""
    if key is None:
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
