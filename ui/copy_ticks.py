"""Ticks for the three copies of a certificate (C2)."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.procedure.certificates import ALL_COPIES
from ui.widgets import Tick
from ui.widgets.input import Draft


class CopyTicks(QWidget):
    """存根联, 财务联, 客户联 beside each other. `name` gives what a copy is called (`copy:stub`)."""

    edited = Signal()

    def __init__(self, name: Callable[[str], str]) -> None:
        super().__init__()
        self._ticks = {copy: Tick(name(f"copy:{copy}")) for copy in ALL_COPIES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for tick in self._ticks.values():
            tick.edited.connect(self.edited)
            row.addWidget(tick)
        row.addStretch(1)
        self.setFocusProxy(self._ticks[ALL_COPIES[0]])

    def setAccessibleName(self, name: str) -> None:
        """Each tick is read with the name of the whole."""
        super().setAccessibleName(name)
        for tick in self._ticks.values():
            tick.setAccessibleName(f"{name}: {tick.text()}")

    def value(self) -> tuple[str, ...]:
        """Return the copies that are ticked, in their order."""
        return tuple(copy for copy, tick in self._ticks.items() if tick.value())

    def set_value(self, copies: Iterable[str]) -> None:
        """Tick these and no others, without counting as typing."""
        ticked = set(copies)
        for copy, tick in self._ticks.items():
            tick.set_value(copy in ticked)

    def draft_value(self) -> Draft:
        """Return the ticks."""
        return list(self.value())

    def take_draft(self, value: Draft) -> None:
        """Tick again."""
        if isinstance(value, list):
            self.set_value(each for each in value if isinstance(each, str))
