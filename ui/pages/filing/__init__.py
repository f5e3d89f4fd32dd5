"""建立客户档案: the paper archive checked off, the computer archive shown, the case filed."""

from ui.pages.filing.page import FilingPage

__all__ = ["FilingPage"]
