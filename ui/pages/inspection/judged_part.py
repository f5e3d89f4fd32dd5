"""What came of the inspection once it is judged, and the way to look at what remains."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.procedure.case import CaseFile, Verdict
from app.texts import Translator
from ui.widgets import Button, Strip


class JudgedPart(QWidget):
    """One sentence; where matters remain, a button that begins the round which looks at them (P2)."""

    def __init__(self, translate: Translator, look_again: Callable[[], None]) -> None:
        super().__init__()
        self._translate = translate
        self.strip = Strip()
        self.again_button = Button(translate("Look at the remaining matters again"), look_again, "F6")
        # Enter on a page that is done goes on; only its own key begins another round.
        self.again_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout()
        row.addWidget(self.again_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.strip)
        column.addLayout(row)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.strip.message.text()

    def show_case(self, file: CaseFile, *, shown: bool) -> None:
        """Say what came of it; `shown` only where nothing is entered or repaired now."""
        refused = file.last_round is not None and file.last_round.verdict is Verdict.REFUSED
        self.setVisible(shown)
        self.again_button.setVisible(shown and bool(file.open_defects) and not refused)
        self.strip.say(self._sentence(len(file.open_defects), refused=refused) if shown else "")

    def _sentence(self, count: int, *, refused: bool) -> str:
        _ = self._translate
        if refused:
            return _("The client refused the unit; the case has ended. Take the client copy back: all three copies are void.")
        if count:
            return _("The client accepted the unit; still to be mended: {count}.").format(count=count)
        return _("The client accepted the unit.")
