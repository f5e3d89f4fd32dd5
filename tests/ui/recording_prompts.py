"""Prompts that ask nobody: they keep what would have been asked and give the answers laid ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget


@dataclass
class RecordingPrompts:
    """`asked` holds every text shown; an answer that is not laid ready is the person closing the dialog."""

    asked: list[str] = field(default_factory=list)
    answer: bool = False
    path: Path | None = None
    printed_to: Path | None = None

    def tell(self, parent: QWidget, text: str) -> None:
        del parent
        self.asked.append(text)

    def confirm(self, parent: QWidget, text: str, yes: str, then: Callable[[], None]) -> None:
        del parent, yes
        self.asked.append(text)
        if self.answer:
            then()

    def open_file(self, parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]) -> None:
        del parent, kinds
        self._file(title, then)

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> None:
        del parent, name, kinds
        self._file(title, then)

    def choose_folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        del parent
        self._file(title, then)

    def choose_printer(self, parent: QWidget, printer: QPrinter, then: Callable[[QPrinter], None]) -> None:
        del parent
        self.asked.append(printer.docName())
        if self.printed_to is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.printed_to))
            then(printer)

    def _file(self, title: str, then: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.path is not None:
            then(self.path)
