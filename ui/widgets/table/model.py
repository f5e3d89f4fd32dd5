"""The rows of a table, as typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.errors import InputError
from app.procedure.reason import Reason
from ui.widgets.input import Draft
from ui.widgets.table.column import CellKind, Cells, InputColumn, Row, Value

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_ALIGNED_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGNED_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordModel(QAbstractTableModel):
    """Rows of cells. What a row carries beside its columns (an id) is kept and given back. `edited` counts only the person."""

    edited = Signal()

    def __init__(self, columns: Sequence[InputColumn], say: Callable[[Reason], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.locked: Callable[[int, str], bool] = lambda _row, _key: False
        self._say = say
        self._rows: list[Cells] = []

    def offer(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        """Other choices for a column of choices, such as the people of the case."""
        self.columns = tuple(replace(column, options=tuple(options)) if column.key == key else column for column in self.columns)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = [self._cells(row) for row in rows]
        self.endResetModel()

    def _cells(self, row: Row) -> Cells:
        cells: Cells = {key: value if isinstance(value, str | bool | int) else None for key, value in row.items()}
        cells.update({column.key: column.cell(row.get(column.key)) for column in self.columns})
        return cells

    def values(self, row: int) -> dict[str, Value]:
        """Return one row as values, whatever it carries beside its columns included."""
        cells = self._rows[row]
        extra: dict[str, Value] = {key: value for key, value in cells.items() if isinstance(value, str | bool | int)}
        return {**extra, **{column.key: column.value(cells.get(column.key)) for column in self.columns}}

    def first_problem(self) -> tuple[int, int, Reason] | None:
        """Return row, column and reason of the first cell that cannot be used."""
        for row, cells in enumerate(self._rows):
            for place, column in enumerate(self.columns):
                reason = column.problem(cells.get(column.key))
                if reason is not None:
                    return row, place, reason
        return None

    def all_values(self) -> list[dict[str, Value]]:
        """Return all rows as values; InputError when a cell cannot be used."""
        problem = self.first_problem()
        if problem is not None:
            raise InputError(problem[2])
        return [self.values(row) for row in range(len(self._rows))]

    def raw(self) -> list[Draft]:
        """Return all rows as typed, for a draft."""
        return [dict(cells) for cells in self._rows]

    def take_raw(self, rows: Draft) -> None:
        """Put typed rows back."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        self.endResetModel()

    def insert(self, row: Row) -> int:
        """Add a row at the end; its place."""
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(self._cells(row))
        self.endInsertRows()
        self.edited.emit()
        return place

    def remove(self, place: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self.endRemoveRows()
        self.edited.emit()

    def put(self, row: int, key: str, value: Value) -> None:
        """Set one cell from the program; not counted as typing."""
        place = next(number for number, column in enumerate(self.columns) if column.key == key)
        self._rows[row][key] = self.columns[place].cell(value)
        index = self.index(row, place)
        self.dataChanged.emit(index, index)

    def is_open(self, index: Index) -> bool:
        """Return whether the person may change the cell."""
        column = self.columns[index.column()]
        return column.kind is not CellKind.SHOWN and not self.locked(index.row(), column.key)

    def cell(self, index: Index) -> Draft:
        """Return the raw typing of one cell."""
        return self._rows[index.row()].get(self.columns[index.column()].key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return titles above, row numbers at the left."""
        if role != Role.DisplayRole:
            return None
        return self.columns[section].title if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what the view asks of a cell."""
        answer = _ANSWERS.get(Role(role))
        return None if answer is None else answer(self, self.columns[index.column()], self.cell(index))

    def reason_of(self, column: InputColumn, cell: Draft) -> str:
        """Return why a cell cannot be used, in words."""
        reason = column.problem(cell)
        return self._say(reason) if reason is not None else ""

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Return the person changed a cell."""
        if role == Role.CheckStateRole:
            cell: Draft = Qt.CheckState(value) is Qt.CheckState.Checked
        else:
            cell = value if isinstance(value, str | bool) else ""
        if cell == self.cell(index):
            return True
        self._rows[index.row()][self.columns[index.column()].key] = cell
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not self.is_open(index):
            return flags
        if self.columns[index.column()].kind is CellKind.TICK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable


def _tick(_model: RecordModel, column: InputColumn, cell: Draft) -> Qt.CheckState | None:
    if column.kind is not CellKind.TICK:
        return None
    return Qt.CheckState.Checked if cell is True else Qt.CheckState.Unchecked


_ANSWERS: Mapping[Role, Callable[[RecordModel, InputColumn, Draft], object]] = {
    Role.DisplayRole: lambda _model, column, cell: column.text(cell),
    Role.EditRole: lambda _model, _column, cell: cell,
    Role.CheckStateRole: _tick,
    Role.TextAlignmentRole: lambda _model, column, _cell: _ALIGNED_RIGHT if column.kind is CellKind.NUMBER else _ALIGNED_LEFT,
    Role.AccessibleTextRole: lambda _model, column, cell: f"{column.title}: {column.text(cell)}",
    Role.AccessibleDescriptionRole: RecordModel.reason_of,
    Role.StatusTipRole: RecordModel.reason_of,
}
