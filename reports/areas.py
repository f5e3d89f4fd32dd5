"""Text in a fixed area: as large as fits, on as many lines as are allowed, and never cut off."""

from dataclasses import dataclass

from reports.cells import MIDDLE, line_height, lines_in
from reports.fonts import FontSet
from reports.paper import Area
from reports.pen import BLACK, POINT, Colour, Pen

STEP = 0.5  # points between the sizes that are tried


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines for an area, in the size in points in which it fits."""

    area: Area
    lines: tuple[str, ...]
    size: float


def fit(fonts: FontSet, area: Area, text: str) -> Fitted | None:
    """Return the text in the largest size in which it fits; nothing where it does not fit in the least."""
    size = area.size
    while size >= area.least:
        lines = lines_in(fonts, text, area.width, size, area.bold) if text else []
        if len(lines) <= area.lines and len(lines) * line_height(size) <= area.height + 0.01:
            return Fitted(area, tuple(lines), size)
        size -= STEP
    return None


def draw_fitted(pen: Pen, fitted: Fitted, top: float = 0, colour: Colour = BLACK) -> None:
    """The lines in their area, which lies `top` millimetres lower."""
    area, step = fitted.area, line_height(fitted.size)
    spare = area.height - step * len(fitted.lines)
    above = {"top": 0.0, "middle": spare / 2, "bottom": spare}[area.upright]
    baseline = top + area.y + above + step / 2 + MIDDLE * fitted.size / POINT
    x = area.x + {"left": 0.0, "center": area.width / 2, "right": area.width}[area.align]
    for line in fitted.lines:
        pen.text(x, baseline, line, fitted.size, bold=area.bold, align=area.align, colour=colour)
        baseline += step
