"""证明: the ledger with its proof, applications, counted blanks and incidents, one list at a time."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui.boards.board import Board
from ui.boards.board_part import BoardPart
from ui.boards.certificates.applications import ApplicationsPart
from ui.boards.certificates.control_choice import ControlKind
from ui.boards.certificates.counts import CountsPart
from ui.boards.certificates.incidents import IncidentsPart
from ui.boards.certificates.ledger import LedgerPart
from ui.boards.certificates.papers import PapersPart
from ui.context import WindowContext
from ui.widgets import Button, ChoiceRow


class CertificatesBoard(Board):
    """Ctrl+1 … Ctrl+4 choose the list; Enter on a row does what is due for it. The papers of control stand in its place.

    `print_wanted`, `save_wanted` (as PDF) and `workbook_wanted` carry a paper.
    """

    key = "certificates"
    searched = False

    print_wanted = Signal(object)
    save_wanted = Signal(object)
    workbook_wanted = Signal(object)

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
        self._key = "ledger"
        self._stack, self._shown, self._area = QStackedWidget(), QStackedWidget(), QScrollArea()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.applications.books_wanted.connect(self._receive_books)
        self.ledger.stubs_wanted.connect(lambda book: self._show_paper(ControlKind.STUBS, book))
        self._arrange_head()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._stack)
        self._shown.addWidget(self._area)
        self.column.addWidget(self._shown, 1)

    def _arrange_head(self) -> None:
        """The lists with their keys, and the button of the papers."""
        _ = self.context.translate
        names = (_("Ledger"), _("Applications"), _("Counts"), _("Incidents"))
        keyed = (f"{name}  Ctrl+{place}" for place, name in enumerate(names, 1))
        self.lists = ChoiceRow(tuple(zip(self._parts, keyed, strict=True)))
        self.lists.setAccessibleName(_("List"))
        self.lists.set_value(self._key)
        self.lists.edited.connect(self._choose)
        self.papers_button = Button(_("Papers of control…"), self.open_papers, "Ctrl+P")
        self.head.addWidget(self.papers_button)
        self.head.addWidget(self.lists)

    @cached_property
    def papers(self) -> PapersPart:
        """The papers of control, made when they are first wanted."""
        papers = PapersPart(self.context)
        papers.print_wanted.connect(self.print_wanted)
        papers.save_wanted.connect(self.save_wanted)
        papers.workbook_wanted.connect(self.workbook_wanted)
        papers.left.connect(self._back_to_list)
        self._shown.addWidget(papers)
        return papers

    @property
    def shows_papers(self) -> bool:
        """The papers of control stand in the place of the list."""
        return self._shown.currentWidget() is not self._area

    @property
    def part(self) -> BoardPart:
        """The list that is shown, or that stood there before the papers."""
        return self._parts[self._key]

    def _choose(self) -> None:
        self._key = self.lists.value() or self._key
        self._shown.setCurrentWidget(self._area)
        self.papers_button.show()
        self._stack.setCurrentWidget(self.part)
        self.part.refresh()

    def show_part(self, key: str) -> None:
        """Show one list, and take the focus to it."""
        self.lists.set_value(key)
        self._choose()
        self.part.focus_first()

    def _receive_books(self, application_id: str) -> None:
        self.show_part("ledger")
        self.ledger.receive(application_id)

    def open_papers(self) -> None:
        """Show the papers of control, first that of the list that is seen: the ledger, the chosen application, the counts."""
        part = self.part
        self._show_paper(*(part.paper() if isinstance(part, ApplicationsPart | CountsPart) else (ControlKind.LEDGER, "")))

    def _show_paper(self, kind: ControlKind, which: str) -> None:
        self.papers.show_kind(kind, which)
        self._shown.setCurrentWidget(self.papers)
        self.lists.set_value(None)
        # The papers have a button of their own for the same key, which then prints.
        self.papers_button.hide()
        self.papers.focus_first()

    def _back_to_list(self) -> None:
        self.show_part(self._key)

    def refresh(self) -> None:
        """Read what is seen."""
        if self.shows_papers:
            self.papers.refresh()
        else:
            self.part.refresh()

    def focus_first(self) -> None:
        """The list takes the focus."""
        if self.shows_papers:
            self.papers.focus_first()
        else:
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
