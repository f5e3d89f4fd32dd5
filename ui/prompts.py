"""The few dialogs there are: never blocking, and passed in, so that a test answers them by itself.

A question in the page (`ui/widgets/strip.py`) comes first; a dialog is for files, printers and what cannot be taken back.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

FileTaken = Callable[[Path], None]


class Prompts(Protocol):
    """Asks the person; each answer comes later, to the function given. No answer calls nothing."""

    def tell(self, parent: QWidget, text: str) -> None:
        """Say one thing."""

    def confirm(self, parent: QWidget, text: str, yes: str, then: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back; `yes` is the word on the button that does it."""

    def open_file(self, parent: QWidget, title: str, kinds: str, then: FileTaken) -> None:
        """Ask for a file to read; `kinds` is Qt's filter text."""

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, then: FileTaken) -> None:
        """Ask where to write; an existing file is asked about by the dialog."""

    def choose_folder(self, parent: QWidget, title: str, then: FileTaken) -> None:
        """Ask for a folder."""

    def choose_printer(self, parent: QWidget, printer: QPrinter, then: Callable[[QPrinter], None]) -> None:
        """Ask for the printer, its paper and pages."""
