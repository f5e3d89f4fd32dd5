"""The trays of a printer, by the names that Qt has for them: what is set for one tray is not right for another."""

from typing import TYPE_CHECKING

from app.texts import N_

if TYPE_CHECKING:  # printing is loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter

AUTOMATIC = "Auto"
TRAYS = (
    (AUTOMATIC, N_("As the printer has it")),
    ("Upper", N_("Upper tray")),
    ("Middle", N_("Middle tray")),
    ("Lower", N_("Lower tray")),
    ("Manual", N_("By hand")),
    ("Tractor", N_("Tractor")),
)


def tray_of(printer: "QPrinter") -> str:
    """Return the tray that is set in the dialog."""
    return printer.paperSource().name


def set_tray(printer: "QPrinter", tray: str) -> None:
    """Take paper from this tray; an unknown one changes nothing."""
    sources = type(printer).PaperSource
    if tray and tray in sources.__members__:
        printer.setPaperSource(sources[tray])


def installed_printers() -> list[str]:
    """The names of this machine's printers, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  (loaded when printers are first asked for)

    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name))
