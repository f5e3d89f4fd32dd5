"""Ticks that cannot be given are not drawn as empty boxes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.pages.growing_table import GrowingTable
from ui.widgets import CellKind
from ui.widgets.table.delegate import CellDelegate
from ui.widgets.table.model import RecordModel

Index = QModelIndex | QPersistentModelIndex


class QuietTicks(CellDelegate):
    """A closed cell shows its tick only where it is ticked."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the box away."""
        super().initStyleOption(option, index)
        model = index.model()
        if not isinstance(model, RecordModel) or model.columns[index.column()].kind is not CellKind.TICK:
            return
        if not model.is_open(index) and option.checkState is not Qt.CheckState.Checked:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator


class QuietTable(GrowingTable):
    """A growing table whose closed ticks are not drawn."""

    def use_quiet_ticks(self, delegate: QuietTicks) -> None:
        """Draw with `delegate`, which Qt does not own."""
        self._delegate = delegate
        self.setItemDelegate(delegate)
