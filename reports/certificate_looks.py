"""How the form and the entries look, by what they are printed with and how."""

from dataclasses import dataclass

from app.procedure.certificates.printing import PrintMode
from reports.paper import Paper
from reports.pen import BLACK, GREY, LABEL_GREY, THIN, Colour

WHITE: Colour = (1.0, 1.0, 1.0)
FAINT: Colour = (0.7, 0.7, 0.7)
NUMBER_RED: Colour = (0.72, 0.07, 0.07)
VOID_COLOUR: Colour = (0.95, 0.76, 0.76)

Tints = tuple[Colour, Colour, Colour]
WHITE_RED_YELLOW: Tints = (WHITE, (1.0, 0.93, 0.925), (1.0, 0.975, 0.83))


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLook:
    """Colours of the form (`ink`, `quiet`, `number`, its lines and label cells) and of what is entered on it.

    `outlined` draws 作废 by its edges alone: one colour cannot be faint.
    """

    ink: Colour = BLACK
    quiet: Colour = GREY
    number: Colour = NUMBER_RED
    shade: Colour | None = LABEL_GREY
    width: float = THIN
    entry: Colour = BLACK
    stroke: Colour = GREY
    void: Colour = VOID_COLOUR
    outlined: bool = False


PLAIN = CertificateLook()
PINS = CertificateLook(quiet=BLACK, number=BLACK, shade=None, width=0.9, stroke=BLACK, void=BLACK, outlined=True)
"""A 24-pin head: one colour, no tints, no thin lines."""
HELD_TO_LIGHT = CertificateLook(ink=FAINT, quiet=FAINT, number=FAINT, shade=None, stroke=BLACK)
HELD_TO_LIGHT_PINS = CertificateLook(
    ink=FAINT, quiet=FAINT, number=FAINT, shade=None, width=0.9, stroke=BLACK, void=BLACK, outlined=True
)


def look_of(paper: Paper, mode: PrintMode) -> CertificateLook:
    """Return how a certificate looks on a paper."""
    if mode is PrintMode.TEST:
        return HELD_TO_LIGHT_PINS if paper.impact else HELD_TO_LIGHT
    return PINS if paper.impact else PLAIN
