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
        name = self._name(key, content)
        self.keep(name, encrypt(key, content, name.encode(), _NONCE))
        return name, key.hex()

    def get(self, name: str, key: str) -> bytes:
        """Return what was kept. Raises ArchiveError where the file is missing or was changed."""
        return _opened(name, key, self._read(name))

    def sealed(self, name: str, key: str, *, named_here: bool = False) -> bytes:
        """Return the file as it lies, once its key opened it. Raises ArchiveError as `get` does.

        The key authenticates content and name together; `named_here` also demands that the name is the hash of the content.
        """
        sealed = self._read(name)
        content = _opened(name, key, sealed)
        if named_here and self._name(bytes.fromhex(key), content) != name:
            raise ArchiveError.of("archive.blob_damaged", name=name)
        return sealed

    def put_sealed(self, name: str, key: str, sealed: bytes) -> bool:
        """Keep a file that another archive sealed, under the name it has there; False where that key does not open it."""
        if not is_key(key) or decrypt(bytes.fromhex(key), sealed, name.encode()) is None:
            return False
        self.keep(name, sealed)
        return True

    def keep(self, name: str, sealed: bytes) -> None:
        """Put a sealed file in its place, whatever lies there. Whoever calls knows that it is what the name says."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, sealed)

    def holds(self, name: str) -> bool:
        """Return whether the file is here."""
        return self.path(name).is_file()

    def destroy(self, name: str) -> None:
        """Remove the file; without the key in its row it could be read no more anyway."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of all files."""
        return (path.name for path in self.folder.glob("??/*") if _is_name(path.name))

    def path(self, name: str) -> Path:
        """Where the file lies. Raises ArchiveError for what is no name."""
        if not _is_name(name):
            raise ArchiveError.of("archive.blob_missing", name=name)
        return self.folder / name[:2] / name

    def _read(self, name: str) -> bytes:
        try:
            return self.path(name).read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError.of("archive.blob_missing", name=name) from error
        except OSError as error:
            raise ArchiveError.of("archive.blob_damaged", name=name) from error

    def _name(self, key: bytes, content: bytes) -> str:
        return hmac.digest(self._naming, hashlib.sha256(key + content).digest(), "sha256").hex()


def _opened(name: str, key: str, sealed: bytes) -> bytes:
    content = decrypt(bytes.fromhex(key), sealed, name.encode()) if is_key(key) else None
    if content is None:
        raise ArchiveError.of("archive.blob_damaged", name=name)
    return content


def _is_name(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def is_key(text: str) -> bool:
    """Return whether the text is a key as rows keep it."""
    return len(text) == 2 * KEY_BYTES and set(text) <= set("0123456789abcdef")
