"""Entries of a package in their places: each gets its number, the hash before it and its own, by the segment it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from app.archive.journal.entry import NOTHING_BEFORE, Entry
from app.errors import InputError
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.manifest import Segment


class Placed(NamedTuple):
    """An entry where it stands: `hash` is its own, as `Entry.hash` gives it."""

    chain: str
    seq: int
    hash: bytes
    entry: Entry


def placed(segments: Sequence[Segment], batches: Iterable[Sequence[WireEntry]]) -> Iterator[list[Placed]]:
    """Yield the entries with their places, batch by batch.

    Raises InputError where a segment has other entries than it says, by number or by the hash of the last, or personal data
    are not what was hashed. It is the loop over all that comes, so it is written out (a test holds it to `Entry.hash`).
    """
    ends = [(segment.first - 1, bytes.fromhex(segment.before)) for segment in segments]
    chains = [segment.chain for segment in segments]
    lasts = [segment.last for segment in segments]
    make = tuple.__new__  # a NamedTuple's own way to be made takes three times as long
    for batch in batches:
        result: list[Placed] = []
        for index, head, facts, facts_salt, personal, personal_salt, personal_hash in batch:
            if not 0 <= index < len(chains):
                raise InputError.of("exchange.segment_unknown", number=index)
            seq, previous = ends[index]
            seq += 1
            if seq > lasts[index]:
                raise _broken(segments[index], seq)
            if personal is None:
                whole = personal_salt is None
            else:
                whole = personal_salt is not None and sha256(personal_salt + personal).digest() == personal_hash
            if not whole:
                raise _broken(segments[index], seq)
            hashed = sha256(facts_salt + facts).digest()
            own = sha256(previous + head + hashed + (personal_hash or NOTHING_BEFORE)).digest()
            entry = make(Entry, (previous, head, facts, facts_salt, personal, personal_salt, personal_hash))
            result.append(make(Placed, (chains[index], seq, own, entry)))
            ends[index] = seq, own
        yield result
    for segment, (seq, digest) in zip(segments, ends, strict=True):
        if seq != segment.last or digest.hex() != segment.after:
            raise _broken(segment, seq)


def _broken(segment: Segment, seq: int) -> InputError:
    return InputError.of("exchange.segment_broken", chain=segment.chain[:8], seq=seq)
