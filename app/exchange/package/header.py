"""The clear block at the beginning of a package: whose it is, for whom, which one, and what the encrypted part must be."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import InputError
from app.exchange.package.strict_json import LARGEST, check_names, hexadecimal, mapping, number, read_object, text, write_json

MAGIC = b"ruzhu package\n"
BLOCK = 4096
FORMAT = 1
READER = 1
"""What a program must understand to read the packages that this one writes, and the most that this one understands."""

_SIGNATURE_DIGITS = 128


@dataclass(frozen=True, slots=True)
class Before:
    """The package before to the same addressee: its number, 0 where there is none, and the SHA-256 of its whole file."""

    number: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PackageHeader:
    """What stands in the clear; no personal data.

    `station` and `to` are ids of stations, `code` and `role` the labels of the first. `epoch` is the id of the exporter's own
    chain, and `first` to `last` its entries in the package, 0 where there are none. `made_at` is UTC plus offset.
    """

    site: str
    station: str
    code: str
    role: str
    epoch: str
    number: int
    first: int
    last: int
    to: str
    made_at: str
    before: Before = Before()


@dataclass(frozen=True, slots=True)
class SignedHeader:
    """A header as it stands in a file, with what it says of the encrypted part; whether it is true, `check` tells.

    `length` is that of the encrypted part in bytes, `body_sha256` its SHA-256 (hex), which is not that of the whole file.
    """

    header: PackageHeader
    format: int
    reader: int
    length: int
    body_sha256: str
    line: bytes
    signature: bytes

    def is_signed_by(self, public_key: bytes) -> bool:
        """Return whether the holder of this Ed25519 key signed it."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(self.signature, MAGIC + self.line)
        except (InvalidSignature, ValueError):
            return False
        return True


_NAMES = frozenset(PackageHeader.__slots__) | {"format", "reader", "length", "sha256"}


def write_block(header: PackageHeader, length: int, sha256: str, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the block for an encrypted part of so many bytes. Raises InputError where it would not fit."""
    fields = {"format": FORMAT, "reader": READER, **asdict(header), "length": length, "sha256": sha256}
    line = write_json(fields).encode()
    block = MAGIC + line + b"\n" + sign(MAGIC + line).hex().encode() + b"\n"
    if len(block) > BLOCK:
        raise InputError.of("package.header_too_long", site=header.site, station=header.code)
    return block.ljust(BLOCK, b"\0")


def read_block(block: bytes, path: Path) -> SignedHeader:
    """Return the header in a block. Raises InputError where it is none, a newer one, or damaged; `path` is for the sentence."""
    if not block:
        raise InputError.of("package.empty", file=path)
    if not block.startswith(MAGIC[: len(block)]):
        raise InputError.of("package.foreign", file=path)
    if len(block) < BLOCK:
        raise InputError.of("package.cut_short", file=path)
    line, _, rest = block[len(MAGIC) :].partition(b"\n")
    try:
        given = read_object(line)
        format_, reader = number(given.get("format"), 1), number(given.get("reader"), 1)
    except ValueError as error:
        raise InputError.of("package.header_damaged", file=path) from error
    if reader > READER:
        raise InputError.of("package.newer", file=path)
    try:
        check_names(given, _NAMES, more=format_ > FORMAT)
        signature = hexadecimal(rest[:_SIGNATURE_DIGITS].decode(), _SIGNATURE_DIGITS)
        behind = rest[_SIGNATURE_DIGITS:]
        if behind != b"\n".ljust(len(behind), b"\0"):
            raise ValueError("something stands behind the signature")
        return SignedHeader(
            header=_header(given),
            format=format_,
            reader=reader,
            length=number(given["length"], 1),
            body_sha256=hexadecimal(given["sha256"], 64),
            line=line,
            signature=bytes.fromhex(signature),
        )
    except ValueError as error:
        raise InputError.of("package.header_damaged", file=path) from error


def _header(given: dict[str, Any]) -> PackageHeader:
    first = number(given["first"])
    return PackageHeader(
        site=text(given["site"]),
        station=text(given["station"]),
        code=text(given["code"]),
        role=text(given["role"]),
        epoch=hexadecimal(given["epoch"], 32),
        number=number(given["number"], 1),
        first=first,
        last=number(given["last"], first, 0 if first == 0 else LARGEST),
        to=text(given["to"]),
        made_at=text(given["made_at"]),
        before=_before(given["before"]),
    )


def _before(value: object) -> Before:
    given = mapping(value)
    check_names(given, frozenset(Before.__slots__))
    before = number(given["number"])
    return Before(before, hexadecimal(given["sha256"], 64 if before else 0))
