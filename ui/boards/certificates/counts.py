"""清点: the blanks of the open book, counted at each shift change by two people."""

from app.desk.certificates.books import open_book
from app.desk.control.blank_counts import blank_counts, count_blanks
from app.procedure.certificates import BlankCount, format_number
from app.procedure.reason import Reason
from ui.boards.board_part import BoardPart
from ui.boards.certificates.control_choice import ControlKind
from ui.boards.certificates.words import book_words
from ui.context import WindowContext
from ui.widgets import InputColumn, LineInput, NumberInput
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value


class CountsPart(BoardPart):
    """B counts. What should be there is not said before, so that it is counted and not copied."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="at", title=_("Counted"), width=152),
            InputColumn(key="counter", title=_("Counter"), width=104),
            InputColumn(key="first", title=_("First blank"), width=104),
            InputColumn(key="counted", title=_("Blanks counted"), width=120),
            InputColumn(key="expected", title=_("Expected"), width=96),
            InputColumn(key="by", title=_("By"), width=200),
            InputColumn(key="remark", title=_("Remark")),
        )
        super().__init__(context, columns, name=_("Counts"))

    def build(self) -> None:
        """One deed."""
        _ = self.context.translate
        self.count_button = self.add_button(_("Count the blanks"), self.count, "B", main=True)
        self.counted = NumberInput(field=_("Blanks counted"))
        self.witness = LineInput(field="field:name")
        self.remark = LineInput(field="field:remark", limit=500)
        self.strip = self.add_strip(
            (
                Asked(_("Blanks counted"), self.counted),
                Asked(_("Counted along by"), self.witness, 1),
                Asked(_("Why, if the count differs"), self.remark, 2),
            ),
            do=_("Keep the count"),
            deed=self._count,
            answers={"certificates.witness_missing": self.witness, "certificates.count_differs": self.remark},
        )

    def refresh(self) -> None:
        """The newest count first."""
        _ = self.context.translate
        self.show_rows(
            [self._row(each) for each in blank_counts(self.context.desk.database)],
            _("No blanks were counted yet. At each shift change two people count them: B."),
        )
        self.count_button.setEnabled(open_book(self.context.desk.database, self.context.desk.counter) is not None)

    def _row(self, each: BlankCount) -> dict[str, Value]:
        return {
            "at": f"{each.counted_at:%Y-%m-%d %H:%M}",
            "counter": each.counter,
            "first": format_number(each.first_blank) if each.first_blank is not None else "",
            "counted": str(each.counted),
            "expected": str(each.expected),
            "by": self.context.translate(", ").join((each.counted_by, each.witnessed_by)),
            "remark": each.remark,
        }

    def count(self) -> None:
        """Ask for the count."""
        _ = self.context.translate
        book = open_book(self.context.desk.database, self.context.desk.counter)
        if book is None:
            self.say(Reason("certificates.no_open_book"))
            return
        message = _("Book {book} at this counter: count the blank certificates, two people together.")
        self.ask(self.strip, message.format(book=book_words(book.first, book.last)))

    def _count(self) -> None:
        count_blanks(self.context.desk, self.counted.whole(), self.witness.value(), self.remark.value())
        self.counted.set_value(None)
        for line in (self.witness, self.remark):
            line.set_value("")

    def paper(self) -> tuple[ControlKind, str]:
        """The counts of this counter, to be signed by two."""
        return ControlKind.COUNTS, self.context.desk.counter

    def act(self) -> None:
        """Enter: count."""
        self.count()
