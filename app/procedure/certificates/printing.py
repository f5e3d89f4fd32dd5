"""How a certificate comes onto its sheet: whole or overprinted, and what puts one printer's writing at the right millimetre."""

from dataclasses import dataclass
from enum import StrEnum

A4_PAPER = "a4"
"""The paper that every printer takes; the others are files of `resources/paper`."""
MOST_OFFSET = 500  # tenths of a millimetre, either way
LEAST_SCALE, MOST_SCALE = 900, 1100  # per mille


class PrintMode(StrEnum):
    """What of a certificate is printed."""

    WHOLE = "whole"
    """The form and the entries, on plain paper."""
    OVERPRINT = "overprint"
    """套打: the entries alone, on a pre-printed form."""
    TEST = "test"
    """The entries on a faint form, on plain paper, to be held against a pre-printed one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Where two marks of the calibration sheet were found on the paper, in tenths of a millimetre from its left or upper edge."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class PrinterFit:
    """What is done to a page so that a printer puts it right: first scaled from the upper left corner, then moved.

    `dx` (to the right) and `dy` (down) are in tenths of a millimetre, `scale_x` and `scale_y` per mille.
    """

    dx: int = 0
    dy: int = 0
    scale_x: int = 1000
    scale_y: int = 1000

    def across(self, x: float) -> float:
        """Where something at `x` millimetres from the left edge is sent to."""
        return x * self.scale_x / 1000 + self.dx / 10

    def down(self, y: float) -> float:
        """Where something at `y` millimetres from the upper edge is sent to."""
        return y * self.scale_y / 1000 + self.dy / 10

    @property
    def is_possible(self) -> bool:
        """Whether the values are such as a printer may need: 50 mm and a tenth at most."""
        scales = (self.scale_x, self.scale_y)
        return all(abs(offset) <= MOST_OFFSET for offset in (self.dx, self.dy)) and all(
            LEAST_SCALE <= scale <= MOST_SCALE for scale in scales
        )

    def corrected(self, wanted: tuple[Measured, Measured], found: tuple[Measured, Measured]) -> "PrinterFit":
        """Return the fit for a printer that put two marks at `found` although, with this fit, they were `wanted` elsewhere.

        Each is a pair: across (from the left edge) and down (from the upper edge). Raises ZeroDivisionError where both marks
        were found at one place.
        """
        dx, scale_x = _corrected(self.dx, self.scale_x, wanted[0], found[0])
        dy, scale_y = _corrected(self.dy, self.scale_y, wanted[1], found[1])
        return PrinterFit(dx, dy, scale_x, scale_y)


UNFITTED = PrinterFit()
"""A printer that puts everything right by itself."""


def _corrected(offset: int, scale: int, wanted: Measured, found: Measured) -> tuple[int, int]:
    """Return the printer maps what it is sent by a scale and an offset of its own; the fit undoes both."""
    sent = [place * scale / 1000 + offset for place in (wanted.first, wanted.second)]
    own_scale = (found.second - found.first) / (sent[1] - sent[0])
    own_offset = found.first - own_scale * sent[0]
    return round(-own_offset / own_scale), round(1000 / own_scale)
