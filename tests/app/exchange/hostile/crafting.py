"""Packages that no program of ours would write, rightly encrypted and signed all the same: a paired station may be hostile."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from app.exchange.package.body import pieces
from app.exchange.package.header import BLOCK, MAGIC
from app.exchange.package.tar_stream import END, member_header, padding
from tests.app.exchange.packages import CHAIN, Sender, a_manifest, a_segment, some_blobs, some_entries


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a tar as the tests take it to pieces and put it together again."""

    name: str
    content: bytes

    @property
    def packed(self) -> bytes:
        return member_header(self.name, len(self.content)) + self.content + padding(len(self.content))


def honest_parts(folder: Path, entries: int = 40) -> list[Part]:
    """The members of an honest package: a manifest, one part of entries, two blobs."""
    blobs = some_blobs(folder / "blobs", [700, 1024])
    manifest = a_manifest([a_segment(entries)], blobs)
    stream = b"".join(pieces(manifest, some_entries(entries), blobs, lambda _weight: None))
    return list(_taken_apart(stream.removesuffix(END)))


def packed(parts: list[Part]) -> bytes:
    return b"".join(part.packed for part in parts) + END


def header_fields(**changed: object) -> dict[str, Any]:
    """The fields of the header that belongs to `honest_parts`, some of them changed."""
    fields = {
        "format": 1,
        "reader": 1,
        "site": "云山",
        "station": "station-1",
        "code": "1号",
        "role": "counter",
        "epoch": CHAIN,
        "number": 17,
        "first": 1,
        "last": 40,
        "to": "station-0",
        "made_at": "2026-11-24T10:00:00+08:00",
        "before": {"number": 0, "sha256": ""},
    }
    return fields | changed


def sealed(sender: Sender, plain: bytes) -> bytes:
    target = io.BytesIO()
    recipients = [pyrage.x25519.Recipient.from_str(recipient) for recipient in sender.recipients]
    pyrage.encrypt_io(io.BytesIO(plain), target, recipients)
    return target.getvalue()


def signed_file(path: Path, sender: Sender, body: bytes, fields: Mapping[str, Any] | None = None) -> Path:
    """A file with this encrypted part, whose header tells the truth about its bytes unless `fields` says otherwise."""
    truth = {"length": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    line = json.dumps({**truth, **(header_fields() if fields is None else fields)}, ensure_ascii=False).encode()
    return block_file(path, line, sender.signing.sign(MAGIC + line), body)


def block_file(path: Path, line: bytes, signature: bytes, body: bytes) -> Path:
    block = MAGIC + line + b"\n" + signature.hex().encode() + b"\n"
    path.write_bytes(block.ljust(BLOCK, b"\0") + body)
    return path


def hostile(path: Path, sender: Sender, plain: bytes) -> Path:
    """A package with this plain stream in it, all else being right."""
    return signed_file(path, sender, sealed(sender, plain))


def changed_manifest(part: Part, **changed: object) -> Part:
    return Part(part.name, json.dumps({**json.loads(part.content), **changed}, ensure_ascii=False).encode())


def compressed(plain: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(plain)


def plain_lines(part: Part) -> list[bytes]:
    return zstandard.ZstdDecompressor().decompress(part.content).split(b"\n")


def of_lines(part: Part, lines: list[bytes]) -> Part:
    return Part(part.name, compressed(b"\n".join(lines)))


def _taken_apart(stream: bytes) -> Iterator[Part]:
    while stream:
        name, size = stream[:100].rstrip(b"\0").decode(), int(stream[124:135], 8)
        yield Part(name, stream[512 : 512 + size])
        stream = stream[512 + size + -size % 512 :]
