"""Certificates for one printer: whole or overprinted, and the sheet by which the printer is set."""

from collections.abc import Iterable

from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.texts import Translator
from reports.calibration import draw_calibration
from reports.certificate import CertificateContent
from reports.certificate_looks import WHITE_RED_YELLOW, Tints
from reports.certificate_page import FORM, CertificateSheets
from reports.document import Document
from reports.packet import shipped_fonts
from reports.paper import Paper
from reports.pen import UNFITTED


def certificate_pdf(
    content: CertificateContent,
    *,
    paper: Paper,
    mode: PrintMode,
    fit: PrinterFit = UNFITTED,
    tints: Tints = WHITE_RED_YELLOW,
    translator: Translator,
    form: str = FORM,
) -> bytes:
    """One certificate on one sheet: three copies, or one for carbonless paper. The same content gives the same bytes.

    Raises InputError (`print.certificate_full`, `print.undrawable`).
    """
    return certificates_pdf([content], paper=paper, mode=mode, fit=fit, tints=tints, translator=translator, form=form)


def certificates_pdf(
    contents: Iterable[CertificateContent],
    *,
    paper: Paper,
    mode: PrintMode,
    fit: PrinterFit = UNFITTED,
    tints: Tints = WHITE_RED_YELLOW,
    translator: Translator,
    form: str = FORM,
) -> bytes:
    """Several certificates, a sheet each, in the order given."""
    document = Document(shipped_fonts(), translator("Move-in Certificate"), numbered=False)
    sheets = CertificateSheets(document, translator, on=paper, mode=mode, printer=fit, tints=tints, form=form)
    for content in contents:
        sheets.draw(content)
    return document.to_bytes()


def calibration_pdf(paper: Paper, fit: PrinterFit, translator: Translator) -> bytes:
    """The calibration sheet of a paper, printed with the values that hold now."""
    document = Document(shipped_fonts(), translator("Calibration sheet"), numbered=False)
    draw_calibration(document, paper, fit, translator)
    return document.to_bytes()
