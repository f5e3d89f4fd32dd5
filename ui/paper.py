"""What the window asks of `reports`, imported when it is first asked: drawing on paper takes its time to load."""

from dataclasses import dataclass
from datetime import date

from app.procedure.case import CaseFile
from app.procedure.declaration import Procedure
from app.texts import Translator

PACKET = "packet"
"""Instead of a form's id: the whole packet of the case."""


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

    @property
    def title(self) -> str:
        """What the printer's queue and a saved file are called: the case and the form."""
        name = self.translate("Packet") if self.form == PACKET else self.procedure.form(self.form).name(self.language)
        return f"{self.file.case.number} {name}"

    def pdf(self) -> bytes:
        """The form, or the packet, as PDF. RuzhuError when a character cannot be drawn."""
        from reports.packet import form_pdf, packet  # noqa: PLC0415  (reportlab is loaded when something is first drawn)

        common = (self.translate, self.language, self.today)
        if self.form == PACKET:
            return packet(self.file, self.procedure, *common, operator=self.operator)
        return form_pdf(self.file, self.procedure, self.form, *common, operator=self.operator)
