"""Why no number can be given here, in words, and what is done about it without leaving the queue (C2, C5)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.certificates.books import is_frozen, next_unopened, open_book, outstanding_stubs, surrender_book
from app.procedure.certificates import format_number
from app.procedure.reason import Reason
from ui.next_blank import NextBlank
from ui.widgets import Button, LineInput, PlainLabel
from ui.widgets.action_strip import ActionStrip, Asked
from ui.wizard.context import PageContext


class BookPart(QWidget):
    """Hidden while the open book has a number, or the next one opens by itself. `handed_back`: the stubs of a book were, or its
    next blank sheet was looked up after a restore.
    """

    handed_back = Signal()

    def __init__(self, context: PageContext, open_next: Callable[[], None]) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._first = 0
        self.reason = PlainLabel("", "reason")
        self.open_button = Button(_("Open the next book"), open_next)
        self.board_button = Button(_("To the board of certificates"), context.show_certificates)
        self.checked_by = LineInput(field="field:name")
        self.strip = ActionStrip(
            (Asked(_("Stubs checked by"), self.checked_by, 1),),
            do=_("Hand back the stubs"),
            close="",
            deed=self._hand_back,
            done=self._done,
            say=context.sentence,
            answers={"certificates.checker_missing": self.checked_by},
            tone="wait",
        )
        self.next_blank = NextBlank(_)
        self.compare_strip = ActionStrip(
            self.next_blank.asked,
            do=_("Go on from there"),
            close="",
            deed=lambda: self.next_blank.compare(context.desk, self._first),
            done=self._compared,
            say=context.sentence,
            answers=self.next_blank.answers,
            tone="wait",
            stacked=True,
        )
        self._refused_frozen = False
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.board_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.compare_strip)
        column.addWidget(self.strip)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.hide()

    @property
    def blocked(self) -> bool:
        """Whether no number can be given until something is done about it."""
        return not self.isHidden() and self.open_button.isHidden()

    @property
    def place(self) -> QWidget:
        """Where it is mended."""
        if not self.compare_strip.isHidden():
            return self.next_blank.number
        if not self.strip.isHidden():
            return self.checked_by
        return self.board_button if self.open_button.isHidden() else self.open_button

    def show_books(self, *, wanted: bool, needed: bool) -> None:
        """Say why there is no number; `needed`: one is, `wanted`: and the open book holds none."""
        desk = self._context.desk
        if self._show_frozen(wanted=needed):
            return
        stubs = outstanding_stubs(desk.database, desk.counter) if wanted else None
        none_left = next_unopened(desk.database, by_lot=desk.procedure.settings.certificate_lots) is None
        if stubs is not None:
            self._first = stubs.first
            numbers = {"first": format_number(stubs.first), "last": format_number(stubs.last)}
            self.strip.show_message(self._context.sentence(Reason.of("certificates.stubs_outstanding", **numbers)))
        else:
            self.strip.hide()
        self.reason.setText(self._context.sentence(Reason("certificates.no_books")) if none_left else "")
        self.reason.setVisible(none_left)
        self.board_button.setVisible(none_left or stubs is not None)
        self.open_button.setVisible(stubs is None and not none_left)
        self.setVisible(wanted)

    def refused_frozen(self) -> None:
        """A number was refused since the book is frozen. A copy notes that it is one only with the first thing that it writes."""
        self._refused_frozen = True

    def _show_frozen(self, *, wanted: bool) -> bool:
        """Ask for the next blank sheet where the open book waits for it."""
        desk = self._context.desk
        book = open_book(desk.database, desk.counter)
        frozen = wanted and book is not None and (self._refused_frozen or is_frozen(desk.database, book))
        if book is None or not frozen:
            self.compare_strip.hide()
            return False
        self._first = book.first
        numbers = {"first": format_number(book.first), "last": format_number(book.last)}
        self.compare_strip.show_message(self._context.sentence(Reason.of("certificates.book_frozen", **numbers)))
        for other in (self.strip, self.reason, self.board_button, self.open_button):
            other.hide()
        self.show()
        return True

    def _compared(self) -> None:
        self._refused_frozen = False
        self._context.changes.tell()
        self.handed_back.emit()

    def _hand_back(self) -> None:
        surrender_book(self._context.desk, self._first, self.checked_by.value())

    def _done(self) -> None:
        self.checked_by.set_value("")
        self._context.changes.tell()
        self.handed_back.emit()
