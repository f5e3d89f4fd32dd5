"""Incidents: a lost copy or a missing sheet is open until it is explained, and its number is never used again (C7)."""

import pytest

from app.desk.certificates import incidents, issuing
from app.desk.control.ledger import read_ledger
from app.procedure.certificates import IncidentKind
from tests.app.desk.counter import Counter
from tests.app.desk.journey import arrived, refused

LOST = IncidentKind.COPY_LOST
COPY = ("client",)


def test_c7_a_lost_copy_takes_the_number_out_of_use_and_the_case_gets_another(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    number = issuing.issue(counter.desk, office.case_id)
    identifier = incidents.report_incident(counter.desk, number, LOST, " 客户遗失 ", ("client",))
    [incident] = incidents.incidents(counter.desk.database, open_only=True)
    assert (incident.id, incident.number, incident.what, incident.missing_copies) == (identifier, 1, "客户遗失", ("client",))
    assert (incident.reported_by, incident.explained_on) == ("王丽", None)
    assert office.standing().current == "certificate"
    assert issuing.issue(counter.desk, office.case_id) == 2
    assert [(held.state, held.replaces) for held in office.file.certificates] == [("incident", None), ("issued", 1)]
    ledger = read_ledger(counter.desk.database)
    assert ledger.proved
    assert (ledger.books[0].used, ledger.books[0].incident, ledger.books[0].blank) == (1, 1, 23)


@pytest.mark.parametrize(
    ("number", "what", "copies", "code"),
    [
        (1, " ", COPY, "certificates.what_missing"),
        (1, "遗失", ("carbon",), "certificates.copy_unknown"),
        (1, "遗失", (), "certificates.copies_unnamed"),
        (2, "遗失", COPY, "certificates.unknown_number"),
        (1, "字" * 2001, COPY, "limits.too_long"),
    ],
)
def test_an_incident_is_said_and_of_a_number_that_was_used(
    counter: Counter, number: int, what: str, copies: tuple[str, ...], code: str
) -> None:
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    with refused(counter, code):
        incidents.report_incident(counter.desk, number, LOST, what, copies)


def test_c7_neither_a_void_number_nor_an_incident_becomes_an_incident(counter: Counter) -> None:
    case_id = arrived(counter, "certificate").case_id
    issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "字迹压线")
    with refused(counter, "certificates.void_is_final"):
        incidents.report_incident(counter.desk, 1, LOST, "遗失", COPY)
    incidents.report_incident(counter.desk, issuing.issue(counter.desk, case_id), LOST, "遗失", COPY)
    with refused(counter, "certificates.incident_only_void"):
        incidents.report_incident(counter.desk, 2, LOST, "又遗失", COPY)


@pytest.mark.parametrize(("found", "state"), [(False, "incident"), (True, "void")])
def test_c7_an_explained_incident_stays_out_of_use_and_what_is_found_is_void(counter: Counter, found: bool, state: str) -> None:
    office = arrived(counter, "certificate")
    identifier = incidents.report_incident(counter.desk, issuing.issue(counter.desk, office.case_id), LOST, "遗失", COPY)
    with refused(counter, "certificates.explanation_missing"):
        incidents.explain_incident(counter.desk, identifier, " ", found=found)
    incidents.explain_incident(counter.desk, identifier, "登报声明", found=found)
    assert incidents.incidents(counter.desk.database, open_only=True) == ()
    [incident] = incidents.incidents(counter.desk.database)
    assert (incident.explanation, incident.explained_by) == ("登报声明", "王丽")
    [held] = office.file.certificates
    assert (held.state, held.void_reason, held.copies_returned) == (state, "登报声明" if found else "", 3 if found else 0)
    with refused(counter, "certificates.explained_already"):
        incidents.explain_incident(counter.desk, identifier, "再说", found=found)
    with refused(counter, "certificates.unknown_incident"):
        incidents.explain_incident(counter.desk, "nothing", "说明")


def test_c7_what_was_voided_since_keeps_its_reason(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    number = issuing.issue(counter.desk, office.case_id)
    identifier = incidents.report_incident(counter.desk, number, LOST, "遗失", COPY)
    issuing.void(counter.desk, number, "当日找回作废")
    with refused(counter, "certificates.void_is_final"):
        incidents.explain_incident(counter.desk, identifier, "找到", found=True)
    incidents.explain_incident(counter.desk, identifier, "已找回")
    assert office.file.certificates[0].void_reason == "当日找回作废"
