"""Lots received: the count checked against first and last number, in the company's order, for what was approved (C1, C6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.control import applications, lots
from app.desk.control.ledger import read_ledger
from app.errors import RuzhuError
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import refused


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path, last_number=0)
    with made.desk.archive:
        yield made


def approved(counter: Counter, books: int) -> str:
    made = applications.apply_for(counter.desk, books=books)
    applications.review(counter.desk, made.id, "已核对")
    applications.approve(counter.desk, made.id)
    return made.id


def test_c6_a_lot_for_an_approved_application_is_on_the_ledger_as_blank(bare: Counter) -> None:
    application = approved(bare, 2)
    lot = lots.receive_lot(bare.desk, 1, 50, application, books=2)
    assert applications.lots(bare.desk.database) == (lot,)
    assert (lot.first, lot.last, lot.application_id, lot.received_by) == (1, 50, application, "王丽")
    ledger = read_ledger(bare.desk.database)
    assert ledger.proved
    assert [(line.first, line.station, line.blank) for line in ledger.books] == [(1, "", 25), (26, "", 25)]


@pytest.mark.parametrize(
    ("first", "last", "books", "code"),
    [
        (0, 25, None, "certificates.lot_numbers"),
        (26, 25, None, "certificates.lot_numbers"),
        (1, 1_000_000_000, None, "certificates.lot_numbers"),
        (1, 24, None, "certificates.lot_not_whole_books"),
        (2, 26, None, "certificates.lot_not_whole_books"),
        (1, 50, 3, "certificates.lot_count"),
        (1, 50, 0, "certificates.lot_count"),
    ],
)
def test_c1_the_numbers_must_make_as_many_whole_books_as_were_counted(
    bare: Counter, first: int, last: int, books: int | None, code: str
) -> None:
    with refused(bare, code):
        lots.receive_lot(bare.desk, first, last, books=books)


def test_c2_the_refusal_says_how_many_were_counted_and_how_many_the_numbers_make(bare: Counter) -> None:
    with pytest.raises(RuzhuError) as refusal:
        lots.receive_lot(bare.desk, 1, 50, books=3)
    assert dict(refusal.value.reason.params) == {"books": "2", "counted": "3"}


def test_c1_no_number_comes_twice(bare: Counter) -> None:
    lots.receive_lot(bare.desk, 26, 75)
    for first, last in ((26, 75), (1, 25), (51, 100)):
        with refused(bare, "certificates.lot_out_of_order"):
            lots.receive_lot(bare.desk, first, last)
    assert lots.receive_lot(bare.desk, 99_976, 100_025).last == 100_025


def test_c6_only_what_was_approved_is_received_and_once(bare: Counter) -> None:
    waiting = applications.apply_for(bare.desk, books=1).id
    with refused(bare, "certificates.not_approved"):
        lots.receive_lot(bare.desk, 1, 25, waiting)
    with refused(bare, "certificates.unknown_application"):
        lots.receive_lot(bare.desk, 1, 25, "nothing")
    application = approved(bare, 2)
    with refused(bare, "certificates.lot_count"):
        lots.receive_lot(bare.desk, 1, 25, application)
    lots.receive_lot(bare.desk, 1, 50, application)
    with refused(bare, "certificates.received_already"):
        lots.receive_lot(bare.desk, 51, 100, application)
