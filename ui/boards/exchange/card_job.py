"""The archive's own card as paper, to be printed and saved like any other."""

from dataclasses import dataclass
from datetime import date

from app.exchange.partners.cards import Card
from app.procedure.certificates.printing import PrinterFit
from app.texts import Translator
from ui.certificate_paper import WHOLE_A4, CertificatePrinting


@dataclass(frozen=True, slots=True, kw_only=True)
class CardJob:
    """A card as it is to be drawn; plain data for another thread."""

    title: str
    card: Card
    operator: str
    made_on: date
    translate: Translator
    printing: CertificatePrinting = WHOLE_A4

    @property
    def is_continuous(self) -> bool:
        """It is printed on A4."""
        return False

    @property
    def sharp(self) -> bool:
        """It may have grey cells."""
        return False

    def fitted(self, fit: PrinterFit) -> "CardJob":
        """It meets no form that was printed before, so that no printer needs a fit."""
        del fit
        return self

    def pdf(self) -> bytes:
        """Return the card as PDF. RuzhuError when a character cannot be drawn."""
        from reports.pairing_card import pairing_card  # noqa: PLC0415  (reportlab is loaded when something is drawn)

        return pairing_card(self.card, self.operator, self.made_on, self.translate)
