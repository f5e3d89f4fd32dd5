"""The backup of the archive, made from the settings: when the last one was made, where it lies, and another one now."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.upkeep.backups import LastBackup, last_backup, make_backup
from ui.context import WindowContext
from ui.widgets import Button, Field, PlainLabel
from ui.widgets.labels import KIND

if TYPE_CHECKING:
    from ui.boards.exchange.work_strip import WorkStrip

SHOWN = 5
"""Problems that are said here; `verify` names them all."""


class BackupPart(QWidget):
    """It is made beside the window's work: every scan is read each time, which may take minutes."""

    def __init__(self, context: WindowContext, label_width: int) -> None:
        super().__init__()
        self._context = context
        self._unseen = False
        _ = context.translate
        self.last = PlainLabel("")
        self.button = Button(_("Back up now…"), self.choose_folder)
        self.note = PlainLabel("", "quiet")
        self.problems = PlainLabel("", "reason")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addSpacing(label_width + 8)
        line.addWidget(self.button)
        line.addWidget(self.note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(PlainLabel(_("Backup"), "section"))
        self._column.addWidget(Field(_("Last backup"), self.last, label_width=label_width))
        self._column.addLayout(line)
        self._column.addWidget(self.problems)
        context.changes.changed.connect(self._read)

    @cached_property
    def work(self) -> "WorkStrip":
        """The line that tells how far it is, made when a backup first is."""
        from ui.boards.exchange.work_strip import WorkStrip  # noqa: PLC0415  (it comes with all of the exchange)

        strip = WorkStrip(self._context)
        strip.busy.connect(self.button.setDisabled)
        self._column.addWidget(strip)
        return strip

    def _read(self) -> None:
        last = last_backup(self._context.desk)
        none = self._context.translate("None yet")
        self.last.setText(none if last is None else f"{last.made_at:%Y-%m-%d %H:%M}  {last.folder}")

    def choose_folder(self) -> None:
        """Ask where to, then back up."""
        self._context.prompts.choose_folder(self, self._context.translate("Where backups lie"), self.back_up)

    def back_up(self, folder: Path) -> None:
        """Back up into a new folder below `folder`; what goes wrong is said here."""
        self._say("", "quiet")
        self.work.run(
            self._context.translate("Backing up …"),
            lambda desk, told: make_backup(desk, folder, told),
            done=self._done,
            failed=lambda sentence: self._say(sentence, "reason"),
            stopped=self._stopped,
        )

    def _done(self, made: LastBackup) -> None:
        _ = self._context.translate
        lines = [_("Backed up to {folder}.").format(folder=made.folder)]
        if made.replaced:
            text = _("{count} damaged copies of scans were replaced there: its disk may be failing.")
            lines.append(text.format(count=made.replaced))
        found = [_("{count} problems found:").format(count=len(made.problems))] if made.problems else []
        found += [self._context.sentence(problem) for problem in made.problems[:SHOWN]]
        self._say("\n".join(lines), "done", "\n".join(found))
        self._context.changes.tell()

    def _stopped(self, made: LastBackup | None) -> None:
        if made is None:
            self._say(self._context.translate("Cancelled. There is no new backup; scans that were copied stay."), "quiet")
        else:
            self._done(made)

    def _say(self, text: str, kind: str, problems: str = "") -> None:
        self.problems.setText(problems)
        self.problems.setVisible(bool(problems))
        self.note.setText(text)
        self.note.setProperty(KIND, kind)
        self.note.style().polish(self.note)
        self._unseen = not self.isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        """What was said of an earlier one gives way to the advice, once it was seen."""
        super().showEvent(event)
        self._read()
        if self._unseen:
            self._unseen = False
            return
        _ = self._context.translate
        self._say(_("Choose a folder on another disk, such as a USB stick; the backup is encrypted like the archive."), "quiet")
