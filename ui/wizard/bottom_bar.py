"""Below a case: back, park, special case, print, and beside Next in words what is still missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.procedure.reason import Reason
from app.texts import Translator
from ui.widgets import Button
from ui.widgets.labels import literal


class BottomBar(QWidget):
    """The buttons, left to right as they are read. `reason_wanted` asks for the place where a reason is mended."""

    back = Signal()
    park = Signal()
    special = Signal()
    commitment = Signal()
    print_form = Signal()
    forward = Signal()
    reason_wanted = Signal(object)

    def __init__(self, translate: Translator, say: Callable[[Reason], str]) -> None:
        super().__init__()
        _ = translate
        self._translate = translate
        self._say = say
        self._reasons: tuple[Reason, ...] = ()
        self._words = ""
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back_button = Button(_("Back"), self.back.emit)
        self.park_button = Button(_("Park"), self.park.emit, "F8")
        self.special_button = Button(_("Special case"), self.special.emit, "F9")
        self.commitment_button = Button(_("Special commitment"), self.commitment.emit, "F5")
        self.print_button = Button(_("Print this form"), self.print_form.emit, "Ctrl+P")
        self.missing = QPushButton()
        self.missing.setProperty("flat", True)
        self.missing.setProperty("missing", True)
        self.missing.setAutoDefault(False)
        self.missing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.missing.setMinimumWidth(48)
        self.missing.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.missing.clicked.connect(lambda _checked=False: self._show_reasons())
        self.next_button = Button(_("Next  Enter"), self.forward.emit, main=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (self.back_button, self.park_button, self.special_button, self.commitment_button, self.print_button):
            row.addWidget(button)
        row.addWidget(self.missing, 1)
        row.addWidget(self.next_button)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Say the first reason; the others are counted, and listed on a click."""
        self._reasons = tuple(reasons)
        _ = self._translate
        if not reasons:
            self._words = ""
        elif len(reasons) == 1:
            self._words = self._say(reasons[0])
        else:
            self._words = _("{reason}  (+{more})").format(reason=self._say(reasons[0]), more=len(reasons) - 1)
        self.missing.setEnabled(bool(reasons))
        self.missing.setAccessibleName(self._words)
        self.missing.setToolTip("\n".join(self._say(reason) for reason in reasons).replace("<", "‹"))
        self._fit()

    @property
    def words(self) -> str:
        """What stands beside Next, uncut."""
        return self._words

    def set_last(self, last: bool, *, ended: bool = False) -> None:
        """On the last step, Next files the case; once it has ended, it asks for the next client."""
        word = self._translate("Next  Enter")
        if last:
            word = self._translate("Next client  Enter") if ended else self._translate("File the case  Enter")
        self.next_button.setText(word)

    def _show_reasons(self) -> None:
        if len(self._reasons) == 1:
            self.reason_wanted.emit(self._reasons[0])
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for reason in self._reasons:
            action = menu.addAction(literal(self._say(reason)))
            action.triggered.connect(lambda _checked=False, chosen=reason: self.reason_wanted.emit(chosen))
        menu.popup(self.missing.mapToGlobal(self.missing.rect().topLeft()))

    def _fit(self) -> None:
        room = self.missing.width() - 24
        cut = self.missing.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 24))
        self.missing.setText(literal(cut))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words fill the room that there is."""
        super().resizeEvent(event)
        self._fit()
