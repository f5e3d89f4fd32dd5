"""Entries of other archives applied many at a time: where all fits, rows go in by table; where one does not, one by one.

The rows are the same either way. Going by table is what makes an import fast: one statement for thousands of rows.
"""

from collections.abc import Iterable

import peewee

from app.archive.applying import Conflict, apply_changes
from app.archive.arriving_rows import ArrivingRows
from app.archive.connection import run, run_many
from app.archive.entry import DECIDE, DESTROY, Change, EntryHead, Stored
from app.archive.layout import Layout, shape
from app.archive.rows import insert_statement, update_statement

_FORCED = frozenset({DECIDE, DESTROY})


class Arrivals:
    """Gathers the changes of entries and applies them when told to, in their order."""

    def __init__(self, database: peewee.Database, layout: Layout) -> None:
        self._database = database
        self._rows = ArrivingRows(database, layout)
        self._columns = {form.table: form.columns for model in layout.all_journaled if (form := shape(model))}
        self._gathered: list[tuple[EntryHead, list[Change]]] = []
        self._turns: dict[tuple[str, str], int] = {}
        self._layers: list[dict[str, list[tuple[Stored, ...]]]] = []
        self._one_by_one = False
        self.rows = 0

    def add(self, head: EntryHead, changes: list[Change]) -> None:
        """Gather an entry's changes."""
        self._gathered.append((head, changes))
        self.rows += len(changes)
        if self._one_by_one or head.verb in _FORCED:
            self._one_by_one = True
            return
        for change in changes:
            self._place(head.chain, head.seq, change)

    def _place(self, chain: str, seq: int, change: Change) -> None:
        """The first change of a row in the first layer, the second in the second: layers are written in turn."""
        table, identifier, base, columns = change
        turn = self._turns.get((table, identifier), 0)
        self._turns[table, identifier] = turn + 1
        if turn == len(self._layers):
            self._layers.append({})
        if base is None:
            sql = insert_statement(table, self._columns[table])
            get = columns.get
            row: tuple[Stored, ...] = (identifier, chain, seq, *[get(name) for name in self._columns[table]])
        else:
            sql = update_statement(table, columns, based=True)
            row = (*columns.values(), chain, seq, identifier, *base)
        self._layers[turn].setdefault(sql, []).append(row)

    def flush(self) -> list[Conflict]:
        """Apply what was gathered; gives the changes that conflict. Raises peewee.IntegrityError for values no table takes."""
        gathered, layers, one_by_one = self._gathered, self._layers, self._one_by_one
        self._gathered, self._layers, self._turns, self._one_by_one = [], [], {}, False
        if not one_by_one:
            run(self._database, "SAVEPOINT arriving")
            fitted = self._all_fit(layers)
            run(self._database, "RELEASE arriving" if fitted else "ROLLBACK TO arriving")
            if fitted:
                return []
            run(self._database, "RELEASE arriving")
        return [conflict for head, changes in gathered for conflict in apply_changes(self._rows, head, changes)]

    def _all_fit(self, layers: Iterable[dict[str, list[tuple[Stored, ...]]]]) -> bool:
        try:
            return all(run_many(self._database, sql, rows) == len(rows) for layer in layers for sql, rows in layer.items())
        except peewee.IntegrityError:
            return False  # which change it was is found one by one

    def holder_of(self, conflict: Conflict) -> tuple[str, int]:
        """The entry that last wrote the row in question; an empty one where another row stands in its place."""
        return self._rows.holder(conflict.change.table, conflict.change.id) or ("", 0)
