"""The line below the window: when something was saved, what is left of the book, what is not synchronised, the last backup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.desk.certificates.books import next_unopened, open_book_state
from app.desk.company import is_headquarters
from app.desk.headquarters.stations import unsynchronised
from app.desk.upkeep.backups import last_backup
from app.procedure.certificates import format_number
from ui.context import WindowContext
from ui.widgets import PlainLabel


class StatusBar(QWidget):
    """Reads anew on each change."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel("", "reason", wraps=False)
        # A long sentence must not widen the window.
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.saved = PlainLabel("", "quiet", wraps=False)
        self.book = PlainLabel("", "quiet", wraps=False)
        self.unsynchronised = PlainLabel("", "quiet", wraps=False)
        self.backup = PlainLabel("", "quiet", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(24)
        row.addWidget(self.saved)
        row.addWidget(self.message, 1)
        row.addWidget(self.book)
        row.addWidget(self.unsynchronised)
        row.addWidget(self.backup)
        context.changes.changed.connect(self._changed)
        self.refresh()

    def _changed(self) -> None:
        now = self._context.desk.now()
        self.saved.setText(self._context.translate("Saved {time}").format(time=f"{now:%H:%M:%S}"))
        self.message.setText("")
        self.refresh()

    def tell(self, text: str) -> None:
        """One sentence that stays until something is saved."""
        self.message.setText(text)
        self.message.setAccessibleDescription(text)

    def refresh(self) -> None:
        """Read what can change."""
        self.book.setText("" if is_headquarters(self._context.desk) else self._book())
        self.unsynchronised.setText(self._unsynchronised())
        self.backup.setText(self._last_backup())

    def _book(self) -> str:
        """Return what is left of the open book."""
        _ = self._context.translate
        book = open_book_state(self._context.desk)
        if book is None and not self._book_left():
            return _("No book of certificates: register a lot first")
        if book is None:
            return _("The first certificate opens a book")
        if book.frozen:
            return _("This book is to be compared with the paper first")
        if book.next_number is None:
            return _("This book is used up; its stubs are to be handed back")
        return _("{count} certificates left in this book ({first}–{last})").format(
            count=book.left, first=format_number(book.next_number), last=format_number(book.last)
        )

    def _unsynchronised(self) -> str:
        """Return how much headquarters has not acknowledged; nothing where there is none to acknowledge."""
        count = unsynchronised(self._context.desk)
        return "" if count is None else self._context.translate("{count} entries not synchronised").format(count=count)

    def _book_left(self) -> bool:
        """Return whether a lot holds a book to open."""
        desk = self._context.desk
        return next_unopened(desk.database, by_lot=desk.procedure.settings.certificate_lots) is not None

    def _last_backup(self) -> str:
        _ = self._context.translate
        last = last_backup(self._context.desk)
        if last is None:
            return _("No backup yet")
        moment = last.made_at.astimezone(self._context.desk.now().tzinfo)
        if moment.date() == self._context.desk.today():
            return _("Backup today {time}").format(time=f"{moment:%H:%M}")
        return _("Backup {time}").format(time=f"{moment:%Y-%m-%d %H:%M}")
