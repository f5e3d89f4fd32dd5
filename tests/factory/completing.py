"""What any household gathers on its way, read from the declaration: papers seen, items judged, fees paid, keys taken."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import (
    CaseFile,
    Charge,
    ChargeState,
    CheckResult,
    Ending,
    PaperForm,
    Receipt,
)
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import FeeKind, Procedure
from app.procedure.fees import ComputedCharge, FeeBasis, FeeRule, Season, compute_charge
from app.procedure.papers import required_papers
from tests.factory import records
from tests.factory.numbers import TODAY, at, identifier

METERS = {
    "water": ("W20260113", "厨房水槽柜内", Decimal("12.345"), None),
    "hot_water": ("R20260113", "主卫管道井", Decimal("0.820"), None),
    "electricity": ("1101 0000 2604 7781", "2 单元电表间", Decimal("36.500"), Decimal("50.00")),
    "gas": ("", "", None, None),
}


def with_papers(file: CaseFile, procedure: Procedure) -> CaseFile:
    """Every paper that this client must show was seen, copied and, where asked for, sealed."""
    checks = [
        records.a_paper_check(
            id=identifier(file.case.id, "paper", row.kind.id, row.person.id if row.person else ""),
            case_id=file.case.id,
            paper=row.kind.id,
            person_id=row.person.id if row.person else None,
            original_seen=row.kind.original != "none",
            copies=row.kind.copies,
            sealed=row.kind.sealed,
        )
        for row in required_papers(file, procedure)
    ]
    return replace(file, paper_checks=(*file.paper_checks, *checks))


def with_all_fine(file: CaseFile, procedure: Procedure) -> CaseFile:
    """Every item that the defects of round 1 do not name was found fine in that round; the meters were read."""
    held = conditions(file, procedure.settings)
    wrong = {(defect.part, defect.item) for defect in file.defects}
    checks = [
        records.an_item_check(
            id=identifier(file.case.id, "item", part.id, item.id),
            case_id=file.case.id,
            part=part.id,
            item=item.id,
            result=CheckResult.NOT_FINE if (part.id, item.id) in wrong else CheckResult.FINE,
        )
        for part in procedure.parts
        if applies(part, held)
        for item in part.items
    ]
    meters = [
        records.a_meter_reading(
            id=identifier(file.case.id, "meter", meter.id),
            case_id=file.case.id,
            meter=meter.id,
            meter_number=METERS[meter.id][0],
            place=METERS[meter.id][1],
            reading=METERS[meter.id][2],
            balance=METERS[meter.id][3],
            absent_reason="" if METERS[meter.id][2] is not None else "燃气公司尚未挂表",
        )
        for meter in procedure.meters
        if applies(meter, held)
    ]
    return replace(file, item_checks=(*file.item_checks, *checks), meters=(*file.meters, *meters))


def with_signatures(file: CaseFile, procedure: Procedure, signer: str) -> CaseFile:
    """Every paper that applies was received and every agreement signed by `signer`."""
    held = conditions(file, procedure.settings)
    papers = [
        records.a_signed_paper(
            id=identifier(file.case.id, "signed", kind.id), case_id=file.case.id, paper=kind.id, signer_id=signer
        )
        for kind in procedure.signed_papers
        if applies(kind, held)
    ]
    agreements = [
        records.an_agreement(
            id=identifier(file.case.id, "agreement", kind.id),
            case_id=file.case.id,
            agreement=kind.id,
            number=f"XY-2026-{number:04}",
            signer_id=signer,
        )
        for number, kind in enumerate(procedure.agreements, 401)
        if applies(kind, held)
    ]
    return replace(file, signed_papers=tuple(papers), agreements=tuple(agreements))


def with_charges(file: CaseFile, procedure: Procedure, start: date, *, deferred: dict[str, str] | None = None) -> CaseFile:
    """Every fee that applies is computed from `start` on and paid on one receipt, or deferred with its reason."""
    held = conditions(file, procedure.settings)
    receipt_id = identifier(file.case.id, "receipt")
    charges = [
        _charge(file, fee, start, receipt_id, (deferred or {}).get(fee.id, "")) for fee in procedure.fees if applies(fee, held)
    ]
    total = sum((charge.amount for charge in charges if charge.state is ChargeState.PAID), Decimal("0.00"))
    receipts: tuple[Receipt, ...] = ()
    if total:
        receipts = (records.a_receipt(id=receipt_id, case_id=file.case.id, total=total, payer=file.client_name, paid_on=TODAY),)
    return replace(file, charges=tuple(charges), receipts=receipts)


def _charge(file: CaseFile, fee: FeeKind, start: date, receipt_id: str, reason: str) -> Charge:
    season = Season(_month_day(fee.season_from), _month_day(fee.season_to)) if fee.season_from else None
    rule = FeeRule(id=fee.id, kind=FeeBasis(fee.kind), price=fee.price, season=season)
    computed = compute_charge(rule, area=file.unit.area, start=start, months=fee.months or None)
    if not isinstance(computed, ComputedCharge):
        raise ValueError(computed.code)
    basis = computed.basis
    return records.a_charge(
        id=identifier(file.case.id, "charge", fee.id),
        case_id=file.case.id,
        fee=fee.id,
        state=ChargeState.DEFERRED if reason else ChargeState.PAID,
        amount=computed.amount,
        price=basis.price,
        area=basis.area,
        quantity=basis.quantity,
        quantity_unit=basis.quantity_unit,
        counted=basis.counted,
        starts_on=basis.starts_on,
        ends_on=basis.ends_on,
        collected_for=fee.collected_for_zh,
        reason=reason,
        receipt_id=None if reason else receipt_id,
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def with_items(file: CaseFile, procedure: Procedure, taken_by: str) -> CaseFile:
    """Every key, card and thing that applies was handed to `taken_by`; there is no gas card yet."""
    held = conditions(file, procedure.settings)
    items = [
        records.a_handed_item(
            id=identifier(file.case.id, "item", kind.id),
            case_id=file.case.id,
            item=kind.id,
            count=0 if kind.id == "gas_card" else kind.count,
            specification=kind.specification_zh,
            serials=f"{file.unit.room}-{number:02}" if kind.count > 1 else "",
            sealed_pack=kind.sealed_pack,
            remark="燃气通气后由燃气公司发放" if kind.id == "gas_card" else "",
            taken_by=taken_by,
        )
        for number, kind in enumerate(procedure.items, 1)
        if applies(kind, held)
    ]
    return replace(file, items=tuple(items))


def filed(file: CaseFile, procedure: Procedure) -> CaseFile:
    """Every kind of paper is in its place, every step passed and the case filed."""
    held = conditions(file, procedure.settings)
    papers = [
        records.an_archive_paper(
            id=identifier(file.case.id, "archive", kind.id),
            case_id=file.case.id,
            kind=kind.id,
            pages=1 + number % 3,
            form=PaperForm(kind.form),
        )
        for number, kind in enumerate(applicable_kinds(file, procedure))
    ]
    steps = [step for step in procedure.steps if applies(step, held)]
    passes = [
        records.a_step_pass(
            id=identifier(file.case.id, "pass", step.id),
            case_id=file.case.id,
            step=step.id,
            passed_at=at(TODAY, 9, 0) + timedelta(minutes=17 * number),
            operator="王丽" if number % 3 else "赵敏",
        )
        for number, step in enumerate(steps)
    ]
    shelf = records.a_shelf(id=identifier(file.case.id, "shelf"), case_id=file.case.id, folder=file.unit.room)
    case = replace(file.case, ending=Ending.FILED, ended_on=TODAY)
    return replace(file, case=case, archive_papers=tuple(papers), passes=tuple(passes), shelf=shelf)
