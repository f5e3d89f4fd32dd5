"""A table whose cells are typed into by keyboard."""

from ui.widgets.table.column import CellKind, InputColumn
from ui.widgets.table.view import RecordTable

__all__ = ["CellKind", "InputColumn", "RecordTable"]
