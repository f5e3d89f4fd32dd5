"""The acts that a power of attorney names, as ticks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.procedure.reason import Reason
from ui.widgets import Tick
from ui.widgets.input import Draft

ACROSS = 2


class Powers(QWidget):
    """A tick for each act, and one before them for all."""

    edited = Signal()

    def __init__(self, acts: Sequence[tuple[str, str]], all_text: str) -> None:
        super().__init__()
        self._all = Tick(all_text)
        self._ticks = {act: Tick(text) for act, text in acts}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._all, 0, 0, 1, ACROSS)
        for place, tick in enumerate(self._ticks.values()):
            grid.addWidget(tick, 1 + place // ACROSS, place % ACROSS)
            tick.edited.connect(self._ticked)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        self._all.edited.connect(self._tick_all)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self._all)

    def value(self) -> tuple[str, ...]:
        """Return the acts that are ticked, in the order of the procedure."""
        return tuple(act for act, tick in self._ticks.items() if tick.value())

    def set_value(self, acts: Sequence[str]) -> None:
        """Tick these."""
        for act, tick in self._ticks.items():
            tick.set_value(act in acts)
        self._all.set_value(len(self.value()) == len(self._ticks))

    def problem(self) -> Reason | None:
        """Return ticks can always be used."""
        return None

    def draft_value(self) -> Draft:
        """Return the acts that are ticked."""
        return list(self.value())

    def take_draft(self, value: Draft) -> None:
        """Tick again."""
        self.set_value([str(act) for act in value] if isinstance(value, list) else ())

    def _ticked(self) -> None:
        self._all.set_value(len(self.value()) == len(self._ticks))
        self.edited.emit()

    def _tick_all(self) -> None:
        self.set_value(tuple(self._ticks) if self._all.value() else ())
        self.edited.emit()
