"""What frames every page of a form: its title and case above, its code, page and QR below."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import segno

from app.texts import Translator
from reports.cells import line_height, lines_in
from reports.pen import GREY, HAIR, VOID_RED, Colour, Paint, Pen

Correction = Literal["l", "m"]  # 7 % or 15 % of a QR code may be hurt

LEFT, TOP = 15.0, 15.0  # margins of the sheet in millimetres
RIGHT = 195.0
WIDTH = RIGHT - LEFT
FOOT = 268.0  # the sheet's writing ends above it
QR_SIDE = 13.0
SMALL = 8.0  # points
LONG_CODE = 100  # characters
COPY_WIDTH, COPY_BOTTOM = 52.0, 31.0  # what the mark of a copy may take of a page


@dataclass(frozen=True)
class FormHead:
    """A form's particulars that stand on each of its pages.

    `original_at` marks the sheet as a copy and says where the original is; `void` prints 作废 across every page.
    """

    title: str
    code: str
    version: str
    project: str = ""
    unit: str = ""
    client: str = ""
    case_number: str = ""
    operator: str = ""
    printed_on: str = ""
    qr: str = ""
    void: bool = False
    original_at: str | None = None

    @cached_property
    def qr_cells(self) -> tuple[str, ...]:
        """The QR code's rows of `0` and `1`; none without a text."""
        return qr_cells(self.qr) if self.qr else ()


@lru_cache(maxsize=32)  # every sheet of a packet carries the same code
def qr_cells(text: str, error: Correction = "m") -> tuple[str, ...]:
    """Return the rows of a QR code, `1` for black, without the quiet zone around; it corrects as much as `error` says, or
    more."""
    # Comparing the eight masks takes five times as long as all else; the digits of a signature suit each of them alike.
    mask = 0 if len(text) >= LONG_CODE else None
    return tuple("".join(map(str, line)) for line in segno.make(text, error=error, micro=False, mask=mask).matrix)


def draw_title(pen: Pen, y: float, head: FormHead) -> float:
    """Return the project and the title of the first page; gives where the next thing may stand."""
    if head.project:
        for line in lines_in(pen.fonts, head.project, WIDTH, 10.5):
            pen.text(pen.width / 2, y + 4, line, 10.5, align="center")
            y += line_height(10.5)
    size, lines = _title_lines(pen, head)
    for line in lines:
        pen.text(pen.width / 2, y + 8, line, size, bold=True, align="center")
        y += line_height(18)
    return y + 4


def _title_lines(pen: Pen, head: FormHead) -> tuple[float, list[str]]:
    """Return the title on one line, a little smaller where the copy mark leaves less room; on several only where that is not
    enough."""
    room = WIDTH - 2 * COPY_WIDTH if head.original_at is not None else WIDTH
    for size in (18.0, 17.0, 16.0, 15.0):
        lines = list(lines_in(pen.fonts, head.title, room, size, bold=True))
        if len(lines) == 1:
            return size, lines
    return 18.0, list(lines_in(pen.fonts, head.title, room, 18, bold=True))


def draw_running_title(pen: Pen, y: float, head: FormHead, _: Translator) -> float:
    """Return the short title of each further page; gives where the next thing may stand."""
    parts = [_("{title} (continued)").format(title=head.title), head.unit, head.client, head.case_number]
    width = WIDTH if head.original_at is None else WIDTH - COPY_WIDTH
    lines = lines_in(pen.fonts, "  ·  ".join(filter(None, parts)), width, 9)
    for index, line in enumerate(lines):
        pen.text(LEFT, y + 3.4 + index * line_height(9), line, 9)
    return max(y + len(lines) * line_height(9) + 1.5, TOP if head.original_at is None else COPY_BOTTOM)


def draw_marks(pen: Pen, head: FormHead, _: Translator) -> None:
    """作废 across the page, and the mark of a copy at the upper right with where the original is."""
    if head.void:
        draw_void(pen, pen.width / 2, pen.height / 2, 170, _)
    if head.original_at is not None:
        draw_copy_mark(pen, head.original_at, _)


def draw_void(pen: Pen, x: float, y: float, size: float, _: Translator, colour: Colour = VOID_RED, angle: float = 32) -> None:
    """作废, large and faint under the writing, centred on a point."""
    pen.mark(x, y, _("VOID"), size, angle, colour)


def draw_copy_mark(pen: Pen, original_at: str, _: Translator) -> None:
    """A framed 复印件 at the upper right corner, and below it where the original is."""
    word = _("COPY")
    width = pen.text_width(word, 15, bold=True) + 7
    pen.box(RIGHT - width, 12, width, 9, Paint(width=1.2))
    pen.text(RIGHT - width / 2, 18.5, word, 15, bold=True, align="center")
    if original_at:
        y = 24.5
        for line in lines_in(pen.fonts, _("Original with {place}").format(place=original_at), COPY_WIDTH - 4, SMALL):
            pen.text(RIGHT, y, line, SMALL, align="right")
            y += line_height(SMALL)


def draw_foot(pen: Pen, head: FormHead, page: tuple[int, int], sheet: tuple[int, int], _: Translator) -> None:
    """Code and version at the left, page of the form and of the packet and the QR at the right.

    `page` is the form's page and how many it has, `sheet` the same of the whole document.
    """
    top = FOOT + 1.0
    pen.line(LEFT, top, RIGHT, top, Paint(line=GREY, width=HAIR))
    left = [f"{head.code} · {head.version}"]
    if head.operator or head.printed_on:
        left.append(
            "  ".join(filter(None, [_("Operator: {name}").format(name=head.operator) if head.operator else "", head.printed_on]))
        )
    _draw_small(pen, LEFT, top, left, "left")
    right = [_("Page {page} of {pages}").format(page=page[0], pages=page[1])]
    if sheet[1] > page[1]:
        right.append(_("Packet {page} / {pages}").format(page=sheet[0], pages=sheet[1]))
    _draw_small(pen, RIGHT - QR_SIDE - 3 if head.qr else RIGHT, top, right, "right")
    if head.qr:
        pen.cells(RIGHT - QR_SIDE, top + 1.5, QR_SIDE, head.qr_cells)


def _draw_small(pen: Pen, x: float, y: float, texts: list[str], align: str) -> None:
    y += 4.5
    for text in texts:
        for line in lines_in(pen.fonts, text, 95, SMALL):
            pen.text(x, y, line, SMALL, align="left" if align == "left" else "right", colour=GREY)
            y += line_height(SMALL)
