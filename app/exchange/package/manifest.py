"""The manifest: the first member of a package's encrypted part, which says all that the others must then be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.exchange.package import limits
from app.exchange.package.content_error import ContentError
from app.exchange.package.strict_json import check_names, hexadecimal, mapping, number, read_object, several, text, write_json

MANIFEST = "manifest.json"
FORMAT = 1

_NAMES = frozenset({"format", "schema", "from", "to", "number", "segments", "entries", "blobs", "receipt"})
_SEGMENT = frozenset({"chain", "first", "last", "before", "after", "seal"})
_BLOB = frozenset({"name", "size"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries `first` to `last` of one chain. `before` and `after` are the hashes (hex) before the first and of the last entry.

    `seal` is the signature (hex) of `seal_message` by the station to which the chain belongs, whoever passes it on.
    """

    chain: str
    first: int
    last: int
    before: str
    after: str
    seal: str


@dataclass(frozen=True, slots=True)
class BlobNote:
    """A sealed file that is in the package, and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package holds. `sender` and `to` are ids of stations; `receipt` is for whoever understands receipts."""

    schema: int
    sender: str
    to: str
    number: int
    segments: tuple[Segment, ...] = ()
    blobs: tuple[BlobNote, ...] = ()
    receipt: Mapping[str, Any] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """How many entries the segments hold together."""
        return sum(segment.last - segment.first + 1 for segment in self.segments)

    def stored(self) -> bytes:
        """Return the member as it is written. Raises ContentError for a manifest that nobody would accept."""
        fields = {
            "format": FORMAT,
            "schema": self.schema,
            "from": self.sender,
            "to": self.to,
            "number": self.number,
            "segments": [_named(segment) for segment in self.segments],
            "entries": self.entries,
            "blobs": [{"name": blob.name, "size": blob.size} for blob in self.blobs],
            "receipt": dict(self.receipt),
        }
        content = write_json(fields).encode()
        read_manifest(content)
        return content


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest in a member. Raises ContentError for anything but what `stored` writes."""
    try:
        if len(content) > limits.MANIFEST or sum(map(content.count, b",[{")) > limits.MANIFEST_VALUES:
            raise ValueError("too large")
        return _read(read_object(content))
    except ValueError as error:
        raise ContentError(MANIFEST, str(error)) from error


def seal_message(chain: str, last: int, after: str) -> bytes:
    """Return what the station of a chain signs: that its entry `last` has the hash `after` (hex)."""
    return b"ruzhu chain\n" + write_json([chain, last, after]).encode()


def _read(given: dict[str, Any]) -> Manifest:
    newer = number(given.get("format"), 1) > FORMAT
    check_names(given, _NAMES, more=newer)
    manifest = Manifest(
        schema=number(given["schema"], 1),
        sender=text(given["from"]),
        to=text(given["to"]),
        number=number(given["number"], 1),
        segments=tuple(_segment(each) for each in several(given["segments"])),
        blobs=tuple(_blob(each) for each in several(given["blobs"])),
        receipt=mapping(given["receipt"]),
    )
    if len({segment.chain for segment in manifest.segments}) != len(manifest.segments):
        raise ValueError("a chain stands twice")
    if len({blob.name for blob in manifest.blobs}) != len(manifest.blobs):
        raise ValueError("a blob stands twice")
    if number(given["entries"]) != manifest.entries:
        raise ValueError("another number of entries than the segments have")
    return manifest


def _segment(value: object) -> Segment:
    given = mapping(value)
    check_names(given, _SEGMENT)
    first = number(given["first"], 1)
    return Segment(
        chain=hexadecimal(given["chain"], 32),
        first=first,
        last=number(given["last"], first),
        before=hexadecimal(given["before"], 64),
        after=hexadecimal(given["after"], 64),
        seal=hexadecimal(given["seal"], 128),
    )


def _named(segment: Segment) -> dict[str, str | int]:
    return {
        "chain": segment.chain,
        "first": segment.first,
        "last": segment.last,
        "before": segment.before,
        "after": segment.after,
        "seal": segment.seal,
    }


def _blob(value: object) -> BlobNote:
    given = mapping(value)
    check_names(given, _BLOB)
    return BlobNote(hexadecimal(given["name"], 64), number(given["size"], 0, limits.BLOB))
