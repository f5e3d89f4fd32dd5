"""Packages for tests: an exporter, an addressee, and as many entries and sealed files as a test wants."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.exchange.package.check import Progress, check, read_header
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.header import PackageHeader
from app.exchange.package.manifest import BlobNote, Manifest, Segment
from app.exchange.package.reader import open_package
from app.exchange.package.writer import Written, write_package

IDENTITY_NUMBER = "11010519491231002X"
CHAIN = "5c" * 16
OTHER_CHAIN = "7e" * 16


@dataclass(frozen=True, slots=True)
class Sender:
    """A station that exports, the addressee's age identity, and the one that recovers."""

    signing: Ed25519PrivateKey = field(default_factory=lambda: Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
    addressee: pyrage.x25519.Identity = field(default_factory=pyrage.x25519.Identity.generate)
    recovery: pyrage.x25519.Identity = field(default_factory=pyrage.x25519.Identity.generate)

    @property
    def public_key(self) -> bytes:
        return self.signing.public_key().public_bytes_raw()

    @property
    def recipients(self) -> list[str]:
        return [str(self.addressee.to_public()), str(self.recovery.to_public())]

    @property
    def identities(self) -> list[str]:
        return [str(self.addressee)]


def an_entry(number: int, random: Random, segment: int = 0) -> WireEntry:
    """An entry of about the usual size, with an identity number in its personal part."""
    row = f"{random.getrandbits(128):032x}"
    head = [CHAIN, number, 3, "2026-11-24T09:48:12.123456+08:00", "王芳", "1号柜台", "receive", row, row]
    facts = [["case_file", row, None, {"unit": f"{random.getrandbits(128):032x}", "note": "客户说：“门锁”要换", "area": 12050}]]
    personal = [[0, {"name": "陈小明", "phone": "13800138000", "number": IDENTITY_NUMBER}]]
    salts = random.randbytes(16), random.randbytes(16)
    return WireEntry(segment, _json(head), _json(facts), salts[0], _json(personal), salts[1], random.randbytes(32))


def some_entries(count: int, seed: int = 1) -> list[WireEntry]:
    random = Random(seed)
    return [an_entry(number, random) for number in range(1, count + 1)]


def a_segment(last: int, first: int = 1, chain: str = CHAIN) -> Segment:
    return Segment(chain, first, last, "0" * 64, "a1" * 32, "b2" * 64)


def some_blobs(folder: Path, sizes: Iterable[int], seed: int = 2) -> list[tuple[str, Path]]:
    """Sealed files of these sizes, as they lie in an archive."""
    random = Random(seed)
    folder.mkdir(exist_ok=True)
    found = []
    for size in sizes:
        name = random.randbytes(32).hex()
        path = folder / name
        path.write_bytes(random.randbytes(size))
        found.append((name, path))
    return found


def a_manifest(segments: Sequence[Segment] = (), blobs: Iterable[tuple[str, Path]] = ()) -> Manifest:
    notes = tuple(BlobNote(name, path.stat().st_size) for name, path in blobs)
    return Manifest(3, "station-1", "station-0", 17, tuple(segments), notes, {"vector": {CHAIN: [3, "ab"]}})


def a_header(manifest: Manifest, site: str = "云山·春晓") -> PackageHeader:
    own = next((each for each in manifest.segments if each.chain == CHAIN), None)
    first, last = (own.first, own.last) if own else (0, 0)
    made_at = "2026-11-24T10:00:00+08:00"
    return PackageHeader(site, manifest.sender, "1号", "counter", CHAIN, manifest.number, first, last, manifest.to, made_at)


def write(
    folder: Path,
    sender: Sender,
    entries: Sequence[WireEntry] = (),
    blobs: Sequence[tuple[str, Path]] = (),
    *,
    progress: Progress | None = None,
    sign: Callable[[bytes], bytes] | None = None,
) -> Written:
    """A package of these entries, which all belong to the sender's own chain, and blobs."""
    manifest = a_manifest([a_segment(len(entries))] if entries else [], blobs)
    header = a_header(manifest)
    return write_package(folder, header, manifest, entries, blobs, sender.recipients, sign or sender.signing.sign, progress)


def read(path: Path, sender: Sender) -> tuple[Manifest, list[WireEntry], dict[str, bytes]]:
    """All that is in a package, checked as an import does it."""
    signed = read_header(path)
    check(path, signed, sender.public_key)
    with open_package(path, sender.identities, signed) as opened:
        entries = [entry for batch in opened.entries for entry in batch]
        blobs = {name: b"".join(content) for name, content in opened.blobs}
    return opened.manifest, entries, blobs


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
