"""特殊情况移交经营部: the case waits where it is, all else is blocked, and it goes on at the step that it left (P5)."""

from collections.abc import Callable

import pytest

from app.desk.certificates import issuing
from app.desk.household import commitments, documents, escalation, fees, filing, items, reception, repair, signing, waterproof
from app.desk.household.reception import ReceptionEntry
from app.procedure.case import Commitment, PaymentMethod, RepairSubject, Shelf, UnitKind, Verdict
from tests.app.desk.counter import Counter
from tests.app.desk.journey import an_owner, arrived, go_to, refused
from tests.walking.desk_office import DeskOffice

STEPS = ["reception", "documents", "certificate", "inspection", "waterproof", "papers", "agreements", "fees", "items", "filing"]


def blocked(counter: Counter, office: DeskOffice) -> dict[str, Callable[[], object]]:
    desk, case_id = counter.desk, office.case_id
    return {
        "reception": lambda: reception.save_reception(desk, case_id, ReceptionEntry()),
        "documents": lambda: documents.save_paper_checks(desk, case_id, ()),
        "issue": lambda: issuing.issue(desk, case_id),
        "sign": lambda: issuing.sign(desk, case_id, desk.today()),
        "inspect": lambda: office.give_verdict(Verdict.PASSED, ()),
        "repair": lambda: repair.order_repair(desk, case_id, RepairSubject.UNIT),
        "waterproof": lambda: waterproof.save_waterproof(desk, case_id, ()),
        "papers": lambda: signing.save_signed_papers(desk, case_id, ()),
        "agreements": lambda: signing.save_agreements(desk, case_id, ()),
        "charge": lambda: fees.charge(desk, case_id),
        "pay": lambda: fees.pay(desk, case_id, (), PaymentMethod.CASH, ""),
        "items": lambda: items.save_items(desk, case_id, ()),
        "filing": lambda: filing.save_filing(desk, case_id, (), Shelf(id="", case_id="")),
        "step": lambda: office.pass_step("reception"),
        "escalate": lambda: office.escalate("fees"),
    }


@pytest.mark.parametrize("step", STEPS)
def test_p5_from_any_step_and_back_to_it(counter: Counter, step: str) -> None:
    client = an_owner(renovating=True)
    office = arrived(counter, step, client)
    escalation.escalate(counter.desk, office.case_id, step, "租期不明，请核定", "租赁合同复印件")
    standing = office.standing()
    assert standing.blocked_by is not None
    assert (standing.current, standing.blocked_by.code) == (step, "case.escalated")
    counter.forward(days=2)
    escalation.settle(counter.desk, office.case_id, "周敏", "照常办理")
    assert office.standing().current == step
    [held] = office.file.escalations
    assert (held.handed_by, held.papers, held.settled_by, held.settled_on) == ("王丽", "租赁合同复印件", "周敏", office.today)
    go_to(office, client, "filed")


def test_p5_while_it_waits_nothing_else_can_be_done(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    number = issuing.issue(counter.desk, office.case_id)
    office.escalate("certificate")
    for move in blocked(counter, office).values():
        with refused(counter, "case.escalated"):
            move()
    with refused(counter, "case.escalated"):
        issuing.void(counter.desk, number, "打印错位")


def test_p6_a_commitment_can_be_made_while_it_waits(counter: Counter) -> None:
    office = arrived(counter, "documents")
    office.escalate("documents")
    made = commitments.commit(
        counter.desk,
        office.case_id,
        Commitment(id="", case_id="", step="documents", committed_by="客户", what="补办", agreed_on=office.today),
    )
    commitments.fulfil(counter.desk, office.case_id, made)


def test_p5_what_is_said_is_said_whole(counter: Counter) -> None:
    office = arrived(counter, "documents", an_owner(unit_kind=UnitKind.PARKING))
    with refused(counter, "escalation.none_open"):
        office.settle()
    with refused(counter, "escalation.what_missing"):
        escalation.escalate(counter.desk, office.case_id, "documents", "  ")
    for step in ("odd", "waterproof"):
        with refused(counter, "case.step_unknown"):
            escalation.escalate(counter.desk, office.case_id, step, "不明")
    office.escalate("documents")
    for by, how in ((" ", "照办"), ("周敏", "")):
        with refused(counter, "escalation.how_missing"):
            escalation.settle(counter.desk, office.case_id, by, how)
