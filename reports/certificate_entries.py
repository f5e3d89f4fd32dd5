"""What is entered on a certificate: each field at its place, the same in every mode of printing and on every copy (C2)."""

from app.errors import InputError
from app.procedure.certificates import format_number
from app.procedure.certificates.printing import PrintMode
from app.procedure.certificates.signed_code import read_certificate_code
from app.procedure.reason import Reason
from app.texts import Translator
from reports.areas import draw_fitted, fit
from reports.certificate import CertificateContent
from reports.certificate_looks import CertificateLook
from reports.head import Correction, qr_cells
from reports.paper import EntryPlace, Paper
from reports.pen import FIRM, Paint, Pen
from reports.words import written_area, written_day

CORRECTIONS: tuple[Correction, ...] = ("m", "l")  # a longer code has more cells, and what corrects takes the rest


def draw_entries(
    pen: Pen, paper: Paper, mode: PrintMode, look: CertificateLook, content: CertificateContent, translate: Translator
) -> None:
    """The entries of one copy.

    Raises InputError (`print.certificate_full`, `print.certificate_code`) when one is so long that no size lets it fit.
    """
    texts = entry_texts(content, translate)
    for entry in paper.entries:
        if not entry.preprinted or mode is not PrintMode.OVERPRINT:
            _draw_entry(pen, entry, texts[entry.field], look, content.number)
    _draw_code(pen, paper, content)
    if content.void:
        place = paper.void
        pen.mark(place.x, place.y, translate("VOID"), place.size, place.angle, look.void, outlined=look.outlined)


def entry_texts(content: CertificateContent, translate: Translator) -> dict[str, str]:
    """Return what is entered, by field."""
    _ = translate
    return {
        "number": f"№ {format_number(content.number)}",
        "company": content.company,
        "project": content.project,
        "unit": f"{_('Parking space')} {content.unit}" if content.is_parking else content.unit,
        "area": written_area(content.area),
        "client": content.client,
        "identity": f"{content.identity}  {content.identity_number}".strip(),
        "co_owners": _(", ").join(content.co_owners),
        "last_day": written_day(content.last_day, _),
        "signed_on": written_day(content.signed_on, _) or _("Day: ____ / __ / __"),
        "remark": _remark(content, _),
        "signer": _signer(content, _),
        "issued_by": content.issued_by,
        "issued_on": written_day(content.issued_on, _),
        "case": content.case_number,
        "head": _head(content, _),
        "control": _("Number entered: {number}").format(number=format_number(content.number)),
    }


def _signer(content: CertificateContent, _: Translator) -> str:
    """Return who signs: the client in person, or an agent whose power of attorney names this act (C3)."""
    if not content.signed_by_agent:
        return _("Signature of the client in person")
    return _("Signed by the agent {name}, whose power of attorney names this act").format(name=content.signed_by_agent)


def _remark(content: CertificateContent, _: Translator) -> str:
    sentences = []
    if content.replaces is not None:
        sentences.append(_("It replaces № {number}, which is void.").format(number=format_number(content.replaces)))
    if content.void and content.void_on is not None:
        sentences.append(_("Void since {day}.").format(day=written_day(content.void_on, _)))
    return _("{first} {second}").format(first="", second="").join(sentences)


def _head(content: CertificateContent, _: Translator) -> str:
    """Where the journal stood before the issue, by what the code says."""
    signed_code = read_certificate_code(content.seal)
    return "" if isinstance(signed_code, Reason) else _("Journal {head}").format(head=signed_code.head)


def _draw_entry(pen: Pen, entry: EntryPlace, text: str, look: CertificateLook, number: int) -> None:
    if not text:
        if entry.struck:
            bottom = entry.y + entry.height
            pen.line(entry.x, bottom - 1, entry.x + entry.width, entry.y + 1, Paint(line=look.stroke, width=FIRM / 2))
        return
    fitted = fit(pen.fonts, entry, text)
    if fitted is None:
        raise InputError.of("print.certificate_full", number=format_number(number))
    colour = look.number if entry.field == "number" else look.ink if entry.preprinted else look.entry
    draw_fitted(pen, fitted, colour=colour)


def _draw_code(pen: Pen, paper: Paper, content: CertificateContent) -> None:
    """The QR code: the signed one, before there is one that of the case. It corrects as much as the paper has room for.

    Raises InputError (`print.certificate_code`) for a code that no scanner could read on this paper: none is left out silently.
    """
    text = content.seal or content.case_number
    if not text:
        return
    for error in CORRECTIONS:
        cells = qr_cells(text, error)
        module = paper.qr.module(len(cells))
        if module:
            pen.cells(paper.qr.x, paper.qr.y, module * len(cells), cells)
            return
    raise InputError.of("print.certificate_code", number=format_number(content.number), paper=paper.sold_as)
