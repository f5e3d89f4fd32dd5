"""开具入住证明 after a restore: the next blank sheet is looked up in the page, and the queue goes on (C1, C7)."""

import pytest

from app.archive.tables.certificates import CertificateBookTable
from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import all_books, open_next_book
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Stand
from ui.pages.certificate import CertificatePage


@pytest.fixture
def stand(at_step: AtStep) -> Stand:
    """A book of which number 1 is void, frozen."""
    stand = at_step(renovating_owner, "certificate")
    desk = stand.counter.desk
    open_next_book(desk)
    issuing.void(desk, issuing.issue(desk, stand.case_id), "打印走歪")
    freeze(stand)
    return stand


def freeze(stand: Stand) -> None:
    desk = stand.counter.desk
    with desk.archive.journal.writing(desk.act("begin")) as writing:
        writing.update(CertificateBookTable, all_books(desk.database)[0].id, frozen_on=desk.today())
    stand.view.page_context.changes.tell()


def test_c7_the_next_blank_sheet_is_typed_and_the_number_follows(stand: Stand, keyboard: Keyboard) -> None:
    page = stand.page(CertificatePage)
    assert page.plate.number == ""
    assert not page.issue_button.isVisibleTo(page)
    assert "00001–00025" in page.book.compare_strip.message.text()
    page.setFocus()
    keyboard.enter()
    assert page.book.next_blank.number.hasFocus()
    keyboard.enter()
    assert "空白证明的编号" in page.book.compare_strip.problem.text()
    keyboard.type("4")
    keyboard.tab_to(page.book.next_blank.checked_by)
    keyboard.type("李强")
    keyboard.enter()
    assert page.book.compare_strip.isHidden()
    assert page.issue_button.hasFocus()
    assert page.plate.number == "№ 00004"
    keyboard.enter()
    assert stand.file.certificate is not None
    assert stand.file.certificate.number == 4


def test_a_book_used_up_on_paper_is_ticked_and_its_stubs_are_asked_for(stand: Stand, keyboard: Keyboard) -> None:
    page = stand.page(CertificatePage)
    keyboard.tab_to(page.book.next_blank.used_up)
    keyboard.space()
    assert not page.book.next_blank.number.isEnabled()
    keyboard.tab_to(page.book.next_blank.checked_by)
    keyboard.type("李强")
    keyboard.enter()
    assert "00001–00025" in page.book.strip.message.text()
    assert page.book.checked_by.hasFocus()


def test_a_copy_that_wrote_nothing_yet_asks_once_a_number_was_refused(stand: Stand) -> None:
    """It freezes its books with the first entry that it writes, and a refused number writes none."""
    page = stand.page(CertificatePage)
    desk = stand.counter.desk
    with desk.archive.journal.writing(desk.act("begin")) as writing:
        writing.update(CertificateBookTable, all_books(desk.database)[0].id, frozen_on=None)
    stand.view.page_context.changes.tell()
    assert page.book.isHidden()
    page.book.refused_frozen()
    stand.view.page_context.changes.tell()
    assert not page.book.compare_strip.isHidden()
