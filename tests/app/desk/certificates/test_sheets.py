"""Pre-numbered sheets: the number read must be the number assigned, and what touched paper is never used again (C1, C7)."""

from collections.abc import Callable

import pytest

from app.desk.certificates import books, incidents, issuing, sheets
from app.desk.control.ledger import read_ledger
from app.desk.household.inspection import InspectionEntry
from app.procedure.case import Ending, Verdict
from app.procedure.certificates import ALL_COPIES, IncidentKind
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.journey import arrived, refused, unchanged
from tests.walking.desk_office import DeskOffice


@pytest.fixture
def office(counter: Counter) -> DeskOffice:
    """A case that stands at the certificate."""
    return arrived(counter, "certificate")


def states(office: DeskOffice) -> list[tuple[int, str]]:
    return [(held.number, held.state) for held in office.file.certificates]


def test_a_number_is_assigned_once_and_issued_when_it_printed_well(counter: Counter, office: DeskOffice) -> None:
    assert sheets.assign(counter.desk, office.case_id) == 1
    with unchanged(counter):
        assert sheets.assign(counter.desk, office.case_id) == 1
    assert office.file.certificate is None
    assert office.standing().current == "certificate"
    held = sheets.assigned(office.file)
    assert held is not None
    assert held.seal is not None
    assert sheets.confirm_printed(counter.desk, office.case_id, "№ 00001") == 1
    assert states(office) == [(1, "issued")]
    assert sheets.assigned(office.file) is None


def test_c4_the_day_of_issue_is_the_one_on_the_paper(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    written = counter.desk.today()
    counter.forward(days=1)
    sheets.confirm_printed(counter.desk, office.case_id, "1")
    assert office.file.certificate is not None
    assert office.file.certificate.issued_on == written


@pytest.mark.parametrize("read", ["2", "00010", "", "x", "1" * 400, "-1"])
def test_another_sheet_is_not_printed_on(counter: Counter, office: DeskOffice, read: str) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.other_sheet"):
        sheets.check_sheet(office.file, read)
    with refused(counter, "certificates.other_sheet"):
        sheets.confirm_printed(counter.desk, office.case_id, read)


def test_without_a_number_assigned_there_is_no_sheet(counter: Counter, office: DeskOffice) -> None:
    case_id, desk = office.case_id, counter.desk
    deeds: tuple[Callable[[], object], ...] = (
        lambda: sheets.check_sheet(office.file, "1"),
        lambda: sheets.confirm_printed(desk, case_id, "1"),
        lambda: sheets.spoilt(desk, case_id, "卡纸"),
        lambda: sheets.sheet_missing(desk, case_id, "缺页"),
        lambda: sheets.sheets_swapped(desk, case_id, "2", "拿错"),
    )
    for deed in deeds:
        with refused(counter, "certificates.none_assigned"):
            deed()


def test_c7_a_case_has_one_number_at_a_time(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.assigned_first"):
        issuing.issue(counter.desk, office.case_id)
    sheets.confirm_printed(counter.desk, office.case_id, "1")
    with refused(counter, "certificates.already_issued"):
        sheets.assign(counter.desk, office.case_id)


def test_c7_a_spoilt_sheet_is_void_and_the_next_replaces_it(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.reason_missing"):
        sheets.spoilt(counter.desk, office.case_id, " ")
    assert sheets.spoilt(counter.desk, office.case_id, " 卡纸 ") == 2
    assert states(office) == [(1, "void"), (2, "assigned")]
    spoilt, following = office.file.certificates
    assert (spoilt.void_reason, spoilt.copies_returned, following.replaces) == ("卡纸", 3, 1)


def test_c6_a_missing_sheet_is_an_open_incident(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.what_missing"):
        sheets.sheet_missing(counter.desk, office.case_id, "")
    assert sheets.sheet_missing(counter.desk, office.case_id, "本内缺页") == 2
    [incident] = incidents.incidents(counter.desk.database, open_only=True)
    assert (incident.number, incident.kind, incident.missing_copies) == (1, IncidentKind.SHEET_MISSING, ALL_COPIES)
    assert states(office) == [(1, "incident"), (2, "assigned")]
    assert read_ledger(counter.desk.database).proved


def test_c7_swapped_sheets_are_void_in_order(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.reason_missing"):
        sheets.sheets_swapped(counter.desk, office.case_id, "4", " ")
    assert sheets.sheets_swapped(counter.desk, office.case_id, "00004", "装订错位") == 4
    assert states(office) == [(1, "void"), (2, "void"), (3, "void"), (4, "assigned")]
    assert [held.replaces for held in office.file.certificates] == [None, 1, 2, 3]
    assert read_ledger(counter.desk.database).proved


@pytest.mark.parametrize("read", ["1", "26", "99", "x"])
def test_c2_a_sheet_of_no_later_number_of_the_book_is_not_taken(counter: Counter, office: DeskOffice, read: str) -> None:
    sheets.assign(counter.desk, office.case_id)
    with refused(counter, "certificates.other_sheet"):
        sheets.sheets_swapped(counter.desk, office.case_id, read, "拿错")


def test_c1_a_sheet_that_another_case_was_given_meanwhile_is_not_taken(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    other = reopened(counter)
    with other.desk.archive:
        assert sheets.assign(other.desk, arrived(other, "certificate").case_id) == 2
    with refused(counter, "certificates.other_sheet"):
        sheets.sheets_swapped(counter.desk, office.case_id, "2", "拿错")


def test_c7_the_last_sheet_of_a_book_is_spoilt_though_no_number_can_follow(counter: Counter, office: DeskOffice) -> None:
    sheets.assign(counter.desk, office.case_id)
    sheets.sheets_swapped(counter.desk, office.case_id, "25", "装订错位")
    assert sheets.spoilt(counter.desk, office.case_id, "卡纸") is None
    assert states(office)[-1] == (25, "void")
    with refused(counter, "certificates.stubs_outstanding"):
        sheets.assign(counter.desk, office.case_id)
    books.surrender_book(counter.desk, 1, "张敏")
    assert sheets.assign(counter.desk, office.case_id) == 26


def test_c8_a_refused_case_leaves_no_number_half_used(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    issuing.void(counter.desk, 1, "姓名有误")
    sheets.assign(counter.desk, office.case_id)
    office.inspect(InspectionEntry(inspected_by="李强", inspected_on=counter.desk.today()))
    office.give_verdict(Verdict.REFUSED, ())
    assert office.file.case.ending is Ending.REFUSED
    assert states(office) == [(1, "void"), (2, "void")]
