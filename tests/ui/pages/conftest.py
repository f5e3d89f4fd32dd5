"""One household at one step, its real page on the screen, and a keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.demo.households import Maker
from app.procedure.case import CaseFile
from tests.ui.keyboard import Keyboard
from tests.ui.stage import Counter, brought_to
from ui.context import WindowContext
from ui.pages import PAGES
from ui.paper import PaperJob
from ui.wizard.case_view import FOLDED, CaseView
from ui.wizard.step_page import StepPage

P = TypeVar("P", bound=StepPage)


@dataclass
class Stand:
    """A case on the screen."""

    view: CaseView
    counter: Counter
    printed: list[PaperJob] = field(default_factory=list)

    @property
    def case_id(self) -> str:
        return self.view.page_context.case_id

    @property
    def file(self) -> CaseFile:
        return self.counter.file(self.case_id)

    @property
    def step(self) -> str:
        return self.view.wizard.step

    def page(self, kind: type[P]) -> P:
        page = self.view.wizard.step_page
        assert isinstance(page, kind)
        return page


AtStep = Callable[..., Stand]
Show = Callable[[str], Stand]


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def show(qtbot: QtBot, counter: Counter, context: WindowContext, settings: QSettings) -> Show:
    """Open a case of the counter; the paper beside it is folded away, since these tests read the page."""
    settings.setValue(FOLDED, True)

    def show_(case_id: str) -> Stand:
        printed: list[PaperJob] = []
        view = CaseView(context, case_id, PAGES, printed.append, settings)
        qtbot.addWidget(view)
        view.resize(1254, 644)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return Stand(view, counter, printed)

    return show_


@pytest.fixture
def at_step(counter: Counter, show: Show) -> AtStep:
    """A household of the demo, brought to a step by the verbs, on the screen."""

    def at_step_(maker: Maker, step: str, **changes: object) -> Stand:
        stand = show(brought_to(counter, maker, step, **changes).case_id)
        assert stand.step == step
        return stand

    return at_step_
