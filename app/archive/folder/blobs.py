"""Scans: one encrypted file each, named by a keyed hash, its random key kept in the personal part of a row."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from pathlib import Path

from app.archive.folder.files import write_whole
from app.archive.folder.keyring import KEY_BYTES, ArchiveKey, decrypt, encrypt
from app.errors import ArchiveError

_NONCE = bytes(12)  # each key encrypts one content only, so a fixed nonce repeats nothing


class Blobs:
    """The files under `blobs/` of one archive."""

    def __init__(self, folder: Path, key: ArchiveKey) -> None:
        self.folder = folder
        self._naming = key.derived("blob names")

    def put(self, content: bytes) -> tuple[str, str]:
        """Keep `content`, synced to disk when this returns; return its name and its key (hex) for the row.

        To be called before the entry that names it: an entry never names a file that is not there.
        """
        key = secrets.token_bytes(KEY_BYTES)
        name = hmac.digest(self._naming, hashlib.sha256(key + content).digest(), "sha256").hex()
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, encrypt(key, content, name.encode(), _NONCE))
        return name, key.hex()

    def get(self, name: str, key: str) -> bytes:
        """Return what was kept. Raises ArchiveError where the file is missing or was changed."""
        try:
            sealed = self.path(name).read_bytes()
        except OSError as error:
            raise ArchiveError.of("archive.blob_missing", name=name) from error
        content = decrypt(bytes.fromhex(key), sealed, name.encode())
        if content is None:
            raise ArchiveError.of("archive.blob_damaged", name=name)
        return content

    def put_sealed(self, name: str, key: str, sealed: bytes) -> bool:
        """Keep a file that another archive sealed, under the name it has there; False where that key does not open it."""
        if not is_key(key) or decrypt(bytes.fromhex(key), sealed, name.encode()) is None:
            return False
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, sealed)
        return True

    def holds(self, name: str) -> bool:
        """Return whether the file is here."""
        return self.path(name).is_file()

    def destroy(self, name: str) -> None:
        """Remove the file; without the key in its row it could be read no more anyway."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of all files."""
        return (path.name for path in self.folder.glob("??/*") if len(path.name) == 64)

    def path(self, name: str) -> Path:
        """Where the file lies. Raises ArchiveError for what is no name."""
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise ArchiveError.of("archive.blob_missing", name=name)
        return self.folder / name[:2] / name


def is_key(text: str) -> bool:
    """Return whether the text is a key as rows keep it."""
    return len(text) == 2 * KEY_BYTES and set(text) <= set("0123456789abcdef")
