"""The page of 查验客户资料."""

from ui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
