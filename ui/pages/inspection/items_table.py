"""The items of the walk through the unit: one key judges a line and goes on to the next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.procedure.case import CheckResult, ItemCheck
from app.procedure.declaration.rows import Item, UnitPart
from app.texts.values import RESULTS, options
from ui.pages.parts.list_table import ListTable
from ui.widgets import CellKind, InputColumn
from ui.wizard.context import PageContext

_KEYS: Mapping[int, CheckResult] = {
    Qt.Key.Key_Space: CheckResult.FINE,
    Qt.Key.Key_1: CheckResult.FINE,
    Qt.Key.Key_X: CheckResult.NOT_FINE,
    Qt.Key.Key_2: CheckResult.NOT_FINE,
    Qt.Key.Key_N: CheckResult.NOT_APPLICABLE,
    Qt.Key.Key_3: CheckResult.NOT_APPLICABLE,
}


class ItemsTable(ListTable):
    """Space or 1: fine. X or 2: not fine. N or 3: not applicable. Ctrl+A: all that is not judged yet is fine.

    `judged` tells the item (`kitchen/flue`) and its result after such a key.
    """

    judged = Signal(str, str)

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="part", title=_("Part"), width=160),
            InputColumn(key="item", title=_("Item")),
            InputColumn(
                key="result",
                title=_("Result"),
                kind=CellKind.CHOICE,
                width=112,
                options=options(RESULTS, _),
            ),
            InputColumn(key="remark", title=_("Remark"), kind=CellKind.LINE, width=128, field=_("Remark")),
        )
        super().__init__(columns, name=_("Items"), most_rows=10)
        self.say = context.sentence
        self._language = context.language

    def show_items(self, items: Sequence[tuple[UnitPart, Item]], checks: Sequence[ItemCheck]) -> None:
        """Show these items with what was found of them in this round."""
        found = {f"{check.part}/{check.item}": check for check in checks}
        rows = []
        for part, item in items:
            key = f"{part.id}/{item.id}"
            check = found.get(key)
            rows.append(
                {
                    "key": key,
                    "part": part.name(self._language),
                    "item": item.name(self._language),
                    "result": check.result.value if check is not None else "",
                    "remark": check.remark if check is not None else "",
                }
            )
        self.set_rows(rows)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.records.index(0, 2))

    def checks(self, case_id: str, round_number: int) -> tuple[ItemCheck, ...]:
        """Return what was judged. Raises InputError for a remark that cannot be kept."""
        return tuple(
            ItemCheck(
                id="",
                case_id=case_id,
                round=round_number,
                part=str(row["key"]).partition("/")[0],
                item=str(row["key"]).partition("/")[2],
                result=CheckResult(str(row["result"])),
                remark=str(row["remark"]),
            )
            for row in self.rows()
            if row["result"]
        )

    @property
    def shown(self) -> list[str]:
        """The items that are shown."""
        return [str(self.records.values(row)["key"]) for row in range(self.records.rowCount())]

    def result(self, key: str) -> str:
        """Return what stands for an item, "" when nothing does."""
        keys = self.shown
        return str(self.records.values(keys.index(key))["result"]) if key in keys else ""

    def set_result(self, key: str, result: CheckResult) -> None:
        """Write a result that follows from something else; not counted as typing."""
        keys = self.shown
        if key in keys:
            self.records.put(keys.index(key), "result", result.value)

    def all_fine(self) -> None:
        """Everything that is not judged yet is fine."""
        self.finish_editing()
        for key in self.shown:
            if not self.result(key):
                self._judge(key, CheckResult.FINE)
        self.edited.emit()

    def first_open(self) -> int | None:
        """Return the first line without a result."""
        for place, key in enumerate(self.shown):
            if not self.result(key):
                return place
        return None

    def _judge(self, key: str, result: CheckResult) -> None:
        self.set_result(key, result)
        self.judged.emit(key, result.value)

    def _in_remark(self) -> bool:
        return self.records.columns[self.currentIndex().column()].key == "remark"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key judges the line; a remark is typed in its own cell."""
        place = self.current_row()
        result = _KEYS.get(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all_fine()
        elif place is not None and result is not None and plain and not self._in_remark():
            column = self.currentIndex().column()
            if place + 1 < self.records.rowCount():
                self.setCurrentIndex(self.records.index(place + 1, column))
            self._judge(self.shown[place], result)
            self.edited.emit()
        else:
            super().keyPressEvent(event)
