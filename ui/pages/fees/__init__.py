"""交费: the charges, their payment and their receipts (P3a)."""

from ui.pages.fees.page import FeesPage

__all__ = ["FeesPage"]
