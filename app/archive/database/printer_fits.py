"""What puts each printer of this station right, and how each counter prints a form. Local: never journaled, never sent."""

from dataclasses import dataclass

import peewee

from app.archive.database.connection import explained, run
from app.archive.database.engine import upsert
from app.archive.tables.printing import PrintChoiceTable, PrinterFitTable
from app.procedure.certificates.printing import PrinterFit, PrintMode


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """How a form is printed at a counter. `printer` and `tray` are "" where the dialog's own is taken."""

    paper: str
    mode: PrintMode
    printer: str = ""
    tray: str = ""


class PrinterFits:
    """The printers of one archive's station."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def save(self, printer: str, tray: str, fit: PrinterFit) -> None:
        """Keep the fit of a tray. Raises ArchiveError where the archive cannot be written."""
        sql = upsert("printer_fit", ("printer", "tray"), ("dx", "dy", "scale_x", "scale_y"))
        with explained():
            run(self._database, sql, (printer, tray, fit.dx, fit.dy, fit.scale_x, fit.scale_y))

    def load(self, printer: str, tray: str) -> PrinterFit:
        """Return the fit of a tray; the one that changes nothing where none was kept."""
        table = PrinterFitTable
        query = table.select(table.dx, table.dy, table.scale_x, table.scale_y).where(
            (table.printer == printer) & (table.tray == tray)
        )
        found = list(query.tuples().execute(self._database))
        return PrinterFit(*found[0]) if found else PrinterFit()

    def save_choice(self, counter: str, form: str, choice: PrintChoice) -> None:
        """Keep how a form is printed at a counter. Raises ArchiveError where the archive cannot be written."""
        sql = upsert("print_choice", ("counter", "form"), ("paper", "mode", "printer", "tray"))
        with explained():
            run(self._database, sql, (counter, form, choice.paper, choice.mode.value, choice.printer, choice.tray))

    def load_choice(self, counter: str, form: str) -> PrintChoice | None:
        """Return how a form is printed at a counter, or None where nothing was chosen."""
        table = PrintChoiceTable
        query = table.select(table.paper, table.mode, table.printer, table.tray).where(
            (table.counter == counter) & (table.form == form)
        )
        found = list(query.tuples().execute(self._database))
        if not found:
            return None
        paper, mode, printer, tray = found[0]
        return PrintChoice(paper=paper, mode=PrintMode(mode), printer=printer, tray=tray)
