"""A case in the window, with the plainest pages."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.plain_pages import PLAIN_PAGES, PhonePage
from ui.context import WindowContext
from ui.paper import PaperJob
from ui.wizard.case_view import CaseView

OpenCase = Callable[[str], CaseView]


@dataclass
class Printer:
    """Keeps what was to be printed."""

    jobs: list[PaperJob] = field(default_factory=list)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def open_case(qtbot: QtBot, context: WindowContext, settings: QSettings, printer: Printer) -> OpenCase:
    def open_(case_id: str) -> CaseView:
        view = CaseView(context, case_id, PLAIN_PAGES, printer.jobs.append, settings)
        qtbot.addWidget(view)
        view.resize(1254, 644)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return open_


def phone_page(view: CaseView) -> PhonePage:
    page = view.wizard.step_page
    assert isinstance(page, PhonePage)
    return page
