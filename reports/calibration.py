"""The calibration sheet: rulers and a grid in millimetres, two marks to measure, and how offset and scale follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.procedure.certificates.printing import PrinterFit
from app.texts import Translator
from reports.areas import Fitted, draw_fitted, fit
from reports.cells import line_height
from reports.document import Document
from reports.fonts import FontSet
from reports.paper import Area, Paper, calibration_marks
from reports.pen import HAIR, THIN, Colour, Paint, Pen

LIGHT: Colour = (0.72, 0.72, 0.72)
TENS = 10  # millimetres between the lines of the grid
CROSS, ARM = 50, 2.5  # millimetres between crosses, and half their size
EDGE = 5.0  # which printers leave free
NUMBERS = 6.5  # points
PLACE = 6.0  # points: it ends before the next line of the grid
TEXT_SIDE = 14.0  # from a mark to the instructions
AROUND = 2.0  # what stays free around them
RULER = 9.0  # what a ruler with its numbers takes


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of the page may be printed on, and where the instructions are, which the grid leaves free."""

    left: float
    right: float
    bottom: float
    text: Area


def draw_calibration(document: Document, paper: Paper, used: PrinterFit, translate: Translator) -> None:
    """One page with everything, sent through the values that are used now, which it names."""
    pen = document.page(size=paper.size, fit=used)
    texts = _set(document.fonts, _room(paper), _instructions(paper, used, translate))
    frame = _frame(paper, texts)
    grid = Paint(width=HAIR, dashed=True) if paper.impact else Paint(line=LIGHT, width=HAIR)
    for x1, y1, x2, y2 in _grid(frame):
        pen.line(x1, y1, x2, y2, grid)
    _draw_rulers(pen, frame)
    _draw_crosses(pen, frame)
    first, second = calibration_marks(paper)
    for name, (x, y) in (("A", first), ("B", second)):
        _draw_mark(pen, name, x, y)
    for text in texts:
        draw_fitted(pen, text)


def _room(paper: Paper) -> Area:
    """Where the instructions may stand: between the two marks."""
    (x1, y1), (x2, y2) = calibration_marks(paper)
    side = TEXT_SIDE
    return Area(x=x1 + side, y=y1 + 2, width=x2 - x1 - 2 * side, height=y2 - y1 - 4, size=9.5, least=6.0, lines=20)


def _frame(paper: Paper, texts: tuple[Fitted, ...]) -> _Frame:
    edge = 20.0 if paper.impact else EDGE
    area = texts[0].area
    bottom = texts[-1].area.y + len(texts[-1].lines) * line_height(texts[-1].size)
    taken = Area(x=area.x - AROUND, y=area.y - AROUND, width=area.width + 2 * AROUND, height=bottom - area.y + 2 * AROUND)
    return _Frame(edge, paper.size[0] - edge, paper.size[1] - EDGE, taken)


def _tens(first: float, last: float) -> range:
    return range(int(-(-first // TENS)) * TENS, int(last) + 1, TENS)


def _grid(frame: _Frame) -> Iterator[tuple[float, float, float, float]]:
    """Yield every ten millimetres a line, parted where the instructions stand."""
    text, left, top = frame.text, frame.left + RULER, EDGE + RULER
    for x in _tens(left, frame.right):
        parted = text.x < x < text.x + text.width
        for first, last in ((top, text.y), (text.y + text.height, frame.bottom)) if parted else ((top, frame.bottom),):
            yield x, first, x, last
    for y in _tens(top, frame.bottom):
        parted = text.y < y < text.y + text.height
        for first, last in ((left, text.x), (text.x + text.width, frame.right)) if parted else ((left, frame.right),):
            yield first, y, last, y


def _draw_rulers(pen: Pen, frame: _Frame) -> None:
    """Along the upper edge from the left one, along the left edge from the upper one; every number is a place on the paper."""
    for x in range(round(frame.left + RULER), int(frame.right) + 1):
        pen.line(x, EDGE, x, EDGE + _length(x), Paint(width=THIN))
        if x % TENS == 0:
            pen.text(x, EDGE + 7, str(x), NUMBERS, align="center")
    for y in range(round(EDGE + RULER), int(frame.bottom) + 1):
        pen.line(frame.left, y, frame.left + _length(y), y, Paint(width=THIN))
        if y % TENS == 0:
            pen.text(frame.left + 4.6, y + 0.8, str(y), NUMBERS)


def _length(millimetre: int) -> float:
    return 4.0 if millimetre % TENS == 0 else 2.8 if millimetre % 5 == 0 else 1.6


def _draw_crosses(pen: Pen, frame: _Frame) -> None:
    text = frame.text
    for x in range(CROSS, int(frame.right), CROSS):
        for y in range(CROSS, int(frame.bottom), CROSS):
            if not (text.x - ARM < x < text.x + text.width + ARM and text.y - ARM < y < text.y + text.height + ARM):
                _draw_cross(pen, x, y, ARM, Paint())


def _draw_cross(pen: Pen, x: float, y: float, arm: float, paint: Paint) -> None:
    pen.line(x - arm, y, x + arm, y, paint)
    pen.line(x, y - arm, x, y + arm, paint)


def _draw_mark(pen: Pen, name: str, x: float, y: float) -> None:
    _draw_cross(pen, x, y, 6, Paint(width=0.7))
    pen.circle(x, y, 3, Paint(width=0.7))
    pen.text(x - 1.6, y - 3.8, name, 13, bold=True, align="right")
    pen.text(x + 1.2, y + 6.4, f"{x:g} / {y:g}", PLACE)


def _instructions(paper: Paper, used: PrinterFit, _: Translator) -> list[str]:
    (x1, y1), (x2, y2) = calibration_marks(paper)
    texts = [
        _("Calibration sheet: {paper}").format(paper=paper.sold_as),
        _("1. Print it on an empty sheet of this paper, from the tray that is used, at 100 % and not fitted to the page."),
        _(
            "2. With a ruler, measure from the left edge of the paper to the middle of A and of B, and from its upper edge to the"
            " middle of A and of B, to a tenth of a millimetre."
        ),
        _("3. Type the four lengths under Settings, Printing certificates: offset and scale are worked out."),
        _(
            "By hand: new scale = old scale × distance that is right ÷ distance measured ({across} mm across, {down} mm down)."
            " New offset = old offset + old scale × right place of A − new scale × measured place of A."
        ).format(across=f"{x2 - x1:g}", down=f"{y2 - y1:g}"),
        _("4. Print it again: A must lie at {a}, B at {b}. Then print the test.").format(
            a=f"{x1:g} / {y1:g}", b=f"{x2:g} / {y2:g}"
        ),
        _("Printed with offset {dx} mm to the right, {dy} mm down; scale {x} ‰ across, {y} ‰ down.").format(
            dx=f"{used.dx / 10:.1f}", dy=f"{used.dy / 10:.1f}", x=used.scale_x, y=used.scale_y
        ),
    ]
    if paper.impact:
        texts.insert(
            2,
            _("The left edge is that of the strip with the holes. Moving the tractors moves all writing: mark where they stand."),
        )
    return texts


def _set(fonts: FontSet, area: Area, paragraphs: list[str]) -> tuple[Fitted, ...]:
    """Return the paragraphs one under the other from the upper edge of the area, as large as lets all of them fit."""
    size = area.size
    while True:
        y, found = area.y, []
        for place, text in enumerate(paragraphs):
            one = fit(fonts, replace(area, y=y, size=size, least=size, upright="top", bold=place == 0), text)
            if one is not None:
                found.append(one)
                y += len(one.lines) * line_height(size) + 1
        if (y <= area.y + area.height and len(found) == len(paragraphs)) or size <= area.least:
            return tuple(found)
        size -= 0.5
