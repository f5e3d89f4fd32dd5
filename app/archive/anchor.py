"""The anchor beside the archive: how far the journal had come. A damaged WAL loses commits silently; this tells.

Two slots are written in turn after each commit, unsynced: a torn one is not authentic, and the other still holds.
"""

import hmac
import json
import secrets
from pathlib import Path
from typing import NamedTuple

from app.archive.keyring import ArchiveKey

_SLOTS = ("anchor.0", "anchor.1")
_CODE_BYTES = 32


class Head(NamedTuple):
    """The last entry of a chain and its hash."""

    chain: str
    seq: int
    hash: bytes


class Anchor:
    """The two slots of one archive."""

    def __init__(self, folder: Path, key: ArchiveKey) -> None:
        self._folder = folder
        self._key = key.derived("anchor")

    def write(self, position: int, head: Head) -> None:
        """Note that the entry at `position` was committed. A slow process never puts an older note over a newer one."""
        path = self._folder / _SLOTS[position % 2]
        noted = self._read(path)
        if noted is not None and noted[0] >= position:
            return
        body = json.dumps([position, head.chain, head.seq, head.hash.hex()]).encode()
        path.write_bytes(self._code(body) + body)

    def start(self, position: int, head: Head) -> None:
        """Begin anew, whatever stood there: after a restored backup, or in a new archive."""
        for name in _SLOTS:
            (self._folder / name).unlink(missing_ok=True)
        self.write(position, head)

    def read(self) -> Head | None:
        """The newest authentic note, or None where there is none."""
        noted = [note for name in _SLOTS if (note := self._read(self._folder / name)) is not None]
        return max(noted)[1] if noted else None

    def _read(self, path: Path) -> tuple[int, Head] | None:
        try:
            content = path.read_bytes()
        except OSError:
            return None
        code, body = content[:_CODE_BYTES], content[_CODE_BYTES:]
        if not secrets.compare_digest(code, self._code(body)):
            return None
        position, chain, seq, digest = json.loads(body)
        return position, Head(chain, seq, bytes.fromhex(digest))

    def _code(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")
