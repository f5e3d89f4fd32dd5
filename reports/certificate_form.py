"""The form of a certificate, without any entry: what a pre-printed sheet bears."""

from dataclasses import dataclass, replace

from app.texts import N_, Translator
from reports.areas import draw_fitted, fit
from reports.certificate_looks import WHITE, CertificateLook
from reports.paper import Align, CopyPlace, Paper, StaticText
from reports.pen import POINT, Colour, Paint, Pen
from reports.signatures import draw_seal


@dataclass(frozen=True, slots=True)
class CopyTitle:
    """One of the three copies: its name and who keeps it."""

    name: str
    keeper: str


COPIES = (
    CopyTitle(N_("Stub copy"), N_("kept by customer service")),
    CopyTitle(N_("Finance copy"), N_("kept by finance")),
    CopyTitle(N_("Client copy"), N_("for the client's further property steps")),
)


PADDING = 1.0  # millimetres between a box and its label, left and right; less of it above and below


def draw_form(
    pen: Pen, paper: Paper, look: CertificateLook, translate: Translator, *, copy: CopyTitle, tint: Colour = WHITE
) -> None:
    """One copy of the form; `copy` is named where the paper has a place for it."""
    _ = translate
    if paper.tint is not None and tint != WHITE and look.shade is not None:
        pen.box(*paper.tint, Paint(fill=tint, width=0))
    for cell in paper.cells:
        if cell.shaded and look.shade is not None:
            shade = (tint[0] * look.shade[0], tint[1] * look.shade[1], tint[2] * look.shade[2])
            pen.box(cell.x, cell.y, cell.width, cell.height, Paint(fill=shade, width=0))
        pen.box(cell.x, cell.y, cell.width, cell.height, Paint(line=look.ink, width=look.width))
        if cell.label:
            _draw_label(pen, replace(cell, align="center" if cell.shaded else cell.align), PADDING, look.ink, _)
    for text in paper.texts:
        _draw_label(pen, text, 0.0, look.ink, _)
    seal = paper.seal
    draw_seal(pen, seal.x, seal.y, seal.diameter, _(seal.label), look.quiet)
    if paper.copy is not None:
        _draw_copy(pen, paper.copy, copy, look, _)


def draw_foot(
    pen: Pen, paper: Paper, look: CertificateLook, top: float, form: str, page: tuple[int, int], translate: Translator
) -> None:
    """The code of the form at the left of a copy's foot, at the right its page in a packet of more than one."""
    _ = translate
    text = _("One number, three copies with the same content")
    if page[1] > 1:
        text += "　" + _("Packet {page} / {pages}").format(page=page[0], pages=page[1])
    sides: tuple[tuple[Align, str], ...] = (("left", form), ("right", text))
    for align, line in sides:
        fitted = fit(pen.fonts, replace(paper.foot, align=align), line)
        if fitted is not None:
            draw_fitted(pen, fitted, top, look.quiet)


def _draw_label(pen: Pen, text: StaticText, padding: float, colour: Colour, _: Translator) -> None:
    """A text of the form in its area. A layout that has no room for one is wrong, and a test says so."""
    inner = replace(
        text,
        x=text.x + padding,
        y=text.y + padding * 0.4,
        width=text.width - 2 * padding,
        height=text.height - padding * 0.8,
    )
    fitted = fit(pen.fonts, inner, _(text.label))
    if fitted is None:
        raise ValueError(f"no room for {_(text.label)!r}")
    draw_fitted(pen, fitted, colour=colour)


def _draw_copy(pen: Pen, place: CopyPlace, copy: CopyTitle, look: CertificateLook, _: Translator) -> None:
    name = _(copy.name)
    width = pen.text_width(name, place.size, bold=True) + 5
    pen.box(place.x, place.y, width, place.height, Paint(line=look.ink, width=0.8))
    baseline = place.y + place.height / 2 + 0.38 * place.size / POINT
    pen.text(place.x + width / 2, baseline, name, place.size, bold=True, align="center", colour=look.ink)
    fitted = fit(pen.fonts, place.keeper, _(copy.keeper))
    if fitted is not None:
        draw_fitted(pen, fitted, colour=look.quiet)
