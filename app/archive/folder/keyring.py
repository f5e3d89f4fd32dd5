"""The archive key and what is derived from it. It stands nowhere in the clear."""

import hmac
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class ArchiveKey:
    """The random 256-bit key of one archive. Each use has a key of its own, so that none weakens another."""

    master: bytes = field(repr=False)

    def derived(self, purpose: str) -> bytes:
        """Return the 256-bit key for one purpose."""
        return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"ruzhu {purpose}".encode()).derive(self.master)

    def mac(self, purpose: str, content: bytes) -> bytes:
        """HMAC-SHA-256 of `content` under the key for `purpose`."""
        return hmac.digest(self.derived(purpose), content, "sha256")


def encrypt(key: bytes, content: bytes, about: bytes, nonce: bytes) -> bytes:
    """Encrypt and authenticate `content` together with `about`; the 12-byte nonce stands in front."""
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, about)


def decrypt(key: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """Return what was sealed, or None where the key is another or anything was changed."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        return None
