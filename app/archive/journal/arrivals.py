"""Entries of other archives taken in many at a time: where all fits, rows go in by table; where one does not, one by one.

The rows are the same either way. Going by table is what makes an import fast: one statement for many rows.
"""

from collections.abc import Sequence

import peewee

from app.archive.database.connection import run, run_many
from app.archive.journal.applying import Conflict, apply_changes
from app.archive.journal.arriving_rows import ArrivingRows
from app.archive.journal.chain import append_many
from app.archive.journal.entry import DECIDE, DESTROY, Base, Change, Entry, EntryHead, Stored
from app.archive.journal.layout import Layout, shape
from app.archive.journal.rows import TableRows, insert_statement, update_statement

_FORCED = frozenset({DECIDE, DESTROY})

Values = tuple[Stored, ...]
"""A new row: its id, chain and seq of the entry that wrote it last, and all columns of its table, NULL where none was written."""

Changed = tuple[dict[str, Stored], str, int, Base]
"""What becomes of a row that is here: its new columns, chain and seq of the entry that wrote it last, and what it rests on."""


class Arrivals:
    """Gathers entries, and appends and applies them when told to, in their order."""

    def __init__(self, database: peewee.Database, layout: Layout) -> None:
        self._database = database
        self._layout = layout
        self._columns = {(form := shape(model)).table: form.columns for model in layout.all_journaled}
        self._unique = {table: frozenset(name for names in several for name in names) for table, several in layout.unique.items()}
        self._entries: list[Entry] = []
        self._new: dict[str, dict[str, Values]] = {table: {} for table in self._columns}
        self._changed: dict[str, dict[str, Changed]] = {table: {} for table in self._columns}
        self._one_by_one = False

    @property
    def waiting(self) -> int:
        """How many entries are gathered and not yet written."""
        return len(self._entries)

    def add(self, entry: Entry, head: EntryHead, changes: Sequence[Change]) -> None:
        """Gather an entry, of which head and changes were read; their tables and columns must be those of the archive."""
        self._entries.append(entry)
        if head.verb in _FORCED:
            self._one_by_one = True
        if not self._one_by_one:
            self._one_by_one = not self._gather(head.chain, head.seq, changes)

    def _gather(self, chain: str, seq: int, changes: Sequence[Change]) -> bool:
        """Add to what becomes of the rows; False where only one change after another can tell."""
        # Kept as the values that are bound: what was read is let go while the processor still has it at hand.
        for table, identifier, base, columns in changes:
            new = self._new[table]
            if base is not None:
                if not self._gather_change(table, identifier, (columns, chain, seq, base)):
                    return False
            elif identifier in new or identifier in self._changed[table]:
                return False
            else:
                new[identifier] = (identifier, chain, seq, *map(columns.get, self._columns[table]))
        return True

    def _gather_change(self, table: str, identifier: str, change: Changed) -> bool:
        columns, chain, seq, base = change
        if table in self._unique and not self._unique[table].isdisjoint(columns):
            return False  # where two rows change places it matters which goes first
        new, changed = self._new[table].get(identifier), self._changed[table].get(identifier)
        if new is not None and base == new[1:3]:
            row = {**dict(zip(self._columns[table], new[3:], strict=True)), **columns}
            self._new[table][identifier] = (identifier, chain, seq, *row.values())
        elif new is None and changed is None:
            self._changed[table][identifier] = change
        elif changed is not None and base == changed[1:3]:
            self._changed[table][identifier] = {**changed[0], **columns}, chain, seq, changed[3]
        else:
            return False
        return True

    def flush(self) -> list[Conflict]:
        """Append and apply what was gathered; return the changes that conflict.

        Raises peewee.IntegrityError for values no table takes.
        """
        entries, one_by_one = self._entries, self._one_by_one
        self._entries, self._one_by_one = [], False
        try:
            append_many(self._database, entries)
            if not one_by_one and self._all_fit():
                return []
            # Anew each time: between two times a person's data may be destroyed, of which nothing read before may be left.
            rows = ArrivingRows(self._database, self._layout)
            return [conflict for entry in entries for conflict in self._apply(rows, entry)]
        except OverflowError as error:
            raise peewee.IntegrityError(str(error)) from error  # a number that no table keeps
        finally:
            for table in self._columns:
                self._new[table].clear()
                self._changed[table].clear()

    def _all_fit(self) -> bool:
        """Write by table; False, and nothing written, where a row was there already or is not what a change rests on."""
        run(self._database, "SAVEPOINT arriving")
        try:
            fitted = all(self._add(table, rows) for table, rows in self._new.items() if rows)
            fitted = fitted and all(self._change(table, rows) for table, rows in self._changed.items() if rows)
        except peewee.IntegrityError:
            fitted = False  # which change it was is found one by one
        if not fitted:
            run(self._database, "ROLLBACK TO arriving")
        run(self._database, "RELEASE arriving")
        return fitted

    def _add(self, table: str, rows: dict[str, Values]) -> bool:
        return run_many(self._database, insert_statement(table, self._columns[table]), rows.values()) == len(rows)

    def _change(self, table: str, rows: dict[str, Changed]) -> bool:
        statements: dict[tuple[str, ...], list[Values]] = {}
        for identifier, (columns, chain, seq, base) in rows.items():
            statements.setdefault(tuple(columns), []).append((*columns.values(), chain, seq, identifier, *base))
        return all(
            run_many(self._database, update_statement(table, names, based=True), several) == len(several)
            for names, several in statements.items()
        )

    def _apply(self, rows: ArrivingRows, entry: Entry) -> list[Conflict]:
        head = entry.read_head()
        changes = self._layout.up_to_date(entry.changes(head.chain), head.schema)
        return apply_changes(rows, head, changes)

    def holder_of(self, conflict: Conflict) -> tuple[str, int]:
        """Return the entry that last wrote the row in question; an empty one where another row stands in its place."""
        return TableRows(self._database).holder(conflict.change.table, conflict.change.id) or ("", 0)
