"""The inside of the window at headquarters: all sites instead of the reception of one."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ui.boards.board import Board
from ui.boards.headquarters.overview import OverviewBoard
from ui.shell import Shell

if TYPE_CHECKING:  # loaded when they are first shown
    from ui.boards.headquarters.boards import ApplicationsBoard, CompanyLedgerBoard
    from ui.boards.headquarters.households import HouseholdsBoard


class CompanyShell(Shell):
    """Hosts the boards of the company; a household is read on its own board, and no case is ever worked on here."""

    def boards(self) -> tuple[tuple[str, str, Callable[[], Board]], ...]:
        """Return the boards at the left."""
        _ = self.context.translate
        return (
            ("overview", _("Overview"), lambda: self.overview),
            ("applications", _("Approvals"), lambda: self.applications),
            ("plans", _("Plans"), lambda: self.plans),
            ("ledger", _("Ledger"), lambda: self.ledger),
            ("households", _("Households"), lambda: self.households),
            ("exchange", _("Exchange"), lambda: self.exchange),
            ("settings", _("Settings"), lambda: self.settings),
        )

    @property
    def home(self) -> Board:
        """The overview is shown first."""
        return self.overview

    @property
    def finding(self) -> Board:
        """What is searched are the households of all sites."""
        return self.households

    @cached_property
    def overview(self) -> OverviewBoard:
        """总览: the start screen of headquarters."""
        board = OverviewBoard(self.context)
        self._stack.addWidget(board)
        return board

    @cached_property
    def applications(self) -> "ApplicationsBoard":
        """领用审批, made when it is first shown."""
        from ui.boards.headquarters.boards import ApplicationsBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = ApplicationsBoard(self.context)
        self._stack.addWidget(board)
        return board

    @cached_property
    def ledger(self) -> "CompanyLedgerBoard":
        """台帐 over all lots, made when it is first shown."""
        from ui.boards.headquarters.boards import CompanyLedgerBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = CompanyLedgerBoard(self.context)
        self._stack.addWidget(board)
        return board

    @cached_property
    def households(self) -> "HouseholdsBoard":
        """住户, made when it is first shown."""
        from ui.boards.headquarters.households import HouseholdsBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = HouseholdsBoard(self.context)
        board.print_wanted.connect(self._print)
        board.save_wanted.connect(self._save)
        self._stack.addWidget(board)
        return board
