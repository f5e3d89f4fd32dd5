"""The backup of the archive, made from the settings: when the last one was made, where it lies, and another one now."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.upkeep.backups import last_backup, make_backup
from app.errors import RuzhuError
from ui.context import WindowContext
from ui.widgets import Button, Field, PlainLabel
from ui.widgets.labels import KIND


class BackupPart(QWidget):
    """An archive belongs to its thread, so it is copied at once; a site of a thousand homes takes about a second."""

    def __init__(self, context: WindowContext, label_width: int) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        self.last = PlainLabel("")
        self.button = Button(_("Back up now…"), self.choose_folder)
        self.note = PlainLabel("", "quiet")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addSpacing(label_width + 8)
        line.addWidget(self.button)
        line.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("Backup"), "section"))
        column.addWidget(Field(_("Last backup"), self.last, label_width=label_width))
        column.addLayout(line)
        context.changes.changed.connect(self._read)

    def _read(self) -> None:
        last = last_backup(self._context.desk)
        none = self._context.translate("None yet")
        self.last.setText(none if last is None else f"{last.made_at:%Y-%m-%d %H:%M}  {last.folder}")

    def choose_folder(self) -> None:
        """Ask where to, then back up."""
        self._context.prompts.choose_folder(self, self._context.translate("Where backups lie"), self.back_up)

    def back_up(self, folder: Path) -> None:
        """Back up into a new folder below `folder`; what goes wrong is said here."""
        _ = self._context.translate
        self._say(_("Backing up …"), "quiet")
        self.note.repaint()
        try:
            made = make_backup(self._context.desk, folder)
        except RuzhuError as error:
            self._say(self._context.sentence(error.reason), "reason")
            return
        self._say(_("Backed up to {folder}.").format(folder=made.folder), "done")
        self._context.changes.tell()

    def _say(self, text: str, kind: str) -> None:
        self.note.setText(text)
        self.note.setProperty(KIND, kind)
        self.note.style().polish(self.note)

    def showEvent(self, event: QShowEvent) -> None:
        """What was said of an earlier one gives way to the advice."""
        super().showEvent(event)
        self._read()
        _ = self._context.translate
        self._say(_("Choose a folder on another disk, such as a USB stick; the backup is encrypted like the archive."), "quiet")
