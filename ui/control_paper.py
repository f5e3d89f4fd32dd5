"""Papers of control over the certificates, to be printed like any other paper (C5–C7)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.procedure.certificates.printing import PrinterFit
from app.texts import Translator
from ui.certificate_paper import WHOLE_A4, CertificatePrinting

if TYPE_CHECKING:  # drawing on paper takes its time to load
    from app.desk.control.papers import Printable, StubBookPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlJob:
    """One paper of control, or the bound stubs of books (`stubs`), as it is to be drawn; plain data for another thread."""

    title: str
    translate: Translator
    paper: "Printable | None" = None
    stubs: "tuple[StubBookPaper, ...]" = ()
    printing: CertificatePrinting = WHOLE_A4

    @property
    def is_continuous(self) -> bool:
        """It is printed on A4."""
        return False

    @property
    def sharp(self) -> bool:
        """It may have grey cells."""
        return False

    def fitted(self, fit: PrinterFit) -> "ControlJob":
        """It meets no form that was printed before, so that no printer needs a fit."""
        del fit
        return self

    def pdf(self) -> bytes:
        """Return the paper as PDF. RuzhuError when a character cannot be drawn."""
        from reports.control.files import paper_file, stubs_file  # noqa: PLC0415  (reportlab is loaded when something is drawn)

        return stubs_file(self.stubs, self.translate) if self.paper is None else paper_file(self.paper, self.translate)

    def workbook(self) -> bytes:
        """Return the paper as .xlsx; a book of stubs with its numbers in a table."""
        from reports.control.files import paper_file, stubs_file  # noqa: PLC0415  (as above)

        if self.paper is None:
            return stubs_file(self.stubs, self.translate, as_workbook=True)
        return paper_file(self.paper, self.translate, as_workbook=True)
