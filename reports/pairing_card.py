"""配对卡: who an archive is, with the fingerprint that two people compare by telephone, or a telephone reads off the paper."""

from datetime import date

from app.exchange.partners.cards import Card, fingerprint
from app.texts import Translator
from app.texts.pairing import ROLE_NAMES
from reports.document import Document
from reports.head import LEFT, WIDTH, FormHead, qr_cells
from reports.packet import shipped_fonts
from reports.pen import Paint
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature
from reports.words import written_day

FRAME, QR_SIDE, QUIET = 46.0, 34.0, 6.0  # millimetres
FINGERPRINT_SIZE = 22.0  # points
GROUPS_A_LINE = 4


def pairing_card(card: Card, operator: str, made_on: date, translator: Translator) -> bytes:
    """Return the card as PDF, one page. Raises InputError (`print.undrawable`)."""
    _ = translator
    title = _("Card of an archive")
    document = Document(shipped_fonts(), title, numbered=False)
    day = written_day(made_on, _)
    head = FormHead(title=title, code="RZ-K7", version="A/0", project=card.site, operator=operator, printed_on=day)
    sheet = Sheet(document, head, _, particulars=False)
    sheet.fields(
        [
            SheetField(_("Site"), card.site, 2),
            SheetField(_("Station"), card.code),
            SheetField(_("Role"), _(ROLE_NAMES[card.role])),
            SheetField(_("Station's id"), card.station, 2),
        ]
    )
    sheet.gap(3)
    sheet.paragraph(_("Fingerprint"), bold=True)
    _draw_fingerprint(sheet, fingerprint(card))
    sheet.gap(2)
    sheet.paragraph(_("Whoever lets this archive in reads these digits aloud and compares each group with their own screen."))
    sheet.paragraph(_("A card file with other digits is not this archive's, and must not be let in."))
    sheet.signatures([Signature(_("Shown by"), operator, day), Signature(_("Compared by"))])
    sheet.finish()
    return document.to_bytes()


def _draw_fingerprint(sheet: Sheet, digits: str) -> None:
    """The groups in large type, four on a line, beside their code in a frame."""
    pen, top = sheet.pen, sheet.y
    pen.box(LEFT, top, WIDTH, FRAME, Paint())
    groups = digits.split()
    lines = [groups[start : start + GROUPS_A_LINE] for start in range(0, len(groups), GROUPS_A_LINE)]
    middle = LEFT + (WIDTH - QR_SIDE - 2 * QUIET) / 2
    for number, line in enumerate(lines):
        pen.text(middle, top + 20 + 14 * number, "  ".join(line), FINGERPRINT_SIZE, bold=True, align="center")
    pen.cells(LEFT + WIDTH - QR_SIDE - QUIET, top + QUIET, QR_SIDE, qr_cells(digits.replace(" ", "")))
    sheet.y += FRAME
