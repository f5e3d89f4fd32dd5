"""A book is frozen after a restore until its next blank sheet was read on paper; what is not known below is void (C1, C7)."""

import shutil
from pathlib import Path

import pytest

from app.archive.tables.certificates import CertificateBookTable
from app.desk.certificates import books, drafts, incidents, issuing, sheets
from app.desk.certificates.books import all_books, open_next_book, surrender_book
from app.desk.certificates.restored_books import NOT_RECORDED, reconcile_book
from app.desk.control import paper_queries
from app.desk.control.ledger import ledger_problems, read_ledger
from app.desk.upkeep.checking import check_archive
from app.procedure.certificates import CertificateState, IncidentKind
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.journey import arrived, refused

CASES = 3


def freeze(counter: Counter, first: int = 1) -> None:
    """What the first entry of a new chain does."""
    book = next(book for book in all_books(counter.desk.database) if book.first == first)
    with counter.desk.archive.journal.writing(counter.desk.act("begin")) as writing:
        writing.update(CertificateBookTable, book.id, frozen_on=counter.desk.today())


def restored(counter: Counter, folder: Path) -> Counter:
    """The archive as a backup held it: the marks beside the archive know of a later one."""
    shutil.copytree(counter.folder / "archive", folder / "archive")
    return reopened(Counter(counter.desk, counter.clock, folder))


@pytest.fixture
def frozen(counter: Counter) -> Counter:
    """A counter whose book has one used number and was frozen."""
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    freeze(counter)
    return counter


def test_a_frozen_book_gives_no_number(frozen: Counter) -> None:
    office = arrived(frozen, "certificate")
    for verb in (issuing.issue, sheets.assign):
        with refused(frozen, "certificates.book_frozen"):
            verb(frozen.desk, office.case_id)
    with refused(frozen, "certificates.book_not_used_up"):
        open_next_book(frozen.desk)
    with refused(frozen, "certificates.book_not_used_up"):
        surrender_book(frozen.desk, 1, "张敏")
    assert drafts.number_to_come(frozen.desk) is None
    assert books.open_book_state(frozen.desk) == books.BookState(1, 25, 2, 24, frozen=True)


def test_c7_numbers_below_the_next_blank_sheet_are_void_and_nobodys(frozen: Counter) -> None:
    office = arrived(frozen, "certificate")
    assert reconcile_book(frozen.desk, 1, 5, " 张敏 ") == (2, 3, 4)
    [book] = all_books(frozen.desk.database)
    assert (book.frozen_on, book.reconciled_by) == (None, "张敏")
    assert books.open_book_state(frozen.desk) == books.BookState(1, 25, 5, 21)
    assert issuing.issue(frozen.desk, office.case_id) == 5
    assert [held.replaces for held in office.file.certificates] == [None]
    ledger = read_ledger(frozen.desk.database)
    line = ledger.books[0]
    assert (line.first, line.used, line.void, line.blank, line.incident) == (1, 2, 3, 20, 0)
    assert ledger.proved
    assert ledger_problems(frozen.desk.database) == ()
    assert check_archive(frozen.desk).problems == ()


def test_nothing_is_void_where_the_paper_stopped_where_the_archive_did(frozen: Counter) -> None:
    assert reconcile_book(frozen.desk, 1, 2, "张敏") == ()
    assert issuing.issue(frozen.desk, arrived(frozen, "certificate").case_id) == 2


def test_a_book_used_up_on_paper_goes_to_the_stubs(frozen: Counter) -> None:
    assert reconcile_book(frozen.desk, 1, None, "张敏") == tuple(range(2, 26))
    assert books.outstanding_stubs(frozen.desk.database, frozen.desk.counter) is not None
    surrender_book(frozen.desk, 1, "张敏")
    assert open_next_book(frozen.desk).first == 26
    [paper] = paper_queries.stub_books(frozen.desk)
    assert [(leaf.certificate is None, leaf.file is None) for leaf in paper.leaves] == [(False, False), *[(False, True)] * 24]
    assert {number.void_reason for number in paper.numbers if number.state is CertificateState.VOID} == {NOT_RECORDED}


@pytest.mark.parametrize(
    ("first", "blank", "checker", "code"),
    [
        (26, 27, "张敏", "certificates.unknown_book"),
        (1, 3, " ", "certificates.checker_missing"),
        (1, 26, "张敏", "certificates.next_blank_outside"),
        (1, 0, "张敏", "certificates.next_blank_outside"),
        (1, 1, "张敏", "certificates.next_blank_used"),
        (1, 3, "字" * 200, "limits.too_long"),
    ],
)
def test_c1_what_was_read_must_be_possible(frozen: Counter, first: int, blank: int, checker: str, code: str) -> None:
    with refused(frozen, code):
        reconcile_book(frozen.desk, first, blank, checker)


def test_a_book_that_is_not_frozen_is_not_compared(counter: Counter) -> None:
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    with refused(counter, "certificates.book_not_frozen"):
        reconcile_book(counter.desk, 1, 3, "张敏")


def test_c7_a_number_that_is_nobodys_stays_void(frozen: Counter) -> None:
    reconcile_book(frozen.desk, 1, 4, "张敏")
    with refused(frozen, "certificates.void_is_final"):
        issuing.void(frozen.desk, 2, "打印错位")
    with refused(frozen, "certificates.void_is_final"):
        incidents.report_incident(frozen.desk, 2, IncidentKind.COPY_LOST, "遗失", ("client",))


def test_numbers_that_are_nobodys_stand_on_the_papers_of_control(frozen: Counter) -> None:
    reconcile_book(frozen.desk, 1, 4, "张敏")
    today = frozen.desk.today()
    assert [each.number for each in paper_queries.usage_paper(frozen.desk).void] == [2, 3]
    assert paper_queries.ledger_paper(frozen.desk).books[0].void == (2, 3)
    listed = paper_queries.finance_paper(frozen.desk, today, today).numbers
    assert [(each.number, each.unit, each.void_reason) for each in listed[1:]] == [(2, "", NOT_RECORDED), (3, "", NOT_RECORDED)]


def test_a_restored_archive_asks_for_its_book_and_gives_no_number_twice(counter: Counter, tmp_path: Path) -> None:
    """The backup knows № 1; on paper № 2 and № 3 were issued since."""
    first, second = arrived(counter, "certificate"), arrived(counter, "certificate")
    issuing.issue(counter.desk, first.case_id)
    counter.desk.archive.close()
    back = restored(counter, tmp_path / "back")
    with back.desk.archive:
        with refused(back, "certificates.book_frozen"):
            issuing.issue(back.desk, second.case_id)
        assert reconcile_book(back.desk, 1, 4, "张敏") == (2, 3)
        assert issuing.issue(back.desk, second.case_id) == 4
        assert check_archive(back.desk).problems == ()


def test_the_book_after_one_that_was_used_up_meanwhile_is_compared_too(counter: Counter, tmp_path: Path) -> None:
    """On paper book 1 was used up after the backup and № 26 was issued: it must not be given again."""
    first, second = arrived(counter, "certificate"), arrived(counter, "certificate")
    issuing.issue(counter.desk, first.case_id)
    counter.desk.archive.close()
    back = restored(counter, tmp_path / "back")
    with back.desk.archive:
        reconcile_book(back.desk, 1, None, "张敏")
        surrender_book(back.desk, 1, "张敏")
        with refused(back, "certificates.book_to_compare"):
            issuing.issue(back.desk, second.case_id)
        assert drafts.number_to_come(back.desk) is None
        assert open_next_book(back.desk).frozen_on == back.desk.today()
        with refused(back, "certificates.book_frozen"):
            issuing.issue(back.desk, second.case_id)
        assert reconcile_book(back.desk, 26, 27, "张敏") == (26,)
        assert issuing.issue(back.desk, second.case_id) == 27
        assert check_archive(back.desk).problems == ()


def test_once_the_paper_was_found_the_next_books_open_as_ever(counter: Counter, tmp_path: Path) -> None:
    first, second = arrived(counter, "certificate"), arrived(counter, "certificate")
    issuing.issue(counter.desk, first.case_id)
    counter.desk.archive.close()
    back = restored(counter, tmp_path / "back")
    with back.desk.archive:
        reconcile_book(back.desk, 1, 25, "张敏")
        assert issuing.issue(back.desk, second.case_id) == 25
        issuing.void(back.desk, 25, "打印错位")
        surrender_book(back.desk, 1, "张敏")
        assert issuing.issue(back.desk, second.case_id) == 26
    again = restored(back, tmp_path / "again")
    with again.desk.archive:
        certificates_left = books.open_book_state(again.desk)
        assert certificates_left is not None
        assert reconcile_book(again.desk, 26, 27, "张敏") == ()
