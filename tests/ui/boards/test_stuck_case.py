"""P15: opening a case whose procedure is broken says why and what changes, and lets it go on by the present one."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.archive.database.about import about
from app.archive.journal.chain import head_of
from app.demo.households import nonlocal_tenant, parking_buyer
from app.desk.household.fees import charge
from app.desk.household.moving_on import stuck
from app.desk.upkeep.declared_procedure import declare
from app.procedure.declaration import load_procedure, parse_procedure
from app.texts import load_translator
from reports.packet import packet
from tests.app.desk.older_program import (
    declaration,
    journaled,
    pinned,
    with_dearer_fee,
    with_misspelt_condition,
    with_misspelt_guard,
)
from tests.ui.boards.test_headquarters import Company, company, keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, brought_to, counter_in, received
from tests.ui.typing import click, press, type_text
from ui.application import WindowApplication
from ui.main_window import MainWindow
from ui.pages.fees import FeesPage
from ui.shell import Shell

__all__ = ["company", "keyboard"]

BROKEN = (with_misspelt_guard, with_dearer_fee)


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


@pytest.fixture
def case_id(counter: Counter) -> str:
    """A household at the papers, whose case pins a declaration with a guard that nobody knows."""
    made = brought_to(counter, nonlocal_tenant, "papers").case_id
    pinned(counter.desk, made, journaled(counter.desk, declaration(*BROKEN)))
    return made


@pytest.fixture
def shell(case_id: str, window: MainWindow, qtbot: QtBot) -> Shell:
    """The window, with that case as it opens from the list."""
    del case_id  # it stands in the list
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = shell_of(window)
    made.context.changes.tell()
    made.cases.table.setFocus()
    press(made.cases.table, Qt.Key.Key_Return)
    return made


def shows_stuck(shell: Shell) -> bool:
    return shell.cases.shows_stuck


def entries(counter: Counter) -> int:
    return head_of(counter.desk.database, about(counter.desk.database, "chain") or "").seq


def test_the_list_says_where_it_stands_and_why(case_id: str, window: MainWindow) -> None:
    cases = shell_of(window).cases
    row = cases.rows.row(0)
    assert row is not None
    assert row.case_id == case_id
    shown = [str(cases.rows.data(cases.rows.index(0, column))) for column in range(cases.rows.columnCount())]
    assert shown[3:5] == ["程序无法使用", "本户所依据的入住程序有误，无法使用，共 1 处。"]


def test_opening_it_says_why_and_what_changes(shell: Shell) -> None:
    assert shell.case is None
    assert shows_stuck(shell)
    shown = shell.cases.stuck
    assert shown.isVisible()
    assert shown.header.text().startswith("3号楼 2单元 1501")
    assert shown.reason.text() == "本户所依据的入住程序有误，无法使用，共 1 处。"
    assert shown.faults.text() == "step.inspection.needs[2]：本程序没有检查项“itms_judged”。可能应为：items_judged。"
    assert "本户将停在“签收文件”" in shown.outlook.text()
    assert "物业管理费 3.20 → 2.80" in shown.changes.text()


def test_enter_does_not_move_it_and_esc_leads_back(shell: Shell, counter: Counter) -> None:
    before = entries(counter)
    shown = shell.cases.stuck
    assert shown.hasFocus()
    press(shown, Qt.Key.Key_Return)
    assert shows_stuck(shell)
    press(shown, Qt.Key.Key_Escape)
    assert not shows_stuck(shell)
    assert shell.cases.table.hasFocus()
    assert entries(counter) == before


def test_one_key_lets_it_go_on_and_it_opens_where_it_stands(shell: Shell, counter: Counter, case_id: str) -> None:
    before = entries(counter)
    press(shell.cases.stuck, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert shell.case is not None
    assert (shell.case.page_context.case_id, shell.case.wizard.step) == (case_id, "papers")
    assert stuck(counter.desk, case_id) is None
    assert entries(counter) == before + 1


def test_the_button_says_where_another_window_was_quicker(shell: Shell, counter: Counter, case_id: str) -> None:
    """The case can go on by then, so it is opened as any other."""
    pinned(counter.desk, case_id, counter.desk.procedure)
    click(shell.cases.stuck.move_button)
    assert shell.cases.stuck.problem.text() == "本户所依据的入住程序可以使用，继续按其办理。"
    shell.context.changes.tell()
    assert not shows_stuck(shell)


def test_what_is_searched_for_takes_its_place(shell: Shell, counter: Counter, qtbot: QtBot) -> None:
    received(counter, parking_buyer)
    type_text(shell.search, "地下车库")
    qtbot.waitUntil(lambda: not shell.cases.shows_stuck and shell.cases.rows.rowCount() == 1)


def test_another_language_shows_the_list_again(shell: Shell, window: MainWindow) -> None:
    assert shows_stuck(shell)
    window.show_language("en")
    assert not shows_stuck(shell_of(window))


def test_the_list_tells_of_a_declaration_that_is_passed_over(counter: Counter, window: MainWindow) -> None:
    cases = shell_of(window).cases
    cases.refresh()
    assert cases.notice.isHidden()
    journaled(counter.desk, declaration(with_misspelt_guard, with_misspelt_condition))
    cases.refresh()
    assert cases.notice.isVisible()
    first, second, third = cases.notice.message.text().split("\n")
    assert first == "A1 于 2026-11-24 设定的入住程序有误，未予采用，新办理的住户仍按此前的程序办理。应更正 2 处。"
    assert second.startswith("fee.management.when[1]：")
    assert third == "另有 1 处"


def test_headquarters_reads_why_and_prints_nothing(company: Company) -> None:
    case = brought_to(company.counter, nonlocal_tenant, "papers").case_id
    pinned(company.counter.desk, case, journaled(company.counter.desk, declaration(*BROKEN)))
    company.receive()
    households = company.shell.households
    company.shell.show_board(households)
    households.open_first()
    reading = households.reading
    assert households.is_reading
    assert reading.stuck.isVisible()
    reason, fault, who = reading.stuck.message.text().split("\n")
    assert reason == "本户所依据的入住程序有误，无法使用，共 1 处。"
    assert "itms_judged" in fault
    assert who == "由办理本户的柜台改按现行程序办理。"
    assert not reading.print_button.isEnabled()
    assert not reading.save_button.isEnabled()
    assert reading.rows.rowCount() == 0
    pinned(company.counter.desk, case, company.counter.desk.procedure)
    company.receive()
    assert reading.stuck.isHidden()
    assert reading.print_button.isEnabled()
    assert reading.rows.rowCount() == 10
    assert company.shell.overview.notice.isHidden()


def with_more_of_everything(data: dict[str, Any]) -> None:
    """Rows that the procedure which ships does not have, and that every home is asked for."""
    more = {"id": "more", "zh": "另一项", "en": "More"}
    data["fee"].append({**more, "kind": "fixed", "price": "5.00"})
    data["item"].append({**more, "count": 1})
    data["paper"].append(more)
    data["part"].append({**more, "items": [["one", "一", "One"]]})
    for section in ("agreement", "signed_paper", "archive_kind", "trade"):
        data[section].append(more)


def test_what_the_present_one_does_not_name_any_more_stays_and_every_page_opens(
    tmp_path: Path, qtbot: QtBot, prompts: RecordingPrompts, settings: QSettings, qapp: WindowApplication
) -> None:
    found = declaration(with_more_of_everything)
    with counter_in(tmp_path / "other", procedure=parse_procedure(found.text)) as counter:
        case = brought_to(counter, nonlocal_tenant, "filing").case_id
        assert "more" in {each.fee for each in counter.file(case).charges}
        due = brought_to(counter, parking_buyer, "fees").case_id
        charge(counter.desk, due)
        broken = journaled(counter.desk, declaration(with_misspelt_guard))
        for each in (case, due):
            pinned(counter.desk, each, broken)
        declare(counter.desk, load_procedure())
        counter.reopen()
        window = MainWindow(qapp, settings, "zh_CN", prompts_for=lambda _translate: prompts, clock=counter.desk.clock)
        qtbot.addWidget(window)
        window.show_desk(counter.desk)
        window.show()
        shell = shell_of(window)
        shell.show_case(case)
        click(shell.cases.stuck.move_button)
        view = shell.case
        assert view is not None
        file = counter.file(case)
        for step in counter.desk.procedure.steps:
            view.wizard.go(step.id)
            job = view.preview.job
            assert job is not None or step.id == "waterproof"
        assert packet(file, counter.desk.procedure, load_translator("zh_CN"), "zh_CN", counter.desk.today())
        shell.show_case(due)
        click(shell.cases.stuck.move_button)
        assert shell.case is not None
        page = shell.case.wizard.step_page
        assert isinstance(page, FeesPage)
        row = page.table.row_of("fee:more")
        assert row is not None
        assert page.table.text(row, "words").startswith("more\n")
        assert all(page.table.locked(row, key) for key in ("starts_on", "months")), "it stays as it was computed"
        assert not page.table.locked(row, "state"), "and is paid or put off like any other"
        assert page.store()
        window.close()
