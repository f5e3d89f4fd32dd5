"""设置 → 人员: who may act, passwords, and the recovery phrase."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.archive.access import recover
from app.desk.authority import is_manager
from app.desk.site import open_desk
from app.desk.upkeep import operators
from app.errors import ArchiveError
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seated_clerk import CLERK, clerk_at
from tests.ui.stage import PASSWORD, Counter
from ui.boards.settings_passwords import PasswordsPart
from ui.boards.settings_people import OperatorsPart
from ui.context import WindowContext
from ui.main_window import MainWindow

ShowPeople = Callable[[WindowContext], OperatorsPart]
ShowPasswords = Callable[[WindowContext], PasswordsPart]


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


def _shown(qtbot: QtBot, part: OperatorsPart | PasswordsPart) -> None:
    qtbot.addWidget(part)
    part.resize(720, 640)
    part.show()
    qtbot.waitExposed(part)
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)


@pytest.fixture
def people(qtbot: QtBot) -> ShowPeople:
    def show(context: WindowContext) -> OperatorsPart:
        part = OperatorsPart(context)
        _shown(qtbot, part)
        return part

    return show


@pytest.fixture
def passwords(qtbot: QtBot) -> ShowPasswords:
    def show(context: WindowContext) -> PasswordsPart:
        part = PasswordsPart(context)
        _shown(qtbot, part)
        return part

    return show


def opens(counter: Counter, name: str, password: str) -> bool:
    """Whether that password opens the archive."""
    try:
        desk = open_desk(
            counter.folder / "archive", operator=name, password=password, clock=counter.clock, settings=counter.settings
        )
    except ArchiveError:
        return False
    desk.archive.close()
    return True


def rows(part: OperatorsPart) -> list[tuple[object, ...]]:
    return [(row["name"], row["role"], row["state"]) for row in part.table.rows()]


def choose(part: OperatorsPart, row: int) -> None:
    part.table.setCurrentIndex(part.table.records.index(row, 0))


def test_someone_is_let_in_by_keyboard(counter: Counter, context: WindowContext, people: ShowPeople, keyboard: Keyboard) -> None:
    part = people(context)
    part.add_button.click()
    keyboard.type(CLERK)
    keyboard.tab_to(part.first)
    keyboard.type("geheim")
    keyboard.tab_to(part.first_again)
    keyboard.type("anders")
    keyboard.enter()
    assert "不一致" in part.add_strip.problem.text()
    assert keyboard.focused is part.first_again
    keyboard.retype("geheim")
    keyboard.enter()
    assert part.add_strip.isHidden()
    assert rows(part) == [("王丽", "经理", "在岗"), (CLERK, "经办人", "在岗")]
    assert (part.first.text(), part.first_again.text(), part.name.text()) == ("", "", "")
    assert opens(counter, CLERK, "geheim")


def test_a_name_that_is_taken_is_said_at_the_name(context: WindowContext, people: ShowPeople, keyboard: Keyboard) -> None:
    part = people(context)
    part.add_button.click()
    keyboard.type("王丽")
    part.first.setText("x")
    part.first_again.setText("x")
    keyboard.enter()
    assert keyboard.focused is part.name
    assert part.name.text() == "王丽"


def test_a_clerk_becomes_manager_is_let_go_and_taken_back(
    counter: Counter, context: WindowContext, people: ShowPeople, prompts: RecordingPrompts
) -> None:
    operators.add_operator(counter.desk, CLERK, "geheim")
    part = people(context)
    choose(part, 1)
    part.role_button.click()
    assert rows(part)[1] == (CLERK, "经理", "在岗")
    assert part.role_button.text() == "改为经办人"
    part.leave_button.click()
    assert CLERK in prompts.asked[-1]
    assert rows(part)[1] == (CLERK, "经理", "在岗")
    prompts.answer = True
    part.leave_button.click()
    assert rows(part)[1] == (CLERK, "经理", "已停用")
    assert not opens(counter, CLERK, "geheim")
    part.leave_button.click()
    part.password.setText("zurück")
    part.password_again.setText("zurück")
    part.password_strip.do()
    assert rows(part)[1] == (CLERK, "经办人", "在岗")
    assert opens(counter, CLERK, "zurück")


def test_a_forgotten_password_is_given_anew(counter: Counter, context: WindowContext, people: ShowPeople) -> None:
    operators.add_operator(counter.desk, CLERK, "geheim")
    part = people(context)
    choose(part, 1)
    part.password_button.click()
    part.password.setText("neu")
    part.password_again.setText("neu")
    part.password_strip.do()
    assert CLERK in part.said.text()
    assert opens(counter, CLERK, "neu")
    assert not opens(counter, CLERK, "geheim")


def test_the_last_manager_stays_and_it_is_said(counter: Counter, context: WindowContext, people: ShowPeople) -> None:
    part = people(context)
    choose(part, 0)
    assert not part.leave_button.isEnabled()
    assert not part.password_button.isEnabled()
    part.role_button.click()
    assert "最后一位经理" in part.said.text()
    assert is_manager(counter.desk)


def test_a_clerk_sees_the_list_and_changes_the_own_password(
    counter: Counter, context: WindowContext, people: ShowPeople, passwords: ShowPasswords
) -> None:
    with clerk_at(counter, context) as (_clerk, clerks):
        part = people(clerks)
        assert rows(part) == [("王丽", "经理", "在岗"), (CLERK, "经办人", "在岗")]
        assert not any(button.isVisible() for button in part.buttons)
        assert "经理" in part.said.text()
        own = passwords(clerks)
        assert not own.recovery_button.isVisible()
        own.own_button.click()
        own.old.setText("wrong")
        own.new.setText("neu")
        own.again.setText("neu")
        assert not own.strip.do()
        own.old.setText("窗口 clerk")
        assert own.strip.do()
        assert own.old.text() == ""
    assert opens(counter, CLERK, "neu")


def test_the_recovery_phrase_is_shown_once(
    counter: Counter, context: WindowContext, passwords: ShowPasswords, prompts: RecordingPrompts
) -> None:
    part = passwords(context)
    part.recovery_button.click()
    first = part.phrase.text()
    assert len(first.replace("-", "")) == 32
    part.hide()
    part.show()
    assert part.phrase.text() == ""
    part.recovery_button.click()
    assert "失效" in prompts.asked[-1]
    assert part.phrase.text() == ""
    prompts.answer = True
    part.recovery_button.click()
    second = part.phrase.text()
    assert second not in ("", first)
    recover(counter.folder / "archive", second, "王丽", "neu", counter.settings)
    assert opens(counter, "王丽", "neu")
    assert not opens(counter, "王丽", PASSWORD)


def test_who_is_no_manager_any_more_loses_the_buttons(counter: Counter, window: MainWindow) -> None:
    second = operators.add_operator(counter.desk, "孙敏", "x", manager=True)
    assert window.shell is not None
    board = window.shell.settings
    window.shell.show_board(board)
    assert [each.name for each in operators.operators(counter.desk)] == ["王丽", "孙敏"]
    choose(board.people, 0)
    board.people.role_button.click()
    assert not board.people.add_button.isVisible()
    assert not board.passwords.recovery_button.isVisible()
    assert second.manager
