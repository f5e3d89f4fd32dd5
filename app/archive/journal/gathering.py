"""What one verb sets, row by row, and in which of its entries each row stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.archive.folder.anchor import ChainHead
from app.archive.journal.entry import Base, Change, Stored, weight
from app.archive.journal.layout import Layout

_UNSTAMPED = Base("", 0)


@dataclass(slots=True)
class Pending:
    """What one entry sets in one row. `base` is what the row carried before, `stamp` the entry."""

    table: str
    id: str
    base: Base | None
    stamp: Base = _UNSTAMPED
    facts: dict[str, Stored] = field(default_factory=dict)
    personal: dict[str, Stored] = field(default_factory=dict)
    subject: str | None = None

    def change(self) -> Change:
        """Return the facts of it."""
        return Change(self.table, self.id, self.base, self.facts)


class Gathering:
    """Entries that grow side by side: one for each person whose data are written, all facts in the first.

    Once one of them is as large as the layout wants, all are closed and the next ones begin behind them; so whatever rests on
    another row stands in the same entry or behind it. A row that is written again then carries the closed entry as its base.
    """

    def __init__(self, layout: Layout, before: ChainHead, *, undivided: bool) -> None:
        """`undivided` keeps what belongs together in one entry, however large."""
        self._layout = layout
        self._chain = before.chain
        self._first = before.seq + 1
        self._undivided = undivided
        self._open: dict[tuple[str, str], Pending] = {}
        self._closed: list[Pending] = []
        self._turns: dict[str, int] = {}
        self._weights: Counter[int] = Counter()
        self._full = False

    def of_row(self, table: str, identifier: str, base: Base | None) -> Pending:
        """Return what an entry that still grows sets in a row; nothing yet, on top of the `base` that the row carries now."""
        if self._full:
            self._close()
        return self._open.get((table, identifier)) or Pending(table, identifier, base)

    def take(self, pending: Pending, columns: Mapping[str, Stored], row: Mapping[str, Stored]) -> None:
        """Note what is set in a row, apart for facts and personal data, and where the row belongs; `row` has it all."""
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
        pending.stamp = Base(self._chain, self._first + turn)
        self._open[pending.table, pending.id] = pending
        self._weights[turn] += weight(Change(pending.table, pending.id, pending.base, dict(columns)))
        if self._weights[turn] >= self._layout.entry_bytes and not self._undivided:
            self._full = True

    def _close(self) -> None:
        self._closed.extend(self._open.values())
        self._first += max(1, len(self._turns))
        self._open, self._turns, self._weights, self._full = {}, {}, Counter(), False

    def __iter__(self) -> Iterator[Pending]:
        """Yield what each entry sets in each row, in the order in which the rows were first written."""
        yield from self._closed
        yield from self._open.values()

    def entries(self) -> Iterator[tuple[int, list[Pending]]]:
        """Yield what each entry sets, by its seq, in order."""
        groups: dict[int, list[Pending]] = {}
        for pending in self:
            groups.setdefault(pending.stamp.seq, []).append(pending)
        for seq in sorted(groups):
            yield seq, groups[seq]
