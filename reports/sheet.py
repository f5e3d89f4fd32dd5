"""A form on as many A4 sheets as it needs: fields, tables, paragraphs and signatures, one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.texts import Translator
from reports.cells import Cell, CellRow, cut, draw_row, lay_out, line_height, lines_in
from reports.columns import fitted_widths
from reports.document import Document
from reports.head import FOOT, LEFT, TOP, WIDTH, FormHead, draw_foot, draw_marks, draw_running_title, draw_title
from reports.pen import Align, Pen
from reports.signatures import Signature, draw_signatures, signatures_height

FIELD_HEIGHT = 8.0  # millimetres
ROW_HEIGHT = 7.0
FIELD_SIZE, TABLE_SIZE, TITLE_SIZE = 10.0, 9.0, 11.0  # points
TITLE_ABOVE, TITLE_BELOW = 3.0, 1.2  # millimetres around a heading
CUT_ABOVE = 60.0  # a row with more text than this is cut where the page ends, a lower one moves to the next page whole
CUT_ROOM = 30.0  # no row is cut into less room than this
TOGETHER = 4  # lines of a paragraph that no page parts

Value = str | Cell | None


@dataclass(frozen=True, slots=True)
class SheetField:
    """A label and its value. "" is left blank for a hand to fill, None is struck through.

    `span` counts columns of the form; `height` is the least height in millimetres, for what is written by hand.
    """

    label: str
    value: Value
    span: int = 1
    height: float = 0


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its heading, its share of the width and how its cells are set."""

    heading: str
    share: float = 1
    align: Align = "left"


class Sheet:
    """A form being drawn into a document. Its blocks stand without a gap, so that fields and tables share their grid.

    Call `finish` when all is drawn: the pages get their marks and learn how many they are.
    """

    def __init__(self, document: Document, head: FormHead, translate: Translator, *, particulars: bool = True) -> None:
        self.document = document
        self.head = head
        self._ = translate
        self._pages: list[Pen] = []
        self._title: list[str] = []
        self.pen = self._begin_page()
        self.y = draw_title(self.pen, TOP, head)
        if particulars:
            self._particulars()

    @property
    def room(self) -> float:
        """Millimetres left on the page."""
        return FOOT - self.y

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.pen = self._begin_page()
        self.y = draw_running_title(self.pen, TOP, self.head, self._)

    def gap(self, height: float = 4) -> None:
        """Leave `height` millimetres free."""
        self.y += height

    def heading(self, text: str) -> None:
        """A bold line over the block that follows; it goes with the beginning of that block, never the last thing on a page."""
        self._keep(0)
        self._title = lines_in(self.document.fonts, text, WIDTH, TITLE_SIZE, bold=True)

    def paragraph(self, text: str, size: float = FIELD_SIZE, *, bold: bool = False, align: Align = "left") -> None:
        """Text over the whole width, on as many pages as it needs; a few lines stay together."""
        step = line_height(size) * 1.08
        x = {"left": LEFT, "center": LEFT + WIDTH / 2, "right": LEFT + WIDTH}[align]
        lines = lines_in(self.document.fonts, text, WIDTH, size, bold)
        self.gap(1)
        if 0 < len(lines) <= TOGETHER:
            self._keep(step * len(lines))
        for line in lines:
            self._keep(step)
            self.pen.text(x, self.y + step * 0.78, line, size, bold=bold, align=align)
            self.y += step
        self.gap(1)

    def note(self, text: str) -> None:
        """A remark in small type."""
        self.paragraph(text, 8.5)

    def fields(self, fields: Sequence[SheetField], columns: int = 2, label_width: float = 26) -> None:
        """Labels and values in a grid of `columns` pairs; the last field of a line takes what is left of it."""
        slot = WIDTH / columns
        line: list[SheetField] = []
        for field in fields:
            if line and sum(each.span for each in line) + field.span > columns:
                self._field_line(line, slot, columns, label_width)
                line = []
            line.append(field)
        if line:
            self._field_line(line, slot, columns, label_width)

    def table(
        self, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Value]], *, blank_rows: int = 0, height: float = ROW_HEIGHT
    ) -> None:
        """Rows under a heading that comes again on each page; `blank_rows` more for a hand to fill."""
        widths = self._widths(columns, rows)
        headings = [Cell(column.heading, "center", shaded=True, size=TABLE_SIZE) for column in columns]
        heading = lay_out(self.document.fonts, headings, widths, ROW_HEIGHT)
        laid_out = [
            lay_out(self.document.fonts, _cells(values, columns), widths, height)
            for values in [*rows, *[("",) * len(columns)] * blank_rows]
        ]
        self._keep(heading.height + (_beginning(laid_out[0]) if laid_out else height))
        self._draw(heading)
        for row in laid_out:
            self._place(row, heading)

    def signatures(self, signatures: Sequence[Signature]) -> None:
        """Boxes side by side to sign and seal in, kept together on one page."""
        height = signatures_height(self.document.fonts, signatures, WIDTH)
        self.gap(4)
        self._keep(height)
        draw_signatures(self.pen, LEFT, self.y, WIDTH, height, signatures, self._)
        self.y += height

    def finish(self) -> None:
        """Print the marks across each page."""
        self._keep(0)
        for pen in self._pages:
            draw_marks(pen, self.head, self._)

    def _begin_page(self) -> Pen:
        number = len(self._pages) + 1

        def foot(page: int, pages: int) -> None:
            draw_foot(pen, self.head, (number, len(self._pages)), (page, pages), self._)

        pen = self.document.page(foot)
        self._pages.append(pen)
        return pen

    def _particulars(self) -> None:
        _, head = self._, self.head
        self.fields(
            [
                SheetField(_("Unit"), head.unit),
                SheetField(_("Case number"), head.case_number),
                SheetField(_("Client"), head.client, 2),
            ]
        )

    def _keep(self, height: float) -> None:
        """Go to a new page unless `height` millimetres are left, below the heading that waits for its block."""
        title, self._title = self._title, []
        above = TITLE_ABOVE + len(title) * line_height(TITLE_SIZE) + TITLE_BELOW if title else 0.0
        if above + height > self.room:
            self.new_page()
        elif title:
            self.gap(TITLE_ABOVE)
        for line in title:
            self.pen.text(LEFT, self.y + 4.4, line, TITLE_SIZE, bold=True)
            self.y += line_height(TITLE_SIZE)
        if title:
            self.gap(TITLE_BELOW)

    def _widths(self, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Value]]) -> list[float]:
        texts = [[column.heading, *map(_text, values)] for column, values in zip(columns, _columns(columns, rows), strict=True)]
        return fitted_widths(self.document.fonts, [column.share for column in columns], texts, TABLE_SIZE, WIDTH)

    def _field_line(self, line: list[SheetField], slot: float, columns: int, label_width: float) -> None:
        spare = columns - sum(field.span for field in line)
        cells, widths = [], []
        for index, field in enumerate(line):
            span = field.span + (spare if index == len(line) - 1 else 0)
            cells += [Cell(field.label, "center", shaded=True, size=9.5, height=field.height), as_cell(field.value, FIELD_SIZE)]
            widths += [label_width, slot * span - label_width]
        self._place(lay_out(self.document.fonts, cells, widths, FIELD_HEIGHT), None)

    def _place(self, row: CellRow, heading: CellRow | None) -> None:
        """Draw a row here, on the next page, or, when it is very high, on both."""
        if self._title:
            self._keep(_beginning(row))
        while row.height > self.room and row.text_height > CUT_ABOVE:
            if self.room >= CUT_ROOM:
                first, row = cut(row, self.room)
                self._draw(first)
            self._turn(heading)
        if row.height > self.room:
            self._turn(heading)
        self._draw(row)

    def _turn(self, heading: CellRow | None) -> None:
        self.new_page()
        if heading is not None:
            self._draw(heading)

    def _draw(self, row: CellRow) -> None:
        draw_row(self.pen, LEFT, self.y, row)
        self.y += row.height


def _beginning(row: CellRow) -> float:
    """Return how much of a row must stand below its heading: all of it, or the least part that a very high one is cut into."""
    return row.height if row.text_height <= CUT_ABOVE else CUT_ROOM


def _cells(values: Sequence[Value], columns: Sequence[SheetColumn]) -> list[Cell]:
    return [as_cell(value, TABLE_SIZE, column.align) for value, column in zip(values, columns, strict=True)]


def _columns(columns: Sequence[SheetColumn], rows: Sequence[Sequence[Value]]) -> list[tuple[Value, ...]]:
    return list(zip(*rows, strict=True)) if rows else [()] * len(columns)


def _text(value: Value) -> str:
    return value.text if isinstance(value, Cell) else value or ""


def as_cell(value: Value, size: float, align: Align = "left") -> Cell:
    """Return a value as the cell that shows it: text, a struck cell for None, or the cell itself."""
    if isinstance(value, Cell):
        return value
    return Cell(struck=True, size=size) if value is None else Cell(value, align, size=size)
