"""Entries on their way: one line of JSON each, many lines a compressed part."""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

import zstandard

from app.exchange import limits
from app.exchange.content_error import ContentError

_BATCH_BYTES = 512 << 10
_LEVEL = 3
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
    """The name of the `index`th part; the first is 1."""
    return f"entries-{index:06}.jsonl.zst"


def write_parts(entries: Iterable[WireEntry]) -> Iterator[tuple[int, bytes]]:
    """Each part's number of entries and its compressed content. Raises ContentError for an entry that is too large to travel."""
    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    lines: list[bytes] = []
    size, index = 0, 1
    for entry in entries:
        line = _line(entry)
        if len(line) > limits.LINE:
            raise ContentError(part_name(index), "an entry is too large")
        lines.append(line)
        size += len(line) + 1
        if size >= limits.PART_AIM:
            yield len(lines), compressor.compress(b"\n".join(lines))
            lines, size, index = [], 0, index + 1
    if lines:
        yield len(lines), compressor.compress(b"\n".join(lines))


def read_part(name: str, content: bytes, segments: int) -> Iterator[list[WireEntry]]:
    """The entries of a part, some hundreds at once, each of one of so many segments. Raises ContentError for what is odd."""
    try:
        plain = _decompressed(content)
        start = 0
        while start <= len(plain):
            end = _end_of_batch(plain, start)
            yield _batch(plain[start:end], segments)
            start = end + 1
    except (ValueError, TypeError, AttributeError, RecursionError, zstandard.ZstdError) as error:
        raise ContentError(name, str(error)) from error


def _line(entry: WireEntry) -> bytes:
    segment, head, facts, facts_salt, personal, personal_salt, personal_hash = entry
    secret = quoted(personal.decode()) if personal is not None else "null"
    salt = f'"{personal_salt.hex()}"' if personal_salt is not None else "null"
    digest = f'"{personal_hash.hex()}"' if personal_hash is not None else "null"
    return f'[{segment},{quoted(head.decode())},{quoted(facts.decode())},"{facts_salt.hex()}",{secret},{salt},{digest}]'.encode()


def _decompressed(content: bytes) -> bytes:
    """The plain lines; the size that is promised is looked at before any memory is asked for."""
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
    # One call of the parser for many lines; a line feed stays in each place, so that no text swallows one.
    read: list[Any] = json.loads(b"[%b]" % lines.replace(b"\n", b",\n"), parse_float=_no_number, parse_constant=_no_number)
    if len(read) != lines.count(b"\n") + 1:
        raise ValueError("not one entry a line")
    unhex, make = bytes.fromhex, tuple.__new__  # a NamedTuple's own way to be made takes three times as long
    entries = [
        make(
            WireEntry,
            (
                segment,
                head.encode(),
                facts.encode(),
                unhex(salt),
                None if personal is None else personal.encode(),
                None if personal_salt is None else unhex(personal_salt),
                None if personal_hash is None else unhex(personal_hash),
            ),
        )
        for segment, head, facts, salt, personal, personal_salt, personal_hash in read
    ]
    _check(entries, segments, may_hold_nul=b"\\u0000" in lines)  # a NUL comes only escaped
    return entries


def _check(entries: list[WireEntry], segments: int, *, may_hold_nul: bool) -> None:
    indexes, heads, facts, salts, personal, personal_salts, hashes = zip(*entries, strict=True)
    if set(map(type, indexes)) != {int} or min(indexes) < 0 or max(indexes) >= segments:
        raise ValueError("an entry of no segment")
    if not _SALTS.issuperset(map(len, salts)):
        raise ValueError("no salt")
    if may_hold_nul and any(0 in text for text in (*heads, *facts, *filter(None, personal))):
        raise ValueError("a text with a NUL in it")
    # Most entries have no personal part.
    for text, salt, digest in set(zip(personal, personal_salts, hashes, strict=True)) - {(None, None, None)}:
        if (text is None) != (salt is None) or (salt is not None and len(salt) not in _SALTS):
            raise ValueError("personal data without their salt")
        if digest is None or len(digest) != _HASH_BYTES:
            raise ValueError("personal data without their hash")


def _no_number(text: str) -> float:
    raise ValueError(f"{text} has no place here")
