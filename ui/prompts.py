"""The few dialogs there are: never blocking, and passed in, so that a test answers them by itself.

A question in the page (`ui/widgets/strip.py`) comes first; a dialog is for files, printers and what cannot be taken back.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from app.texts import Translator

if TYPE_CHECKING:  # printing is loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter

FileTaken = Callable[[Path], None]
Button = QMessageBox.StandardButton


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

    def choose_printer(self, parent: QWidget, printer: "QPrinter", then: "Callable[[QPrinter], None]") -> None:
        """Ask for the printer, its paper and pages."""


class WindowPrompts:
    """The real dialogs. Each is opened and left to itself; it is gone when it closes."""

    def __init__(self, translate: Translator) -> None:
        self._translate = translate

    def tell(self, parent: QWidget, text: str) -> None:
        """Say one thing."""
        self._box(parent, QMessageBox.Icon.Information, text).open()

    def confirm(self, parent: QWidget, text: str, yes: str, then: Callable[[], None]) -> None:
        """Ask; the button that does nothing is the one that Enter and Esc press."""
        box = self._box(parent, QMessageBox.Icon.Question, text)
        box.setStandardButtons(Button.Cancel)
        does = box.addButton(yes.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(Button.Cancel)
        box.finished.connect(lambda _result: then() if box.clickedButton() is does else None)
        box.open()

    def open_file(self, parent: QWidget, title: str, kinds: str, then: FileTaken) -> None:
        """Ask for a file to read."""
        dialog = QFileDialog(parent, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._file(dialog, then)

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, then: FileTaken) -> None:
        """Ask where to write."""
        dialog = QFileDialog(parent, title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        self._file(dialog, then)

    def choose_folder(self, parent: QWidget, title: str, then: FileTaken) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._file(dialog, then)

    def choose_printer(self, parent: QWidget, printer: "QPrinter", then: "Callable[[QPrinter], None]") -> None:
        """Ask for the printer."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  (loaded when something is printed)

        dialog = QPrintDialog(printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(printer))
        QDialog.open(dialog)

    def _file(self, dialog: QFileDialog, then: FileTaken) -> None:
        # Qt's own Chinese of its file dialog has holes; where the system shows its own, these words are not used.
        _ = self._translate
        for label, word in (
            (QFileDialog.DialogLabel.LookIn, _("Folder:")),
            (QFileDialog.DialogLabel.FileName, _("Name:")),
            (QFileDialog.DialogLabel.FileType, _("Kind:")),
        ):
            dialog.setLabelText(label, word)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _box(self, parent: QWidget, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(icon, self._translate("Ruzhu"), text, QMessageBox.StandardButton.Ok, parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box
