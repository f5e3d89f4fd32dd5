"""Boxes for a signature, a day and a seal."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.texts import Translator
from reports.cells import PADDING, line_height, lines_in
from reports.fonts import FontSet
from reports.pen import GREY, POINT, Colour, Paint, Pen

SEAL = 42.0  # millimetres: the diameter of a company's round seal
PLAIN_HEIGHT = 27.0
TEXT_TOP, DAY_HEIGHT = 1.2, 6.0
HAND = 12.0  # room for a handwritten signature
SIZE = 9.5  # points


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, with what is already known: a printed name under the role, the day. `seal` leaves room for a round seal."""

    role: str
    name: str = ""
    signed_on: str = ""
    seal: bool = False


def signatures_height(fonts: FontSet, signatures: Sequence[Signature], width: float) -> float:
    """Return how high the boxes are that share `width` millimetres."""
    each = width / len(signatures)
    heights = [
        TEXT_TOP + len(_texts(fonts, signature, each)) * line_height(SIZE) + (SEAL + 1 if signature.seal else HAND) + DAY_HEIGHT
        for signature in signatures
    ]
    return max(PLAIN_HEIGHT, *heights)


def _texts(fonts: FontSet, signature: Signature, width: float) -> list[str]:
    lines = lines_in(fonts, signature.role, width - 2 * PADDING, SIZE)
    return lines + (lines_in(fonts, signature.name, width - 2 * PADDING, SIZE) if signature.name else [])


def draw_signatures(
    pen: Pen, x: float, y: float, width: float, height: float, signatures: Sequence[Signature], _: Translator
) -> None:
    """The boxes side by side, their top left corner at (x, y)."""
    each = width / len(signatures)
    pen.row(x, y, (each,) * len(signatures), height)
    for index, signature in enumerate(signatures):
        _draw_box(pen, x + index * each, y, each, height, signature, _)


def _draw_box(pen: Pen, x: float, y: float, width: float, height: float, signature: Signature, _: Translator) -> None:
    texts = _texts(pen.fonts, signature, width)
    if signature.seal:
        diameter = min(SEAL, width - 2)
        draw_seal(pen, x + width / 2, y + height - DAY_HEIGHT - diameter / 2, diameter, _("Seal"))
    baseline = y + TEXT_TOP + line_height(SIZE) * 0.8
    for line in texts:
        pen.text(x + PADDING, baseline, line, SIZE)
        baseline += line_height(SIZE)
    day = signature.signed_on or _("Day: ____ / __ / __")
    pen.text(x + width - PADDING, y + height - 2.4, day, 9, align="right")


def draw_seal(pen: Pen, x: float, y: float, diameter: float, text: str, colour: Colour = GREY) -> None:
    """A dashed circle around (x, y) that shows where a seal goes."""
    pen.circle(x, y, diameter / 2, Paint(line=colour, dashed=True))
    pen.text(x, y + 0.38 * 8 / POINT, text, 8, align="center", colour=colour)
