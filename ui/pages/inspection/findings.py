"""Items and defects together: an item that is not fine opens a defect, one that is fine closes its defects."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.procedure.case import CaseFile, CheckResult
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import Item, UnitPart
from ui.pages.inspection.defects_table import DefectsTable
from ui.pages.inspection.items_table import ItemsTable
from ui.pages.inspection.stage import defects_of, items_to_judge
from ui.pages.parts.table_reason import TableReason
from ui.widgets import Button, PlainLabel
from ui.wizard.context import PageContext


class Findings(QWidget):
    """The two tables of a round."""

    edited = Signal()

    def __init__(self, context: PageContext, items: Sequence[tuple[UnitPart, Item]]) -> None:
        super().__init__()
        _ = context.translate
        self.items = ItemsTable(context)
        self.defects = DefectsTable(context, items)
        self._defects_title = PlainLabel(_("Defects"), "section")
        self.all_fine = Button(_("All fine"), self.items.all_fine, "Ctrl+A")
        self._add = Button(_("+ Defect"), self._add_defect, "Ctrl+D")
        keys = PlainLabel(_("Space fine · X not fine · N not applicable"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.items)
        column.addWidget(TableReason(self.items, context.sentence))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.all_fine)
        line.addWidget(self._add)
        line.addWidget(keys, 1)
        column.addLayout(line)
        column.addWidget(self._defects_title)
        column.addWidget(self.defects)
        column.addWidget(TableReason(self.defects, context.sentence))
        self.items.edited.connect(self._edited)
        self.defects.edited.connect(self._edited)
        self.items.judged.connect(self._judged)
        self.defects.accepted.connect(self._accepted)
        self.defects.left.connect(self.back_to_items)
        self._settling = False

    def show_round(self, file: CaseFile, procedure: Procedure, round_number: int) -> None:
        """Show what the round looks at."""
        checks = [check for check in file.item_checks if check.round == round_number]
        self.items.show_items(items_to_judge(file, procedure, round_number), checks)
        self.defects.show_defects(defects_of(file, round_number), round_number)
        self.show_parts()

    def show_parts(self) -> None:
        """The defects are shown where there are any."""
        some = self.defects.records.rowCount() > 0
        self._defects_title.setVisible(some)
        self.defects.setVisible(some)

    def _edited(self) -> None:
        self.show_parts()
        self.edited.emit()

    def _judged(self, item: str, result: str) -> None:
        """A key judged an item."""
        self._settling = True
        if result != CheckResult.NOT_FINE:
            self.defects.take_back(item)
        elif self.defects.places_of(item):
            self.defects.stands(item)
        else:
            self.defects.show()
            self.defects.add_for(item)
        self._settling = False
        self.show_parts()

    def _accepted(self, item: str) -> None:
        """A tick in the defects decides the item."""
        if self._settling or not item:
            return
        fine = bool(self.defects.places_of(item)) and self.defects.all_mended(item)
        self.items.set_result(item, CheckResult.FINE if fine else CheckResult.NOT_FINE)

    def _add_defect(self) -> None:
        """One more defect, of the current item where there is one."""
        place = self.items.current_row()
        self.defects.show()
        keys = self.items.shown
        if place is not None and self.items.hasFocus() and place < len(keys):
            self.items.set_result(keys[place], CheckResult.NOT_FINE)
            self.defects.add_for(keys[place])
        else:
            self.defects.add_row()
        self._edited()

    def back_to_items(self) -> None:
        """To the first item that is not judged, else to the item of the defect."""
        place = self.items.first_open()
        self.items.go_to(place if place is not None else self.items.current_row() or 0, "result")
