"""The boards of headquarters that are one list each."""

from ui.boards.headquarters.applications import CompanyApplications
from ui.boards.headquarters.ledger import CompanyLedger
from ui.boards.part_board import PartBoard
from ui.context import WindowContext


class ApplicationsBoard(PartBoard[CompanyApplications]):
    """领用审批."""

    key = "applications"

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, context.translate("Approvals"), CompanyApplications(context))


class CompanyLedgerBoard(PartBoard[CompanyLedger]):
    """台帐."""

    key = "ledger"

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, context.translate("Ledger"), CompanyLedger(context))
