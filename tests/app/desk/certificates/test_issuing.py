"""开具入住证明: numbers in order, never twice; void ones keep theirs; nothing is dated back (C1, C2, C3, C4, C7, C8, P7)."""

import json
from dataclasses import replace
from datetime import timedelta
from random import Random

from app.archive.journal.chain import entries_in_order
from app.desk.certificates import books, issuing
from app.desk.control.ledger import read_ledger
from app.desk.household import documents
from app.desk.household.inspection import InspectionEntry
from app.procedure.case import Ending, Signer, Verdict
from tests.app.desk.counter import LAST_DAY, Counter, issue_next, reopened
from tests.app.desk.journey import a_company, an_owner, arrived, client_of, go_to, refused, unchanged, with_person
from tests.walking.answers import Counter as Careful
from tests.walking.answers import show_papers


def spoil(counter: Counter, case_id: str, times: int) -> list[int]:
    """Issue and void again and again; gives the numbers."""
    numbers = []
    for _ in range(times):
        numbers.append(issue_next(counter.desk, case_id))
        issuing.void(counter.desk, numbers[-1], "字迹压线")
    return numbers


def test_c1_numbers_run_from_one_in_order_whatever_becomes_of_them(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    assert spoil(counter, office.case_id, 3) == [1, 2, 3]
    assert issuing.issue(counter.desk, office.case_id) == 4
    held = office.file.certificate
    assert held is not None
    assert (held.number, held.replaces, held.issued_on, held.last_day) == (4, 3, counter.desk.today(), LAST_DAY)
    assert (held.issued_by, held.person_id) == ("王丽", client_of(office))


def test_c2_a_used_up_book_is_followed_by_the_next(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    assert books.open_book_state(counter.desk) is None
    spoil(counter, office.case_id, 24)
    assert books.open_book_state(counter.desk) == books.BookState(1, 25, 25, 1)
    with refused(counter, "certificates.book_not_used_up"):
        books.open_next_book(counter.desk)
    spoil(counter, office.case_id, 1)
    assert books.open_book_state(counter.desk) == books.BookState(1, 25, None, 0)
    with refused(counter, "certificates.stubs_outstanding"):
        issuing.issue(counter.desk, office.case_id)
    assert issue_next(counter.desk, office.case_id) == 26
    assert books.open_book_state(counter.desk) == books.BookState(26, 50, 27, 24)
    ledger = read_ledger(counter.desk.database)
    assert ledger.proved
    assert [(book.first, book.last, book.used, book.void, book.blank) for book in ledger.books if book.station] == [
        (1, 25, 0, 25, 0),
        (26, 50, 1, 0, 24),
    ]


def test_c2_a_book_can_be_opened_before_it_is_needed(counter: Counter) -> None:
    book = books.open_next_book(counter.desk)
    assert (book.first, book.last, book.counter) == (1, 25, "1号柜台")
    assert books.open_book_state(counter.desk) == books.BookState(1, 25, 1, 25)


def test_c2_two_counters_of_one_archive_have_a_book_each(counter: Counter) -> None:
    other = reopened(counter, "2号柜台")
    with other.desk.archive:
        first, second = arrived(counter, "certificate"), arrived(other, "certificate")
        given = []
        for _ in range(3):
            given += spoil(counter, first.case_id, 1) + spoil(other, second.case_id, 1)
        assert given == [1, 26, 2, 27, 3, 28]
        assert read_ledger(counter.desk.database).proved


def test_p7_not_before_the_papers_are_complete_and_the_client_has_a_name(counter: Counter) -> None:
    office = arrived(counter, "documents")
    with refused(counter, "papers.missing"):
        issuing.issue(counter.desk, office.case_id)
    with refused(counter, "case.unknown"):
        issuing.issue(counter.desk, "nowhere")


def test_c3_not_while_a_field_of_the_certificate_would_stay_empty(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "certificate", client)
    office.save_reception(with_person(client.entry, 0, identity_number=""))
    with refused(counter, "reception.identity_missing"):
        issuing.issue(counter.desk, office.case_id)


def test_p7_a_case_has_one_certificate_in_force(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    with refused(counter, "certificates.already_issued"):
        issuing.issue(counter.desk, office.case_id)


def test_what_stands_on_the_paper_is_frozen_when_it_is_issued(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "certificate", client)
    issuing.issue(counter.desk, office.case_id)
    held = office.file.certificate
    assert held is not None
    content = json.loads(held.content)
    assert (content["client"], content["unit"], content["area"]) == ("陈䶮", "3号楼 2单元 101", "89.50")
    assert content["identity_number"] == office.file.people[0].identity_number
    client.entry = an_owner(renovating=True).entry
    office.save_reception(client.entry)
    assert office.file.certificate == held


def test_a_paper_that_expired_since_it_was_checked_does_not_hold_the_certificate_up(counter: Counter) -> None:
    office = arrived(counter, "documents")
    show_papers(Careful(office, an_owner(), Random(1)))
    checks = tuple(replace(check, valid_until=counter.desk.today()) for check in office.file.paper_checks)
    documents.save_paper_checks(counter.desk, office.case_id, checks)
    office.pass_step("documents")
    counter.forward(days=9)
    assert issuing.issue(counter.desk, office.case_id) == 1
    office.pass_step("documents")


def test_c4_the_day_of_signing_is_neither_before_the_issue_nor_after_today(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    with refused(counter, "certificate.not_issued"):
        issuing.sign(counter.desk, office.case_id, counter.desk.today())
    issuing.issue(counter.desk, office.case_id)
    issued = counter.desk.today()
    counter.forward(days=3)
    for day in (issued - timedelta(days=1), counter.desk.today() + timedelta(days=1)):
        with refused(counter, "certificate.signed_day"):
            issuing.sign(counter.desk, office.case_id, day)
    for day in (issued, counter.desk.today()):
        issuing.sign(counter.desk, office.case_id, day)
        held = office.file.certificate
        assert held is not None
        assert (held.signed_on, held.signer) == (day, Signer.CLIENT)
    with unchanged(counter):
        issuing.sign(counter.desk, office.case_id, counter.desk.today())


def test_c3_an_agent_signs_only_with_the_power(counter: Counter) -> None:
    without = arrived(counter, "certificate", a_company("inspect", "pay"))
    issuing.issue(counter.desk, without.case_id)
    with refused(counter, "certificates.agent_without_power"):
        issuing.sign(counter.desk, without.case_id, counter.desk.today(), Signer.AGENT)
    issuing.sign(counter.desk, without.case_id, counter.desk.today(), Signer.CLIENT)
    having = arrived(counter, "certificate", a_company("sign_certificate"))
    issuing.issue(counter.desk, having.case_id)
    issuing.sign(counter.desk, having.case_id, counter.desk.today(), Signer.AGENT)
    held = having.file.certificate
    assert held is not None
    assert held.signer is Signer.AGENT


def test_c3_where_there_is_no_agent_none_can_sign(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    with refused(counter, "certificates.agent_without_power"):
        issuing.sign(counter.desk, office.case_id, counter.desk.today(), Signer.AGENT)


def test_c3_it_is_complete_only_when_all_three_copies_are_sealed_and_signed(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    today = counter.desk.today()
    with refused(counter, "certificates.copy_unknown"):
        issuing.sign(counter.desk, office.case_id, today, sealed=("stub", "carbon"))
    issuing.sign(counter.desk, office.case_id, today, sealed=("finance", "stub"), signed=("client", "finance", "stub"))
    held = office.file.certificate
    assert held is not None
    assert (held.sealed_copies, held.signed_copies) == (("stub", "finance"), ("stub", "finance", "client"))
    assert office.standing().current == "certificate"
    blocked = office.standing().blocked_by
    assert blocked is not None
    assert (blocked.code, dict(blocked.params)) == ("certificate.copy_incomplete", {"copy": "copy:client"})
    issuing.sign(counter.desk, office.case_id, today)
    assert office.standing().blocked_by != blocked


def test_c3_who_signed_is_kept_by_name(counter: Counter) -> None:
    office = arrived(counter, "certificate", a_company("sign_certificate"))
    issuing.issue(counter.desk, office.case_id)
    issuing.sign(counter.desk, office.case_id, counter.desk.today(), Signer.AGENT)
    held = office.file.certificate
    assert held is not None
    assert (held.signer, held.signer_name) == (Signer.AGENT, "单晓雯")


def test_c7_a_void_certificate_has_a_reason_and_all_its_copies_and_stays_void(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    number = issuing.issue(counter.desk, office.case_id)
    with refused(counter, "certificates.reason_missing"):
        issuing.void(counter.desk, number, "  ")
    with refused(counter, "certificates.copies_missing"):
        issuing.void(counter.desk, number, "打印错位", 2)
    for unknown in (number + 1, 0, -1):
        with refused(counter, "certificates.unknown_number"):
            issuing.void(counter.desk, unknown, "打印错位")
    issuing.void(counter.desk, number, " 打印错位 ")
    [void] = office.file.certificates
    assert (void.state, void.void_reason, void.void_on, void.copies_returned) == ("void", "打印错位", counter.desk.today(), 3)
    with refused(counter, "certificates.void_is_final"):
        issuing.void(counter.desk, number, "再次作废")
    assert office.file.certificate is None


def test_c7_voiding_brings_the_case_back_to_the_certificate_and_loses_nothing(counter: Counter) -> None:
    office = arrived(counter, "fees")
    held = office.file.certificate
    assert held is not None
    issuing.void(counter.desk, held.number, "姓名有误")
    assert office.standing().current == "certificate"
    go_to(office, an_owner(), "fees")
    assert office.file.certificate is not None
    assert office.file.certificate.replaces == held.number


def test_c7_a_filed_case_keeps_its_certificate(counter: Counter) -> None:
    office = arrived(counter, "filed")
    held = office.file.certificate
    assert held is not None
    with refused(counter, "case.filed"):
        issuing.void(counter.desk, held.number, "太迟")


def test_c8_a_refused_unit_voids_its_certificate_and_ends_the_case(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(InspectionEntry(inspected_by="李强", inspected_on=counter.desk.today()))
    office.give_verdict(Verdict.REFUSED, ())
    [certificate] = office.file.certificates
    assert (certificate.state, certificate.void_reason, certificate.copies_returned) == ("void", "拒收", 3)
    assert (office.file.case.ending, office.file.case.ended_on) == (Ending.REFUSED, counter.desk.today())
    assert office.standing().current is None
    for move in (office.issue, office.charge, lambda: office.pass_step("inspection")):
        with refused(counter, "case.refused"):
            move()
    assert read_ledger(counter.desk.database).proved


def test_the_history_of_a_case_names_what_became_of_its_certificate(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    spoil(counter, office.case_id, 1)
    *_before, entry = entries_in_order(counter.desk.database)
    head = entry.read_head()
    assert (head.verb, head.case, head.counter) == ("void_certificate", office.case_id, "1号柜台")


def test_reopened_the_counter_goes_on_in_its_book(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    spoil(counter, office.case_id, 1)
    counter.desk.archive.close()
    again = reopened(counter)
    with again.desk.archive:
        assert issuing.issue(again.desk, office.case_id) == 2
