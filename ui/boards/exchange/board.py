"""交换: packages out and in, pairing, what is to be decided, copied archives, and plain tables; one list at a time."""

from typing import Protocol

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.exchange.decisions.conflicts import count_conflicts
from app.exchange.decisions.forks import count_forks
from ui.boards.board import Board
from ui.boards.exchange.conflicts import ConflictsPart
from ui.boards.exchange.drives import removable_drives
from ui.boards.exchange.forks import ForksPart
from ui.boards.exchange.pairing import PairingPart
from ui.boards.exchange.place_choice import Drives
from ui.boards.exchange.plain_tables import PlainTablesPart
from ui.boards.exchange.traffic import TrafficPart
from ui.boards.exchange.work_strip import WorkStrip
from ui.context import WindowContext
from ui.widgets import ChoiceRow, PlainLabel


class BoardList(Protocol):
    """One list of the board."""

    def refresh(self) -> None:
        """Read anew."""

    def focus_first(self) -> None:
        """Take the focus to where work begins."""


class ExchangeBoard(Board):
    """Ctrl+1 … Ctrl+5 choose the list; what takes long is shown over whichever it is, one thing at a time.

    `busy` tells that something is under way; `print_wanted` carries a paper.
    """

    key = "exchange"
    searched = False

    busy = Signal(bool)
    print_wanted = Signal(object)

    def __init__(self, context: WindowContext, settings: QSettings, drives: Drives = removable_drives) -> None:
        _ = context.translate
        super().__init__(context, _("Exchange"))
        self.work = WorkStrip(context)
        self.traffic = TrafficPart(context, settings, self.work, drives)
        self.conflicts = ConflictsPart(context)
        self.forks = ForksPart(context)
        self.pairing = PairingPart(context)
        self.copies = PlainTablesPart(context, self.work)
        parts: tuple[tuple[str, str, QWidget], ...] = (
            ("traffic", _("Packages"), self.traffic),
            ("conflicts", _("To decide"), self.conflicts),
            ("pairing", _("Pairing"), self.pairing),
            ("forks", _("Copied archives"), self.forks),
            ("copies", _("Tables"), self.copies),
        )
        self._parts: dict[str, BoardList] = {
            "traffic": self.traffic,
            "conflicts": self.conflicts,
            "pairing": self.pairing,
            "forks": self.forks,
            "copies": self.copies,
        }
        self._key = "traffic"
        self.waiting = PlainLabel("", "wait", wraps=False)
        self.lists = ChoiceRow([(key, f"{name}  Ctrl+{place}") for place, (key, name, _part) in enumerate(parts, 1)])
        self.lists.setAccessibleName(_("List"))
        self.lists.set_value(self._key)
        self.lists.edited.connect(lambda: self.show_part(self.lists.value()))
        self.head.addWidget(self.waiting)
        self.head.addWidget(self.lists)
        self._stack, area = QStackedWidget(), QScrollArea()
        for _key, _name, part in parts:
            self._stack.addWidget(part)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._stack)
        self.column.addWidget(self.work)
        self.column.addWidget(area, 1)
        self.work.busy.connect(self.busy)
        self.pairing.print_wanted.connect(self.print_wanted)

    @property
    def part(self) -> BoardList:
        """The list that is shown."""
        return self._parts[self._key]

    def show_part(self, key: str) -> None:
        """Show one list, and take the focus to it."""
        self._key = key or self._key
        self.lists.set_value(self._key)
        self.pairing.recovery.forget()
        self._stack.setCurrentIndex(list(self._parts).index(self._key))
        self.refresh()
        self.part.focus_first()

    def refresh(self) -> None:
        """Read what is seen, and how much waits for a decision."""
        self.part.refresh()
        _, database = self.context.translate, self.context.desk.database
        count = count_conflicts(database) + count_forks(database)
        self.waiting.setText(_("{count} to decide").format(count=count) if count else "")

    def focus_first(self) -> None:
        """The list takes the focus."""
        self.part.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with a digit chooses the list."""
        place = event.key() - Qt.Key.Key_1
        keys = list(self._parts)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= place < len(keys):
            self.show_part(keys[place])
        else:
            super().keyPressEvent(event)
