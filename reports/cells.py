"""Cells and rows: text broken to the width of its cell, the row as high as its fullest cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.breaking import break_lines
from reports.characters import GLUE, TICK_EMPTY, TICK_SET
from reports.fonts import EM, FontSet
from reports.pen import GREY, HAIR, LABEL_GREY, POINT, Align, Colour, Paint, Pen

PADDING = 1.6  # millimetres between grid and text, left and right
MARGIN = 1.5  # the same above and below
LEADING = 1.34  # distance of lines in type sizes
MIDDLE = 0.38  # how far the middle of a Chinese character stands above its baseline, in type sizes
GLUED = 14  # labels of tick boxes up to this length stay on one line


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `struck` draws a stroke through an empty cell: nothing applies and nothing may be added.

    `size` is in points, `height` the least height in millimetres (0: that of a plain row).
    """

    text: str = ""
    align: Align = "left"
    bold: bool = False
    shaded: bool = False
    struck: bool = False
    size: float = 10
    height: float = 0


@dataclass(frozen=True, slots=True)
class CellRow:
    """Cells with their widths in millimetres, broken into lines; `height` in millimetres."""

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    lines: tuple[tuple[str, ...], ...]
    height: float

    @property
    def text_height(self) -> float:
        """What the text alone needs, without the room left for a hand."""
        return _height(self.cells, self.lines)


def ticks(options: Iterable[tuple[str, bool]], separator: str = "  ") -> str:
    """Tick boxes as text, for any cell or paragraph: `☑自住  ☐出租`; a box is never parted from its label."""
    return separator.join((TICK_SET if chosen else TICK_EMPTY) + _glued(label) for label, chosen in options)


def _glued(label: str) -> str:
    return GLUE + GLUE.join(label) if len(label) <= GLUED else label


def tick(chosen: bool) -> str:
    """Return one tick box, empty or ticked."""
    return TICK_SET if chosen else TICK_EMPTY


def lines_in(fonts: FontSet, text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Return the lines of a text set in `size` points within `width` millimetres."""
    return break_lines(text, width * POINT * EM / size, fonts.weight(bold).advances)


def line_height(size: float) -> float:
    """Return the distance of lines in millimetres for a type size in points."""
    return size * LEADING / POINT


def lay_out(fonts: FontSet, cells: Sequence[Cell], widths: Sequence[float], least: float) -> CellRow:
    """Return the row as high as its fullest cell needs, at least `least` millimetres."""
    lines = tuple(
        tuple(lines_in(fonts, cell.text, width - 2 * PADDING, cell.size, cell.bold)) if cell.text else ()
        for cell, width in zip(cells, widths, strict=True)
    )
    height = max(least, _height(cells, lines), *(cell.height for cell in cells))
    return CellRow(tuple(cells), tuple(widths), lines, height)


def cut(row: CellRow, room: float) -> tuple[CellRow, CellRow]:
    """Return a row too high for a page in two: what fits into `room` millimetres, at least one line of each cell, and the rest.

    Labels stand in both.
    """
    counts = [max(1, int((room - 2 * MARGIN) / line_height(cell.size))) for cell in row.cells]
    first = tuple(lines[:count] for lines, count in zip(row.lines, counts, strict=True))
    rest = tuple(
        lines if cell.shaded and len(lines) <= count else lines[count:]
        for cell, lines, count in zip(row.cells, row.lines, counts, strict=True)
    )
    return CellRow(row.cells, row.widths, first, _height(row.cells, first)), CellRow(
        row.cells, row.widths, rest, _height(row.cells, rest)
    )


def _height(cells: Sequence[Cell], lines: Sequence[Sequence[str]]) -> float:
    return max(len(broken) * line_height(cell.size) for cell, broken in zip(cells, lines, strict=True)) + 2 * MARGIN


def draw_row(pen: Pen, x: float, y: float, row: CellRow, shade: Colour = LABEL_GREY) -> None:
    """The row with its grid, its top left corner at (x, y); shaded cells are filled with `shade`."""
    pen.row(x, y, row.widths, row.height)
    for cell, width, lines in zip(row.cells, row.widths, row.lines, strict=True):
        if cell.shaded:
            pen.box(x, y, width, row.height, Paint(fill=shade, width=0))
        if lines:
            draw_lines(pen, x, y, width, row.height, cell, lines)
        elif cell.struck:
            pen.line(x + PADDING, y + row.height - MARGIN, x + width - PADDING, y + MARGIN, Paint(line=GREY, width=HAIR * 2))
        x += width


def draw_lines(pen: Pen, x: float, y: float, width: float, height: float, cell: Cell, lines: Sequence[str]) -> None:
    """Lines of a cell, in the middle of its height."""
    step = line_height(cell.size)
    baseline = y + (height - step * len(lines)) / 2 + step / 2 + MIDDLE * cell.size / POINT
    start = {"left": x + PADDING, "center": x + width / 2, "right": x + width - PADDING}[cell.align]
    for line in lines:
        pen.text(start, baseline, line, cell.size, bold=cell.bold, align=cell.align)
        baseline += step
