"""What the papers of control say of a real archive: counted, void, lost, handed back (C5–C7, B-practice)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.desk.certificates import issuing
from app.desk.certificates.books import surrender_book
from app.desk.certificates.incidents import explain_incident, report_incident
from app.desk.control import applications, blank_counts
from app.desk.control.ledger import read_ledger
from app.desk.control.paper_queries import (
    blank_count_paper,
    finance_paper,
    ledger_paper,
    paper_of_application,
    stub_books,
    usage_paper,
)
from app.errors import InputError
from app.procedure.certificates import CertificateState, IncidentKind
from tests.app.desk.counter import Counter, issue_next
from tests.app.desk.journey import arrived

FIRST_BOOK = range(1, 26)


@pytest.fixture
def used(counter: Counter) -> Counter:
    """The first book used up and handed back, 26 issued, 27 lost, 28 issued a day later."""
    desk, office = counter.desk, arrived(counter, "certificate")
    for number in FIRST_BOOK:
        assert issue_next(desk, office.case_id) == number
        issuing.void(desk, number, f"写错 {number}")
    surrender_book(desk, 1, "张敏")
    assert issue_next(desk, office.case_id) == 26
    issuing.void(desk, 26, "写错 26")
    assert issue_next(desk, office.case_id) == 27
    report_incident(desk, 27, IncidentKind.COPY_LOST, "送签途中遗失", ("client",))
    counter.forward(days=1)
    assert issue_next(desk, office.case_id) == 28
    return counter


def refuses(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(InputError) as refused:
        act()
    assert refused.value.reason.code == code


def test_c6_the_ledger_says_the_same_as_its_proof(used: Counter) -> None:
    paper, ledger = ledger_paper(used.desk), read_ledger(used.desk.database)
    assert tuple(record.line for record in paper.books) == ledger.books
    assert (paper.proved, paper.duplicates, paper.gaps) == (True, (), ())
    first, second, *closed = paper.books
    assert (first.void, first.incidents) == (tuple(FIRST_BOOK), ())
    assert first.book is not None
    assert (first.book.surrendered_by, first.book.checked_by) == ("王丽", "张敏")
    assert (second.void, second.incidents) == ((26,), (27,))
    assert len(closed) == 398
    assert all(record.book is None for record in closed)
    assert {record.lot.ordinal for record in paper.books if record.lot is not None} == {1}
    assert [incident.number for incident in paper.incidents] == [27]


def test_the_ledger_bears_the_head_of_the_journal(used: Counter) -> None:
    before = ledger_paper(used.desk).frame
    assert before.head == used.desk.archive.journal.head().hash.hex()[:8]
    assert len(before.head) == 8
    assert (before.project, before.operator, before.made_on) == ("海棠苑", "王丽", used.desk.today())
    blank_counts.count_blanks(used.desk, 22, "张敏")
    assert ledger_paper(used.desk).frame.head != before.head


def test_c6_the_usage_of_a_lot_adds_up(used: Counter) -> None:
    paper = usage_paper(used.desk)
    assert paper == usage_paper(used.desk, 1)
    counts = paper.usage
    assert (counts.used, counts.void, counts.incident, counts.blank) == (1, 26, 1, 9972)
    assert [record.number for record in paper.void] == [*FIRST_BOOK, 26]
    assert paper.void[2].void_reason == "写错 3"
    assert (paper.void[2].unit, paper.void[2].client) == ("3号楼 2单元 101", "陈䶮")
    assert [incident.number for incident in paper.incidents] == [27]
    refuses("certificates.unknown_lot", lambda: usage_paper(used.desk, 26))


def test_c5_c7_the_stubs_of_a_book_are_whole_and_in_order(used: Counter) -> None:
    [bound] = stub_books(used.desk)
    assert [leaf.number for leaf in bound.leaves] == list(FIRST_BOOK)
    assert all(leaf.certificate is not None and leaf.certificate.number == leaf.number for leaf in bound.leaves)
    assert all(leaf.file is not None for leaf in bound.leaves)
    [held] = stub_books(used.desk, 26)
    assert [leaf.number for leaf in held.leaves] == list(range(26, 51))
    assert [record.state for record in held.numbers] == [
        CertificateState.VOID,
        CertificateState.INCIDENT,
        CertificateState.ISSUED,
    ]
    assert [leaf.number for leaf in held.leaves if leaf.incident is not None] == [27]
    assert [leaf.certificate is None for leaf in held.leaves] == [False] * 3 + [True] * 22
    refuses("certificates.unknown_book", lambda: stub_books(used.desk, 2))
    refuses("certificates.unknown_book", lambda: stub_books(used.desk, 51))


def test_a_void_number_that_was_found_again_is_bound_as_void(used: Counter) -> None:
    [incident] = ledger_paper(used.desk).incidents
    explain_incident(used.desk, incident.id, "客户送回", found=True)
    assert ledger_paper(used.desk).incidents == ()
    [held] = stub_books(used.desk, 26)
    assert held.record.void == (26, 27)


def test_finance_gets_the_numbers_of_the_days_and_what_is_called_back(used: Counter) -> None:
    today, yesterday = used.desk.today(), used.desk.today() - timedelta(days=1)
    paper = finance_paper(used.desk, yesterday, today)
    assert [record.number for record in paper.numbers] == list(range(1, 29))
    assert [record.number for record in paper.numbers if record.finance_copy_handed] == [27, 28]
    assert paper.recalled == ()
    assert [record.number for record in finance_paper(used.desk, today, today).numbers] == [28]
    issuing.void(used.desk, 28, "客户改名")
    used.forward(days=1)
    later = finance_paper(used.desk, today, today)
    assert [record.number for record in later.numbers if record.finance_copy_handed] == []
    [incident] = ledger_paper(used.desk).incidents
    explain_incident(used.desk, incident.id, "找回", found=True)
    day = used.desk.today()
    assert [record.number for record in finance_paper(used.desk, day, day).recalled] == [27]
    refuses("certificates.days_in_disorder", lambda: finance_paper(used.desk, day, yesterday))


def test_counted_blanks_are_listed_with_their_book_the_oldest_first(used: Counter) -> None:
    for counted, remark in ((22, ""), (21, "缺一张")):
        blank_counts.count_blanks(used.desk, counted, "张敏", remark)
    counts = blank_count_paper(used.desk).counts
    assert [(each.count.counted, each.count.expected) for each in counts] == [(22, 22), (21, 22)]
    assert [each.book.first for each in counts if each.book is not None] == [26, 26]
    assert [each.count.counted for each in blank_count_paper(used.desk, most=1).counts] == [21]
    assert blank_count_paper(used.desk, "9号柜台").counts == ()


def test_c6_an_application_names_the_lot_that_it_reports_on(used: Counter) -> None:
    desk = used.desk
    asked = applications.apply_for(desk, books=4)
    paper = paper_of_application(desk, asked.id)
    assert paper.application == asked
    assert paper.received is None
    assert paper.last_lot is not None
    assert (paper.last_lot.lot.first, asked.last_void, asked.last_incident) == (1, 26, 1)
    refuses("certificates.unknown_application", lambda: paper_of_application(desk, "nothing"))
