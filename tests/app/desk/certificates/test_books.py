"""Books at a counter: opened in order, and not before the last one's stubs are back (C2, C5, C7)."""

import pytest

from app.desk.certificates import books, issuing, sheets
from app.procedure.declaration import load_procedure
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import arrived, refused


def used_up(counter: Counter) -> str:
    """A case at which the whole first book is spoilt; gives it."""
    case_id = arrived(counter, "certificate").case_id
    for _ in range(25):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "字迹压线")
    return case_id


def test_c5_a_used_up_book_is_handed_back_before_the_next_is_opened(counter: Counter) -> None:
    case_id = used_up(counter)
    with refused(counter, "certificates.stubs_outstanding"):
        books.open_next_book(counter.desk)
    with refused(counter, "certificates.checker_missing"):
        books.surrender_book(counter.desk, 1, " ")
    for unknown in (2, 0, -25, 10**12):
        with refused(counter, "certificates.unknown_book"):
            books.surrender_book(counter.desk, unknown, "张敏")
    books.surrender_book(counter.desk, 1, " 张敏 ")
    [book] = books.all_books(counter.desk.database)
    today = counter.desk.today()
    assert (book.closed_on, book.surrendered_on, book.surrendered_by, book.checked_by) == (today, today, "王丽", "张敏")
    with refused(counter, "certificates.surrendered_already"):
        books.surrender_book(counter.desk, 1, "张敏")
    assert issuing.issue(counter.desk, case_id) == 26
    with refused(counter, "certificates.book_not_used_up"):
        books.surrender_book(counter.desk, 26, "张敏")


def test_c5_another_counter_opens_its_book_whatever_is_outstanding_here(counter: Counter) -> None:
    used_up(counter)
    other = reopened(counter, "2号柜台")
    with other.desk.archive:
        assert books.open_next_book(other.desk).first == 26
        assert books.outstanding_stubs(other.desk.database, "2号柜台") is None


def test_b_a_book_opened_against_outstanding_stubs_carries_the_reason(counter: Counter) -> None:
    used_up(counter)
    with refused(counter, "limits.too_long"):
        books.open_next_book(counter.desk, "字" * 501)
    book = books.open_next_book(counter.desk, " 存根在装订，主管同意 ")
    assert (book.first, book.override_reason, book.opened_by) == (26, "存根在装订，主管同意", "王丽")
    before, now = books.all_books(counter.desk.database)
    assert (before.closed_on, before.surrendered_on, now) == (counter.desk.today(), None, book)
    books.surrender_book(counter.desk, 1, "张敏")


def test_c5_a_number_that_is_still_assigned_keeps_its_book_here(counter: Counter) -> None:
    case_id = arrived(counter, "certificate").case_id
    sheets.assign(counter.desk, case_id)
    sheets.sheets_swapped(counter.desk, case_id, "25", "拿错")
    with refused(counter, "certificates.number_unfinished"):
        books.surrender_book(counter.desk, 1, "张敏")
    sheets.confirm_printed(counter.desk, case_id, "25")
    books.surrender_book(counter.desk, 1, "张敏")


def test_c2_the_books_of_a_lot_are_opened_in_order_until_there_is_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    counter = a_counter(tmp_path_factory.mktemp("site"), last_number=50)
    with counter.desk.archive:
        database = counter.desk.database
        assert books.next_unopened(database, by_lot=True) == (1, 25)
        case_id = used_up(counter)
        books.surrender_book(counter.desk, 1, "张敏")
        assert books.next_unopened(database, by_lot=True) == (26, 50)
        other = reopened(counter, "2号柜台")
        with other.desk.archive:
            books.open_next_book(other.desk)
        assert books.next_unopened(database, by_lot=True) is None
        with refused(counter, "certificates.no_books"):
            issuing.issue(counter.desk, case_id)


def test_c2_a_site_that_keeps_no_lots_opens_its_books_from_one_on(tmp_path_factory: pytest.TempPathFactory) -> None:
    procedure = load_procedure({"settings": {"certificate_lots": False}})
    counter = a_counter(tmp_path_factory.mktemp("site"), procedure=procedure, last_number=0)
    with counter.desk.archive:
        assert books.open_next_book(counter.desk).lot_id is None
        assert books.next_unopened(counter.desk.database, by_lot=False) == (26, 50)
