"""The inside of the window for one open archive in one language: boards at the left, search above, status below."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.desk.site import site_of
from ui.boards.board import Board
from ui.boards.cases import CasesBoard
from ui.context import WindowContext
from ui.search_box import SearchBox
from ui.status_bar import StatusBar
from ui.widgets import PlainLabel
from ui.widgets.labels import literal, shortened

if TYPE_CHECKING:  # loaded when they are first shown
    from ui.boards.certificates import CertificatesBoard
    from ui.boards.exchange import ExchangeBoard
    from ui.boards.forms import FormsBoard
    from ui.boards.plans import PlansBoard
    from ui.boards.settings import SettingsBoard
    from ui.boards.units import UnitsBoard
    from ui.control_paper import ControlJob
    from ui.paper import PrintJob
    from ui.printing import PrintStrip
    from ui.wizard.case_view import CaseView

BAR_WIDTH = 112
SEARCH_WIDTH = 480


class Shell(QWidget):
    """Hosts the boards and the open case; knows none of their insides."""

    language_wanted = Signal(str)
    colours_wanted = Signal(str)

    def __init__(self, context: WindowContext, settings: QSettings) -> None:
        super().__init__()
        self.context = context
        self._settings = settings
        _ = context.translate
        self.case: CaseView | None = None
        self.search = SearchBox(_)
        self.status = StatusBar(context)
        self._stack = QStackedWidget()
        self._right = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._arrange()
        self._connect()
        self.show_board(self.home)

    def boards(self) -> tuple[tuple[str, str, Callable[[], Board]], ...]:
        """Return the boards at the left: key, name, and what gives each when it is first shown."""
        _ = self.context.translate
        return (
            ("cases", _("Today"), lambda: self.cases),
            ("units", _("Buildings"), lambda: self.units),
            ("certificates", _("Certificates"), lambda: self.certificates),
            ("exchange", _("Exchange"), lambda: self.exchange),
            ("plans", _("Preparation"), lambda: self.plans),
            ("forms", _("Forms"), lambda: self.forms),
            ("settings", _("Settings"), lambda: self.settings),
        )

    @property
    def home(self) -> Board:
        """The board that is shown first, and where a case that was left leads to."""
        return self.cases

    @property
    def finding(self) -> Board:
        """The board that the search box searches where the one on the screen cannot be searched."""
        return self.cases

    def _arrange(self) -> None:
        bar = QWidget()
        bar.setProperty("bar", True)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedWidth(BAR_WIDTH)
        boards = QVBoxLayout(bar)
        boards.setContentsMargins(0, 8, 0, 8)
        boards.setSpacing(0)
        for key, name, board in self.boards():
            boards.addWidget(self._board_button(key, name, board))
        boards.addStretch(1)
        self._right.setSpacing(0)
        self._right.addWidget(self._top())
        self._right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(bar)
        middle.addLayout(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    @cached_property
    def cases(self) -> CasesBoard:
        """今日: the start screen of a counter."""
        board = CasesBoard(self.context)
        board.case_wanted.connect(self.show_case)
        board.new_wanted.connect(self._new_case)
        self._stack.addWidget(board)
        return board

    @cached_property
    def plans(self) -> "PlansBoard":
        """筹备, made when it is first shown."""
        from ui.boards.plans import PlansBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = PlansBoard(self.context)
        self._stack.addWidget(board)
        return board

    @cached_property
    def units(self) -> "UnitsBoard":
        """楼栋, made when it is first shown."""
        from ui.boards.units import UnitsBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = UnitsBoard(self.context)
        board.case_wanted.connect(self.show_case)
        self._stack.addWidget(board)
        return board

    @cached_property
    def certificates(self) -> "CertificatesBoard":
        """证明, made when it is first shown."""
        from ui.boards.certificates import CertificatesBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = CertificatesBoard(self.context)
        board.print_wanted.connect(self._print)
        board.save_wanted.connect(self._save)
        board.workbook_wanted.connect(self._save_workbook)
        self._stack.addWidget(board)
        return board

    @cached_property
    def exchange(self) -> "ExchangeBoard":
        """交换, made when it is first shown."""
        from ui.boards.exchange import ExchangeBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = ExchangeBoard(self.context, self._settings)
        board.print_wanted.connect(self._print)
        board.busy.connect(self._hold)
        self._stack.addWidget(board)
        return board

    @cached_property
    def forms(self) -> "FormsBoard":
        """空白表单, made when it is first shown."""
        from ui.boards.forms import FormsBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = FormsBoard(self.context)
        board.print_wanted.connect(self._print)
        board.save_wanted.connect(self._save)
        self._stack.addWidget(board)
        return board

    @cached_property
    def settings(self) -> "SettingsBoard":
        """设置, made when it is first shown."""
        from ui.boards.settings import SettingsBoard  # noqa: PLC0415  (loaded when it is first shown)

        board = SettingsBoard(self.context, self._settings)
        board.language_wanted.connect(self.language_wanted)
        board.colours_wanted.connect(self.colours_wanted)
        board.printing.print_wanted.connect(self._print)
        self._stack.addWidget(board)
        return board

    @cached_property
    def printing(self) -> "PrintStrip":
        """The line about what is being printed, made when something first is."""
        from ui.printing import PrintStrip  # noqa: PLC0415  (loaded when something is printed)

        strip = PrintStrip(self.context)
        self._right.insertWidget(1, strip)
        return strip

    def _board_button(self, key: str, name: str, board: Callable[[], Board]) -> QPushButton:
        button = QPushButton(literal(name))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("board", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self.show_board(board()))
        self._group.addButton(button)
        self._buttons[key] = button
        return button

    def _top(self) -> QWidget:
        desk = self.context.desk
        top = QWidget()
        top.setProperty("bar", True)
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        who = " · ".join(shortened(part) for part in (site_of(desk).name, desk.counter, desk.operator_name) if part)
        row = QHBoxLayout(top)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(24)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        row.addWidget(PlainLabel(who, wraps=False))
        return top

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.entered.connect(self._open_found)
        self.search.left.connect(self.focus_first)

    @property
    def board(self) -> Board | None:
        """The board on the screen; None while a case is."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Board) else None

    def show_board(self, board: Board) -> None:
        """Leave the open case, keeping what was typed, and show a board."""
        self.close_case()
        self._put_printing_away()
        if board.searched:
            board.search(self.search.words)
        self._stack.setCurrentWidget(board)
        self._buttons[board.key].setChecked(True)
        board.focus_first()

    def show_case(self, case_id: str, step: str | None = None) -> None:
        """Open a case, or say why it cannot go on."""
        from app.desk.household.moving_on import stuck  # noqa: PLC0415  (loaded when the first case is opened)

        found = stuck(self.context.desk, case_id)
        if found is None:
            self.open_case(case_id, step)
        else:
            self.show_board(self.cases)
            self.cases.show_stuck(case_id, found)

    def open_case(self, case_id: str, step: str | None = None) -> "CaseView":
        """Show a case, at the step where it stands or at `step`."""
        from ui.pages import PAGES  # noqa: PLC0415  (ten pages are loaded when the first case is opened)
        from ui.wizard.case_view import CaseView  # noqa: PLC0415  (the same)

        self.close_case()
        self._put_printing_away()
        self.search.empty()
        case = CaseView(self.context, case_id, PAGES, self._print, self._settings)
        case.parked.connect(lambda: self.show_board(self.home))
        case.finished.connect(self._new_case)
        case.certificates_wanted.connect(lambda: self.show_board(self.certificates))
        self.case = case
        self._stack.addWidget(case)
        self._stack.setCurrentWidget(case)
        self._buttons[self.cases.key].setChecked(True)
        if step is not None:
            case.wizard.go(step)
        case.wizard.step_page.focus_first()
        return case

    def focus_first(self) -> None:
        """Take the focus to where work begins."""
        if self.case is not None:
            self.case.wizard.step_page.focus_first()
        elif self.board is not None:
            self.board.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and → lead from the bar into the board; the board's keys with Ctrl work there and in the search box too."""
        on_bar = self.focusWidget() in self._buttons.values()
        if on_bar and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.focus_first()
        elif self.board is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.board.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _print(self, job: "PrintJob") -> None:
        self.printing.print_paper(job)

    def _save(self, job: "PrintJob") -> None:
        self.printing.save_paper(job)

    def _save_workbook(self, job: "ControlJob") -> None:
        self.printing.save_workbook(job)

    def _hold(self, busy: bool) -> None:
        """While packages are written or taken in nothing else is begun: what it saved would have to wait for them."""
        for button in self._buttons.values():
            button.setEnabled(not busy)
        self.search.setEnabled(not busy)

    def _put_printing_away(self) -> None:
        if "printing" in self.__dict__:
            self.printing.put_away()

    def close_case(self) -> None:
        """Leave the open case; what was typed is saved, or kept as a draft."""
        case, self.case = self.case, None
        if case is None:
            return
        case.wizard.leave()
        self._stack.removeWidget(case)
        case.close_view()

    def _new_case(self) -> None:
        self.search.empty()
        self.show_board(self.units)
        self.search.setFocus()

    def _search(self, text: str) -> None:
        board = self.board
        if board is None or not board.searched:
            if not text:
                return
            board = self.finding
            self.show_board(board)
            self.search.setFocus()
        board.search(text)

    def _open_found(self, text: str) -> None:
        """Enter: the first row that the search finds; with nothing typed, into the list."""
        if not text:
            self.focus_first()
            return
        self._search(text)
        board = self.board
        if board is not None:
            board.open_first()
