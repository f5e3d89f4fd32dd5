"""The changes of one verb: applied at once, so that the verb reads what it wrote, and made entries when it ends."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import peewee

from app.archive.database.identity import new_id
from app.archive.folder.anchor import ChainHead
from app.archive.journal.applying import apply_change
from app.archive.journal.chain import append
from app.archive.journal.entry import (
    DECIDE,
    LARGEST,
    Base,
    Change,
    Entry,
    EntryHead,
    Stored,
    salted,
    write_facts,
    write_personal,
)
from app.archive.journal.gathering import Gathering, Pending
from app.archive.journal.layout import Layout, shape
from app.archive.journal.rows import TableRows
from app.archive.tables.base import JournaledTable
from app.errors import RefusedError

T = TypeVar("T", bound=JournaledTable)
Clock = Callable[[], datetime]

_SALT_BYTES = 16
_INTEGERS = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what: the verb, the operator's id, the counter, and the case where it is about one."""

    verb: str
    operator: str
    counter: str
    case: str | None = None


class Writing:
    """The one transaction of a verb. What it writes can be read at once; entries are made when it ends."""

    def __init__(self, database: peewee.Database, layout: Layout, act: Act, head: ChainHead, clock: Clock) -> None:
        self.database = database
        self._layout = layout
        self._act = act
        self._head = head
        self._clock = clock
        self._rows = TableRows(database)
        # A decision and the rows that say what it settles are read together.
        self._gathering = Gathering(layout, head, undivided=act.verb == DECIDE)
        self.touched_cases = {act.case} if act.case else set[str]()

    def insert(self, table: type[T], identifier: str | None = None, **values: object) -> str:
        """Add a row with python values, by field or column name; return its id (a new UUIDv7 where none is given).

        Fields not named take their defaults. Raises peewee.IntegrityError where the table forbids the row.
        """
        form = shape(table)
        key = identifier or new_id(self._clock())
        columns = {name: value for name, value in self._complete(table, values).items() if value is not None}
        pending = self._gathering.of_row(form.table, key, None)
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
        if held is not None and held.get("case_id"):
            self.touched_cases.add(str(held["case_id"]))  # the row may go over to another one
        pending = self._gathering.of_row(table, identifier, base)
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
        pending = self._gathering.of_row(form.table, identifier, base)
        self._take(pending, changed, {**held, **changed})
        apply_change(self._rows, pending.stamp, Change(form.table, identifier, base, changed))

    @property
    def before(self) -> ChainHead:
        """Where the chain ended when this verb began."""
        return self._head

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return any(True for _pending in self._gathering)

    @property
    def tables(self) -> frozenset[str]:
        """The tables that were written."""
        return frozenset(pending.table for pending in self._gathering)

    def finish(self) -> tuple[int, ChainHead]:
        """Append the entries, as `Gathering` has them. Gives the chain's new end.

        Raises RefusedError for one that would be too large to be sent to others.
        """
        position, head = 0, self._head
        for seq, group in self._gathering.entries():
            position, head = self._append(seq, group, head)
        return position, head

    def _append(self, seq: int, group: list[Pending], before: ChainHead) -> tuple[int, ChainHead]:
        act, chain = self._act, before.chain
        subject = next((pending.subject for pending in group if pending.subject is not None), None)
        time = moment_text(self._clock)
        head = EntryHead(chain, seq, self._layout.schema, time, act.operator, act.counter, act.verb, act.case, subject)
        changes = [pending.change() for pending in group]
        personal = [(index, pending.personal) for index, pending in enumerate(group) if pending.personal]
        entry = make_entry(before, head, changes, personal)
        return append(self.database, entry), ChainHead(chain, seq, entry.hash())

    def _complete(self, table: type[JournaledTable], values: Mapping[str, object]) -> dict[str, Stored]:
        form = shape(table)
        given = {form.named[name].column_name: value for name, value in values.items()}
        columns: dict[str, Stored] = {}
        for each in form.fields:
            value = given[each.column_name] if each.column_name in given else _default(each)
            columns[each.column_name] = _stored(each, value)
        return columns

    def _take(self, pending: Pending, columns: Mapping[str, Stored], row: Mapping[str, Stored]) -> None:
        self._gathering.take(pending, columns, row)
        case = pending.id if pending.table == self._layout.case_table else row.get("case_id")
        if case:  # a number that nobody's is has no case
            self.touched_cases.add(str(case))


def moment_text(clock: Clock) -> str:
    """Return what the clock says, as an entry keeps it. Raises ValueError for a clock that does not say its offset from UTC."""
    moment = clock()
    if moment.utcoffset() is None:
        raise ValueError("a clock must give its offset from UTC")
    return moment.isoformat()


def make_entry(before: ChainHead, head: EntryHead, changes: list[Change], personal: list[tuple[int, dict[str, Stored]]]) -> Entry:
    """Return the entry behind `before`, with fresh salts.

    Raises RefusedError for one that is too large to be sent: once it stood in the chain, nothing could be sent any more.
    """
    facts, secret = write_facts(changes, head.chain), write_personal(personal) if personal else None
    text = head.stored().encode()
    if len(text) + len(facts) + len(secret or b"") > LARGEST:
        raise RefusedError.of("archive.entry_too_large")
    facts_salt = secrets.token_bytes(_SALT_BYTES)
    if secret is None:
        return Entry(before.hash, text, facts, facts_salt, None, None, None)
    personal_salt = secrets.token_bytes(_SALT_BYTES)
    return Entry(before.hash, text, facts, facts_salt, secret, personal_salt, salted(personal_salt, secret))


def _default(each: peewee.Field) -> object:
    return each.default() if callable(each.default) else each.default


def _stored(each: peewee.Field, value: object) -> Stored:
    """Return the value as it is stored. Raises TypeError or ValueError for what the field does not keep, or not exactly."""
    kept = each.db_value(value)  # type: ignore[no-untyped-call] # untyped in peewee's stubs
    if isinstance(kept, bool):
        return int(kept)
    if kept is None or isinstance(kept, str):
        return kept
    if isinstance(kept, int) and kept in _INTEGERS:
        return kept
    raise TypeError(f"{each.name}: {value!r} cannot be kept in a journaled row")
