"""The changes of one verb: applied at once, so that the verb reads what it wrote, and made entries when it ends."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import peewee

from app.archive.anchor import Head
from app.archive.applying import apply_change
from app.archive.chain import append
from app.archive.entry import Base, Change, Entry, EntryHead, Stored, salted, write_facts, write_personal
from app.archive.identity import new_id
from app.archive.layout import Layout, shape
from app.archive.rows import TableRows
from app.archive.tables.base import JournaledTable

T = TypeVar("T", bound=JournaledTable)
Clock = Callable[[], datetime]

_SALT_BYTES = 16
_INTEGERS = range(-(2**63), 2**63)
_UNSTAMPED = Base("", 0)


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what: the verb, the operator's id, the counter, and the case where it is about one."""

    verb: str
    operator: str
    counter: str
    case: str | None = None


@dataclass(slots=True)
class _Pending:
    """What this verb sets in one row; `base` is what the row carried before the verb."""

    table: str
    id: str
    base: Base | None
    stamp: Base = _UNSTAMPED
    facts: dict[str, Stored] = field(default_factory=dict)
    personal: dict[str, Stored] = field(default_factory=dict)
    subject: str | None = None


class Writing:
    """The one transaction of a verb. What it writes can be read at once; entries are made when it ends."""

    def __init__(self, database: peewee.Database, layout: Layout, act: Act, head: Head, clock: Clock) -> None:
        self.database = database
        self._layout = layout
        self._act = act
        self._head = head
        self._clock = clock
        self._rows = TableRows(database)
        self._pending: dict[tuple[str, str], _Pending] = {}
        self._turns: dict[str, int] = {}
        self.touched_cases = {act.case} if act.case else set[str]()

    def insert(self, table: type[T], identifier: str | None = None, **values: object) -> str:
        """Add a row with python values, by field or column name; gives its id (a new UUIDv7 where none is given).

        Fields not named take their defaults. Raises peewee.IntegrityError where the table forbids the row.
        """
        form = shape(table)
        key = identifier or new_id(self._clock())
        columns = {name: value for name, value in self._complete(table, values).items() if value is not None}
        pending = _Pending(form.table, key, None)
        self._take(pending, columns, columns)
        if not self._rows.insert(form.table, key, pending.stamp, columns):
            raise peewee.IntegrityError(f"{form.table} has a row {key} already, or another with what must be unique")
        return key

    def decide(self, table: str, identifier: str, columns: Mapping[str, Stored], case: str | None) -> None:
        """Set columns of a row as a person decided, by stored values; all of them, since another archive may hold others.

        Only for an act whose verb is `DECIDE`, with rows of `decision` that say what is settled. A row not there is added.
        """
        held = self._rows.read(table, identifier, ("base_chain", "base_seq", *columns))
        base = None if held is None else Base(str(held["base_chain"]), int(held["base_seq"] or 0))
        pending = self._pending.get((table, identifier)) or _Pending(table, identifier, base)
        self._take(pending, columns, {**columns, "case_id": case})
        written = self._rows.update(table, identifier, base, pending.stamp, columns)
        if not written and not self._rows.insert(table, identifier, pending.stamp, columns):
            raise peewee.IntegrityError(f"{table} has another row with what must be unique")

    def update(self, table: type[T], identifier: str, **values: object) -> None:
        """Set columns of a row by python values; those that have the value already are left out. Raises LookupError."""
        form = shape(table)
        columns = {form.named[name].column_name: _stored(form.named[name], value) for name, value in values.items()}
        held = self._rows.read(form.table, identifier, (*form.columns, "base_chain", "base_seq"))
        if held is None:
            raise LookupError(f"{form.table} has no row {identifier}")
        changed = {name: value for name, value in columns.items() if held[name] != value}
        if not changed:
            return
        base = Base(str(held["base_chain"]), int(held["base_seq"] or 0))
        pending = self._pending.get((form.table, identifier)) or _Pending(form.table, identifier, base)
        self._take(pending, changed, {**held, **changed})
        apply_change(self._rows, pending.stamp, Change(form.table, identifier, base, changed))

    @property
    def before(self) -> Head:
        """Where the chain ended when this verb began."""
        return self._head

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self._pending)

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were written."""
        return frozenset(table for table, _identifier in self._pending)

    def finish(self) -> tuple[int, Head]:
        """Append the entries: one for each person whose data were written, all facts in the first. Gives the chain's new end."""
        groups: dict[int, list[_Pending]] = {}
        for pending in self._pending.values():
            groups.setdefault(pending.stamp.seq, []).append(pending)
        position, head = 0, self._head
        for seq in sorted(groups):
            position, head = self._append(seq, groups[seq], head)
        return position, head

    def _append(self, seq: int, group: list[_Pending], before: Head) -> tuple[int, Head]:
        act, chain = self._act, before.chain
        subject = next((pending.subject for pending in group if pending.subject is not None), None)
        time = moment_text(self._clock)
        head = EntryHead(chain, seq, self._layout.schema, time, act.operator, act.counter, act.verb, act.case, subject)
        changes = [Change(pending.table, pending.id, pending.base, pending.facts) for pending in group]
        personal = [(index, pending.personal) for index, pending in enumerate(group) if pending.personal]
        entry = make_entry(before, head, changes, personal)
        return append(self.database, entry), Head(chain, seq, entry.hash())

    def _complete(self, table: type[JournaledTable], values: Mapping[str, object]) -> dict[str, Stored]:
        form = shape(table)
        given = {form.named[name].column_name: value for name, value in values.items()}
        columns: dict[str, Stored] = {}
        for each in form.fields:
            value = given[each.column_name] if each.column_name in given else _default(each)
            columns[each.column_name] = _stored(each, value)
        return columns

    def _take(self, pending: _Pending, columns: Mapping[str, Stored], row: Mapping[str, Stored]) -> None:
        """Note what is set in a row, apart for facts and personal data, and where the row belongs."""
        personal = self._layout.personal.get(pending.table)
        for name, value in columns.items():
            if personal is None or name not in personal.columns:
                pending.facts[name] = value
            else:
                pending.personal[name] = value
        if pending.personal and personal is not None:
            subject = pending.id if personal.subject == "id" else row.get(personal.subject)
            if subject is None or pending.subject not in {None, subject}:
                raise ValueError(f"{pending.table}: personal data of one person, named in {personal.subject}")
            pending.subject = str(subject)
        # Each person has an entry of their own, in turn; facts without personal data stand in the first.
        turn = 0 if pending.subject is None else self._turns.setdefault(pending.subject, len(self._turns))
        pending.stamp = Base(self._head.chain, self._head.seq + 1 + turn)
        self._pending[pending.table, pending.id] = pending
        case = pending.id if pending.table == self._layout.case_table else row.get("case_id")
        if case:  # a number that nobody's is has no case
            self.touched_cases.add(str(case))


def moment_text(clock: Clock) -> str:
    """What the clock says, as an entry keeps it. Raises ValueError for a clock that does not say its offset from UTC."""
    moment = clock()
    if moment.utcoffset() is None:
        raise ValueError("a clock must give its offset from UTC")
    return moment.isoformat()


def make_entry(before: Head, head: EntryHead, changes: list[Change], personal: list[tuple[int, dict[str, Stored]]]) -> Entry:
    """The entry behind `before`, with fresh salts."""
    facts_salt = secrets.token_bytes(_SALT_BYTES)
    facts = write_facts(changes, head.chain)
    if not personal:
        return Entry(before.hash, head.stored().encode(), facts, facts_salt, None, None, None)
    personal_salt = secrets.token_bytes(_SALT_BYTES)
    secret = write_personal(personal)
    hashed = salted(personal_salt, secret)
    return Entry(before.hash, head.stored().encode(), facts, facts_salt, secret, personal_salt, hashed)


def _default(each: peewee.Field) -> object:
    return each.default() if callable(each.default) else each.default


def _stored(each: peewee.Field, value: object) -> Stored:
    """The value as it is stored. Raises TypeError or ValueError for what the field does not keep, or not exactly."""
    kept = each.db_value(value)  # type: ignore[no-untyped-call] # untyped in peewee's stubs
    if isinstance(kept, bool):
        return int(kept)
    if kept is None or isinstance(kept, str):
        return kept
    if isinstance(kept, int) and kept in _INTEGERS:
        return kept
    raise TypeError(f"{each.name}: {value!r} cannot be kept in a journaled row")
