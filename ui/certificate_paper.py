"""How certificates come onto their sheets, and the two sheets by which a printer is set: plain data for a worker."""

from dataclasses import dataclass, replace
from datetime import date

from app.procedure.certificates.printing import A4_PAPER, UNFITTED, PrinterFit, PrintMode
from app.texts import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePrinting:
    """Paper, mode, printer and tray (each "" for what the dialog says) of certificates, and what puts that printer right."""

    paper: str = A4_PAPER
    mode: PrintMode = PrintMode.WHOLE
    printer: str = ""
    tray: str = ""
    fit: PrinterFit = UNFITTED

    @property
    def is_continuous(self) -> bool:
        """Whether the paper is fed by a tractor and written on by pins."""
        from reports.paper import paper  # noqa: PLC0415  (`reports` is loaded when something is first drawn)

        return paper(self.paper).impact


WHOLE_A4 = CertificatePrinting()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSheet:
    """The calibration sheet of a paper, or (`test`) a sample of a certificate on a faint form."""

    title: str
    printing: CertificatePrinting
    translate: Translator
    test: bool
    project: str
    company: str
    today: date

    @property
    def is_continuous(self) -> bool:
        """Whether it is printed by pins on paper that a tractor feeds."""
        return self.printing.is_continuous

    @property
    def sharp(self) -> bool:
        """Whether it is printed in plain black; a faint form pins print in dots."""
        return self.is_continuous and not self.test

    def fitted(self, fit: PrinterFit) -> "SettingSheet":
        """Return the same sheet for a printer that needs this fit."""
        return replace(self, printing=replace(self.printing, fit=fit))

    def pdf(self) -> bytes:
        """Return the sheet as PDF."""
        from reports.certificate_print import (  # noqa: PLC0415  (reportlab is loaded when something is first drawn)
            calibration_pdf,
            certificate_pdf,
            sample_content,
        )
        from reports.paper import paper  # noqa: PLC0415  (the same)

        on, fit = paper(self.printing.paper), self.printing.fit
        if not self.test:
            return calibration_pdf(on, fit, self.translate)
        content = sample_content(self.project, self.company, self.today, self.translate)
        return certificate_pdf(content, paper=on, mode=PrintMode.TEST, fit=fit, translator=self.translate)
