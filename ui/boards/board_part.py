"""A list on a board: a table, buttons for what is done with it, and strips that ask."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuzhuError
from app.procedure.reason import Reason
from ui.context import WindowContext
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, InputColumn, PlainLabel
from ui.widgets.action_strip import ActionStrip, Asked
from ui.widgets.table.column import Row


class BoardPart(QWidget):
    """Subclasses add buttons and strips in `build`, and read anew in `refresh`."""

    def __init__(self, context: WindowContext, columns: Sequence[InputColumn], *, name: str) -> None:
        super().__init__()
        self.context = context
        self.problem = PlainLabel("", "reason")
        self.problem.hide()
        self.empty = PlainLabel("", "quiet")
        self.empty.hide()
        self.table = GrowingTable(columns, name=name, most_rows=400)
        self._strips: list[ActionStrip] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._asking = QVBoxLayout()
        self._asking.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._buttons)
        self._column.addLayout(self._asking)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.table)
        self._column.addStretch(1)
        self.build()
        self._buttons.addStretch(1)

    def build(self) -> None:
        """Add the buttons and the strips."""

    def refresh(self) -> None:
        """Read anew."""

    def act(self) -> None:
        """Enter on a row: what is due for it."""

    # ---- what a part calls -------------------------------------------------------------------------------------------

    def add_button(self, text: str, action: Callable[[], object], key: str, *, main: bool = False) -> Button:
        """Return a button over the table; `key` works wherever the focus is on this part, save in a line of text."""
        button = Button(text, action, key, main=main)
        self._buttons.addWidget(button)
        return button

    def add_strip(
        self, asked: Sequence[Asked], *, do: str, deed: Callable[[], object], answers: Mapping[str, QWidget] | None = None
    ) -> ActionStrip:
        """Return a strip under the buttons; one stands open at a time."""
        strip = ActionStrip(
            asked,
            do=do,
            close=self.context.translate("Close  Esc"),
            deed=deed,
            done=self.context.changes.tell,
            say=self.context.sentence,
            answers=answers,
        )
        strip.closed.connect(self.focus_first)
        self._strips.append(strip)
        self._asking.addWidget(strip)
        return strip

    def ask(self, strip: ActionStrip, message: str) -> None:
        """Open a strip in the place of the one that stands there."""
        self.say(None)
        for other in self._strips:
            if other is not strip:
                other.hide()
        strip.open(message)

    def attempt(self, verb: Callable[[], object]) -> Reason | None:
        """Run a verb that asks nothing; the reason why it was not done is said, and given back."""
        try:
            verb()
        except RuzhuError as error:
            self.say(error.reason)
            return error.reason
        self.say(None)
        self.context.changes.tell()
        return None

    def say(self, reason: Reason | None) -> None:
        """Say why something was not done."""
        self.problem.setText(self.context.sentence(reason) if reason is not None else "")
        self.problem.setVisible(reason is not None)

    def show_rows(self, rows: Sequence[Row], nothing: str) -> None:
        """Show the rows, or the calm sentence that there are none."""
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setText("" if rows else nothing)
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))

    def focus_first(self) -> None:
        """The list takes the focus, or the first button that can be pressed where there is nothing in it."""
        if self.table.isVisibleTo(self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        buttons = [item.widget() for place in range(self._buttons.count()) if (item := self._buttons.itemAt(place)) is not None]
        # Where nothing can be pressed the part itself takes it: what has the focus elsewhere would keep the keys from the board.
        first = next((each for each in buttons if each is not None and each.isVisibleTo(self) and each.isEnabled()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
