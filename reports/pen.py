"""Drawing on one page in millimetres from its top left corner; kept as PDF operators until the document is finished."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from app.procedure.certificates.printing import UNFITTED, PrinterFit
from reports.characters import GLUE, TICK_EMPTY, TICK_SET, TICKS, harmless
from reports.fonts import EM, FontSet

POINT = 72 / 25.4  # points in a millimetre
A4 = (210.0, 297.0)

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
GREY: Colour = (0.42, 0.42, 0.42)
LABEL_GREY: Colour = (0.945, 0.945, 0.945)
VOID_RED: Colour = (0.93, 0.78, 0.78)
HAIR, THIN, FIRM = 0.25, 0.5, 1.0  # widths of lines in points

Align = Literal["left", "center", "right"]
Encoder = Callable[[str, bool], str]  # one line of text as `/font-placeholder`-operators; see Document.encode

CIRCLE = 0.5523  # handle length that makes four Bézier curves a circle


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is drawn: fill colour or none, line colour, width in points (0 for none) and whether dashed."""

    fill: Colour | None = None
    line: Colour = BLACK
    width: float = THIN
    dashed: bool = False


GRID = Paint()
DASHED = Paint(line=GREY, dashed=True)


class Pen:
    """A page being drawn. Three layers, so that tints never cover marks, nor marks the writing: ground, marks, ink."""

    def __init__(self, fonts: FontSet, encode: Encoder, size: tuple[float, float] = A4, fit: PrinterFit = UNFITTED) -> None:
        self.fonts = fonts
        self.width, self.height = size
        self._fit = fit
        self._encode = encode
        self._ground: list[str] = []
        self._marks: list[str] = []
        self._ink: list[str] = []

    def operators(self) -> str:
        """Return the page's content, ground first."""
        drawn = ["1 j", *self._ground, *self._marks, "0 g", *self._ink]
        if self._fit != UNFITTED:
            drawn = ["q", _transform(self._fit, self.height), *drawn, "Q"]
        return "\n".join(drawn)

    def add(self, drawn: "Pen", *, top: float = 0) -> None:
        """What stands on another pen of the same document, `top` millimetres lower."""
        shift = f"q 1 0 0 1 0 {-top * POINT:.2f} cm"
        for own, others in ((self._ground, drawn._ground), (self._marks, drawn._marks), (self._ink, drawn._ink)):
            if others:
                own.extend([shift, *others, "Q"] if top else others)

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Return width of one line of text in millimetres; `size` in points."""
        return self.fonts.weight(bold).width(text) * size / EM / POINT

    def text(
        self, x: float, y: float, text: str, size: float = 9, *, bold: bool = False, align: Align = "left", colour: Colour = BLACK
    ) -> None:
        """One line of text with its baseline at `y`; `x` is its left end, middle or right end."""
        line = harmless(text).replace("\n", " ")
        if not line:
            return
        if align != "left":
            width = self.text_width(line, size, bold)
            x -= width / 2 if align == "center" else width
        if any(tick in line for tick in TICKS):
            self._text_with_ticks(x, y, line, size, bold, colour)
        else:
            self._line_of_text(x, y, line, size, bold, colour)

    def _line_of_text(self, x: float, y: float, line: str, size: float, bold: bool, colour: Colour) -> None:
        shown = self._encode(line.replace(GLUE, ""), bold).replace("@", f"{size:g} Tf")
        tint, after = _tinted(colour)
        self._ink.append(f"{tint}BT {x * POINT:.2f} {(self.height - y) * POINT:.2f} Td {shown} ET{after}")

    def _text_with_ticks(self, x: float, y: float, line: str, size: float, bold: bool, colour: Colour) -> None:
        """Boxes are drawn as lines, so that they look the same in every face."""
        begun = 0
        for index, character in enumerate([*line, TICK_EMPTY]):
            if character not in TICKS:
                continue
            if begun < index:
                self._line_of_text(x, y, line[begun:index], size, bold, colour)
                x += self.text_width(line[begun:index], size, bold)
            if index < len(line):
                self.tick(x, y, character, size)
                x += self.text_width(character, size)
            begun = index + 1

    def tick(self, x: float, y: float, kind: str, size: float) -> None:
        """A box of the type's size on the baseline `y`, empty, ticked or crossed."""
        em = size / POINT
        left, top, side = x + 0.1 * em, y - 0.76 * em, 0.78 * em
        self.box(left, top, side, side, Paint(width=0.6))
        if kind == TICK_SET:
            stroke = ((0.14, 0.36), (0.32, 0.58), (0.7, 0.06))
            self.path([(left + right * em, top + down * em) for right, down in stroke], FIRM)
        elif kind != TICK_EMPTY:
            self.path([(left, top), (left + side, top + side)], 0.8)
            self.path([(left + side, top), (left, top + side)], 0.8)

    def line(self, x1: float, y1: float, x2: float, y2: float, paint: Paint = GRID) -> None:
        """A straight line."""
        self._ink.append(f"{_stroke(paint)}{self._at(x1, y1)} m {self._at(x2, y2)} l S{_undash(paint)}")

    def path(self, points: list[tuple[float, float]], width: float) -> None:
        """A line through points."""
        steps = " ".join(f"{self._at(x, y)} {'l' if index else 'm'}" for index, (x, y) in enumerate(points))
        self._ink.append(f"{width:g} w 0 G {steps} S")

    def box(self, x: float, y: float, width: float, height: float, paint: Paint = GRID) -> None:
        """A rectangle; its fill lies under all writing of the page."""
        rectangle = f"{self._at(x, y + height)} {width * POINT:.2f} {height * POINT:.2f} re"
        if paint.fill is not None:
            self._ground.append(f"{_colour(paint.fill, 'rg')} {rectangle} f")
        if paint.width:
            self._ink.append(f"{_stroke(paint)}{rectangle} S{_undash(paint)}")

    def row(self, x: float, y: float, widths: Sequence[float], height: float) -> None:
        """The thin grid of one row: a frame with a line between each two cells."""
        steps = [f"{self._at(x, y + height)} {sum(widths) * POINT:.2f} {height * POINT:.2f} re"]
        for width in widths[:-1]:
            x += width
            steps.append(f"{self._at(x, y)} m {self._at(x, y + height)} l")
        self._ink.append(f"{_stroke(GRID)}{' '.join(steps)} S")

    def circle(self, x: float, y: float, radius: float, paint: Paint = DASHED) -> None:
        """A circle around its centre."""
        handle = radius * CIRCLE
        steps = [f"{self._at(x + radius, y)} m"]
        for side in range(4):
            a, b = radians(90 * side), radians(90 * (side + 1))
            points = (
                (x + radius * cos(a) - handle * sin(a), y + radius * sin(a) + handle * cos(a)),
                (x + radius * cos(b) + handle * sin(b), y + radius * sin(b) - handle * cos(b)),
                (x + radius * cos(b), y + radius * sin(b)),
            )
            steps.append(" ".join(self._at(*point) for point in points) + " c")
        self._ink.append(f"{_stroke(paint)}{' '.join(steps)} S{_undash(paint)}")

    def cells(self, x: float, y: float, side: float, matrix: tuple[str, ...]) -> None:
        """A square of `side` millimetres made of black and white cells, such as a QR code (rows of `0` and `1`)."""
        module = side / len(matrix) * POINT
        steps = []
        for row, line in enumerate(reversed(matrix)):
            column = line.find("1")
            while column >= 0:
                end = line.find("0", column)
                end = len(line) if end < 0 else end
                steps.append(f"{column} {row} {end - column} 1 re")
                column = line.find("1", end)
        # Counted in cells and not in points: a third as long, and a certificate has three codes.
        self._ink.append(f"q {module:.5f} 0 0 {module:.5f} {self._at(x, y + side)} cm {' '.join(steps)} f Q")

    def mark(self, x: float, y: float, text: str, size: float, angle: float, colour: Colour, *, outlined: bool = False) -> None:
        """A large faint word under the writing, centred on a point and turned by `angle` degrees; `outlined`, its edges alone."""
        width = self.text_width(text, size, bold=True) * POINT
        c, s = cos(radians(angle)), sin(radians(angle))
        left, rise = -width / 2, -0.36 * size
        e = x * POINT + left * c - rise * s
        f = (self.height - y) * POINT + left * s + rise * c
        shown = self._encode(text, True).replace("@", f"{size:g} Tf")
        place = f"BT {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {e:.2f} {f:.2f} Tm"
        if outlined:
            self._marks.append(f"{FIRM:g} w {_colour(colour, 'RG')} {place} 1 Tr {shown} 0 Tr ET")
        else:
            self._marks.append(f"{_colour(colour, 'rg')} {place} {shown} ET")

    def _at(self, x: float, y: float) -> str:
        return f"{x * POINT:.2f} {(self.height - y) * POINT:.2f}"


def _transform(fit: PrinterFit, height: float) -> str:
    """Return the fit as a matrix; it counts from the upper edge, PDF from the lower one."""
    x, y = fit.scale_x / 1000, fit.scale_y / 1000
    return f"{x:g} 0 0 {y:g} {fit.across(0) * POINT:.3f} {(height * (1 - y) - fit.down(0)) * POINT:.3f} cm"


def _colour(colour: Colour, operator: str) -> str:
    return f"{colour[0]:g} {colour[1]:g} {colour[2]:g} {operator}"


def _tinted(colour: Colour) -> tuple[str, str]:
    return ("", "") if colour == BLACK else (_colour(colour, "rg") + " ", " 0 g")


def _stroke(paint: Paint) -> str:
    dash = "[2 1.6] 0 d " if paint.dashed else ""
    return f"{dash}{paint.width:g} w {_colour(paint.line, 'RG')} "


def _undash(paint: Paint) -> str:
    return " [] 0 d" if paint.dashed else ""
