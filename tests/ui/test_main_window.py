"""Opening an archive, switching the language, closing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant, renovating_owner
from app.desk.certificates.issuing import issue
from app.desk.household.reception import save_reception
from app.texts import load_translator
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seen import rail_says
from tests.ui.stage import LAST_DAY, PASSWORD, Counter, a_row, brought_to, counter_in, received
from tests.ui.typing import press, type_text
from ui.application import WindowApplication
from ui.login import Login
from ui.main_window import MainWindow
from ui.settings_file import recent_archives
from ui.shell import Shell


@pytest.fixture
def closed(counter: Counter) -> Path:
    """An archive that nobody has open."""
    counter.desk.archive.close()
    return counter.desk.archive.folder


@pytest.fixture
def login(qtbot: QtBot, settings: QSettings, prompts: RecordingPrompts) -> Login:
    made = Login(load_translator("zh_CN"), prompts, settings)
    qtbot.addWidget(made)
    made.show()
    return made


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def open_with(login: Login, folder: Path, password: str) -> None:
    login.show_opening()
    login.folder.set_value(str(folder))
    login.operator.set_value("")
    login.password.clear()
    type_text(login.password, password)
    press(login.password, Qt.Key.Key_Return)


def test_a_wrong_password_is_one_line_in_the_page(login: Login, closed: Path) -> None:
    open_with(login, closed, "falsch")
    assert login.problem.isVisible()
    assert login.problem.text().endswith("。")
    assert "\n" not in login.problem.text()


def test_enter_opens_and_the_archive_is_offered_next_time(qtbot: QtBot, login: Login, closed: Path, settings: QSettings) -> None:
    opened: list[object] = []
    login.opened.connect(opened.append)
    open_with(login, closed, PASSWORD)
    assert len(opened) == 1
    opened[0].archive.close()  # type: ignore[attr-defined]  # the signal carries a desk
    assert recent_archives(settings) == [closed.absolute()]
    again = Login(load_translator("zh_CN"), RecordingPrompts(), settings)
    qtbot.addWidget(again)
    assert again.folder.text() == str(closed.absolute())


@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_what_is_no_archive_is_said_and_nothing_is_made(login: Login, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    if place == "empty":
        folder.mkdir()
    open_with(login, folder, PASSWORD)
    assert login.problem.text()
    assert not folder.exists() or list(folder.iterdir()) == []


def test_enter_goes_to_the_line_that_is_still_empty_and_names_it(login: Login, tmp_path: Path) -> None:
    login.show_making()
    login.folder.set_value(str(tmp_path / "neu"))
    press(login.folder, Qt.Key.Key_Return)
    assert "项目" in login.problem.text()
    assert not (tmp_path / "neu").exists()
    login.show_opening()
    assert login.problem.text() == ""


def test_a_new_archive_asks_for_the_password_twice(login: Login, tmp_path: Path) -> None:
    opened: list[object] = []
    login.opened.connect(opened.append)
    login.show_making()
    for line, text in (
        (login.folder, str(tmp_path / "neu")),
        (login.site, "海棠苑"),
        (login.station, "A1"),
        (login.operator, "王丽"),
        (login.password, "eins"),
        (login.again, "zwei"),
    ):
        line.clear()
        type_text(line, text)
    press(login.again, Qt.Key.Key_Return)
    assert login.problem.text() == "两次输入的密码不一致。"
    assert not (tmp_path / "neu").exists()
    login.again.clear()
    type_text(login.again, "eins")
    press(login.again, Qt.Key.Key_Return)
    assert len(opened) == 1
    opened[0].archive.close()  # type: ignore[attr-defined]  # the signal carries a desk
    assert (tmp_path / "neu" / "archive.db").is_file()


def test_the_language_is_switched_while_it_runs_and_the_case_stays_open(counter: Counter, window: MainWindow) -> None:
    case_id = received(counter, nonlocal_tenant).case_id
    case = shell_of(window).open_case(case_id, "documents")
    assert rail_says(case.wizard.rail, 2).startswith("2 查验客户资料")
    window.show_language("en")
    case_now = shell_of(window).case
    assert case_now is not None
    assert case_now.wizard.step == "documents"
    assert rail_says(case_now.wizard.rail, 2).startswith("2 Documents")
    assert "Next" in case_now.bar.next_button.text()
    window.show_language("zh_CN")
    assert "下一步" in (shell_of(window).case or case_now).bar.next_button.text()


def test_the_list_has_the_focus_once_the_archive_is_open(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert shell_of(window).cases.table.hasFocus()


def test_what_was_searched_for_does_not_outlive_the_case_that_was_found(counter: Counter, window: MainWindow) -> None:
    received(counter, nonlocal_tenant)
    shell = shell_of(window)
    type_text(shell.search, "1501")
    press(shell.search, Qt.Key.Key_Return)
    assert shell.case is not None
    assert shell.search.words == ""
    shell.show_board(shell.cases)
    assert shell.cases.rows.rowCount() == 1


def test_after_a_case_has_ended_the_roster_waits_for_the_next_client(qtbot: QtBot, counter: Counter, window: MainWindow) -> None:
    case = shell_of(window).open_case(received(counter, nonlocal_tenant).case_id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    case.finished.emit()
    shell = shell_of(window)
    assert shell.case is None
    assert shell.board is shell.units
    assert shell.search.hasFocus()


def test_colours_are_switched_while_it_runs(window: MainWindow, qapp: WindowApplication) -> None:
    window.show_colours("dark")
    dark = qapp.palette().window().color().lightness()
    window.show_colours("light")
    assert dark < 64
    assert qapp.palette().window().color().lightness() > 192


def test_closing_closes_the_archive(counter: Counter, window: MainWindow) -> None:
    window.close()
    counter.reopen()
    assert counter.desk.operator_name == "王丽"


def test_something_unexpected_is_told_in_the_status_bar(window: MainWindow) -> None:
    window.boundary.report(ValueError("boom"))
    assert shell_of(window).status.message.text()
    assert window.isVisible()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_fits_a_counter_pc_whatever_the_names(counter: Counter, window: MainWindow, language: str) -> None:
    visit = received(counter, nonlocal_tenant)
    entry = visit.household.entry
    people = tuple(replace(person, name="长" * 100) for person in counter.file(visit.case_id).people)
    save_reception(counter.desk, visit.case_id, replace(entry, people=people))
    window.show_language(language)
    shell = shell_of(window)
    window.boundary.report(ValueError("x" * 200))
    for step in [step.id for step in counter.desk.procedure.steps]:
        shell.open_case(visit.case_id, step)
        assert window.minimumSizeHint().width() <= 1366, step
        assert window.minimumSizeHint().height() <= 768, step


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_labels_are_plain_and_inputs_have_names(counter: Counter, window: MainWindow, language: str) -> None:
    """Walks every page and board: no label interprets rich text, nothing that takes typing is nameless."""
    case_id = received(counter, nonlocal_tenant).case_id
    window.show_language(language)
    shell = shell_of(window)
    for step in [step.id for step in counter.desk.procedure.steps]:
        shell.open_case(case_id, step)
        rich = [label.text() for label in window.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
        assert rich == []
        nameless = [
            f"{step}: {type(widget).__name__} {widget.objectName()}"
            for kind in (QLineEdit, QPlainTextEdit, QTableView)
            for widget in window.findChildren(kind)
            if not widget.accessibleName() and widget.objectName() != "qt_spinbox_lineedit"
        ]
        assert nameless == []


def test_from_the_bar_the_keys_lead_into_the_board(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shell, keyboard = shell_of(window), Keyboard()
    shell._buttons["cases"].setFocus()
    keyboard.down(3)
    assert shell.board is shell.exchange
    assert window.focusWidget() is shell._buttons["exchange"]
    keyboard.control(Qt.Key.Key_3)
    assert shell.exchange.part is shell.exchange.pairing
    assert shell.exchange.isAncestorOf(keyboard.focused)
    shell._buttons["exchange"].setFocus()
    keyboard.enter()
    assert shell.exchange.isAncestorOf(keyboard.focused)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_long_unit_and_a_long_name_beside_a_certificate_make_no_window_wider(
    tmp_path: Path, window: MainWindow, language: str
) -> None:
    home = a_row(building="国际花园二期东区3号楼", entrance="甲单元西户", room="复式1501（含地下储藏间B2）")
    with counter_in(tmp_path / "long", (home,)) as counter:
        case_id = brought_to(counter, renovating_owner, "certificate").case_id
        issue(counter.desk, case_id)
        people = tuple(replace(person, name="长" * 30) for person in counter.file(case_id).people)
        save_reception(counter.desk, case_id, replace(renovating_owner(0, LAST_DAY).entry, people=people))
        window.show_language(language)
        window.show_desk(counter.desk)
        case = shell_of(window).open_case(case_id, "certificate")
        assert "长" * 20 in case.header.text()
        assert window.minimumSizeHint().width() <= 1366
        shell_of(window).close_case()
        window.workers.stop()
