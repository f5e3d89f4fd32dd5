"""An entry that came from elsewhere, read as if it were meant to do harm: anything but what an archive writes is refused."""

import json
import secrets
from collections.abc import Sequence
from typing import Any

from app.archive.entry import Base, Change, Entry, EntryHead, Stored
from app.errors import InputError

Parsed = tuple[Any, Any, Any]
"""Head, facts and personal part as JSON gave them, whatever they are."""

_HEAD_FIELDS = 9
_LARGEST = 2**63
_TEXT_OR_NOTHING = (str, type(None))
_VALUES = frozenset({str, int, type(None)})
_make = tuple.__new__  # a NamedTuple's own way to be made takes three times as long


def parse_together(entries: Sequence[Entry]) -> Sequence[Parsed | None]:
    """The JSON of many entries by one call of the parser; None for each where one of them is odd, to be parsed alone then."""
    # A mark that nobody can guess stands before each entry: a part that is no JSON of its own, or more than one, would swallow a
    # mark or shift one.
    mark = secrets.token_hex(8)
    start = f'"{mark}"'.encode()
    parts = [(start, each.head, each.facts, b"null" if each.personal is None else each.personal) for each in entries]
    whole = b",".join([b"%b,%b,%b,%b" % each for each in parts])
    if b"\\ud" not in whole and b"\\uD" not in whole:
        try:
            read = json.loads(b"[%b]" % whole)
        except (ValueError, RecursionError):
            read = []
        if len(read) == 4 * len(entries) and set(map(type, read[::4])) == {str} and set(read[::4]) == {mark}:
            return list(zip(read[1::4], read[2::4], read[3::4], strict=True))
    return [None] * len(entries)


def read_head(entry: Entry, chain: str, seq: int, parsed: Parsed | None = None) -> EntryHead:
    """The head of the entry at that place. Raises InputError for one that says another place or is none."""
    try:
        fields = json.loads(entry.head) if parsed is None else parsed[0]
        if type(fields) is not list or len(fields) != _HEAD_FIELDS:
            raise ValueError("another number of fields")
        head: EntryHead = _make(EntryHead, fields)
        said_chain, said_seq, schema, time, operator, counter, verb, case, subject = fields
        if said_chain != chain or said_seq != seq or type(said_seq) is not int or type(schema) is not int or schema < 1:
            raise ValueError("another place")
        if not type(time) is type(operator) is type(counter) is type(verb) is str:
            raise ValueError("another type")
        if type(case) not in _TEXT_OR_NOTHING or type(subject) not in _TEXT_OR_NOTHING:
            raise ValueError("another type")
        if parsed is None:
            json.dumps(fields, ensure_ascii=False).encode()  # half a character cannot be stored
    except (ValueError, TypeError, RecursionError):
        raise InputError.of("exchange.entry_unreadable", chain=chain[:8], seq=seq) from None
    return head


def read_changes(entry: Entry, head: EntryHead, parsed: Parsed | None = None) -> list[Change]:
    """The entry's changes, personal columns among them. Raises InputError for anything that no archive writes."""
    try:
        changes = _changes(_parsed(entry.facts) if parsed is None else parsed[1], head.chain)
        if entry.personal is not None:
            if head.subject is None:
                raise ValueError("personal data of nobody")
            for index, columns in _list(_parsed(entry.personal) if parsed is None else parsed[2]):
                if type(index) is not int or not 0 <= index < len(changes):
                    raise ValueError("personal data of no change")
                changes[index].columns.update(_columns(columns))
    except (ValueError, TypeError, RecursionError):
        raise InputError.of("exchange.entry_unreadable", chain=head.chain[:8], seq=head.seq) from None
    return changes


def _parsed(content: bytes) -> Any:  # noqa: ANN401 whatever was sent
    read = json.loads(content)
    if b"\\ud" in content.lower():
        json.dumps(read, ensure_ascii=False).encode()  # half a character cannot be stored
    return read


def _list(read: Any) -> list[Any]:  # noqa: ANN401 whatever was sent
    if type(read) is not list:
        raise ValueError("no list")
    return read


def _changes(facts: Any, chain: str) -> list[Change]:  # noqa: ANN401 whatever was sent
    changes = []
    for table, identifier, base, columns in _list(facts):
        if type(table) is not str or type(identifier) is not str:
            raise ValueError("no row")
        rests_on = None if base is None else _base(base, chain)
        changes.append(_make(Change, (table, identifier, rests_on, _columns(columns))))
    return changes


def _base(base: Any, chain: str) -> Base:  # noqa: ANN401 whatever was sent
    if type(base) is int:
        return Base(chain, base)
    other, seq = base
    if type(other) is not str or type(seq) is not int:
        raise ValueError("no entry")
    return Base(other, seq)


def _columns(columns: Any) -> dict[str, Stored]:  # noqa: ANN401 whatever was sent
    if type(columns) is not dict:
        raise ValueError("no columns")
    kinds = set(map(type, columns.values()))
    if not kinds <= _VALUES:
        raise ValueError("no value")
    if int in kinds:
        for value in columns.values():
            if type(value) is int and not -_LARGEST <= value < _LARGEST:
                raise ValueError("no number that is kept")
    return columns
