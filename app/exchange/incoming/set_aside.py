"""Rows that no table has although the entry that adds them is here: kept out by another row, or in a branch not taken."""

import peewee

from app.archive.database.connection import run
from app.archive.database.undecided import UNDECIDED_FORKS
from app.archive.journal.entry import Base, Entry

_KEPT_OUT = "SELECT chain FROM conflict WHERE row_table = %s AND row_id = %s ORDER BY line LIMIT 1"
_FORKED = "SELECT chain, facts FROM forked_entry"
_DECIDED = f"""SELECT 1 FROM forked_entry WHERE chain = %s AND seq = %s
    AND NOT EXISTS (SELECT 1 FROM {UNDECIDED_FORKS} AS open WHERE open.hash = forked_entry.hash)"""  # noqa: S608 a constant


class SetAside:
    """Looks for what is here and stands in no table. Asked only about what is in none, which is rare."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database
        self._forked: dict[tuple[str, str], str] | None = None

    def adder_of(self, table: str, identifier: str) -> str | None:
        """Return the chain whose entry adds the row, None where none that is here does."""
        found = run(self._database, _KEPT_OUT, (table, identifier)).fetchone()
        if found is not None:
            return str(found[0])
        if self._forked is None:
            self._forked = {}
            for chain, facts in run(self._database, _FORKED):
                self._note(self._forked, str(chain), facts.encode())
        return self._forked.get((table, identifier))

    def is_decided(self, base: Base) -> bool:
        """Return whether the entry is one of a branch that was not taken, and a person decided about it: what rests on it
        goes on."""
        return run(self._database, _DECIDED, tuple(base)).fetchone() is not None

    def forked(self, chain: str, entry: Entry) -> None:
        """An entry of a branch that is not taken was kept."""
        if self._forked is not None:
            self._note(self._forked, chain, entry.facts)

    def _note(self, known: dict[tuple[str, str], str], chain: str, facts: bytes) -> None:
        try:
            changes = Entry(b"", b"", facts, b"", None, None, None).changes(chain)
        except ValueError:
            return  # it was never applied, so nobody read it before
        for table, identifier, base, _columns in changes:
            if base is None:
                known.setdefault((table, identifier), chain)
