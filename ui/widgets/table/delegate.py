"""The editors inside the cells, and how a cell that cannot be used is drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.widgets.choice import Choice
from ui.widgets.date_input import DateInput
from ui.widgets.input import Draft
from ui.widgets.line_input import LineInput
from ui.widgets.table.column import CellKind, InputColumn
from ui.widgets.table.model import RecordModel

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell by the kind of its column."""

    def __init__(self, columns: tuple[InputColumn, ...], today: Callable[[], date] | None) -> None:
        super().__init__()
        self._columns = columns
        self._today = today

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor."""
        model = index.model()
        column = (model.columns if isinstance(model, RecordModel) else self._columns)[index.column()]
        editor: LineInput | DateInput | Choice
        if column.kind is CellKind.CHOICE:
            editor = Choice(column.options)
            editor.edited.connect(lambda: self.commitData.emit(editor))
        elif column.kind is CellKind.DAY:
            editor = DateInput(today=self._today)
            editor.setMaximumWidth(16777215)
        else:
            editor = LineInput(field=column.field, limit=column.limit)
            if column.kind is CellKind.NUMBER:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(column.title)
        editor.setProperty("cell", True)
        editor.setParent(parent)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's typing in the editor."""
        if isinstance(editor, Choice | DateInput | LineInput):
            cell: Draft = index.data(Qt.ItemDataRole.EditRole)
            editor.take_draft(cell)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed, whether it can be used or not."""
        if isinstance(editor, DateInput):
            day = None if editor.problem() else editor.value()
            model.setData(index, day.isoformat() if day is not None else editor.text())
        elif isinstance(editor, Choice | LineInput):
            model.setData(index, editor.draft_value())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell that cannot be used is underlined in the colour of reasons; the words stand under the table."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, RecordModel) and model.columns[index.column()].problem(model.cell(index)) is not None:
            painter.save()
            # The palette's bright text is the colour of reasons (ui/theme.py).
            painter.setPen(QPen(option.palette.brightText().color(), 2))
            rectangle = option.rect
            painter.drawLine(rectangle.bottomLeft(), rectangle.bottomRight())
            painter.restore()
