"""The 《房屋入住证明》 on paper: three copies on one A4, the same writing at the same place on each (C2, C7)."""

from dataclasses import dataclass

from app.errors import InputError
from app.procedure.certificates import format_number
from app.texts import N_, Translator
from reports.cells import Cell, Row, draw_lines, draw_row, lay_out, line_height, lines_in
from reports.certificate import CertificateContent
from reports.document import Document
from reports.fonts import FontSet
from reports.head import draw_void, qr_cells
from reports.pen import BLACK, GREY, HAIR, LABEL_GREY, Colour, Paint, Pen
from reports.signatures import SEAL, draw_seal
from reports.words import written_area, written_day

FORM = "RZ-04 · A/0"  # code and version, where the declaration of the site has no other
THIRD = 99.0  # millimetres: the height of one copy
LEFT, WIDTH, SIDE = 15.0, 180.0, 46.0  # left margin, width of a copy, width of the column for the seal at its right
GRID_TOP, GRID_BOTTOM = 19.0, 92.0  # from the top of the copy
MAIN = WIDTH - SIDE
LABEL = 24.0
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)  # points; the largest in which everything fits is taken
ROW_HEIGHT = 7.2  # of one line in the largest size
SIGN_HEIGHT, SIGN_ROOM = 16.0, 9.0  # of the row to sign in, and in it the least that stays free for a hand
COMPANY_HEIGHT = 14.0  # above the seal
QR_SIDE = 12.0
NUMBER_RED: Colour = (0.72, 0.07, 0.07)
VOID_COLOUR: Colour = (0.95, 0.76, 0.76)

Tints = tuple[Colour, Colour, Colour]
WHITE_RED_YELLOW: Tints = ((1.0, 1.0, 1.0), (1.0, 0.93, 0.925), (1.0, 0.975, 0.83))


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the three copies: its name and who keeps it."""

    name: str
    keeper: str


COPIES = (
    Copy(N_("Stub copy"), N_("kept by customer service")),
    Copy(N_("Finance copy"), N_("kept by finance")),
    Copy(N_("Client copy"), N_("for the client's further property steps")),
)


def draw_certificate(
    document: Document, content: CertificateContent, translate: Translator, *, tints: Tints = WHITE_RED_YELLOW, form: str = FORM
) -> None:
    """One page with the three copies, tinted in the order stub, finance, client.

    Raises InputError (`print.certificate_full`) when the names are so long that no type size lets them fit.
    """
    _ = translate
    rows, size = _fitting_rows(document, content, _)

    def foot(page: int, pages: int) -> None:
        for third in range(len(COPIES)):
            _draw_foot(pen, third * THIRD, form, (page, pages), _)

    pen = document.page(foot)
    for third, (copy, tint) in enumerate(zip(COPIES, tints, strict=True)):
        top = third * THIRD
        if tint != (1.0, 1.0, 1.0):
            pen.box(LEFT - 7, top + 2.5, WIDTH + 14, THIRD - 5, Paint(fill=tint, width=0))
        if third:
            pen.line(0, top, pen.width, top, Paint(line=GREY, width=HAIR * 2, dashed=True))
        _draw_copy(pen, top, copy, content, rows, size, tint, _)


def _fitting_rows(document: Document, content: CertificateContent, _: Translator) -> tuple[list[Row], float]:
    for size in SIZES:
        rows = _rows(document, content, size, _)
        signing = max(SIGN_HEIGHT, _signing_height(document.fonts, content, size, _))
        side = len(lines_in(document.fonts, content.company, SIDE - 3, min(size, 8.0))) * line_height(min(size, 8.0))
        if sum(row.height for row in rows) + signing <= GRID_BOTTOM - GRID_TOP and side <= COMPANY_HEIGHT - 1:
            return rows, size
    raise InputError.of("print.certificate_full", number=format_number(content.number))


def _signing_height(fonts: FontSet, content: CertificateContent, size: float, _: Translator) -> float:
    client = len(_client_lines(fonts, content, size, _)) * line_height(size - 0.5) + SIGN_ROOM
    issuer = len(lines_in(fonts, content.issued_by, MAIN / 2 - 3.2, size)) * line_height(size) + 2 * line_height(size - 0.5) + 3
    return max(client, issuer)


def _client_lines(fonts: FontSet, content: CertificateContent, size: float, _: Translator) -> list[str]:
    """Who signs: the client in person, or an agent whose power of attorney names this act (C3)."""
    text = _("Signature of the client in person")
    if content.signed_by_agent:
        text = _("Signed by the agent {name}, whose power of attorney names this act").format(name=content.signed_by_agent)
    return lines_in(fonts, text, MAIN / 2 - 3.2, size - 0.5)


def _rows(document: Document, content: CertificateContent, size: float, _: Translator) -> list[Row]:
    """All rows but the one to sign in."""
    value = (MAIN - 2 * LABEL) / 2
    pairs = [
        ((_("Project"), content.project), None),
        ((_("Parking space") if content.is_parking else _("Unit"), content.unit), (_("Floor area"), written_area(content.area))),
        ((_("Client"), content.client), None),
        ((_("Identity paper"), f"{content.identity}  {content.identity_number}".strip()), None),
        ((_("Co-owners"), _(", ").join(content.co_owners) or None), None),
        (
            (_("Last day by the notice"), written_day(content.last_day, _)),
            (_("Day the client signs"), written_day(content.signed_on, _) or _("Day: ____ / __ / __")),
        ),
    ]
    rows = []
    for left, right in pairs:
        cells = [*_pair(*left, size), *(_pair(*right, size) if right is not None else ())]
        widths = [LABEL, value, LABEL, value] if right is not None else [LABEL, MAIN - LABEL]
        rows.append(lay_out(document.fonts, cells, widths, ROW_HEIGHT * size / SIZES[0]))
    statement = Cell(_statement(content, _), size=size - 0.5)
    return [*rows, lay_out(document.fonts, [statement], [MAIN], ROW_HEIGHT)]


def _pair(label: str, value: str | None, size: float) -> tuple[Cell, Cell]:
    shown = Cell(struck=True, size=size) if value is None else Cell(value, size=size)
    return Cell(label, "center", shaded=True, size=size - 0.5), shown


def _statement(content: CertificateContent, _: Translator) -> str:
    sentences = [
        _(
            "The client's papers were checked and are complete. With the client copy the client goes through the property steps"
            " that follow. This certificate is no acceptance of the quality of the unit."
        )
    ]
    if content.replaces is not None:
        sentences.append(_("It replaces № {number}, which is void.").format(number=format_number(content.replaces)))
    if content.void and content.void_on is not None:
        sentences.append(_("Void since {day}.").format(day=written_day(content.void_on, _)))
    return _("{first} {second}").format(first="", second="").join(sentences)


def _draw_copy(
    pen: Pen, top: float, copy: Copy, content: CertificateContent, rows: list[Row], size: float, tint: Colour, _: Translator
) -> None:
    _draw_title(pen, top, copy, content, _)
    shade: Colour = (tint[0] * LABEL_GREY[0], tint[1] * LABEL_GREY[1], tint[2] * LABEL_GREY[2])
    y = top + GRID_TOP
    for row in rows:
        draw_row(pen, LEFT, y, row, shade)
        y += row.height
    _draw_signing(pen, y, top + GRID_BOTTOM - y, content, size, _)
    _draw_side(pen, top + GRID_TOP, content, min(size, 8.0), _)
    if content.void:
        draw_void(pen, pen.width / 2, top + THIRD / 2 + 2, 150, _, VOID_COLOUR, 15)


def _draw_title(pen: Pen, top: float, copy: Copy, content: CertificateContent, _: Translator) -> None:
    name = _(copy.name)
    width = pen.text_width(name, 11, bold=True) + 5
    pen.box(LEFT, top + 6, width, 7, Paint(width=0.8))
    pen.text(LEFT + width / 2, top + 11, name, 11, bold=True, align="center")
    pen.text(LEFT, top + 16.8, _(copy.keeper), 8, colour=GREY)
    pen.text(LEFT + WIDTH / 2, top + 13.5, _("Move-in Certificate"), 18, bold=True, align="center")
    pen.text(LEFT + WIDTH, top + 12.5, f"№ {format_number(content.number)}", 15, bold=True, align="right", colour=NUMBER_RED)


def _draw_signing(pen: Pen, y: float, height: float, content: CertificateContent, size: float, _: Translator) -> None:
    half = MAIN / 2
    pen.row(LEFT, y, (half, half), height)
    step = line_height(size - 0.5)
    for index, line in enumerate(_client_lines(pen.fonts, content, size, _)):
        pen.text(LEFT + 1.6, y + 1 + step * (index + 0.8), line, size - 0.5)
    pen.text(LEFT + half + 1.6, y + 1 + step * 0.8, _("Issued by"), size - 0.5)
    issuer = lines_in(pen.fonts, content.issued_by, half - 3.2, size)
    draw_lines(pen, LEFT + half, y + 1 + step, half, height - 3 - 2 * step, Cell(align="center", size=size), issuer)
    pen.text(LEFT + MAIN - 1.6, y + height - 2.2, written_day(content.issued_on, _), size - 0.5, align="right")


def _draw_side(pen: Pen, y: float, content: CertificateContent, size: float, _: Translator) -> None:
    """The column at the right: room for a whole seal, the company's name above, the QR below."""
    x, height = LEFT + MAIN, GRID_BOTTOM - GRID_TOP
    pen.row(x, y, (SIDE,), height)
    lines = lines_in(pen.fonts, content.company, SIDE - 3, size)
    draw_lines(pen, x, y, SIDE, COMPANY_HEIGHT, Cell(align="center", size=size), lines)
    draw_seal(pen, x + SIDE / 2, y + COMPANY_HEIGHT + SEAL / 2, SEAL, _("Company seal"))
    if content.case_number:
        bottom = y + height - 2
        pen.cells(x + SIDE - QR_SIDE - 2, bottom - QR_SIDE, QR_SIDE, qr_cells(content.case_number))
        for index, line in enumerate(lines_in(pen.fonts, content.case_number, SIDE - QR_SIDE - 5, 7.5)):
            pen.text(x + 1.6, bottom - QR_SIDE + 3 + index * line_height(7.5), line, 7.5, colour=BLACK)


def _draw_foot(pen: Pen, top: float, form: str, page: tuple[int, int], _: Translator) -> None:
    y = top + GRID_BOTTOM + 3
    pen.text(LEFT, y, form, 6.5, colour=GREY)
    text = _("One number, three copies with the same content")
    if page[1] > 1:
        text += "　" + _("Packet {page} / {pages}").format(page=page[0], pages=page[1])
    pen.text(LEFT + WIDTH, y, text, 6.5, align="right", colour=GREY)
