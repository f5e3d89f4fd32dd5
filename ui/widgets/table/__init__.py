"""A table whose cells are typed into by keyboard."""

from ui.widgets.table.column import Column, Kind
from ui.widgets.table.view import RecordTable

__all__ = ["Column", "Kind", "RecordTable"]
