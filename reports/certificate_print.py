"""Certificates for one printer: whole or overprinted, and the sheet by which the printer is set."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.procedure.case import CaseFile
from app.procedure.certificates.printing import UNFITTED, PrinterFit, PrintMode
from app.texts import Translator
from reports.calibration import draw_calibration
from reports.certificate import CertificateContent, certificate_content
from reports.certificate_looks import WHITE_RED_YELLOW, Tints
from reports.certificate_page import FORM, CertificateSheets
from reports.document import Document
from reports.packet import shipped_fonts
from reports.paper import Paper


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
    """Return one certificate on one sheet: three copies, or one for carbonless paper. The same content gives the same bytes.

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


def case_certificates_pdf(
    file: CaseFile, *, paper: Paper, mode: PrintMode, fit: PrinterFit = UNFITTED, translator: Translator, form: str = FORM
) -> bytes:
    """Return the certificates of a case as this printer prints them.

    The one in force comes first. A void one comes again only where whole sheets are printed on plain paper: another form must not
    be spent on it. Without a certificate the document has no page. Raises InputError as `certificate_pdf` does.
    """
    every = sorted(file.certificates, key=lambda certificate: (certificate != file.certificate, certificate.number))
    if paper.impact or mode is not PrintMode.WHOLE:
        every = [file.certificate] if file.certificate is not None else []
    contents = [certificate_content(file, certificate, translator) for certificate in every]
    return certificates_pdf(contents, paper=paper, mode=mode, fit=fit, translator=translator, form=form)


def sample_content(project: str, company: str, day: date, translator: Translator) -> CertificateContent:
    """Return what a test print enters: nobody's data; the remark alone is empty."""
    _ = translator
    return CertificateContent(
        number=99_999,
        project=project,
        company=company,
        client=_("Sample client"),
        identity=_("Resident identity card"),
        identity_number="110101190001010000",
        unit=_("Sample unit"),
        is_parking=False,
        area=Decimal("100.00"),
        last_day=day,
        signed_on=day,
        issued_by=_("Sample operator"),
        issued_on=day,
        co_owners=(_("Sample co-owner"),),
        case_number="TEST-99999",
    )


def calibration_pdf(paper: Paper, fit: PrinterFit, translator: Translator) -> bytes:
    """Return the calibration sheet of a paper, printed with the values that hold now."""
    document = Document(shipped_fonts(), translator("Calibration sheet"), numbered=False)
    draw_calibration(document, paper, fit, translator)
    return document.to_bytes()
