"""Entries on their way: a line each, its fields between tabs, many lines a compressed part.

The stored texts are JSON, in which a tab or a line feed stands only escaped; so they travel as they are.
"""

from binascii import unhexlify
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import zstandard

from app.exchange.package import limits
from app.exchange.package.content_error import ContentError

_BATCH_BYTES = 512 << 10
_LEVEL = 3
_FIELDS = 7
_SALTS = frozenset(range(1, 65))
_HASH_BYTES = 32


class WireEntry(NamedTuple):
    """An entry as it travels: its segment by index, and the stored parts; the hash before it is the running one."""

    segment: int
    head: bytes
    facts: bytes
    facts_salt: bytes
    personal: bytes | None
    personal_salt: bytes | None
    personal_hash: bytes | None


def part_name(index: int) -> str:
    """Return the name of the `index`th part; the first is 1."""
    return f"entries-{index:06}.tsv.zst"


def write_parts(entries: Iterable[WireEntry]) -> Iterator[tuple[int, bytes]]:
    """Yield each part's number of entries and its compressed content. Raises ContentError for an entry that cannot travel."""
    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    lines: list[bytes] = []
    size, index = 0, 1
    for entry in entries:
        line = _line(entry)
        if len(line) > limits.LINE:
            raise ContentError(part_name(index), "an entry is too large")
        if line.count(b"\t") != _FIELDS - 1 or b"\n" in line or entry.personal == b"":
            raise ContentError(part_name(index), "an entry would come out as another")
        lines.append(line)
        size += len(line) + 1
        if size >= limits.PART_AIM:
            yield len(lines), compressor.compress(b"\n".join(lines))
            lines, size, index = [], 0, index + 1
    if lines:
        yield len(lines), compressor.compress(b"\n".join(lines))


def read_part(name: str, content: bytes, segments: int) -> Iterator[list[WireEntry]]:
    """Yield the entries of a part, some hundreds at once, each of one of so many segments.

    Raises ContentError for what is odd.
    """
    try:
        plain = _decompressed(content)
        start = 0
        while start <= len(plain):
            end = _end_of_batch(plain, start)
            yield _batch(plain[start:end], segments)
            start = end + 1
    except (ValueError, zstandard.ZstdError) as error:
        raise ContentError(name, str(error)) from error


def _line(entry: WireEntry) -> bytes:
    segment, head, facts, salt, personal, personal_salt, personal_hash = entry
    hidden = "" if personal_salt is None else personal_salt.hex()
    digest = "" if personal_hash is None else personal_hash.hex()
    start = b"%d\t%b\t%b\t%b\t%b" % (segment, head, facts, salt.hex().encode(), personal or b"")
    return start + f"\t{hidden}\t{digest}".encode()


def _decompressed(content: bytes) -> bytes:
    """Return the plain lines; the size that is promised is looked at before any memory is asked for."""
    promised = zstandard.get_frame_parameters(content)
    if promised.content_size > limits.PART or promised.window_size > limits.WINDOW:
        raise ValueError("larger than a part may be")
    return zstandard.ZstdDecompressor(max_window_size=limits.WINDOW).decompress(content, allow_extra_data=False)


def _end_of_batch(plain: bytes, start: int) -> int:
    """Where a batch that begins at `start` ends: at a line's end, behind at least one line."""
    if len(plain) - start <= _BATCH_BYTES:
        return len(plain)
    end = plain.rfind(b"\n", start, start + _BATCH_BYTES)
    if end < 0:
        end = plain.find(b"\n", start)
        end = len(plain) if end < 0 else end
        if end - start > limits.LINE:
            raise ValueError("a line is too long")
    return end


def _batch(lines: bytes, segments: int) -> list[WireEntry]:
    """Return the entries of these lines; what is done, is done for all of them by one call each, since this is where an
    import waits."""
    if b"\0" in lines:
        raise ValueError("a NUL in a line")
    lines.decode()  # refuses what is not UTF-8
    indexes, heads, facts, salts, personal, personal_salts, hashes = _columns(lines)
    places = {text: _segment(text, segments) for text in set(indexes)}
    plain_salts = list(map(unhexlify, salts))
    if not _SALTS.issuperset(map(len, plain_salts)):
        raise ValueError("no salt")
    secrets = _secrets(personal, personal_salts, hashes)
    fields = zip(map(places.__getitem__, indexes), heads, facts, plain_salts, *secrets, strict=True)
    return list(map(tuple.__new__, repeat(WireEntry), fields))  # a NamedTuple's own way to be made takes three times as long


def _columns(lines: bytes) -> Sequence[Sequence[bytes]]:
    """Field by field, those of all lines. A line feed becomes a field of its own, so that its place tells each line's number."""
    feeds = lines.count(b"\n")
    if lines.count(b"\t") != (feeds + 1) * (_FIELDS - 1):
        raise ValueError("another number of fields")
    fields = lines.replace(b"\n", b"\t\n\t").split(b"\t")
    if fields[_FIELDS :: _FIELDS + 1].count(b"\n") != feeds:
        raise ValueError("another number of fields in a line")
    return [fields[index :: _FIELDS + 1] for index in range(_FIELDS)]


def _segment(text: bytes, segments: int) -> int:
    """Return the segment's index, written as we write it and in no other way."""
    index = int(text) if text.isdigit() else -1
    if not 0 <= index < segments or b"%d" % index != text:
        raise ValueError("an entry of no segment")
    return index


Secrets = tuple[Sequence[bytes | None], Sequence[bytes | None], Sequence[bytes | None]]


def _secrets(personal: Sequence[bytes], salts: Sequence[bytes], hashes: Sequence[bytes]) -> Secrets:
    """Return the personal parts, their salts and their hashes, None for each that is not there; most entries have none."""
    texts = [text or None for text in personal]
    plain_salts = [unhexlify(salt) if salt else None for salt in salts]
    digests = [unhexlify(digest) if digest else None for digest in hashes]
    for text, salt, digest in set(zip(texts, plain_salts, digests, strict=True)) - {(None, None, None)}:
        if (text is None) != (salt is None) or (salt is not None and len(salt) not in _SALTS):
            raise ValueError("personal data without their salt")
        if digest is None or len(digest) != _HASH_BYTES:
            raise ValueError("personal data without their hash")
    return texts, plain_salts, digests
