"""The page of 验收房屋."""

from ui.pages.inspection.page import InspectionPage

__all__ = ["InspectionPage"]
