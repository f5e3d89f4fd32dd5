"""Why a cell of a table cannot be used: in words under the table, and where to go to mend it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.procedure.reason import Reason
from ui.widgets import PlainLabel, RecordTable


class TableReason(PlainLabel):
    """The words under a table; hidden while every cell can be used."""

    def __init__(self, table: RecordTable, say: Callable[[Reason], str]) -> None:
        super().__init__("", "reason")
        self._table = table
        self._say = say
        self.hide()
        table.edited.connect(self.judge)
        table.records.modelReset.connect(self.judge)

    def judge(self) -> None:
        """Say the first reason, or nothing."""
        reason = self._table.problem()
        self.setText(self._say(reason) if reason is not None else "")
        self.setVisible(reason is not None)


def bad_cell(tables: Sequence[RecordTable], reason: Reason) -> QWidget | None:
    """Return the table with the cell that has this reason, which becomes the current one."""
    for table in tables:
        found = table.records.first_problem()
        if found is not None and found[2] == reason:
            table.setCurrentIndex(table.records.index(found[0], found[1]))
            return table
    return None
