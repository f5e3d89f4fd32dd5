"""Paper from a printer: the very PDF, drawn band by band at the printer's own resolution, in a worker with Cancel."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.archive.folder.files import write_whole
from app.desk.upkeep.printing import printer_fit
from app.errors import InputError
from ui.context import WindowContext
from ui.paper import PrintJob
from ui.pdf_pages import PdfPages
from ui.printer_trays import set_tray, tray_of
from ui.widgets import Button, PlainLabel
from ui.worker import Ticket

if TYPE_CHECKING:  # printing is loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter

    from ui.control_paper import ControlJob

POINTS_AN_INCH = 72
FINEST = 600
"""Dots an inch that are drawn at most: more are not seen in a form, and 1200 take four times as long."""
BAND = 72.0
"""Points of paper drawn at once, an inch, so that bands meet on whole dots; a whole page at 1200 dpi would take 560 MB."""

INK = bytes(0 if grey < 184 else 255 for grey in range(256))
"""Which greys pins print: a stroke that covers a quarter of a dot prints it."""


def print_pdf(pdf: bytes, printer: "QPrinter", ticket: Ticket, *, continuous: bool = False, sharp: bool = False) -> int:
    """Print the pages that the person chose; return how many. Runs in a worker; between two pages it can be cancelled.

    `continuous` paper is fed as wide as it is and never turned; `sharp` is for pins, which print a dot or none.
    """
    with PdfPages(pdf) as pages:
        wanted = _wanted(printer, len(pages))
        if not wanted:
            raise InputError.of("print.nothing")
        _set_paper(printer, pages, wanted[0], continuous=continuous)
        painter = QPainter()
        if not painter.begin(printer):
            raise InputError.of("print.printer_failed", printer=printer.printerName() or printer.outputFileName())
        try:
            for place, page in enumerate(wanted):
                ticket.progress(place, len(wanted))
                if place:
                    _set_paper(printer, pages, page, continuous=continuous)
                    printer.newPage()
                _draw_page(painter, pages, page, printer.resolution() / POINTS_AN_INCH, sharp=sharp)
        finally:
            painter.end()
        return len(wanted)


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or count, count)
    return [page - 1 for page in range(first, last + 1)]


def _set_paper(printer: "QPrinter", pages: PdfPages, page: int, *, continuous: bool) -> None:
    """The whole sheet, without margins of the driver's: the form has its own."""
    width, height = pages.size(page)
    if continuous:
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
        return
    upright = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    wide = width > height
    printer.setFullPage(True)
    printer.setPageSize(upright)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _draw_page(painter: QPainter, pages: PdfPages, page: int, scale: float, *, sharp: bool) -> None:
    width, height = pages.size(page)
    drawn = min(scale, FINEST / POINTS_AN_INCH)
    larger = scale / drawn
    top = 0.0
    while top < height:
        band = QRectF(0, top, width, min(BAND, height - top))
        image = pages.image(page, drawn, band)
        if sharp:
            image = black_or_white(image)
        place = QPointF(0, round(top * scale))
        painter.drawImage(QRectF(place, QSizeF(image.width() * larger, image.height() * larger)), image)
        top += BAND


def black_or_white(image: QImage) -> QImage:
    """Return what pins print, decided here: a driver would turn grey edges into scattered dots. Thin strokes stay whole."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots = bytes(grey.constBits()).translate(INK)
    return QImage(dots, grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Grayscale8).copy()


class PrintStrip(QWidget):
    """The line that shows while something is printed: what, how far, Cancel; and afterwards what came of it."""

    finished = Signal(bool)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._ticket: Ticket | None = None
        self.setProperty("strip", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(context.translate("Printing"))
        self._bar.setFixedWidth(240)
        self._cancel = Button(context.translate("Cancel"), self.cancel)
        self._close = Button(context.translate("Close"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.message, 1)
        for widget in (self._bar, self._cancel, self._close):
            row.addWidget(widget)
        self.hide()

    def print_paper(self, job: PrintJob) -> None:
        """Ask for a printer, then draw and print."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  (loaded when something is printed)

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job.title)
        wanted = job.printing
        if wanted.printer:
            printer.setPrinterName(wanted.printer)
        set_tray(printer, wanted.tray)
        self._context.prompts.choose_printer(self, printer, lambda chosen: self.begin(job, chosen))

    def begin(self, job: PrintJob, printer: "QPrinter") -> None:
        """Draw for this printer and its tray, and print."""
        fitted = job.fitted(printer_fit(self._context.desk, printer.printerName(), tray_of(printer)))
        continuous, sharp = fitted.is_continuous, fitted.sharp

        def work(ticket: Ticket) -> int:
            return print_pdf(fitted.pdf(), printer, ticket, continuous=continuous, sharp=sharp)

        self._run(job, work, _printed)

    def save_paper(self, job: PrintJob) -> None:
        """Ask where to, then write the form as PDF."""
        _ = self._context.translate
        self._save(job, job.pdf, ".pdf", _("Save as PDF"), _("PDF (*.pdf)"))

    def save_workbook(self, job: "ControlJob") -> None:
        """Ask where to, then write the paper as a workbook."""
        _ = self._context.translate
        self._save(job, job.workbook, ".xlsx", _("Save as .xlsx"), _("Workbook (*.xlsx)"))

    def _save(self, job: PrintJob, content: Callable[[], bytes], kind: str, title: str, kinds: str) -> None:
        name = "".join("-" if character in '/\\:*?"<>|' else character for character in job.title)

        def write(path: Path) -> None:
            self._run(job, lambda ticket: _write(content, path, ticket), _saved)

        self._context.prompts.save_file(self, title, f"{name}{kind}", kinds, write)

    def cancel(self) -> None:
        """Stop before the next page."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._end(self._context.translate("Printing was cancelled."), done=False)

    def _run(self, job: PrintJob, work: Callable[[Ticket], object], words: Callable[[WindowContext, object], str]) -> None:
        self.message.setText(self._context.translate("Drawing {title} …").format(title=job.title))
        self._bar.setRange(0, 0)
        for widget, shown in ((self._bar, True), (self._cancel, True), (self._close, False)):
            widget.setVisible(shown)
        self.show()
        self._ticket = self._context.workers.start(
            work,
            owner=self,
            done=lambda result: self._end(words(self._context, result), done=True),
            failed=self._failed,
            progressed=self._progressed,
        )

    def _progressed(self, page: int, pages: int) -> None:
        if pages > 1:
            self.message.setText(self._context.translate("Printing page {page} of {pages} …").format(page=page + 1, pages=pages))
        self._bar.setRange(0, pages)
        self._bar.setValue(page)

    def _failed(self, error: BaseException) -> None:
        reason = getattr(error, "reason", None)
        if reason is not None:
            self._end(self._context.sentence(reason), done=False)
        elif isinstance(error, OSError):
            self._end(self._context.translate("The file could not be written: {why}").format(why=error.strerror), done=False)
        else:
            self._end(self._context.translate("It could not be printed."), done=False)
            self._context.report_error(error)

    def put_away(self) -> None:
        """Hide what was said of something printed before; what is still being printed stays."""
        if self._ticket is None:
            self.hide()

    def _end(self, words: str, *, done: bool) -> None:
        self._ticket = None
        self.message.setText(words)
        for widget, shown in ((self._bar, False), (self._cancel, False), (self._close, True)):
            widget.setVisible(shown)
        self.finished.emit(done)


def _write(content: Callable[[], bytes], path: Path, ticket: Ticket) -> Path:
    made = content()
    ticket.progress(0, 1)
    write_whole(path, made)
    return path


def _printed(context: WindowContext, pages: object) -> str:
    return context.translate("{count} pages were sent to the printer.").format(count=pages)


def _saved(context: WindowContext, path: object) -> str:
    return context.translate("Saved as {file}.").format(file=path)
