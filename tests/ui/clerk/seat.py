"""Where the clerk sits: the window on the archive, which can be closed and opened again in the middle of anything."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.procedure.case import CaseFile
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter
from ui.application import WindowApplication
from ui.main_window import MainWindow
from ui.widgets import Button, Choice, ChoiceRow
from ui.wizard.case_view import FOLDED, CaseView
from ui.wizard.step_page import StepPage

P = TypeVar("P", bound=StepPage)


@dataclass
class Seat:
    """The window of one counter."""

    qtbot: QtBot
    application: WindowApplication
    counter: Counter
    settings: QSettings
    prompts: RecordingPrompts
    keyboard: Keyboard = field(default_factory=Keyboard)
    window: MainWindow | None = None

    def sit_down(self) -> None:
        """Open the window on the archive. The paper is folded away: it is read at the end, as PDF."""
        self.settings.setValue(FOLDED, True)
        window = MainWindow(
            self.application, self.settings, "zh_CN", prompts_for=lambda _words: self.prompts, clock=self.counter.clock
        )
        self.qtbot.addWidget(window)
        window.show_desk(self.counter.desk)
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        self.window = window

    def close_and_come_back(self, words: str) -> None:
        """Close window and archive, open both again, and find the case by `words`."""
        if self.window is not None:
            self.window.close()
        self.counter.reopen()
        self.sit_down()
        self.keyboard.press(Qt.Key.Key_F3)
        self.keyboard.type(words)
        self.keyboard.enter()

    def receive(self, words: str) -> None:
        """A client comes: the unit is found on the roster, and its case opened."""
        self.keyboard.press(Qt.Key.Key_N)
        self.keyboard.type(words)
        self.keyboard.enter()

    @property
    def case(self) -> CaseView:
        """The case on the screen."""
        assert self.window is not None
        assert self.window.shell is not None
        assert self.window.shell.case is not None, "no case is open"
        return self.window.shell.case

    @property
    def step(self) -> str:
        """The step on the screen."""
        return self.case.wizard.step

    @property
    def file(self) -> CaseFile:
        """The case as the archive has it."""
        return self.counter.file(self.case.page_context.case_id)

    def page(self, kind: type[P]) -> P:
        """The page on the screen."""
        page = self.case.wizard.step_page
        assert isinstance(page, kind), page
        return page

    def go_on(self, step: str) -> None:
        """Enter, which must lead to `step`."""
        self.keyboard.enter()
        assert self.step == step, (self.step, self.case.bar.words, self.keyboard.focused, self.keyboard.focused.accessibleName())

    def fill(self, widget: QWidget, text: str) -> None:
        """Tab to a line and replace what stands there."""
        self.keyboard.tab_to(widget)
        self.keyboard.retype(text)

    def choose(self, widget: ChoiceRow | Choice, value: str) -> None:
        """Tab to a choice and press the digit of `value`."""
        self.keyboard.tab_to(widget)
        for place in range(9):
            if widget.value() == value:
                return
            self.keyboard.press(Qt.Key(Qt.Key.Key_1 + place))
        raise AssertionError(f"{value} is not offered")

    def press_button(self, words: str) -> None:
        """Tab to the button that begins with these words, and Enter."""
        page = self.case.wizard.step_page
        buttons = [each for each in page.findChildren(Button) if each.isVisible() and each.accessibleName().startswith(words)]
        assert len(buttons) == 1, (words, buttons)
        self.keyboard.tab_to(buttons[0])
        self.keyboard.enter()
