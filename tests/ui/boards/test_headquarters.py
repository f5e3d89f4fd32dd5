"""The window of headquarters: all sites, applications with their numbers, plans, the ledger, and every household (C1, C6, B3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.control.allotments import allotments
from app.desk.control.applications import applications, apply_for, review
from app.desk.control.ledger import read_ledger
from app.desk.desk import Desk
from app.desk.upkeep.plans import plans, submit_plan
from app.procedure.preparation import PlanState
from tests.ui.keyboard import Keyboard
from tests.ui.partners import archive_beside, carry, headquarters_beside, write
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, brought_to
from ui.application import WindowApplication
from ui.boards.certificates import CertificatesBoard
from ui.boards.plans import PlansBoard
from ui.company_shell import CompanyShell
from ui.context import WindowContext
from ui.main_window import MainWindow
from ui.paper import PaperJob
from ui.status_bar import StatusBar


@dataclass
class Company:
    """Headquarters with its window, and the counter of a site that it is paired with."""

    counter: Counter
    desk: Desk
    window: MainWindow
    stick: Path

    @property
    def shell(self) -> CompanyShell:
        assert isinstance(self.window.shell, CompanyShell)
        return self.window.shell

    def receive(self) -> None:
        """A package of the counter comes, and every board reads anew."""
        carry(self.counter.desk, self.desk, self.stick)
        self.shell.context.changes.tell()

    def answer(self) -> None:
        """A package goes back to the counter."""
        carry(self.desk, self.counter.desk, self.stick)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def company(
    qtbot: QtBot, counter: Counter, prompts: RecordingPrompts, settings: QSettings, qapp: WindowApplication, tmp_path: Path
) -> Iterator[Company]:
    with headquarters_beside(counter) as desk:
        window = MainWindow(qapp, settings, "zh_CN", prompts_for=lambda _translate: prompts, clock=desk.clock)
        qtbot.addWidget(window)
        window.show_desk(desk)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield Company(counter, desk, window, tmp_path / "stick")
        window.workers.stop()


def test_headquarters_starts_with_all_stations(company: Company) -> None:
    overview = company.shell.overview
    assert company.shell.board is overview
    assert overview.bars.isHidden()
    (row,) = overview.stations.rows()
    assert (row["site"], row["station"], row["last"]) == ("海棠苑", "A1", "—")
    assert "尚未收到数据包" in str(row["state"])
    brought_to(company.counter, renovating_owner, "documents")
    company.receive()
    (row,) = overview.stations.rows()
    assert str(row["last"]).startswith("№ 1")
    (totals,) = overview.totals.rows()
    assert (totals["site"], totals["received"], totals["issued"]) == ("海棠苑", "1", "0")
    assert overview.bars.accessibleDescription() == "海棠苑 1"
    assert overview.bars.isVisible()


def test_a_package_that_never_came_is_seen_at_once(company: Company) -> None:
    write(company.counter.desk, company.desk, company.stick)
    company.receive()
    (row,) = company.shell.overview.stations.rows()
    assert row["missing"] == "1"
    assert "第 1 包没有收到，内容已由后来的包补齐" in str(row["state"])


def test_days_in_disorder_are_said(company: Company) -> None:
    overview = company.shell.overview
    overview.first_day.set_value(company.desk.today() + timedelta(days=1))
    overview.refresh()
    assert overview.problem.text()


def test_without_a_site_it_says_what_to_do_first(
    qtbot: QtBot, counter: Counter, prompts: RecordingPrompts, settings: QSettings, qapp: WindowApplication
) -> None:
    with archive_beside(counter, "总部", role="headquarters") as desk:
        window = MainWindow(qapp, settings, "zh_CN", prompts_for=lambda _translate: prompts)
        qtbot.addWidget(window)
        window.show_desk(desk)
        window.show()
        shell = window.shell
        assert isinstance(shell, CompanyShell)
        assert "配对" in shell.overview.empty.text()
        assert not shell.overview.work.isVisible()
        for board in (shell.applications, shell.plans, shell.households, shell.ledger):
            shell.show_board(board)
        assert "领用申请" in shell.applications.part.empty.text()
        assert "方案" in shell.plans.part.empty.text()
        assert "住户" in shell.households.empty.text()
        assert shell.households.table.isHidden()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        shell.show_board(shell.overview)
        assert window.focusWidget() is shell.overview
        window.workers.stop()


def test_an_application_is_reviewed_approved_and_its_numbers_are_shown(company: Company, keyboard: Keyboard) -> None:
    """C6; C1: numbers run on behind all that is out."""
    apply_for(company.counter.desk, homes=100, spaces=0, reserve=0, books=4)
    company.receive()
    board = company.shell.applications
    company.shell.show_board(board)
    keyboard.enter()
    keyboard.type("用量与存根相符")
    keyboard.enter()
    (asked,) = applications(company.desk.database)
    assert asked.review == "用量与存根相符"
    keyboard.enter()
    assert "00501–00600" in board.part.approve_strip.message.text()
    keyboard.enter()
    (allotted,) = allotments(company.desk.database)
    assert (allotted.first, allotted.last) == (501, 600)
    assert "00501–00600" in board.part.told.text()
    (row,) = board.part.table.rows()
    assert (row["site"], row["allotted"]) == ("海棠苑", "00501–00600")
    company.answer()
    assert applications(company.counter.desk.database)[0].approved_on is not None


def test_numbers_that_are_out_are_not_allotted_again(company: Company) -> None:
    apply_for(company.counter.desk, homes=100, spaces=0, reserve=0, books=4)
    company.receive()
    review(company.desk, applications(company.desk.database)[0].id, "相符")
    board = company.shell.applications
    company.shell.show_board(board)
    board.part.approve()
    board.part.first.set_value(1)
    assert not board.part.approve_strip.do()
    assert "00501" in board.part.approve_strip.problem.text()
    assert allotments(company.desk.database) == ()


def test_at_the_counter_an_application_shows_where_it_stands(company: Company, qtbot: QtBot, context: WindowContext) -> None:
    apply_for(company.counter.desk, homes=100, spaces=0, reserve=0, books=4)
    board = CertificatesBoard(context)
    qtbot.addWidget(board)
    board.show()
    context.changes.changed.connect(board.refresh)
    board.show_part("applications")
    part = board.applications
    assert part.table.rows()[0]["state"] == "待导出给公司总部"
    assert part.review_button.isHidden(), "the company reviews"
    company.receive()
    company.answer()
    context.changes.tell()
    assert part.table.rows()[0]["state"] == "已送公司总部，待审核"
    part.act()
    assert part.review_strip.isHidden()


def test_a_plan_goes_up_and_its_review_comes_back(
    company: Company, qtbot: QtBot, context: WindowContext, keyboard: Keyboard
) -> None:
    """B3, B4."""
    desk = company.counter.desk
    board = PlansBoard(context)
    qtbot.addWidget(board)
    board.resize(1254, 660)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.part.submit_button.click()
    keyboard.type("一期")
    keyboard.tab_to(board.part.form.starts)
    keyboard.type((desk.today() + timedelta(days=45)).isoformat())
    board.part.submit_strip.do()
    assert board.part.form.content.hasFocus(), "what is missing is asked for"
    board.part.form.content.set_value("客服部：11月25日前完成")
    assert board.part.submit_strip.do()
    board.refresh()
    assert board.part.table.rows()[0]["state"] == "待导出给公司总部"
    assert "45" in board.part.reminder.text()
    company.receive()
    at_company = company.shell.plans
    company.shell.show_board(at_company)
    assert at_company.part.content.text() == "客服部：11月25日前完成"
    at_company.part.act()
    at_company.part.found.set_value("进度可行")
    assert at_company.part.review_strip.do()
    at_company.part.act()
    assert at_company.part.approve_strip.do()
    company.answer()
    (plan,) = plans(desk.database)
    assert (plan.state, plan.review) == (PlanState.APPROVED, "进度可行")
    board.refresh()
    assert "进度可行" in str(board.part.table.rows()[0]["state"])


def test_a_later_phase_is_filed_and_another_refused_with_the_reason(company: Company) -> None:
    """B3."""
    for phase in ("二期", "三期"):
        submit_plan(
            company.counter.desk,
            phase=phase,
            first_phase=False,
            starts_on=company.desk.today() + timedelta(days=90),
            content="各部门",
        )
    company.receive()
    board = company.shell.plans
    company.shell.show_board(board)
    part = board.part
    part.table.setCurrentIndex(part.table.records.index(0, 0))
    part.refuse()
    assert not part.refuse_strip.do(), "why is asked for"
    part.why.set_value("缺工程部安排")
    assert part.refuse_strip.do()
    part.table.setCurrentIndex(part.table.records.index(1, 0))
    part.approve()
    assert part.approve_strip.do()
    assert {plan.phase: plan.state for plan in plans(company.desk.database)} == {
        "二期": PlanState.FILED,
        "三期": PlanState.REFUSED,
    }


def test_numbers_that_a_station_had_before_are_found_and_allotted(company: Company) -> None:
    """C1: the ledger asks about every number that nobody allotted."""
    company.receive()
    board = company.shell.ledger
    company.shell.show_board(board)
    part = board.part
    (row,) = part.table.rows()
    assert (row["numbers"], row["what"]) == ("00001–00500", "海棠苑 A1")
    assert "台帐核对不符" in part.proof.text()
    part.allot()
    assert part.allot_strip.do()
    assert read_ledger(company.desk.database).proved
    assert part.proof.text() == "台帐核对无误。"
    (line,) = part.stations.rows()
    assert (line["station"], line["books"], line["blank"]) == ("A1", "20", "500")


def test_a_finding_is_explained(company: Company) -> None:
    company.receive()
    company.shell.show_board(company.shell.ledger)
    part = company.shell.ledger.part
    part.act()
    assert not part.explain_strip.do()
    part.explanation.set_value("配对前由公司发放")
    assert part.explain_strip.do()
    assert part.table.rows()[0]["state"] == "已查明"
    assert read_ledger(company.desk.database).proved


def test_a_household_of_any_site_is_found_and_read_with_its_forms(company: Company, keyboard: Keyboard, qtbot: QtBot) -> None:
    visit = brought_to(company.counter, renovating_owner, "inspection")
    company.receive()
    shell = company.shell
    shell.search.setFocus()
    keyboard.type(visit.household.entry.people[0].name)
    qtbot.waitUntil(lambda: shell.board is shell.households)
    keyboard.enter()
    qtbot.waitUntil(lambda: shell.households.is_reading)
    reading = shell.households.reading
    assert "海棠苑" in reading.site.text()
    assert reading.rows.rowCount() == len(company.desk.procedure.steps)
    with qtbot.waitSignal(reading.print_wanted) as printed:
        reading.print_button.click()
    assert printed.args is not None
    assert isinstance(printed.args[0], PaperJob)
    reading.table.setFocus()
    keyboard.press(Qt.Key.Key_Escape)
    assert not shell.households.is_reading
    shell.search.empty()
    shell.households.steps.set_value("filing")
    shell.households.refresh()
    assert shell.households.empty.text() == "没有查到。"


def test_the_status_bar_speaks_of_no_book_at_headquarters_and_of_what_is_not_synchronised_at_the_counter(
    company: Company, qtbot: QtBot, counter: Counter, context: WindowContext
) -> None:
    assert company.shell.status.book.text() == ""
    assert company.shell.status.unsynchronised.text() == ""
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    assert bar.unsynchronised.text().startswith("未同步")
    company.receive()
    company.answer()
    bar.refresh()
    assert bar.unsynchronised.text() == "未同步 0 条"
    del counter


def test_an_archive_of_the_company_is_made_in_the_window(
    qtbot: QtBot, qapp: WindowApplication, settings: QSettings, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    window = MainWindow(qapp, settings, "zh_CN", prompts_for=lambda _translate: prompts)
    qtbot.addWidget(window)
    window.show_login()
    login = window.login
    assert login is not None
    login.show_making()
    for line, text in (
        (login.folder, str(tmp_path / "company")),
        (login.site, "海棠置业"),
        (login.station, "总部"),
        (login.operator, "赵敏"),
        (login.password, "eins"),
        (login.again, "eins"),
    ):
        line.setText(text)
    login.role.set_value("headquarters")
    login.go_on()
    assert isinstance(window.shell, CompanyShell)
    window.close()
