"""存根: the stub copies of a book behind its cover, in number order, three a page, the void ones in their place (C5, C7)."""

from collections.abc import Sequence

from app.desk.control.papers import StubBookPaper, StubLeaf
from app.procedure.certificates import CertificateState, format_number
from app.procedure.certificates.printing import PrintMode
from app.texts import Translator
from reports.areas import draw_fitted, fit
from reports.certificate import certificate_content
from reports.certificate_entries import draw_entries
from reports.certificate_form import COPIES, draw_foot, draw_form
from reports.certificate_looks import PLAIN
from reports.certificate_page import FORM
from reports.control.book_cover import cover_sheet
from reports.control.printing import draw_control_paper
from reports.control.words import incident_written, span_of
from reports.document import Document
from reports.packet import shipped_fonts
from reports.paper import Area, Paper, paper
from reports.pen import A4, GREY, HAIR, Paint, Pen

NOTE = Area(x=80, y=15.2, width=115, height=3.4, size=8, least=6.5, align="right", upright="bottom")
MIDDLE = Area(x=15, y=25, width=180, height=50, size=13, least=7, lines=6, align="center")


def stubs_pdf(books: Sequence[StubBookPaper], translator: Translator) -> bytes:
    """Return each book's cover and its stubs. Raises InputError (`print.undrawable`, `print.certificate_full`)."""
    _ = translator
    document = Document(shipped_fonts(), _("Book of stubs of move-in certificates"), numbered=False)
    on = paper("a4")
    form = document.loose(A4)
    draw_form(form, on, PLAIN, _, copy=COPIES[0])
    for book in books:
        draw_control_paper(document, cover_sheet(book, _), book.frame, _)
        places = _places(book.leaves)
        for first in range(0, len(places), len(on.copies)):
            _draw_page(document, on, form, places[first : first + len(on.copies)], _)
    return document.to_bytes()


def _places(leaves: Sequence[StubLeaf]) -> list[tuple[StubLeaf, int]]:
    """Return what takes a third of a page: a stub, or all numbers without one that follow each other, with the last number of
    each."""
    places: list[tuple[StubLeaf, int]] = []
    for leaf in leaves:
        if places and leaf.file is None and _unwritten(places[-1][0]) == _unwritten(leaf):
            places[-1] = (places[-1][0], leaf.number)
        else:
            places.append((leaf, leaf.number))
    return places


def _unwritten(leaf: StubLeaf) -> str | None:
    """Return why there is no stub to print: blank ("") or void and nobody's, with the reason; None where there is one."""
    if leaf.file is not None:
        return None
    return "" if leaf.certificate is None else leaf.certificate.void_reason


def _draw_page(document: Document, on: Paper, form: Pen, places: Sequence[tuple[StubLeaf, int]], _: Translator) -> None:
    document.bookmark(_span(places[0][0].number, places[-1][1]))
    page = document.page()
    for top, (leaf, last) in zip(on.copies, places, strict=False):
        if top:
            page.line(0, top, page.width, top, Paint(line=GREY, width=HAIR * 2, dashed=True))
        stub = _stub(document, on, leaf, _)
        if stub is None:
            _draw_unwritten(page, leaf, _span(leaf.number, last), top, _)
        else:
            page.add(form, top=top)
            page.add(stub, top=top)
            draw_foot(page, on, PLAIN, top, FORM, (1, 1), _)
            _draw_note(page, leaf, top, _)


def _stub(document: Document, on: Paper, leaf: StubLeaf, _: Translator) -> Pen | None:
    """Return what is entered on a stub; nothing where the number has none."""
    if leaf.certificate is None or leaf.file is None:
        return None
    entries = document.loose(A4)
    draw_entries(entries, on, PrintMode.WHOLE, PLAIN, certificate_content(leaf.file, leaf.certificate, _), _)
    return entries


def _draw_note(page: Pen, leaf: StubLeaf, top: float, _: Translator) -> None:
    """That it is printed from the archive, and what is known of the number beyond its content."""
    certificate, text = leaf.certificate, _("Printed from the archive; the signed stub is bound here.")
    if certificate is not None and certificate.state == CertificateState.VOID:
        text = _("Void: all three copies are bound here. {reason}").format(reason=certificate.void_reason)
    elif leaf.incident is not None and certificate is not None and certificate.state == CertificateState.INCIDENT:
        text = _("Incident: {what}").format(what=incident_written(leaf.incident, _))
    fitted = fit(page.fonts, NOTE, text) or fit(page.fonts, NOTE, _told_on_cover(leaf, _))
    if fitted is not None:
        draw_fitted(page, fitted, top, GREY)


def _told_on_cover(leaf: StubLeaf, _: Translator) -> str:
    """Return what the note says where there are more words than it has room for."""
    if leaf.certificate is not None and leaf.certificate.state == CertificateState.VOID:
        return _("Void: all three copies are bound here. The reason stands on the cover.")
    return _("Incident: what happened stands on the cover.")


def _draw_unwritten(page: Pen, leaf: StubLeaf, numbers: str, top: float, _: Translator) -> None:
    """The place of numbers that are blank, or void without anything known of what was on their sheets."""
    text = _("№ {number}: blank").format(number=numbers)
    if leaf.certificate is not None:
        text = _("№ {number}: void. {reason}").format(number=numbers, reason=leaf.certificate.void_reason)
    fitted = fit(page.fonts, MIDDLE, text)
    if fitted is not None:
        draw_fitted(page, fitted, top, GREY)


def _span(first: int, last: int) -> str:
    return format_number(first) if first == last else span_of(first, last)
