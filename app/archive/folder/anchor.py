"""The anchor beside the archive: how far the journal had come. A damaged WAL loses commits silently; this tells.

Two slots are written in turn after each commit, unsynced: a torn one is not authentic, and the other still holds.
"""

import hmac
import json
import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app.archive.folder.keyring import ArchiveKey

_SLOTS = ("anchor.0", "anchor.1")
_CODE_BYTES = 32
_BODY_BYTES = 224


class ChainHead(NamedTuple):
    """The last entry of a chain and its hash."""

    chain: str
    seq: int
    hash: bytes


class Anchor:
    """The two slots of one archive."""

    def __init__(self, folder: Path, key: ArchiveKey) -> None:
        self._folder = folder
        self._key = key.derived("anchor")
        self._lock = threading.Lock()
        self._open: dict[str, BinaryIO] = {}

    def write(self, position: int, head: ChainHead) -> None:
        """Note that the entry at `position` was committed.

        Of two processes the slower may put its note over a newer one; that tells less, and never what is untrue. Nor does a note
        that cannot be written: the entry is saved, and must not be told as if it were not.
        """
        body = json.dumps([position, head.chain, head.seq, head.hash.hex()]).encode().ljust(_BODY_BYTES)
        with self._lock, suppress(OSError):
            file = self._slot(_SLOTS[position % 2])
            file.seek(0)
            file.write(self._code(body) + body)

    def start(self, position: int, head: ChainHead) -> None:
        """Begin anew, whatever stood there: in a new archive, and after restoring a backup."""
        self.close()
        for name in _SLOTS:
            (self._folder / name).unlink(missing_ok=True)
        self.write(position, head)
        self.close()

    def read(self) -> ChainHead | None:
        """Return the newest authentic note, or None where there is none."""
        noted = [note for name in _SLOTS if (note := self._read(self._folder / name)) is not None]
        return max(noted)[1] if noted else None

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            for file in self._open.values():
                file.close()
            self._open.clear()

    def _slot(self, name: str) -> BinaryIO:
        # Opening a file costs more than all the rest of a note, so it stays open from the first note on.
        if name not in self._open:
            path = self._folder / name
            path.touch()
            self._open[name] = path.open("r+b", buffering=0)
        return self._open[name]

    def _read(self, path: Path) -> tuple[int, ChainHead] | None:
        try:
            return self._understood(path.read_bytes())
        except OSError:
            return None

    def _understood(self, content: bytes) -> tuple[int, ChainHead] | None:
        code, body = content[:_CODE_BYTES], content[_CODE_BYTES:]
        if not secrets.compare_digest(code, self._code(body)):
            return None
        position, chain, seq, digest = json.loads(body)
        return position, ChainHead(chain, seq, bytes.fromhex(digest))

    def _code(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")
