"""A card as two people compare it by telephone: whose it is, and its fingerprint in large digits."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.partners.cards import Card, fingerprint
from app.texts import Translator
from app.texts.pairing import ROLE_NAMES
from ui.widgets import PlainLabel


class CardView(QWidget):
    """Shows one card under a title."""

    def __init__(self, title: str, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self.title = PlainLabel(title, "section")
        self.whose = PlainLabel("")
        self.digits = PlainLabel("", "amount", wraps=False)
        self.digits.setAccessibleName(translate("Fingerprint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.title, self.whose, self.digits):
            column.addWidget(label)

    def show_card(self, card: Card) -> None:
        """Show this one."""
        self.whose.setText(f"{self._translate(ROLE_NAMES[card.role])} · {card.site} · {card.code}")
        self.digits.setText(fingerprint(card).replace(" ", "  "))
