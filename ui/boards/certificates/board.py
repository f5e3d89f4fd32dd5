"""证明: the ledger with its proof, applications, counted blanks and incidents, one list at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui.boards.board import Board
from ui.boards.certificates.applications import ApplicationsPart
from ui.boards.certificates.counts import CountsPart
from ui.boards.certificates.incidents import IncidentsPart
from ui.boards.certificates.ledger import LedgerPart
from ui.boards.certificates.part import BoardPart
from ui.context import WindowContext
from ui.widgets import Button, Options


class CertificatesBoard(Board):
    """Ctrl+1 … Ctrl+4 choose the list; Enter on a row does what is due for it. `print_wanted` carries a paper."""

    key = "certificates"
    searched = False

    print_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Certificates"))
        self.ledger = LedgerPart(context)
        self.applications = ApplicationsPart(context)
        self.counts = CountsPart(context)
        self.incidents = IncidentsPart(context)
        self._parts: dict[str, BoardPart] = {
            "ledger": self.ledger,
            "applications": self.applications,
            "counts": self.counts,
            "incidents": self.incidents,
        }
        names = (_("Ledger"), _("Applications"), _("Counts"), _("Incidents"))
        self.lists = Options(tuple(zip(self._parts, names, strict=True)))
        self.lists.setAccessibleName(_("List"))
        self.lists.edited.connect(self._choose)
        self.head.addWidget(self.lists)
        self.print_button = Button(_("Print"), self.print_paper, "Ctrl+P")
        self.head.addWidget(self.print_button)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
            part.other_wanted.connect(self.begin)
            part.print_wanted.connect(self.print_wanted)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._stack)
        self.column.addWidget(area, 1)
        self.lists.set_value("ledger")

    @property
    def part(self) -> BoardPart:
        """The list that is shown."""
        return self._parts[self.lists.value() or "ledger"]

    def _choose(self) -> None:
        self._stack.setCurrentWidget(self.part)
        self.part.refresh()

    def show_part(self, key: str) -> None:
        """Show one list, and take the focus to it."""
        self.lists.set_value(key)
        self._choose()
        self.part.focus_first()

    def begin(self, key: str, what: str) -> None:
        """Show one list and begin there what another asked for."""
        self.show_part(key)
        self.part.begin(what)

    def print_paper(self) -> None:
        """Print the paper of the list that is seen: the ledger, the chosen application, the counts."""
        paper = self.part.paper()
        if paper is not None:
            self.print_wanted.emit(paper)

    def refresh(self) -> None:
        """Read the list that is seen."""
        self.part.refresh()

    def focus_first(self) -> None:
        """The list takes the focus."""
        self.part.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with a digit chooses the list; Enter does what is due for the row."""
        place = event.key() - Qt.Key.Key_1
        keys = list(self._parts)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= place < len(keys):
            self.show_part(keys[place])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._in_table():
            self.part.act()
        else:
            super().keyPressEvent(event)

    def _in_table(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is self.part.table
