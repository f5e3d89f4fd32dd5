"""Entries of other archives applied many at a time: where all fits, rows go in by table; where one does not, one by one.

The rows are the same either way. Going by table is what makes an import fast: one statement for thousands of rows.
"""

import peewee

from app.archive.applying import Conflict, apply_changes
from app.archive.arriving_rows import ArrivingRows
from app.archive.connection import run, run_many
from app.archive.entry import DECIDE, DESTROY, Base, Change, EntryHead, Stored
from app.archive.layout import Layout
from app.archive.rows import insert_statement, update_statement

_FORCED = frozenset({DECIDE, DESTROY})


# What becomes of one row: its columns, chain and seq of the entry that wrote it last, and the base, None for a new row.
_Gathered = tuple[dict[str, Stored], str, int, Base | None]


class Arrivals:
    """Gathers the changes of entries and applies them when told to, in their order."""

    def __init__(self, database: peewee.Database, layout: Layout) -> None:
        self._database = database
        self._rows = ArrivingRows(database, layout)
        self._unique = {table: frozenset(name for names in several for name in names) for table, several in layout.unique.items()}
        self._entries: list[tuple[EntryHead, list[Change]]] = []
        self._gathered: dict[tuple[str, str], _Gathered] = {}
        self._one_by_one = False
        self.rows = 0

    def add(self, head: EntryHead, changes: list[Change]) -> None:
        """Gather an entry's changes; their tables and columns must be those of the archive."""
        self._entries.append((head, changes))
        self.rows += len(changes)
        if head.verb in _FORCED:
            self._one_by_one = True
        if not self._one_by_one:
            self._one_by_one = not self._gather(head.chain, head.seq, changes)

    def _gather(self, chain: str, seq: int, changes: list[Change]) -> bool:
        """Add to what becomes of the rows; False where only one change after another can tell."""
        gathered = self._gathered
        for table, identifier, base, columns in changes:
            key = table, identifier
            before = gathered.get(key)
            if base is not None and table in self._unique and not self._unique[table].isdisjoint(columns):
                return False  # where two rows change places it matters which goes first
            if before is None:
                gathered[key] = columns, chain, seq, base
            elif base == before[1:3]:
                gathered[key] = {**before[0], **columns}, chain, seq, before[3]
            else:
                return False
        return True

    def flush(self) -> list[Conflict]:
        """Apply what was gathered; gives the changes that conflict. Raises peewee.IntegrityError for values no table takes."""
        entries, gathered, one_by_one = self._entries, self._gathered, self._one_by_one
        self._entries, self._gathered, self._one_by_one = [], {}, False
        try:
            if not one_by_one:
                run(self._database, "SAVEPOINT arriving")
                fitted = self._all_fit(gathered)
                run(self._database, "RELEASE arriving" if fitted else "ROLLBACK TO arriving")
                if fitted:
                    return []
                run(self._database, "RELEASE arriving")
            return [conflict for head, changes in entries for conflict in apply_changes(self._rows, head, changes)]
        except OverflowError as error:
            raise peewee.IntegrityError(str(error)) from error  # a number that no table keeps

    def _all_fit(self, gathered: dict[tuple[str, str], _Gathered]) -> bool:
        """Write by table and columns; False where a row was there already, or is not what a change rests on."""
        statements: dict[tuple[object, ...], list[tuple[Stored, ...]]] = {}
        for (table, identifier), (columns, chain, seq, base) in gathered.items():
            rows = statements.setdefault((base is None, table, *columns), [])
            if base is None:
                rows.append((identifier, chain, seq, *columns.values()))
            else:
                rows.append((*columns.values(), chain, seq, identifier, *base))
        try:
            return all(run_many(self._database, _sql(*named), rows) == len(rows) for named, rows in statements.items())
        except peewee.IntegrityError:
            return False  # which change it was is found one by one

    def holder_of(self, conflict: Conflict) -> tuple[str, int]:
        """The entry that last wrote the row in question; an empty one where another row stands in its place."""
        return self._rows.holder(conflict.change.table, conflict.change.id) or ("", 0)


def _sql(new: object, table: object, *columns: object) -> str:
    names = tuple(map(str, columns))
    return insert_statement(str(table), names) if new else update_statement(str(table), names, based=True)
