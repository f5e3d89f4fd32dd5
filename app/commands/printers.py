"""What draws the papers of the subcommands: it is passed in, because nothing in `app` knows how paper is drawn."""

from collections.abc import Sequence
from typing import Protocol

from app.commands.speech import Speech
from app.desk.control.papers import Printable, StubBookPaper
from app.desk.desk import Desk
from app.desk.plain_tables.order import DescribedTable, PlainTable, TableOrder, TableProgress, WrittenTable
from app.exchange.partners.cards import Card


class Printers(Protocol):
    """Each gives the content of a file, and raises InputError (`print.undrawable`) for a character that cannot be drawn."""

    def packet(self, desk: Desk, case_id: str, speech: Speech) -> bytes:
        """Return the packet of one case as PDF."""
        ...

    def paper(self, paper: Printable, speech: Speech, *, as_workbook: bool) -> bytes:
        """Return a paper of control as PDF or workbook."""
        ...

    def stubs(self, books: Sequence[StubBookPaper], speech: Speech, *, as_workbook: bool) -> bytes:
        """Covers and stubs of at least one book as PDF or workbook."""
        ...

    def card(self, card: Card, desk: Desk, speech: Speech) -> bytes:
        """Return the card of the archive as PDF."""
        ...

    def copies(self, desk: Desk, order: TableOrder, speech: Speech, tell: TableProgress) -> tuple[WrittenTable, ...]:
        """Plain copies for other systems, written into a folder. Raises InputError and RefusedError."""
        ...

    def described_tables(self, what: Sequence[PlainTable], speech: Speech) -> tuple[DescribedTable, ...]:
        """Return the columns of these plain tables in words."""
        ...
