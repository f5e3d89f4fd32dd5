"""C1, C2: two processes on one archive issue at the same time, and no number is given twice."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from app.desk.control.ledger import read_ledger
from app.desk.upkeep.checking import check_archive
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.issuing import issue_many
from tests.app.desk.journey import arrived

COUNT = 15


@pytest.mark.parametrize("counters", [("1号柜台", "2号柜台"), ("1号柜台", "1号柜台")], ids=["two-counters", "one-counter"])
def test_c1_no_number_is_given_twice(counter: Counter, counters: tuple[str, str]) -> None:
    cases = [arrived(counter, "certificate").case_id for _ in counters]
    counter.desk.archive.close()
    start = counter.clock.moment.isoformat()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        runs = [
            pool.submit(issue_many, str(counter.folder), name, case_id, COUNT, start)
            for name, case_id in zip(counters, cases, strict=True)
        ]
        given = [number for run in runs for number in run.result()]
    assert len(set(given)) == len(given) == 2 * COUNT
    again = reopened(counter)
    with again.desk.archive:
        ledger = read_ledger(again.desk.database)
        assert ledger.proved
        assert sum(book.void for book in ledger.books) == 2 * COUNT
        assert check_archive(again.desk).problems == ()
