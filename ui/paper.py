"""What the window asks of `reports`, imported when it is first asked: drawing on paper takes its time to load."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.desk.upkeep.printing import CERTIFICATE
from app.procedure.case import CaseFile
from app.procedure.certificates.printing import PrinterFit
from app.procedure.declaration import Procedure
from app.texts import Translator
from ui.certificate_paper import WHOLE_A4, CertificatePrinting

PACKET = "packet"
"""Instead of a form's id: the whole packet of the case."""


class PrintJob(Protocol):
    """Something to be printed, as plain data that another thread draws."""

    @property
    def title(self) -> str:
        """What the printer's queue and a saved file are called."""
        ...

    @property
    def printing(self) -> CertificatePrinting:
        """Paper, printer and tray that it is meant for."""
        ...

    @property
    def is_continuous(self) -> bool:
        """Whether it is printed by pins on paper that a tractor feeds."""
        ...

    @property
    def sharp(self) -> bool:
        """Whether it is printed in plain black, dot or none."""
        ...

    def fitted(self, fit: PrinterFit) -> "PrintJob":
        """Return the same for a printer that needs this fit."""
        ...

    def pdf(self) -> bytes:
        """Return the PDF."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """One form of one case as it is to be drawn; everything is plain data, so that another thread can draw it."""

    file: CaseFile
    procedure: Procedure
    form: str
    language: str
    translate: Translator
    today: date
    operator: str
    printing: CertificatePrinting = WHOLE_A4
    """How its certificates are printed; every other form is A4."""

    @property
    def is_continuous(self) -> bool:
        """Whether it is printed by pins on paper that a tractor feeds."""
        return self.form == CERTIFICATE and self.printing.is_continuous

    @property
    def sharp(self) -> bool:
        """Pins print it in plain black."""
        return self.is_continuous

    def fitted(self, fit: PrinterFit) -> "PaperJob":
        """Return the same for a printer that needs this fit: certificates meet a form that was printed before, others need
        none."""
        return replace(self, printing=replace(self.printing, fit=fit)) if self.form == CERTIFICATE else self

    @property
    def title(self) -> str:
        """What the printer's queue and a saved file are called: the case and the form."""
        name = self.translate("Packet") if self.form == PACKET else self.procedure.form(self.form).name(self.language)
        return f"{self.file.case.number} {name}"

    def pdf(self) -> bytes:
        """Return the form, or the packet, as PDF. RuzhuError when a character cannot be drawn."""
        from reports.packet import form_pdf, packet  # noqa: PLC0415  (reportlab is loaded when something is first drawn)

        common = (self.translate, self.language, self.today)
        if self.form == PACKET:
            return packet(self.file, self.procedure, *common, operator=self.operator)
        if self.form == CERTIFICATE:
            return self._certificates()
        return form_pdf(self.file, self.procedure, self.form, *common, operator=self.operator)

    def _certificates(self) -> bytes:
        from reports.certificate_print import case_certificates_pdf  # noqa: PLC0415  (as above)
        from reports.paper import paper  # noqa: PLC0415  (as above)

        form = self.procedure.form(CERTIFICATE)
        return case_certificates_pdf(
            self.file,
            paper=paper(self.printing.paper),
            mode=self.printing.mode,
            fit=self.printing.fit,
            translator=self.translate,
            form=f"{form.code} · {form.version}",
        )
