"""今日: the cases with the step at which each stands and why it waits. The start screen."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desk.household.queries import BoardRow, board, case_counts
from app.texts.values import ENDINGS
from ui.boards.board import Board
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.boards.procedure_notice import ProcedureNotice
from ui.context import WindowContext
from ui.widgets import Button, Choice, PlainLabel

if TYPE_CHECKING:  # loaded when there is such a case
    from app.desk.household.moving_on import Stuck
    from ui.boards.stuck_case import StuckCase

ENDED = {ending.value: word for ending, word in ENDINGS.items()}


class CasesBoard(Board):
    """`case_wanted` opens a case; `new_wanted` goes to the roster to make one."""

    key = "cases"

    case_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Cases"))
        self._search = ""
        self.steps = Choice(self._step_options(), empty=_("All steps"))
        self.steps.setAccessibleName(_("Step"))
        self.steps.setMinimumWidth(184)
        self.steps.edited.connect(self.refresh)
        self.head.addWidget(self.steps)
        self.head.addWidget(Button(_("New case"), self.new_wanted.emit, "N", main=True))
        columns = self._columns()
        self.rows: LazyRows[BoardRow] = LazyRows(columns, self._read)
        self.table = RowsTable(_("Cases"), self.rows, columns)
        self.table.opened.connect(self._open)
        self._summary = PlainLabel("", "quiet")
        self._empty = PlainLabel("", "quiet")
        self.notice = ProcedureNotice(context)
        self._list = QWidget()
        self._stack = QStackedWidget()
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.notice, self._empty):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self._summary)
        self._stack.addWidget(self._list)
        self.column.addWidget(self._stack, 1)

    @cached_property
    def stuck(self) -> "StuckCase":
        """A case that cannot go on, in the place of the list; made when there is one."""
        from ui.boards.stuck_case import StuckCase  # noqa: PLC0415  (loaded when there is such a case)

        shown = StuckCase(self.context)
        shown.left.connect(self._show_list)
        shown.moved.connect(self._moved)
        self._stack.addWidget(shown)
        return shown

    @property
    def shows_stuck(self) -> bool:
        """Whether a case that cannot go on is shown instead of the list."""
        return "stuck" in self.__dict__ and self._stack.currentWidget() is self.stuck

    def show_stuck(self, case_id: str, found: "Stuck") -> None:
        """Say why a case cannot go on."""
        self._stack.setCurrentWidget(self.stuck)
        self.stuck.show_case(case_id, found)

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.refresh()
        self.focus_first()

    def _moved(self, case_id: str) -> None:
        self._show_list()
        self.case_wanted.emit(case_id)

    def _columns(self) -> tuple[ShownColumn[BoardRow], ...]:
        _ = self.context.translate
        return (
            ShownColumn(_("Number"), lambda row: row.number, 104),
            ShownColumn(_("Unit"), lambda row: row.unit, 168),
            ShownColumn(_("Client"), lambda row: row.client, 168),
            ShownColumn(_("Step"), self._step_name, 152),
            ShownColumn(_("Why it waits"), self._why),
            ShownColumn(_("Notice until"), lambda row: row.last_day, 104),
            ShownColumn(_("Opened"), lambda row: row.opened_on, 104),
        )

    def _step_options(self) -> list[tuple[str, str]]:
        _ = self.context.translate
        steps = [(step.id, step.name(self.context.language)) for step in self.context.desk.procedure.steps]
        return steps + [(ending, _(word)) for ending, word in ENDED.items()]

    def _read(self, limit: int, offset: int) -> tuple[BoardRow, ...]:
        return board(self.context.desk, self._search, self.steps.value() or None, limit, offset)

    def _step_name(self, row: BoardRow) -> str:
        ending = ENDED.get(row.step)
        return self.context.translate(ending) if ending is not None else self.context.name(f"step:{row.step}")

    def _why(self, row: BoardRow) -> str:
        if row.step in ENDED or row.blocked_by is None:
            return ""
        return self.context.sentence(row.blocked_by)

    def refresh(self) -> None:
        """Read anew; the row that was chosen stays chosen."""
        if self.shows_stuck:
            if self.stuck.refresh():
                return
            self._stack.setCurrentWidget(self._list)
        self.notice.refresh()
        _ = self.context.translate
        chosen = self.rows.row(self.table.currentIndex().row())
        self.rows.reload()
        again = 0
        if chosen is not None:
            ids = [self._id(place) for place in range(self.rows.rowCount())]
            again = ids.index(chosen.case_id) if chosen.case_id in ids else 0
        self.table.choose(again)
        counts = case_counts(self.context.desk)
        ended = sum(counts.get(ending, 0) for ending in ENDED)
        going = sum(counts.values()) - ended
        self._summary.setText(_("{going} cases under way, {ended} ended").format(going=going, ended=ended))
        nothing = _("Nothing is found for this search.") if self._search else _("There is no case yet. N makes the first one.")
        self._empty.setText("" if self.rows.rowCount() else nothing)
        self._empty.setVisible(not self.rows.rowCount())

    def _id(self, place: int) -> str:
        row = self.rows.row(place)
        return row.case_id if row is not None else ""

    def search(self, text: str) -> None:
        """Show what every word of `text` finds; a case that cannot go on gives way once something else is typed."""
        if self.shows_stuck and text == self._search:
            return
        self._stack.setCurrentWidget(self._list)
        self._search = text
        self.refresh()

    def open_first(self) -> None:
        """Enter in the search box: the first row is opened."""
        self._open(0)

    def focus_first(self) -> None:
        """The list takes the focus, or what stands in its place."""
        if self.shows_stuck:
            self.stuck.setFocus()
            return
        self.table.setFocus()
        if self.table.selectionModel().hasSelection():
            return
        index = self.rows.index(0, 0)
        self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _open(self, place: int) -> None:
        row = self.rows.row(place)
        if row is not None:
            self.case_wanted.emit(row.case_id)
