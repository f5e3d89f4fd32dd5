"""楼栋: the roster. Choose a unit to receive its client; read a roster file."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.desk.household.queries import UnitToReceive, units_to_receive
from app.desk.household.reception import receive
from app.errors import RuzhuError
from app.procedure.case import Tenure
from app.texts.values import TENURES, UNIT_KINDS
from ui.boards.board import Board
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.boards.roster_reading import RosterStrip
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel, Strip


class UnitsBoard(Board):
    """Enter on a unit opens its case, and makes one where there is none."""

    key = "units"

    case_wanted = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Units to receive"))
        self._search = ""
        self.head.addWidget(Button(_("Read a roster…"), self.choose_file, "Ctrl+O"))
        self._problem = Strip(tone="reason")
        self._problem.hide()
        self.reading = RosterStrip(context)
        columns = self._columns()
        self.rows: LazyRows[UnitToReceive] = LazyRows(columns, self._read)
        self.table = RowsTable(_("Units"), self.rows, columns)
        self.table.opened.connect(self._open)
        self._empty = PlainLabel("", "quiet")
        self._hint = PlainLabel(_("Enter receives the client of the chosen unit, or opens the case that there is."), "quiet")
        self.reading.settled.connect(self.focus_first)
        self.column.addWidget(self._problem)
        self.column.addWidget(self.reading)
        self.column.addWidget(self._empty)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._hint)

    def _columns(self) -> tuple[ShownColumn[UnitToReceive], ...]:
        _ = self.context.translate
        return (
            ShownColumn(_("Unit"), lambda row: row.unit.label, 184),
            ShownColumn(_("Kind"), lambda row: _(UNIT_KINDS[row.unit.kind]), 96),
            ShownColumn(_("Area m²"), lambda row: "" if row.unit.area is None else f"{row.unit.area:.2f}", 88),
            ShownColumn(_("Layout"), lambda row: row.unit.layout, 104),
            ShownColumn(_("Client expected"), lambda row: row.notice.client_name if row.notice else ""),
            ShownColumn(_("As"), self._tenure, 72),
            ShownColumn(_("Notice"), lambda row: row.notice.number if row.notice else "", 120),
            ShownColumn(_("Notice until"), _day, 104),
            ShownColumn(_("Case"), lambda row: _("open it") if row.case_id else "", 80),
        )

    def _tenure(self, row: UnitToReceive) -> str:
        tenure = row.notice.tenure if row.notice is not None else ""
        return self.context.translate(TENURES[Tenure(tenure)]) if tenure else ""

    def _read(self, limit: int, offset: int) -> tuple[UnitToReceive, ...]:
        return units_to_receive(self.context.desk, self._search, limit, offset)

    def refresh(self) -> None:
        """Read anew; the row that was chosen stays chosen."""
        _ = self.context.translate
        at = self.table.currentIndex().row()
        self.rows.reload()
        self.table.choose(max(at, 0))
        some = self.rows.rowCount() > 0
        nothing = _("There is no unit yet. Read the roster of the project first (.xlsx or .csv).")
        self._empty.setText(_("Nothing is found for this search.") if self._search else nothing)
        self._empty.setVisible(not some)
        self._hint.setVisible(some)

    def search(self, text: str) -> None:
        """Show what every word of `text` finds."""
        self._search = text
        self.refresh()

    def open_first(self) -> None:
        """Enter in the search box: the first unit is received."""
        self._open(0)

    def focus_first(self) -> None:
        """The list takes the focus."""
        self.table.setFocus()

    def _open(self, place: int) -> None:
        row = self.rows.row(place)
        if row is None:
            return
        if row.case_id is not None:
            self.case_wanted.emit(row.case_id)
            return
        try:
            case_id = receive(self.context.desk, row.unit.id, row.notice.id if row.notice else None)
        except RuzhuError as error:
            self._problem.say(self.context.sentence(error.reason))
            return
        self._problem.say("")
        self.context.changes.tell()
        self.case_wanted.emit(case_id)

    def choose_file(self) -> None:
        """Ask for a roster file."""
        _ = self.context.translate
        self.context.prompts.open_file(self, _("Read a roster"), _("Rosters (*.xlsx *.csv)"), self.read_file)

    def read_file(self, path: Path) -> None:
        """Read a roster file and show what stands in it before anything goes in."""
        self.reading.read(path)


def _day(row: UnitToReceive) -> str:
    return row.notice.last_day.isoformat() if row.notice is not None and row.notice.last_day is not None else ""
