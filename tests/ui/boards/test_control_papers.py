"""打印台帐资料: every paper of control is seen, printed and saved from the board, by keyboard (C5–C7)."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import surrender_book
from app.desk.control.applications import apply_for
from app.desk.control.blank_counts import count_blanks
from app.texts import load_translator
from tests.reports.reading import page_texts, squeezed
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, brought_to, counter_in
from ui.boards.certificates import CertificatesBoard
from ui.boards.certificates.control_choice import ControlKind
from ui.context import WindowContext
from ui.control_paper import ControlJob
from ui.main_window import MainWindow

TITLES = {
    ControlKind.LEDGER: "台帐 2026-11-24",
    ControlKind.USAGE: "使用情况报告 00001–00500",
    ControlKind.APPLICATION: "领用申请及审核 LY-A1-0001",
    ControlKind.COUNTS: "空白证明清点 2026-11-24",
    ControlKind.STUBS: "存根册 00001–00025",
    ControlKind.FINANCE: "财务联移交清单 2026-11-01 – 2026-11-24",
}


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def kept(counter: Counter) -> Counter:
    """A book handed back, an application, a count, a certificate issued."""
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for _sheet in range(25):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
    surrender_book(counter.desk, 1, "李强")
    issuing.issue(counter.desk, case_id)
    count_blanks(counter.desk, 24, "李强")
    apply_for(counter.desk, books=2)
    return counter


def shown(qtbot: QtBot, context: WindowContext) -> CertificatesBoard:
    board = CertificatesBoard(context)
    qtbot.addWidget(board)
    board.resize(1254, 660)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.focus_first()
    return board


@pytest.fixture
def board(qtbot: QtBot, kept: Counter, context: WindowContext) -> CertificatesBoard:
    del kept
    return shown(qtbot, context)


def test_every_paper_is_printed_and_saved_both_ways(board: CertificatesBoard, keyboard: Keyboard) -> None:
    printed: list[ControlJob] = []
    saved: list[ControlJob] = []
    workbooks: list[ControlJob] = []
    board.print_wanted.connect(printed.append)
    board.save_wanted.connect(saved.append)
    board.workbook_wanted.connect(workbooks.append)
    keyboard.control(Qt.Key.Key_P)
    for _kind in ControlKind:
        keyboard.enter()
        keyboard.control(Qt.Key.Key_S)
        keyboard.control(Qt.Key.Key_E)
        keyboard.down()
    assert [job.title for job in printed] == list(TITLES.values())
    assert printed == saved == workbooks
    for job in printed:
        assert job.pdf().startswith(b"%PDF")
        assert openpyxl.load_workbook(BytesIO(job.workbook())).worksheets


def test_the_chosen_paper_is_seen_beside_the_list(qtbot: QtBot, board: CertificatesBoard, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_P)
    preview = board.papers.preview
    qtbot.waitUntil(lambda: preview.drawn == board.papers.job, timeout=30_000)
    keyboard.down()
    assert board.papers.kind is ControlKind.USAGE
    qtbot.waitUntil(lambda: preview.drawn == board.papers.job, timeout=30_000)


def test_c2_the_list_for_finance_is_of_the_days_that_are_typed(board: CertificatesBoard, keyboard: Keyboard) -> None:
    jobs: list[ControlJob] = []
    board.print_wanted.connect(jobs.append)
    keyboard.control(Qt.Key.Key_P)
    papers = board.papers
    keyboard.down(5)
    assert not papers.which.isVisible()
    assert "00026" in squeezed("".join(page_texts(papers.job.pdf() if papers.job is not None else b"")))
    keyboard.tab_to(papers.first_day)
    keyboard.retype("20261125")
    keyboard.enter()
    assert jobs == []
    assert papers.problem.text()
    assert not papers.print_button.isEnabled()
    keyboard.retype("202611")
    assert papers.problem.text() == ""
    assert not papers.print_button.isEnabled()
    keyboard.press(Qt.Key.Key_Tab)
    assert "202611" in papers.problem.text()
    keyboard.press(Qt.Key.Key_Backtab)
    keyboard.retype("20261101")
    assert papers.problem.text() == ""
    keyboard.tab_to(papers.last_day)
    keyboard.retype("20261123")
    keyboard.enter()
    assert [job.title for job in jobs] == ["财务联移交清单 2026-11-01 – 2026-11-23"]
    assert "00026" not in squeezed("".join(page_texts(jobs[0].pdf())))


def test_another_book_another_lot_or_all_counters_can_be_chosen(board: CertificatesBoard, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_P)
    papers = board.papers
    keyboard.down(4)
    keyboard.tab_to(papers.which)
    keyboard.press(Qt.Key.Key_2)
    assert papers.job is not None
    assert papers.job.title == "存根册 00026–00050"
    papers.show_kind(ControlKind.COUNTS)
    assert papers.which.currentText() == "全部柜台"
    assert papers.which.accessibleName() == "柜台"


def where(board: CertificatesBoard) -> str:
    return "papers" if board.shows_papers else "list"


def test_escape_and_the_keys_of_the_lists_lead_back(board: CertificatesBoard, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_2)
    keyboard.control(Qt.Key.Key_P)
    assert where(board) == "papers"
    assert board.papers.kind is ControlKind.APPLICATION
    assert board.papers_button.isHidden()
    assert board.lists.value() == ""
    keyboard.press(Qt.Key.Key_Escape)
    assert where(board) == "list"
    assert board.part is board.applications
    assert board.lists.value() == "applications"
    assert keyboard.focused is board.applications.table
    keyboard.control(Qt.Key.Key_P)
    keyboard.control(Qt.Key.Key_1)
    assert where(board) == "list"
    assert board.papers_button.isVisible()
    assert board.lists.value() == "ledger"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_keys_of_the_lists_stand_on_the_screen(qtbot: QtBot, context: WindowContext, language: str) -> None:
    board = CertificatesBoard(replace(context, language=language, translate=load_translator(language)))
    qtbot.addWidget(board)
    words = [button.text() for button in board.lists.findChildren(QPushButton)]
    assert [word.partition("  ")[2] for word in words] == ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"]
    assert "Ctrl+P" in board.papers_button.text()


def test_what_was_done_meanwhile_stands_on_the_paper(kept: Counter, board: CertificatesBoard, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_2)
    keyboard.control(Qt.Key.Key_P)
    apply_for(kept.desk, books=3)
    board.context.changes.tell()
    assert [board.papers.which.itemText(place) for place in range(2)] == ["LY-A1-0002", "LY-A1-0001"]
    assert board.papers.job is not None
    assert board.papers.job.title == TITLES[ControlKind.APPLICATION]


@pytest.fixture
def without_lots(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path / "empty", lot=False) as made:
        yield made


def test_what_there_is_none_of_yet_is_said_and_not_printed(
    qtbot: QtBot, without_lots: Counter, context: WindowContext, keyboard: Keyboard
) -> None:
    board = shown(qtbot, replace(context, desk=without_lots.desk))
    jobs: list[ControlJob] = []
    board.print_wanted.connect(jobs.append)
    board.open_papers()
    for kind in ControlKind:
        board.papers.show_kind(kind)
        there_is = kind in (ControlKind.LEDGER, ControlKind.COUNTS, ControlKind.FINANCE)
        assert bool(board.papers.problem.text()) != there_is, kind
        assert board.papers.print_button.isEnabled() == there_is
        keyboard.enter()
    assert len(jobs) == 3


def test_a_paper_is_printed_and_saved_from_the_window(
    qtbot: QtBot, window: MainWindow, kept: Counter, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    del kept
    shell = window.shell
    assert shell is not None
    shell.show_board(shell.certificates)
    shell.certificates.open_papers()
    papers = shell.certificates.papers
    papers.show_kind(ControlKind.FINANCE)
    prompts.printed_to = tmp_path / "printed.pdf"
    for button, path in (
        (papers.print_button, prompts.printed_to),
        (papers.save_button, tmp_path / "saved.pdf"),
        (papers.workbook_button, tmp_path / "saved.xlsx"),
    ):
        prompts.path = path
        with qtbot.waitSignal(shell.printing.finished, timeout=30_000) as done:
            button.click()
        assert done.args == [True]
        assert path.stat().st_size > 0
    assert "财务联移交清单" in squeezed("".join(page_texts((tmp_path / "saved.pdf").read_bytes())))
    sheets = openpyxl.load_workbook(tmp_path / "saved.xlsx").worksheets
    assert any(cell.value == "00026" for sheet in sheets for row in sheet.iter_rows() for cell in row)
    assert window.minimumSizeHint().width() <= 1366
