"""A certificate that says what is not so, or of which a copy was lost after filing, is replaced by another (C3, C7, P8)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from app.desk.certificates import incidents, issuing, sheets
from app.desk.certificates.issuing import replace_certificate
from app.desk.control.ledger import ledger_problems, read_ledger
from app.desk.household import reception, steps
from app.desk.household.inspection import InspectionEntry
from app.desk.upkeep.checking import check_archive
from app.procedure.case import Ending, PersonRole, Verdict
from app.procedure.certificates import IncidentKind
from tests.app.desk.counter import Counter
from tests.app.desk.journey import an_owner, arrived, refused
from tests.walking.answers import Counter as Careful
from tests.walking.clients import Client
from tests.walking.desk_office import DeskOffice
from tests.walking.walk import Walk, go_on

LOST = IncidentKind.COPY_LOST
COPY = ("client",)


def lose(counter: Counter, office: DeskOffice) -> int:
    """The client comes back: the client copy of the certificate in force is lost."""
    certificate = office.file.certificate
    assert certificate is not None
    incidents.report_incident(counter.desk, certificate.number, LOST, "客户遗失", COPY)
    return certificate.number


def test_c7_a_copy_lost_after_filing_is_replaced_and_the_case_stays_filed(counter: Counter) -> None:
    office = arrived(counter, "filed")
    number = lose(counter, office)
    assert office.file.certificate is None
    replacement = issuing.issue(counter.desk, office.case_id)
    issuing.sign(counter.desk, office.case_id, office.today)
    file = office.file
    assert [(held.number, held.state, held.replaces) for held in file.certificates] == [
        (number, "incident", None),
        (replacement, "issued", number),
    ]
    assert (file.case.ending, office.standing().current) == (Ending.FILED, None)
    assert read_ledger(counter.desk.database).proved
    assert ledger_problems(counter.desk.database) == ()
    assert check_archive(counter.desk).problems == ()


def test_c7_the_replacement_of_a_filed_case_may_be_spoilt_too(counter: Counter) -> None:
    office = arrived(counter, "filed")
    lost = lose(counter, office)
    first = issuing.issue(counter.desk, office.case_id)
    issuing.void(counter.desk, first, "打印错位")
    second = issuing.issue(counter.desk, office.case_id)
    issuing.sign(counter.desk, office.case_id, office.today, sealed=("stub",))
    issuing.sign(counter.desk, office.case_id, office.today)
    assert [held.replaces for held in office.file.certificates] == [None, lost, first]
    with refused(counter, "case.filed"):
        issuing.void(counter.desk, second, "打印错位")
    with refused(counter, "case.filed"):
        issuing.sign(counter.desk, office.case_id, office.today)


def test_c7_a_filed_case_gets_its_replacement_on_prenumbered_paper(counter: Counter) -> None:
    office = arrived(counter, "filed")
    lose(counter, office)
    first = sheets.assign(counter.desk, office.case_id)
    second = sheets.spoilt(counter.desk, office.case_id, "卡纸")
    third = sheets.sheet_missing(counter.desk, office.case_id, "缺页")
    assert (second, third) == (first + 1, first + 2)
    assert sheets.confirm_printed(counter.desk, office.case_id, str(third)) == third
    with refused(counter, "certificates.none_assigned"):
        sheets.spoilt(counter.desk, office.case_id, "卡纸")


FILED: dict[str, Callable[[Counter, DeskOffice], object]] = {
    "issue": lambda counter, office: issuing.issue(counter.desk, office.case_id),
    "assign": lambda counter, office: sheets.assign(counter.desk, office.case_id),
    "replace": lambda counter, office: replace_certificate(counter.desk, office.case_id, "重开"),
    "sign": lambda counter, office: issuing.sign(counter.desk, office.case_id, office.today),
    "void": lambda counter, office: issuing.void(counter.desk, 1, "重开"),
}


@pytest.mark.parametrize("deed", FILED)
def test_a_filed_case_whose_certificate_is_whole_keeps_it(counter: Counter, deed: str) -> None:
    office = arrived(counter, "filed")
    with refused(counter, "case.filed"):
        FILED[deed](counter, office)


@pytest.mark.parametrize("deed", ["issue", "assign"])
def test_c8_a_refused_case_gets_no_certificate(counter: Counter, deed: str) -> None:
    office = arrived(counter, "inspection")
    office.inspect(InspectionEntry(inspected_by="李强", inspected_on=office.today))
    office.give_verdict(Verdict.REFUSED, ())
    with refused(counter, "case.refused"):
        FILED[deed](counter, office)


def rename(counter: Counter, office: DeskOffice, client: Client, name: str) -> None:
    """The same person gets another name on the client card."""
    people = tuple(replace(each, name=name) if each.role is PersonRole.CLIENT else each for each in office.file.people)
    reception.save_reception(counter.desk, office.case_id, replace(client.entry, people=people))


def renamed(counter: Counter, step: str) -> DeskOffice:
    """A client who is renamed after the issue, with the case at that step."""
    client = an_owner()
    office = arrived(counter, step, client)
    rename(counter, office, client, "陈龑")
    return office


def test_c3_a_client_renamed_after_the_issue_blocks_filing_and_no_step_between(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "inspection", client)
    rename(counter, office, client, "陈龑")
    assert office.standing().current == "inspection", "the steps between go on"
    assert "certificate.differs" in go_to_filing(office, client)
    assert office.file.case.ending is Ending.FILED
    assert [(held.state, held.replaces) for held in office.file.certificates] == [("void", None), ("issued", 1)]


def go_to_filing(office: DeskOffice, client: Client) -> list[str]:
    """All the way by answers to reasons; gives the reasons met."""
    walk = Walk(Careful(office, client, Random(7)))
    while office.standing().current is not None:
        go_on(walk)
    return [part for line in walk.trace for part in line.split()]


def test_c3_c7_replacing_is_one_deed(counter: Counter) -> None:
    office = renamed(counter, "inspection")
    assert replace_certificate(counter.desk, office.case_id, " 姓名更正 ") == 2
    first, second = office.file.certificates
    assert (first.state, first.void_reason, first.copies_returned) == ("void", "姓名更正", 3)
    assert (second.state, second.replaces) == ("issued", 1)
    assert "陈龑" in second.content
    assert office.standing().current == "certificate", "the client signs the new one"


@pytest.mark.parametrize(
    ("reason", "copies", "code"), [(" ", 3, "certificates.reason_missing"), ("姓名更正", 2, "certificates.copies_missing")]
)
def test_c7_replacing_needs_a_reason_and_all_three_copies(counter: Counter, reason: str, copies: int, code: str) -> None:
    office = renamed(counter, "inspection")
    with refused(counter, code):
        replace_certificate(counter.desk, office.case_id, reason, copies)


def test_replacing_does_nothing_where_no_number_can_follow(counter: Counter) -> None:
    office = renamed(counter, "inspection")
    for number in range(1, 25):
        issuing.void(counter.desk, number, "卡纸")
        issuing.issue(counter.desk, office.case_id)
    with refused(counter, "certificates.stubs_outstanding"):
        replace_certificate(counter.desk, office.case_id, "姓名更正")


def test_correcting_the_card_is_a_way_out_as_well(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "filing", client)
    rename(counter, office, client, "陈龑")
    blocked = office.standing().blocked_by
    assert blocked is not None
    assert blocked.code == "certificate.differs"
    assert dict(blocked.params) == {"number": "00001", "field": "field:client_name", "paper": "陈䶮", "case": "陈龑"}
    rename(counter, office, client, "陈䶮")
    blocked = office.standing().blocked_by
    assert blocked is None or blocked.code != "certificate.differs"
    with refused(counter, "filing.paper_missing"):
        steps.pass_step(counter.desk, office.case_id, "filing")


def test_c4_another_last_day_on_the_notice_is_told(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "filing", client)
    day = client.entry.last_day
    assert day is not None
    office.save_reception(replace(client.entry, last_day=day + timedelta(days=30)))
    blocked = office.standing().blocked_by
    assert blocked is not None
    assert dict(blocked.params)["field"] == "field:last_day"
