"""交费: charges computed, paid, put off with a reason, receipted and made void (P3a)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.desk.household import fees
from app.desk.upkeep.roster import import_roster
from app.procedure.case import ChargeState, PaymentMethod, UnitKind
from app.procedure.declaration import load_procedure
from app.roster.rows import RosterReading
from tests.app.desk.counter import LAST_DAY, Counter, a_counter, a_row
from tests.app.desk.journey import an_owner, arrived, go_to, refused, unchanged
from tests.walking.desk_office import DeskOffice


def charged(counter: Counter, kind: UnitKind = UnitKind.HOME) -> DeskOffice:
    office = arrived(counter, "fees", an_owner(unit_kind=kind))
    office.charge()
    return office


def ids(office: DeskOffice) -> tuple[str, ...]:
    return tuple(charge.id for charge in office.file.charges)


def test_every_fee_that_applies_is_computed_once(counter: Counter) -> None:
    office = charged(counter)
    by_fee = {charge.fee: charge for charge in office.file.charges}
    assert set(by_fee) == {"management", "heating", "television"}
    management = by_fee["management"]
    assert (management.amount, management.price, management.area) == (Decimal("3007.20"), Decimal("2.80"), Decimal("89.50"))
    assert (management.starts_on, management.ends_on) == (LAST_DAY, date(2027, 12, 30))
    assert (by_fee["television"].amount, by_fee["television"].collected_for) == (Decimal("216.00"), "有线电视公司")
    assert {charge.state for charge in by_fee.values()} == {ChargeState.DUE}
    with unchanged(counter):
        office.charge()


def test_a_parking_space_has_a_fee_of_its_own(counter: Counter) -> None:
    office = charged(counter, UnitKind.PARKING)
    assert [(charge.fee, charge.amount) for charge in office.file.charges] == [("parking_management", Decimal("960.00"))]


def test_a_home_whose_area_nobody_knows_has_no_fee_by_area(counter: Counter) -> None:
    before = counter.units()
    row = replace(a_row(9), area=None)
    import_roster(counter.desk, RosterReading((row,), (), (), 1))
    [unit] = set(counter.units()) - set(before)
    office = DeskOffice(counter.desk, counter.clock, unit)
    with refused(counter, "fees.no_area"):
        office.charge()


def test_by_contract_fees_begin_on_the_day_of_the_handover(tmp_path: Path) -> None:
    counter = a_counter(tmp_path, procedure=load_procedure({"settings": {"fee_start": "actual"}}))
    with counter.desk.archive:
        office = charged(counter)
        assert {charge.starts_on for charge in office.file.charges if charge.fee != "heating"} == {counter.desk.today()}


def test_p3a_paid_fees_are_on_one_receipt(counter: Counter) -> None:
    office = charged(counter)
    receipt = fees.pay(counter.desk, office.case_id, (*ids(office), ids(office)[0]), PaymentMethod.SCAN, "")
    assert receipt.number == "SF-A1-000001"
    assert receipt.total == sum(charge.amount for charge in office.file.charges)
    assert (receipt.payer, receipt.cashier, receipt.method) == ("陈䶮", "王丽", PaymentMethod.SCAN)
    assert {(charge.state, charge.receipt_id) for charge in office.file.charges} == {(ChargeState.PAID, receipt.id)}
    assert office.file.receipts == (receipt,)
    assert office.standing().blocked_by is None


def test_receipts_are_numbered_in_order_over_all_cases(counter: Counter) -> None:
    first, second = charged(counter), charged(counter)
    numbers = []
    for office in (first, second):
        numbers += [
            fees.pay(counter.desk, office.case_id, (charge_id,), PaymentMethod.CASH, "代付人").number
            for charge_id in ids(office)[:2]
        ]
    assert numbers == [f"SF-A1-{number:06}" for number in (1, 2, 3, 4)]


def test_p3a_nothing_is_paid_twice(counter: Counter) -> None:
    office = charged(counter)
    office.pay(ids(office)[:1])
    moves: list[Callable[[], object]] = [
        lambda: office.pay(ids(office)),
        lambda: office.defer(ids(office)[0], "开发商承担"),
        lambda: fees.make_due(counter.desk, office.case_id, ids(office)[0]),
        lambda: fees.recompute(counter.desk, office.case_id, ids(office)[0], start=LAST_DAY),
    ]
    for move in moves:
        with refused(counter, "fees.already_paid"):
            move()
    with refused(counter, "fees.nothing_to_pay"):
        office.pay(())
    with refused(counter, "fees.charge_unknown"):
        office.pay(("nothing",))


def test_p3a_a_fee_is_put_off_only_with_a_reason_and_never_withholds_the_keys(counter: Counter) -> None:
    office = charged(counter)
    first, second, third = ids(office)
    for put_off in (office.defer, office.not_due):
        with refused(counter, "fees.reason_missing"):
            put_off(first, "  ")
    office.defer(first, " 客户不同意预交 ")
    office.not_due(second, "开发商承担")
    assert [(row.state, row.reason) for row in office.file.charges[:2]] == [
        (ChargeState.DEFERRED, "客户不同意预交"),
        (ChargeState.NOT_DUE, "开发商承担"),
    ]
    office.pay((third,))
    go_to(office, an_owner(), "items")


def test_p3a_a_deferral_can_be_taken_back_or_paid_after_all(counter: Counter) -> None:
    office = charged(counter)
    office.defer(ids(office)[0], "客户不同意预交")
    fees.make_due(counter.desk, office.case_id, ids(office)[0])
    assert (office.file.charges[0].state, office.file.charges[0].reason) == (ChargeState.DUE, "")
    office.defer(ids(office)[0], "客户不同意预交")
    office.pay(ids(office))
    assert {(row.state, row.reason) for row in office.file.charges} == {(ChargeState.PAID, "")}


def test_p3a_a_void_receipt_keeps_its_number_and_its_fees_are_due_again(counter: Counter) -> None:
    office = charged(counter)
    receipt = fees.pay(counter.desk, office.case_id, ids(office), PaymentMethod.CASH, "")
    office.pass_step("fees")
    with refused(counter, "fees.void_reason_missing"):
        office.void_receipt(receipt.id, "")
    with refused(counter, "fees.receipt_unknown"):
        office.void_receipt("nothing", "金额有误")
    office.void_receipt(receipt.id, "金额有误")
    [void] = office.file.receipts
    assert (void.number, void.void_on, void.void_reason) == (receipt.number, counter.desk.today(), "金额有误")
    assert {(row.state, row.receipt_id) for row in office.file.charges} == {(ChargeState.DUE, None)}
    assert office.standing().current == "fees"
    with refused(counter, "fees.receipt_unknown"):
        office.void_receipt(receipt.id, "再次作废")
    again = fees.pay(counter.desk, office.case_id, ids(office), PaymentMethod.CASH, "")
    assert again.number == "SF-A1-000002"


def test_a_charge_is_computed_again_for_other_months_or_from_another_day(counter: Counter) -> None:
    office = charged(counter)
    management = next(row for row in office.file.charges if row.fee == "management")
    office.defer(management.id, "客户不同意预交")
    fees.recompute(counter.desk, office.case_id, management.id, start=date(2027, 1, 1), months=6)
    again = next(row for row in office.file.charges if row.fee == "management")
    assert (again.amount, again.quantity, again.starts_on, again.ends_on) == (
        Decimal("1503.60"),
        Decimal(6),
        date(2027, 1, 1),
        date(2027, 6, 30),
    )
    assert (again.state, again.reason) == (ChargeState.DUE, "")
    with refused(counter, "fees.months_unusable"):
        fees.recompute(counter.desk, office.case_id, management.id, start=date(2027, 1, 1), months=10_000)


def test_charges_of_another_case_are_out_of_reach(counter: Counter) -> None:
    mine, other = charged(counter), charged(counter)
    with refused(counter, "fees.charge_unknown"):
        mine.pay(ids(other))
