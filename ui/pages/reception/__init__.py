"""The page of 接待登记."""

from ui.pages.reception.page import ReceptionPage

__all__ = ["ReceptionPage"]
