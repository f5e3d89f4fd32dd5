"""One entry of the journal: what is stored, what it says, and its hash."""

import hashlib
import json
from typing import Annotated, NamedTuple, TypeVar

import msgspec

Stored = str | int | None

NOTHING_BEFORE = bytes(32)
"""Stands for the hash before the first entry of a chain, and for the hash of personal data that an entry never had."""

LARGEST = (4 << 20) - (1 << 10)
"""Bytes that head, facts and personal data of an entry have together at most, so that it can be sent to others."""

BEGIN = "begin"
DESTROY = "destroy"
DECIDE = "decide"
"""Verbs of the archive itself: the first entry of a chain, the destruction of a subject's personal data, and a person's
decision on a row that was changed at two places."""

_WEIGHT_OF_BASE = 20
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Base(NamedTuple):
    """The key of the entry that last wrote a row."""

    chain: str
    seq: int


class Change(NamedTuple):
    """What an entry sets in one row. `base` is what the row carried before; None means that the row is new."""

    table: str
    id: str
    base: Base | None
    columns: dict[str, Stored]


class EntryHead(NamedTuple):
    """Who did what, when, and where the entry stands. `subject` is the person whose personal data the entry holds or destroys."""

    chain: str
    seq: int
    schema: int
    time: str
    operator: str
    counter: str
    verb: str
    case: str | None
    subject: str | None

    def stored(self) -> str:
        """Return the text that is stored and hashed."""
        return _encode(self)


class Entry(NamedTuple):
    """An entry as it is stored. Hashes are taken over these bytes, never over what they mean."""

    previous: bytes
    head: bytes
    facts: bytes
    facts_salt: bytes
    personal: bytes | None
    personal_salt: bytes | None
    personal_hash: bytes | None

    def hash(self) -> bytes:
        """Return SHA-256 over the previous hash, the head and the two salted hashes."""
        digest = hashlib.sha256(self.previous + self.head)
        digest.update(hashlib.sha256(self.facts_salt + self.facts).digest())
        digest.update(self.personal_hash or NOTHING_BEFORE)
        return digest.digest()

    def read_head(self) -> EntryHead:
        """Return the head's fields. Raises ValueError for anything but what `EntryHead.stored` writes."""
        return _read(_HEAD, self.head)

    def changes(self, chain: str) -> list[Change]:
        """Return the changes in the order in which they were written, personal columns included where they are still there.

        Raises ValueError for anything that no archive writes.
        """
        changes = [
            _make(Change, (table, identifier, _make(Base, (chain, base)) if type(base) is int else base, columns))
            for table, identifier, base, columns in _read(_FACTS, self.facts)
        ]
        if self.personal is not None:
            for index, columns in _read(_PERSONAL, self.personal):
                if index >= len(changes):
                    raise ValueError("personal data of no change")
                changes[index].columns.update(columns)
        return changes


def salted(salt: bytes, content: bytes) -> bytes:
    """Return SHA-256 of the salted content. Unsalted, an identity number could be guessed from its hash."""
    return hashlib.sha256(salt + content).digest()


def write_facts(changes: list[Change], chain: str) -> bytes:
    """Return the changes as compact arrays `[table, id, base, {columns}]`; a base in the entry's own chain is its seq alone."""
    return _encode([(table, key, _write_base(base, chain), columns) for table, key, base, columns in changes]).encode()


def weight(change: Change) -> int:
    """Return how many bytes a change has in an entry, within a few."""
    return len(_encode(change._replace(base=None)).encode()) + _WEIGHT_OF_BASE


def write_personal(columns: list[tuple[int, dict[str, Stored]]]) -> bytes:
    """Personal columns as `[index of the change, {columns}]`; the facts keep base and place, so that destroying moves nothing."""
    return _encode(columns).encode()


def _write_base(base: Base | None, chain: str) -> object:
    return base if base is None or base.chain != chain else base.seq


_Columns = dict[str, str | Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)] | None]
_HEAD = msgspec.json.Decoder(EntryHead)
_FACTS = msgspec.json.Decoder(list[tuple[str, str, Base | int | None, _Columns]])
_PERSONAL = msgspec.json.Decoder(list[tuple[Annotated[int, msgspec.Meta(ge=0)], _Columns]])

_Content = TypeVar("_Content")
_make = tuple.__new__  # a NamedTuple's own way to be made takes three times as long


def _read(decoder: msgspec.json.Decoder[_Content], stored: bytes) -> _Content:
    """Return what is stored, each value of the type that it must have: entries come from elsewhere too."""
    try:
        return decoder.decode(stored)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
