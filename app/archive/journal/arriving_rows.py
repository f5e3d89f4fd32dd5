"""Rows to which entries of other archives are applied, one change at a time: what does not fit is a conflict, never an error."""

from collections.abc import Mapping

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import engine_of
from app.archive.journal.chain import entry_at
from app.archive.journal.entry import Base, Change, Stored
from app.archive.journal.layout import Layout
from app.archive.journal.rows import TableRows

_MOST_STEPS_BACK = 1000
_MOST_READ = 8  # entries kept as they were read, of about a mebibyte at most


class ArrivingRows(TableRows):
    """The tables, written by entries that did not know what stands here."""

    def __init__(self, database: peewee.Database, layout: Layout) -> None:
        super().__init__(database)
        self._engine = engine_of(database)
        self._layout = layout
        # A few entries may have written thousands of rows of a roster, each of which has a twin.
        self._read: dict[Base, dict[tuple[str, str], Change]] = {}

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. Raises peewee.IntegrityError for values that the table never takes."""
        if self._updated(table, identifier, base, stamp, columns):
            return True
        twin = None if base is None else self._twin_of(table, identifier, base)
        return twin is not None and self._updated(table, identifier, twin, stamp, columns)

    def twin(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. What counts as no conflict is a row that began with these values, whether or not it was changed since.

        A row that came to these values later is a twin, and yet a conflict: where the two arrive the other way round, what it
        began with is one, and only what is listed here too is decided for both.
        """
        held = self.read(table, identifier, ("base_chain", "base_seq", *columns))
        if held is None:
            return False
        holder = Base(str(held.pop("base_chain")), int(held.pop("base_seq") or 0))
        if held == dict(columns):
            run(
                self._database,
                "INSERT INTO twin (row_table, row_id, chain, seq, holder_chain, holder_seq) VALUES (%s, %s, %s, %s, %s, %s) "
                "ON CONFLICT DO NOTHING",
                (table, identifier, *stamp, *holder),
            )
        return self._first_values(table, identifier, holder) == dict(columns)

    def rests_on(self, table: str, identifier: str, base: Base) -> bool:
        """See `RowStore`."""
        holder = self.holder(table, identifier)
        return holder is not None and holder in {base, self._twin_of(table, identifier, base)}

    def _updated(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        try:
            with self._engine.attempt():
                return super().update(table, identifier, base, stamp, columns)
        except peewee.IntegrityError as error:
            if not self._engine.breaks_uniqueness(error):
                raise
            return False

    def _twin_of(self, table: str, identifier: str, base: Base) -> Base | None:
        sql = "SELECT holder_chain, holder_seq FROM twin WHERE row_table = %s AND row_id = %s AND chain = %s AND seq = %s"
        found = run(self._database, sql, (table, identifier, *base)).fetchone()
        return None if found is None else Base(str(found[0]), int(found[1]))

    def _first_values(self, table: str, identifier: str, last: Base) -> dict[str, Stored] | None:
        """Return what the row was added with, found by going back from entry to entry."""
        base: Base | None = last
        for _step in range(_MOST_STEPS_BACK):
            change = None if base is None else self._changes(base).get((table, identifier))
            if change is None:
                return None
            if change.base is None:
                return change.columns
            base = change.base
        return None

    def _changes(self, base: Base) -> dict[tuple[str, str], Change]:
        """Return what an entry changed, by row; empty for one that is not here."""
        known = self._read.get(base)
        if known is None:
            entry = entry_at(self._database, *base)
            changes: list[Change] = []
            if entry is not None:
                head = entry.read_head()
                changes = self._layout.up_to_date(entry.changes(head.chain), head.schema)
            if len(self._read) >= _MOST_READ:
                del self._read[next(iter(self._read))]
            known = self._read[base] = {(change.table, change.id): change for change in reversed(changes)}
        return known
