"""台帐资料: every paper of control, seen as it prints, printed, and saved as PDF or workbook (C5–C7)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.errors import RuzhuError
from app.procedure.reason import Reason
from ui.boards.certificates.control_choice import NAMES, OF_WHICH, SAYING, ControlKind, control_job, offered
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.control_paper import ControlJob
from ui.widgets import Button, Choice, DateInput, PlainLabel
from ui.wizard.preview import Preview

LIST_WIDTH, PREVIEW_WIDTH = 560, 620


class PapersPart(QWidget):
    """Arrows choose a paper, Enter prints it, Esc goes back to the list that was shown before (`left`)."""

    print_wanted = Signal(object)
    save_wanted = Signal(object)
    workbook_wanted = Signal(object)
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        _ = context.translate
        columns: tuple[ShownColumn[ControlKind], ...] = (
            ShownColumn(_("Paper"), lambda kind: _(NAMES[kind]), 208),
            ShownColumn(_("What it shows"), lambda kind: _(SAYING[kind])),
        )
        self.rows: LazyRows[ControlKind] = LazyRows(columns, lambda limit, offset: tuple(ControlKind)[offset : offset + limit])
        self.table = RowsTable(_("Papers of control"), self.rows, columns)
        self.which = Choice()
        self.first_day = DateInput(today=context.desk.today)
        self.last_day = DateInput(today=context.desk.today)
        self.first_day.set_value(context.desk.today().replace(day=1))
        self.last_day.set_value(context.desk.today())
        self.problem = PlainLabel("", "reason")
        self.preview: Preview[ControlJob] = Preview(context)
        self.preview.forms.hide()
        self._job: ControlJob | None = None
        self._wanted = ""
        self._arrange()
        self.rows.reload()
        self.table.choose(0)
        self.table.opened.connect(lambda _row: self._give(self.print_wanted.emit))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        self.which.edited.connect(self._read)
        for line in (self.first_day, self.last_day):
            line.edited.connect(self._type)
            line.editingFinished.connect(self._read)

    def _arrange(self) -> None:
        _ = self.context.translate
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * len(ControlKind) + 34)
        self._of_which = PlainLabel("", "quiet", wraps=False)
        self._asked_which = _over(self._of_which, self.which)
        first, last = (PlainLabel(text, "quiet", wraps=False) for text in (_("First day of the list"), _("Last day of the list")))
        self._asked_days = QWidget()
        days = QHBoxLayout(self._asked_days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(8)
        for label, line in ((first, self.first_day), (last, self.last_day)):
            line.setAccessibleName(label.text())
            days.addWidget(_over(label, line))
        days.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.print_button = Button(_("Print"), lambda: self._give(self.print_wanted.emit), "Ctrl+P", main=True)
        self.save_button = Button(_("Save as PDF…"), lambda: self._give(self.save_wanted.emit), "Ctrl+S")
        self.workbook_button = Button(_("Save as .xlsx…"), lambda: self._give(self.workbook_wanted.emit), "Ctrl+E")
        self.back_button = Button(_("Close  Esc"), self.left.emit)
        for button in (self.print_button, self.save_button, self.workbook_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(16)
        column.addWidget(self.table)
        column.addWidget(self._asked_which)
        column.addWidget(self._asked_days)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, PREVIEW_WIDTH])
        splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    @property
    def kind(self) -> ControlKind:
        """The paper that is chosen."""
        return self.rows.row(self.table.currentIndex().row()) or ControlKind.LEDGER

    @property
    def job(self) -> ControlJob | None:
        """The paper that is shown; None where there is none, and why is said."""
        return self._job

    def show_kind(self, kind: ControlKind, which: str = "") -> None:
        """Choose a paper, and of which lot, application, counter or book it is."""
        self._wanted, row = which, list(ControlKind).index(kind)
        if self.table.currentIndex().row() == row:
            self._choose()
        else:
            self.table.choose(row)

    def refresh(self) -> None:
        """Offer and read anew; what was chosen stays chosen."""
        self._wanted = self.which.value()
        self._choose()

    def focus_first(self) -> None:
        """The list of papers takes the focus."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        kind = self.kind
        self.which.set_options(offered(self.context, kind))
        self.which.set_value(self._wanted)
        self._wanted = ""
        self._of_which.setText(self.context.translate(OF_WHICH[kind]) if kind in OF_WHICH else "")
        self.which.setAccessibleName(self._of_which.text())
        self._asked_which.setVisible(kind in OF_WHICH and self.which.count() > 0)
        self._asked_days.setVisible(kind is ControlKind.FINANCE)
        self._read()

    def _type(self) -> None:
        """A day that is still being typed is no mistake yet."""
        if self.first_day.problem() is None and self.last_day.problem() is None:
            self._read()
        else:
            self._show(None)

    def _read(self) -> None:
        try:
            job = control_job(self.context, self.kind, self.which.value(), self._days())
        except RuzhuError as error:
            self._show(None)
            self._say(error.reason)
        else:
            self._show(job)

    def _show(self, job: ControlJob | None) -> None:
        self._say(None)
        if job != self._job:
            self._job = job
            self.preview.show_paper(job)
        for button in (self.print_button, self.save_button, self.workbook_button):
            button.setEnabled(job is not None)

    def _days(self) -> tuple[date, date]:
        last = self.last_day.value() or self.context.desk.today()
        return self.first_day.value() or last.replace(day=1), last

    def _say(self, reason: Reason | None) -> None:
        self.problem.setText("" if reason is None else self.context.sentence(reason))
        self.problem.setVisible(reason is not None)

    def _give(self, give: Callable[[ControlJob], None]) -> None:
        if self._job is not None:
            give(self._job)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line prints; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give(self.print_wanted.emit)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _over(label: PlainLabel, line: QWidget) -> QWidget:
    """Return the name of an input over it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(line)
    return box
