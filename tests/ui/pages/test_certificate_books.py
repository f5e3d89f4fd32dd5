"""开具入住证明: why there is no number, ticked copies, lost copies, and the carbon preview (C2, C3, C5, C7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.archive.database.connection import scalar
from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import all_books
from app.desk.certificates.incidents import incidents
from app.desk.control.lots import receive_lot
from app.procedure.certificates import ALL_COPIES
from reports.certificate import certificate_content
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Stand
from tests.ui.stage import Counter, counter_in
from ui.pages.certificate import CertificatePage


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A counter with a single book, that nothing follows until another lot is received."""
    with counter_in(tmp_path, lot=False) as made:
        receive_lot(made.desk, 1, 25)
        yield made


def _page(stand: Stand) -> CertificatePage:
    return stand.page(CertificatePage)


def _focused(keyboard: Keyboard) -> object:
    return keyboard.focused


def _use_up(stand: Stand) -> None:
    desk = stand.counter.desk
    for _sheet in range(25):
        issuing.void(desk, issuing.issue(desk, stand.case_id), "打印走歪")
    stand.view.page_context.changes.tell()


def test_c5_stubs_are_handed_back_in_the_page_and_the_queue_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    receive_lot(stand.counter.desk, 26, 50)
    _use_up(stand)
    page = _page(stand)
    assert page.issue_button.isVisibleTo(page) is False
    assert "00001–00025" in page.book.strip.message.text()
    page.setFocus()
    keyboard.enter()
    assert _focused(keyboard) is page.book.checked_by
    keyboard.enter()
    assert page.book.strip.problem.text()
    keyboard.type("李强")
    keyboard.enter()
    assert all_books(stand.counter.desk.database)[0].checked_by == "李强"
    assert _focused(keyboard) is page.issue_button
    keyboard.enter()
    assert stand.file.certificate is not None
    assert stand.file.certificate.number == 26


def test_without_a_book_it_says_why_and_leads_to_the_board(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    _use_up(stand)
    page = _page(stand)
    keyboard.tab_to(page.book.checked_by)
    keyboard.type("李强")
    keyboard.enter()
    assert page.book.reason.text().startswith("没有未启用的")
    assert _focused(keyboard) is page.book.board_button
    wanted: list[str] = []
    stand.view.certificates_wanted.connect(lambda: wanted.append("board"))
    keyboard.enter()
    assert wanted == ["board"]


def test_c3_all_three_copies_are_ticked_until_one_is_seen_to_lack_something(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.copies)
    keyboard.down(2)
    keyboard.space()
    keyboard.enter()
    assert stand.step == "certificate"
    assert stand.file.certificate is not None
    assert stand.file.certificate.sealed_copies == ("stub", "finance")
    assert "客户联" in page.said
    assert _focused(keyboard) is page.copies
    assert page.copies.currentIndex().row() == 2
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "inspection"
    assert stand.file.certificate.sealed_copies == stand.file.certificate.signed_copies == ALL_COPIES


def test_c7_a_lost_copy_is_an_incident_and_the_next_number_replaces_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.lost.button)
    keyboard.space()
    keyboard.enter()
    assert page.lost.strip.problem.text()
    assert _focused(keyboard) is page.lost.what
    keyboard.type("客户在停车场遗失")
    keyboard.enter()
    assert [(each.number, each.missing_copies) for each in incidents(stand.counter.desk.database)] == [(1, ("client",))]
    assert stand.file.certificate is None
    assert _focused(keyboard) is page.issue_button
    assert "00001" in page.plate.note
    keyboard.enter()
    assert "00001" in page.plate.note
    rows = page.void.table.rows()
    assert [(row["number"], row["state"], row["reason"], row["follows"]) for row in rows] == [
        ("00001", "异常", "客户在停车场遗失", "00002")
    ]


def test_c2_the_paper_at_the_side_is_what_the_issue_writes_and_nothing_is_written(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    translate = stand.view.page_context.translate
    job = stand.view.preview.job
    assert job is not None
    [shown] = job.file.certificates
    assert shown.number == 1
    assert scalar(stand.counter.desk.database, "SELECT count(*) FROM certificate") == 0
    assert job.pdf().startswith(b"%PDF")
    keyboard.enter()
    issued = stand.file.certificate
    assert issued is not None
    before, after = certificate_content(job.file, shown, translate), certificate_content(stand.file, issued, translate)
    assert {name for name in type(before).__slots__ if getattr(before, name) != getattr(after, name)} == {"seal"}


def test_printing_before_the_issue_prints_no_certificate(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    keyboard.control(Qt.Key.Key_P)
    assert [job.file.certificates for job in stand.printed] == [()]
