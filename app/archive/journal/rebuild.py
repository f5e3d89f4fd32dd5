"""Every journaled table rebuilt from the journal, by the same function that writing uses, and compared with what is kept."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import peewee

from app.archive.database.connection import run
from app.archive.journal.applying import apply_changes
from app.archive.journal.entry import Base, Entry, EntryHead, Stored
from app.archive.journal.layout import Layout, Shape, shape
from app.archive.journal.rows import MemoryRows
from app.procedure.reason import Reason

Step = Callable[[int], None]

_BATCH = 256


class Replay:
    """Applies entries one after another, those of older schemas as they would be written today.

    `is_twin` is for `MemoryRows`.
    """

    def __init__(self, layout: Layout, is_twin: Callable[[str, str, Base], bool] | None = None) -> None:
        self._layout = layout
        self._schema = layout.schema
        self.rows = MemoryRows(layout.unique, is_twin)
        self.waiting: set[str] = set()
        self.went_back: list[Reason] = []
        self._times: dict[str, datetime] = {}

    def apply_all(self, entries: Iterable[Entry], step: Step | None = None) -> None:
        """Apply entries in turn; `step` is told now and then how many."""
        for number, entry in enumerate(entries, 1):
            self.apply(entry)
            if step is not None and number % _BATCH == 0:
                step(number)

    def apply(self, entry: Entry) -> None:
        """Apply one entry. One of a newer schema waits, and so does its chain behind it."""
        head = entry.read_head()
        self._look_at_clock(head)
        if head.schema > self._schema or head.chain in self.waiting:
            self.waiting.add(head.chain)
            return
        changes = entry.changes(head.chain)
        if head.schema != self._schema:
            changes = self._layout.up_to_date(changes, head.schema)
        self.rows.forgotten = entry.personal is None and entry.personal_hash is not None
        apply_changes(self.rows, head, changes)

    def _look_at_clock(self, head: EntryHead) -> None:
        time = datetime.fromisoformat(head.time)
        before = self._times.get(head.chain)
        if before is not None and time < before:
            self.went_back.append(Reason.of("archive.clock_went_back", seq=head.seq, time=head.time, before=before.isoformat()))
        self._times[head.chain] = time


def differences(database: peewee.Database, layout: Layout, rows: MemoryRows) -> Iterator[Reason]:
    """Yield rows that are not what the journal says, in either direction, and rows that it says and are not kept."""
    for model in layout.all_journaled:
        yield from _compare(database, shape(model), rows.tables.get(shape(model).table, {}))


def _compare(database: peewee.Database, form: Shape, expected: dict[str, dict[str, Stored]]) -> Iterator[Reason]:
    columns = (*form.columns, "base_chain", "base_seq")
    names = ", ".join(f'"{name}"' for name in columns)
    kept = 0
    for identifier, *values in run(database, f'SELECT id, {names} FROM "{form.table}"'):  # noqa: S608 names of models
        row = expected.get(identifier)
        if row is None:
            yield Reason.of("archive.row_unexplained", table=form.table, id=identifier)
            continue
        kept += 1
        if values != [row.get(name) for name in columns]:
            wrong = ", ".join(name for name, value in zip(columns, values, strict=True) if row.get(name) != value)
            yield Reason.of("archive.row_differs", table=form.table, id=identifier, columns=wrong)
    if kept < len(expected):
        yield Reason.of("archive.rows_missing", table=form.table, count=len(expected) - kept)
