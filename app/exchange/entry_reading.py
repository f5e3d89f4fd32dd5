"""An entry that came from elsewhere, read as if it were meant to do harm: anything but what an archive writes is refused."""

import json
from typing import Any

from app.archive.entry import Base, Change, Entry, EntryHead, Stored
from app.errors import InputError

_HEAD_FIELDS = 9
_LARGEST = 2**63
_TEXT_OR_NOTHING = (str, type(None))


def read_head(entry: Entry, chain: str, seq: int) -> EntryHead:
    """The head of the entry at that place. Raises InputError for one that says another place or is none."""
    try:
        fields = json.loads(entry.head)
        if type(fields) is not list or len(fields) != _HEAD_FIELDS:
            raise ValueError("another number of fields")
        head = EntryHead(*fields)
        texts = (head.time, head.operator, head.counter, head.verb)
        if (head.chain, head.seq) != (chain, seq) or type(head.seq) is not int or type(head.schema) is not int or head.schema < 1:
            raise ValueError("another place")
        if any(type(text) is not str for text in texts) or not all(
            type(text) in _TEXT_OR_NOTHING for text in (head.case, head.subject)
        ):
            raise ValueError("another type")
        entry.head.decode().encode()
    except (ValueError, TypeError, RecursionError):
        raise InputError.of("exchange.entry_unreadable", chain=chain[:8], seq=seq) from None
    return head


def read_changes(entry: Entry, head: EntryHead) -> list[Change]:
    """The entry's changes, personal columns among them. Raises InputError for anything that no archive writes."""
    try:
        changes = [_change(each, head.chain) for each in _list(entry.facts)]
        if entry.personal is not None:
            if head.subject is None:
                raise ValueError("personal data of nobody")
            for each in _list(entry.personal):
                index, columns = each
                if type(index) is not int or not 0 <= index < len(changes):
                    raise ValueError("personal data of no change")
                changes[index].columns.update(_columns(columns))
    except (ValueError, TypeError, RecursionError):
        raise InputError.of("exchange.entry_unreadable", chain=head.chain[:8], seq=head.seq) from None
    return changes


def _list(content: bytes) -> list[Any]:
    read = json.loads(content)
    if type(read) is not list:
        raise ValueError("no list")
    if b"\\ud" in content.lower():
        json.dumps(read, ensure_ascii=False).encode()  # half a character cannot be stored
    return read


def _change(each: Any, chain: str) -> Change:  # noqa: ANN401 whatever was sent
    table, identifier, base, columns = each
    if type(table) is not str or type(identifier) is not str:
        raise ValueError("no row")
    return Change(table, identifier, None if base is None else _base(base, chain), _columns(columns))


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
    for value in columns.values():
        kind = type(value)
        if kind is not str and value is not None and (kind is not int or not -_LARGEST <= value < _LARGEST):
            raise ValueError("no value")
    return columns
