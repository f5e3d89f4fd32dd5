"""What the counter does at each step for one demo household, with the verbs of the counter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from app.demo.clock import DemoClock
from app.demo.households import Household
from app.demo.repairs import reinspect, repair_and_test_again
from app.desk.certificates import issuing
from app.desk.certificates.books import outstanding_stubs, surrender_book
from app.desk.desk import Desk
from app.desk.household import documents, escalation, fees, filing, inspection, items, queries, signing, waterproof
from app.desk.household.inspection import InspectionEntry
from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import (
    Agreement,
    ArchivePaper,
    CaseFile,
    ChargeState,
    CheckResult,
    Defect,
    HandedItem,
    ItemCheck,
    MeterReading,
    PaperCheck,
    PaperForm,
    PaymentMethod,
    PersonRole,
    Severity,
    Shelf,
    SignedPaper,
    Signer,
    TestResult,
    Verdict,
    WaterproofTest,
)
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import DeclaredRow
from app.procedure.papers import required_papers


@dataclass(frozen=True, slots=True)
class Visit:
    """One household at the counter."""

    desk: Desk
    clock: DemoClock
    case_id: str
    household: Household

    @property
    def file(self) -> CaseFile:
        """The case as it is now."""
        return queries.case_file(self.desk, self.case_id)

    @property
    def procedure(self) -> Procedure:
        """The procedure that the case pins."""
        return queries.procedure_of(self.desk, self.case_id)

    @property
    def signer(self) -> str | None:
        """Who signs: the client, or the agent where the client did not come."""
        file = self.file
        client = file.client
        return (
            client.represented_by if client is not None and client.represented_by else (client.id if client is not None else None)
        )

    def declared(self, rows: tuple[DeclaredRow, ...]) -> tuple[str, ...]:
        """Return the ids of those declared rows that apply to this case."""
        held = conditions(self.file, self.procedure.settings)
        return tuple(row.id for row in rows if applies(row, held))


def show_papers(visit: Visit) -> None:
    """Every paper is there, with as many copies as are kept; the tenant's lease goes to 经营部 and comes back (P5)."""
    if visit.household.special_case:
        escalation.escalate(visit.desk, visit.case_id, "documents", "租赁合同未注明租期，请经营部核定。", "租赁合同复印件一份")
        visit.clock.forward(hours=3)
        escalation.settle(visit.desk, visit.case_id, "经营部 周敏", "已与业主核实，租期三年，按正常程序办理。")
    checks = tuple(
        PaperCheck(
            id="",
            case_id=visit.case_id,
            paper=row.kind.id,
            person_id=row.person.id if row.person is not None else None,
            original_seen=row.kind.original != "none",
            copies=row.kind.copies,
            sealed=row.kind.sealed,
        )
        for row in required_papers(visit.file, visit.procedure)
    )
    documents.save_paper_checks(visit.desk, visit.case_id, checks)


def issue_certificate(visit: Visit) -> None:
    """Issue, and where the sheet is spoilt, void it and issue the next number in its place (C7)."""
    number = _issue(visit)
    if visit.household.certificate_spoilt:
        issuing.void(visit.desk, number, "打印时纸张走歪，字迹压线。", 3)
        _issue(visit)
    agent = visit.file.person(visit.signer)
    signer = Signer.AGENT if agent is not None and agent.role is PersonRole.AGENT else Signer.CLIENT
    issuing.sign(visit.desk, visit.case_id, visit.desk.today(), signer)


def _issue(visit: Visit) -> int:
    """Issue the next number; the stubs of a used-up book are handed back first (C5)."""
    full = outstanding_stubs(visit.desk.database, visit.desk.counter)
    if full is not None:
        surrender_book(visit.desk, full.first, "客服部 张敏")
    return issuing.issue(visit.desk, visit.case_id)


def inspect_unit(visit: Visit) -> None:
    """Inspect every item and read the meters; a failing unit is repaired and inspected again (P2)."""
    visit.clock.forward(minutes=40)
    fails = visit.household.inspection_fails
    checks = tuple(
        ItemCheck(
            id="",
            case_id=visit.case_id,
            round=1,
            part=part.id,
            item=item.id,
            result=CheckResult.NOT_FINE
            if fails and part.id in ("windows", "walls") and item == part.items[0]
            else CheckResult.FINE,
        )
        for part in visit.procedure.parts
        if part.id in visit.declared(visit.procedure.parts)
        for item in part.items
    )
    entry = InspectionEntry(
        inspected_by="李强",
        inspected_on=visit.desk.today(),
        client_words="主卧窗关不严，客厅墙面有裂缝。" if fails else "没有意见。",
        signer_id=visit.signer,
        checks=checks,
        defects=_defects(visit) if fails else (),
        meters=_meters(visit),
    )
    inspection.save_inspection(visit.desk, visit.case_id, entry)
    inspection.give_verdict(visit.desk, visit.case_id, Verdict.FAILED if fails else Verdict.PASSED)
    if fails:
        reinspect(visit.desk, visit.clock, visit.case_id)


def _defects(visit: Visit) -> tuple[Defect, ...]:
    due = visit.desk.today() + timedelta(days=15)
    window = Defect(
        id="",
        case_id=visit.case_id,
        round=1,
        part="windows",
        item="opening",
        what="主卧窗扇关不严，密封条脱落",
        place="主卧",
        trade="doors_windows",
        responsible="海棠建设工程有限公司",
        due=due,
    )
    wall = replace(
        window,
        part="walls",
        item="surface",
        what="客厅南墙斜裂缝约60厘米",
        place="客厅",
        trade="civil",
        severity=Severity.MAJOR,
    )
    return (window, wall)


def _meters(visit: Visit) -> tuple[MeterReading, ...]:
    readings = {"water": "12.3", "hot_water": "0", "electricity": "35.62", "gas": "1.207"}
    return tuple(
        MeterReading(
            id="",
            case_id=visit.case_id,
            meter=meter,
            meter_number=f"{meter[:2].upper()}{visit.file.unit.room}",
            reading=Decimal(readings[meter]) if meter in readings else None,
            read_on=visit.desk.today(),
        )
        for meter in visit.declared(visit.procedure.meters)
    )


def check_waterproofing(visit: Visit) -> None:
    """The water stands a day; a leak is repaired and tested again (P3)."""
    leaks = visit.household.waterproof_leaks
    filled = visit.desk.now()
    visit.clock.forward(hours=25)
    test = WaterproofTest(
        id="",
        case_id=visit.case_id,
        round=1,
        bathroom="主卫",
        filled_at=filled,
        filled_depth=25,
        ended_at=visit.desk.now(),
        ended_depth=20 if leaks else 25,
        floor_drain_fine=not leaks,
        room_below="楼下卫生间",
        looked_at_by="李强",
        room_below_result="顶板有渗水痕迹" if leaks else "无渗漏",
        result=TestResult.LEAK if leaks else TestResult.DRY,
        tested_by="李强",
    )
    waterproof.save_waterproof(visit.desk, visit.case_id, (test,))
    if leaks:
        repair_and_test_again(visit.desk, visit.clock, visit.case_id, test)


def sign_for_papers(visit: Visit) -> None:
    """Sign for each paper."""
    day = visit.desk.today()
    papers = tuple(
        SignedPaper(id="", case_id=visit.case_id, paper=kind, version="2026版", received_on=day, signer_id=visit.signer)
        for kind in visit.declared(visit.procedure.signed_papers)
    )
    signing.save_signed_papers(visit.desk, visit.case_id, papers)


def sign_agreements(visit: Visit) -> None:
    """Sign each agreement."""
    day = visit.desk.today()
    agreements = tuple(
        Agreement(
            id="",
            case_id=visit.case_id,
            agreement=kind,
            version="2026版",
            number=f"{visit.file.case.number}-{turn}",
            signed_on=day,
            signer_id=visit.signer,
        )
        for turn, kind in enumerate(visit.declared(visit.procedure.agreements), start=1)
    )
    signing.save_agreements(visit.desk, visit.case_id, agreements)


def settle_fees(visit: Visit) -> None:
    """Compute and pay; where the client declines to pay ahead, the heating fee is deferred with the reason (P3a)."""
    fees.charge(visit.desk, visit.case_id)
    for charge in visit.file.charges:
        if visit.household.heating_deferred and charge.fee == "heating":
            fees.defer(visit.desk, visit.case_id, charge.id, "热力公司自行收取。")
    due = tuple(charge.id for charge in visit.file.charges if charge.state is ChargeState.DUE)
    fees.pay(visit.desk, visit.case_id, due, PaymentMethod.SCAN, visit.file.client_name)


def hand_over_items(visit: Visit) -> None:
    """Hand over keys and cards, and sign for them."""
    kinds = {kind.id: kind for kind in visit.procedure.items}
    rows = tuple(
        HandedItem(
            id="",
            case_id=visit.case_id,
            item=kind,
            count=kinds[kind].count,
            specification=kinds[kind].specification_zh,
            sealed_pack=kinds[kind].sealed_pack,
            taken_by=visit.signer,
            taken_on=visit.desk.today(),
        )
        for kind in visit.declared(visit.procedure.items)
    )
    items.save_items(visit.desk, visit.case_id, rows)
    if visit.household.inspection_fails:
        items.entrust_keys(visit.desk, visit.case_id, 1, "客厅墙面裂缝维修时入户使用。")


def file_papers(visit: Visit) -> None:
    """Mend what remains, then check off the paper archive and put it on the shelf."""
    if visit.file.open_defects:
        _accept_remaining(visit)
    papers = tuple(
        ArchivePaper(id="", case_id=visit.case_id, kind=kind.id, present=True, pages=1, form=PaperForm(kind.form))
        for kind in applicable_kinds(visit.file, visit.procedure)
    )
    shelf = Shelf(
        id="", case_id=visit.case_id, box=f"H{visit.file.unit.building or '车位'}", folder=visit.file.unit.room, page="1"
    )
    filing.save_filing(visit.desk, visit.case_id, papers, shelf)


def _accept_remaining(visit: Visit) -> None:
    visit.clock.forward(days=2)
    for entrusted in visit.file.key_entrustments:
        items.return_keys(visit.desk, visit.case_id, entrusted.id)
    open_ids = tuple(defect.id for defect in visit.file.open_defects)
    entry = InspectionEntry(
        inspected_by="李强",
        inspected_on=visit.desk.today(),
        client_words="裂缝已修好。",
        signer_id=visit.signer,
        accepted_defects=open_ids,
    )
    inspection.save_inspection(visit.desk, visit.case_id, entry)
    inspection.give_verdict(visit.desk, visit.case_id, Verdict.PASSED)


AT_STEP: Mapping[str, Callable[[Visit], None]] = {
    "documents": show_papers,
    "certificate": issue_certificate,
    "inspection": inspect_unit,
    "waterproof": check_waterproofing,
    "papers": sign_for_papers,
    "agreements": sign_agreements,
    "fees": settle_fees,
    "items": hand_over_items,
    "filing": file_papers,
}
