"""What a roster file holds, shown before anything goes in: bad rows with their reasons, and the question (default: none in)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.upkeep.roster import RosterResult, import_roster
from app.errors import RuzhuError
from app.roster.rows import RosterReading
from app.texts.roster import FIELD_NAMES
from ui.context import WindowContext
from ui.widgets import Button, InputColumn, PlainLabel, RecordTable
from ui.worker import Ticket


class RosterStrip(QWidget):
    """Reads in a worker; takes the good rows only when asked to. Esc and "Take none" leave everything as it was."""

    settled = Signal()
    """It was decided what goes in; the list takes the focus again."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._reading: RosterReading | None = None
        _ = context.translate
        self.setProperty("strip", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel("", "strong")
        columns = (
            InputColumn(key="row", title=_("Row"), width=72),
            InputColumn(key="field", title=_("Column"), width=184),
            InputColumn(key="reason", title=_("Why it is not taken")),
        )
        self.bad_rows = RecordTable(columns, name=_("Rows that are not taken"), most_rows=6)
        self.none_button = Button(_("Take none"), self.drop)
        self.good_button = Button("", lambda: self._take(good_rows_only=True))
        self.all_button = Button("", lambda: self._take(good_rows_only=False), main=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.none_button, self.good_button, self.all_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.bad_rows)
        column.addLayout(buttons)
        self.hide()

    def read(self, path: Path) -> None:
        """Read the file in a worker, then show what it holds."""
        today = self._context.desk.today()
        self._say(self._context.translate("Reading {file} …").format(file=path.name))

        def work(_ticket: Ticket) -> RosterReading:
            from app.roster.reader import read_roster  # noqa: PLC0415  (openpyxl is loaded when a file is read)

            return read_roster(path, today=today)

        self._context.workers.start(work, owner=self, done=lambda reading: self._show(path, reading), failed=self._failed)

    def _show(self, path: Path, reading: RosterReading) -> None:
        _ = self._context.translate
        self._reading = reading
        good, bad = len(reading.rows), len(reading.rejected)
        text = _("{file}: {good} good rows, {bad} bad ones. None goes in unless you take the good ones.")
        if not bad:
            text = _("{file}: {good} good rows.")
        self.message.setText(text.format(file=path.name, good=good, bad=bad))
        self.bad_rows.set_rows(
            [
                {
                    "row": str(rejected.row),
                    "field": _(FIELD_NAMES.get(rejected.field, rejected.field)),
                    "reason": self._context.sentence(rejected.reason),
                }
                for rejected in reading.rejected
            ]
        )
        self.bad_rows.setVisible(bool(bad))
        self.none_button.setVisible(True)
        self.good_button.setText(_("Take the {count} good rows").format(count=good))
        self.good_button.setVisible(bool(bad and good))
        self.all_button.setText(_("Take all {count} rows").format(count=good))
        self.all_button.setVisible(not bad)
        self.show()
        (self.none_button if bad else self.all_button).setFocus()

    def _take(self, *, good_rows_only: bool) -> None:
        if self._reading is None:
            return
        try:
            result = import_roster(self._context.desk, self._reading, good_rows_only=good_rows_only)
        except RuzhuError as error:
            self._failed(error)
            return
        self._reading = None
        self._say(_words(self._context, result))
        self._context.changes.tell()
        self.settled.emit()

    def drop(self) -> None:
        """Take none."""
        self._reading = None
        self.hide()
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes none."""
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _failed(self, error: BaseException) -> None:
        self._reading = None
        if isinstance(error, RuzhuError):
            self._say(self._context.sentence(error.reason))
        else:
            self._say(self._context.translate("The file could not be read."))
            self._context.report_error(error)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        for widget in (self.bad_rows, self.none_button, self.good_button, self.all_button):
            widget.hide()
        self.show()


def _words(context: WindowContext, result: RosterResult) -> str:
    text = context.translate("{units} units and {notices} notices are new; {changed} were known and differ now.")
    changed = result.units_changed + result.notices_changed
    return text.format(units=result.units_new, notices=result.notices_new, changed=changed)
