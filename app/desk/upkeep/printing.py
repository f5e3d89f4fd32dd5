"""How this counter prints certificates, and what puts its printers right. Of this station alone: no entry of the journal."""

from app.archive.database.printer_fits import PrintChoice, PrinterFits
from app.desk.desk import Desk
from app.errors import InputError
from app.procedure.certificates.printing import A4_PAPER, LEAST_SCALE, MOST_OFFSET, MOST_SCALE, PrinterFit, PrintMode

CERTIFICATE = "certificate"
"""The form that may be overprinted."""

__all__ = ["CERTIFICATE", "PrintChoice", "certificate_printing", "keep_certificate_printing", "keep_fit", "printer_fit"]


def certificate_printing(desk: Desk) -> PrintChoice:
    """Return how certificates are printed at this counter; whole on A4 where nothing was chosen."""
    chosen = PrinterFits(desk.database).load_choice(desk.counter, CERTIFICATE)
    return chosen or PrintChoice(paper=A4_PAPER, mode=PrintMode.WHOLE)


def keep_certificate_printing(desk: Desk, choice: PrintChoice) -> None:
    """Print certificates like this from now on. Raises ArchiveError where the archive cannot be written."""
    PrinterFits(desk.database).save_choice(desk.counter, CERTIFICATE, choice)


def printer_fit(desk: Desk, printer: str, tray: str) -> PrinterFit:
    """Return what puts a printer's tray right; the fit that changes nothing where none was kept."""
    return PrinterFits(desk.database).load(printer, tray)


def keep_fit(desk: Desk, printer: str, tray: str, fit: PrinterFit) -> None:
    """Keep what puts a printer's tray right.

    Raises InputError for values that no printer needs, ArchiveError where the archive cannot be written.
    """
    if not fit.is_possible:
        raise InputError.of("print.fit_impossible", offset=f"{MOST_OFFSET / 10:.0f}", least=LEAST_SCALE, most=MOST_SCALE)
    PrinterFits(desk.database).save(printer, tray, fit)
