"""台帐: every book with its numbers and its proof; lots received, books opened and handed back (C1, C2, C5, C6)."""

from decimal import Decimal

from PySide6.QtCore import Signal

from app.desk.certificates.books import all_books, is_frozen, next_unopened, open_next_book, outstanding_stubs, surrender_book
from app.desk.company import has_headquarters
from app.desk.control.allotments import next_lot
from app.desk.control.applications import application_of, applications, lots
from app.desk.control.ledger import Ledger, ledger_problems, read_ledger
from app.desk.control.lots import receive_lot
from app.desk.fields import limit_of
from app.procedure.case import CertificateBook
from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER, Application
from app.procedure.reason import Reason
from app.texts.joining import in_a_row
from ui.boards.board_part import BoardPart
from ui.boards.certificates.book_lines import book_lines
from ui.boards.certificates.words import book_words
from ui.context import WindowContext
from ui.manager_input import ManagerInput
from ui.next_blank import NextBlank
from ui.widgets import Choice, InputColumn, LineInput, NumberInput, PlainLabel
from ui.widgets.action_strip import Asked

MOST_PROBLEMS = 3
_OF_LOT = (
    "certificates.lot_numbers",
    "certificates.lot_not_whole_books",
    "certificates.lot_out_of_order",
    "headquarters.none_allotted",
    "headquarters.not_allotted",
)


class LedgerPart(BoardPart):
    """L receives a lot, O opens the next book, S hands the stubs of a book back, T prints them.

    After a restore C compares a book with the paper before it gives numbers again. `stubs_wanted` carries the first number of
    the book whose stubs are to be printed.
    """

    stubs_wanted = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="book", title=_("Book"), width=152),
            InputColumn(key="lot", title=_("Lot"), width=152),
            InputColumn(key="counter", title=_("Counter"), width=104),
            InputColumn(key="used", title=_("Used"), width=72),
            InputColumn(key="void", title=_("Void"), width=72),
            InputColumn(key="blank", title=_("Blank"), width=72),
            InputColumn(key="incident", title=_("Incident"), width=80),
            InputColumn(key="stubs", title=_("Stubs")),
        )
        super().__init__(context, columns, name=_("Ledger"))
        self._surrendering = 0
        self._comparing = 0

    def build(self) -> None:
        """The deeds, and over them the proof in words."""
        _ = self.context.translate
        self.proof = PlainLabel("", "strong")
        self.sums = PlainLabel("", "quiet")
        self._column.insertWidget(0, self.proof)
        self._column.insertWidget(1, self.sums)
        self.add_button(_("Receive a lot"), self.receive, "L")
        self.open_button = self.add_button(_("Open the next book"), self.open_book, "O")
        self.surrender_button = self.add_button(_("Hand back the stubs"), self.surrender, "S")
        self.add_button(_("Print the stubs"), self.print_stubs, "T")
        self.compare_button = self.add_button(_("Compare a book with the paper"), self.compare, "C")
        self.next_blank = NextBlank(_)
        self.compare_strip = self.add_strip(
            self.next_blank.asked,
            do=_("Go on from there"),
            deed=lambda: self.next_blank.compare(self.context.desk, self._comparing),
            answers=self.next_blank.answers,
        )
        self._build_receive()
        self.override = LineInput(field="field:reason", limit=limit_of("certificate_book.override_reason"))
        self.manager = ManagerInput(self.context.desk, _)
        self.open_strip = self.add_strip(
            (Asked(_("Why it is opened all the same"), self.override, 1), Asked("", self.manager)),
            do=_("Open the book"),
            deed=self._open_early,
            answers={"certificates.stubs_outstanding": self.override, **self.manager.answers},
        )
        self.checked_by = LineInput(field="field:name")
        self.surrender_strip = self.add_strip(
            (Asked(_("Stubs checked by"), self.checked_by, 1),),
            do=_("Hand back"),
            deed=self._surrender,
            answers={"certificates.checker_missing": self.checked_by},
        )

    def _build_receive(self) -> None:
        _ = self.context.translate
        most = Decimal(LARGEST_NUMBER)
        self.first = NumberInput(field=_("First number"), most=most)
        self.last = NumberInput(field=_("Last number"), most=most)
        self.books = NumberInput(field=_("Books counted"))
        self.application = Choice(empty=_("None"))
        asked = (
            Asked(_("First number"), self.first),
            Asked(_("Last number"), self.last),
            Asked(_("Books counted"), self.books),
            Asked(_("Application"), self.application, 1),
        )
        answers = dict.fromkeys(_OF_LOT, self.first) | {"certificates.lot_count": self.books}
        self.receive_strip = self.add_strip(asked, do=_("Receive"), deed=self._receive, answers=answers)
        self.application.edited.connect(self._propose_last)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The books, and what the proof says."""
        _ = self.context.translate
        database = self.context.desk.database
        ledger, received = read_ledger(database), lots(database)
        self._show_proof(ledger, ledger_problems(database))
        self.show_rows(
            book_lines(ledger.books, all_books(database), received, _),
            _("There is no book of certificates yet. Please receive a lot first: L."),
        )
        by_lot = self.context.desk.procedure.settings.certificate_lots
        self.open_button.setEnabled(next_unopened(database, by_lot=by_lot) is not None)
        self.surrender_button.setEnabled(bool(ledger.books))
        self.compare_button.setVisible(bool(self._frozen()))

    def _show_proof(self, ledger: Ledger, problems: tuple[Reason, ...]) -> None:
        _ = self.context.translate
        holds = ledger.proved and not problems
        lines = ledger.books
        words = _("{books} books: {used} used, {void} void, {blank} blank, {incident} incidents.").format(
            books=len(lines),
            used=sum(line.used for line in lines),
            void=sum(line.void for line in lines),
            blank=sum(line.blank for line in lines),
            incident=sum(line.incident for line in lines),
        )
        found = _("Duplicates {duplicates}, gaps {gaps}").format(duplicates=len(ledger.duplicates), gaps=len(ledger.gaps))
        if holds:
            proof = _("The ledger is proved.")
        else:
            proof = in_a_row((_("The ledger is not proved!"), *map(self.context.sentence, problems[:MOST_PROBLEMS])), _)
        self.proof.setText(f"{found} · {proof}")
        self.sums.setText(words)
        self.sums.setVisible(bool(lines))
        self.proof.setProperty("kind", "strong" if holds else "reason")
        self.proof.style().polish(self.proof)
        self.proof.setVisible(bool(lines) or not holds)

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def receive(self, application_id: str = "") -> None:
        """Ask for the numbers of a lot, of an approved application or of none; the next are proposed, books counted by hand."""
        _ = self.context.translate
        waiting = self._approved()
        self.application.set_options([(each.id, each.number) for each in waiting])
        self.application.set_value(application_id or (waiting[0].id if waiting else ""))
        received = lots(self.context.desk.database)
        self.first.set_value(received[-1].last + 1 if received else 1)
        self.books.set_value(None)
        self._propose_last()
        self.ask(self.receive_strip, _("Compare first and last number with the books, and count the books."))

    def _approved(self) -> list[Application]:
        database = self.context.desk.database
        received = {lot.application_id for lot in lots(database)}
        return [each for each in applications(database) if each.approved_on is not None and each.id not in received]

    def _propose_last(self) -> None:
        if has_headquarters(self.context.desk):
            self._propose_allotted()
        elif self.application.value() and self.first.problem() is None:
            books = application_of(self.context.desk.database, self.application.value()).books
            self.last.set_value(self.first.whole() + books * BOOK_SIZE - 1)

    def _propose_allotted(self) -> None:
        """The numbers that headquarters allotted, for the application where one is chosen."""
        allotted = next_lot(self.context.desk, self.application.value() or None)
        if allotted is not None:
            for line, number in zip((self.first, self.last), allotted, strict=True):
                line.set_value(number)

    def _receive(self) -> None:
        application = self.application.value() or None
        receive_lot(self.context.desk, self.first.whole(), self.last.whole(), application, books=self.books.whole())
        for line in (self.first, self.last, self.books):
            line.set_value(None)

    def open_book(self) -> None:
        """Open the next book; where stubs are outstanding it needs a reason."""
        _ = self.context.translate
        reason = self.attempt(lambda: open_next_book(self.context.desk))
        if reason is not None and reason.code == "certificates.stubs_outstanding":
            self.manager.prepare()
            message = _("{reason} Hand them back (S), or say why the next book is opened all the same.")
            self.ask(self.open_strip, message.format(reason=self.context.sentence(reason)))

    def _open_early(self) -> None:
        reason = self.override.value()
        open_next_book(self.context.desk, reason, self.manager.authority() if reason else None)
        self.override.set_value("")

    def _frozen(self) -> list[CertificateBook]:
        """Return the books that give no number until they were compared."""
        database = self.context.desk.database
        return [book for book in all_books(database) if is_frozen(database, book)]

    def compare(self) -> None:
        """Ask for the next blank sheet of the chosen book, or of the first one that waits for it."""
        _, waiting, chosen = self.context.translate, self._frozen(), self._chosen()
        if not waiting:
            return
        book = next((each for each in waiting if chosen is not None and each.first == chosen.first), waiting[0])
        self._comparing = book.first
        message = _(
            "Book {book} on paper: which sheet is the next blank one? Those before it that are not known here become void."
        )
        self.ask(self.compare_strip, message.format(book=book_words(book.first, book.last)))

    def _chosen(self) -> CertificateBook | None:
        """Return the book of the current row; None where it is not opened."""
        row = self.table.current_row()
        chosen = str(self.table.rows()[row]["first"]) if row is not None else ""
        return {str(book.first): book for book in all_books(self.context.desk.database)}.get(chosen)

    def print_stubs(self) -> None:
        """Show the cover and the stubs of the chosen book in order, the void ones in their place, to be printed."""
        chosen = self._chosen()
        if chosen is None:
            self.say(Reason("certificates.no_stubs"))
        else:
            self.stubs_wanted.emit(str(chosen.first))

    def surrender(self) -> None:
        """Hand back the stubs of the chosen book, or of the first one that is used up."""
        _, desk, book = self.context.translate, self.context.desk, self._chosen()
        if book is None or book.surrendered_on is not None:
            book = outstanding_stubs(desk.database, desk.counter) or book
        if book is None:
            self.say(Reason("certificates.no_open_book"))
            return
        self._surrendering = book.first
        message = _("Stubs of the book {book}: all of them, bound in the order of their numbers, the void ones in their place.")
        self.ask(self.surrender_strip, message.format(book=book_words(book.first, book.last)))

    def _surrender(self) -> None:
        surrender_book(self.context.desk, self._surrendering, self.checked_by.value())
        self.checked_by.set_value("")

    def act(self) -> None:
        """Enter on a book: its stubs."""
        self.surrender()
