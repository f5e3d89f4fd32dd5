"""One valid object of every record of a case; any field can be changed by keyword."""

# ruff: noqa: ANN401 (a builder passes on whatever field the test names; the record itself checks the names)

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.procedure.case import (
    Agreement,
    ArchivePaper,
    Case,
    Certificate,
    CertificateBook,
    Charge,
    ChargeState,
    CheckResult,
    Commitment,
    Consent,
    Defect,
    Ending,
    Escalation,
    HandedItem,
    InspectionRound,
    ItemCheck,
    KeyEntrustment,
    MeterReading,
    Notice,
    Origin,
    PaperCheck,
    Party,
    PaymentMethod,
    Person,
    PersonRole,
    Receipt,
    Repair,
    RepairSubject,
    Severity,
    Sex,
    Shelf,
    SignedPaper,
    Site,
    StepPass,
    Tenure,
    TestResult,
    Unit,
    UnitKind,
    Use,
    Vehicle,
    Verdict,
    WaterproofTest,
)
from app.procedure.certificates import ALL_COPIES
from tests.factory.numbers import LAST_DAY, TODAY, at, identifier, resident_number

CASE = identifier("case")
UNIT = identifier("unit")
NOTICE = identifier("notice")
CLIENT = identifier("client")
BOOK = identifier("book")
BIRTH = date(1986, 3, 14)


def a_site(**changes: Any) -> Site:
    """The project whose units are handed over."""
    site = Site(
        id=identifier("site"),
        name="海棠苑",
        company="北京海棠物业服务有限公司",
        address="北京市朝阳区海棠路 8 号院客户服务中心一层",
        phone="010-6512 3456",
        hours="周一至周日 8:30–18:00",
    )
    return replace(site, **changes)


def a_unit(**changes: Any) -> Unit:
    """A home."""
    unit = Unit(
        id=UNIT,
        key="3号楼/2单元/1501",
        kind=UnitKind.HOME,
        building="3号楼",
        entrance="2单元",
        floor="15",
        room="1501",
        area=Decimal("118.64"),
        layout="三室两厅两卫",
    )
    return replace(unit, **changes)


def a_notice(**changes: Any) -> Notice:
    """The move-in notice that came from sales."""
    notice = Notice(
        id=NOTICE,
        unit_id=UNIT,
        number="RZTZ-2026-0113",
        tenure="owner",
        client_name="陈䶮",
        phone="138 0013 8000",
        address="北京市海淀区学院路 30 号",
        last_day=LAST_DAY,
    )
    return replace(notice, **changes)


def a_case(**changes: Any) -> Case:
    """The open case of an owner from this city."""
    case = Case(
        id=CASE,
        number="HTY-2026-00113",
        unit_id=UNIT,
        notice_id=NOTICE,
        procedure="0" * 64,
        tenure=Tenure.OWNER,
        party=Party.PERSON,
        origin=Origin.LOCAL,
        employed=False,
        renovating=False,
        entrusted=False,
        use=Use.OWN,
        consent=Consent.GIVEN,
        opened_on=TODAY,
        ending=Ending.OPEN,
    )
    return replace(case, **changes)


def a_person(**changes: Any) -> Person:
    """The client, with a resident identity card."""
    person = Person(
        id=CLIENT,
        case_id=CASE,
        role=PersonRole.CLIENT,
        name="陈䶮",
        sex=Sex.MALE,
        birth=BIRTH,
        nationality="中国",
        identity_kind="resident_card",
        identity_number=resident_number(BIRTH, 15),
        phone="138 0013 8000",
        email="chenyan@example.cn",
        address="北京市海淀区学院路 30 号 6 号楼 402 室",
        work_unit="北京某某设计研究院",
    )
    return replace(person, **changes)


def a_vehicle(**changes: Any) -> Vehicle:
    """The household's car."""
    vehicle = Vehicle(id=identifier("vehicle"), case_id=CASE, plate="京A·D12345", model="比亚迪 汉 白色", space="B1-027")
    return replace(vehicle, **changes)


def a_paper_check(**changes: Any) -> PaperCheck:
    """The client's identity paper, seen and copied."""
    check = PaperCheck(
        id=identifier("paper check"), case_id=CASE, paper="identity_paper", person_id=CLIENT, original_seen=True, copies=1
    )
    return replace(check, **changes)


def a_book(**changes: Any) -> CertificateBook:
    """An open book of 25 certificates."""
    book = CertificateBook(id=BOOK, first=101, last=125, counter="2", opened_on=TODAY - timedelta(days=3))
    return replace(book, **changes)


def a_certificate(**changes: Any) -> Certificate:
    """A certificate issued and signed today."""
    certificate = Certificate(
        id=identifier("certificate"),
        number=113,
        book_id=BOOK,
        case_id=CASE,
        person_id=CLIENT,
        state="issued",
        issued_on=TODAY,
        issued_by="王丽",
        last_day=LAST_DAY,
        signed_on=TODAY,
        sealed_copies=ALL_COPIES,
        signed_copies=ALL_COPIES,
    )
    return replace(certificate, **changes)


def a_round(**changes: Any) -> InspectionRound:
    """The first round, passed."""
    round_ = InspectionRound(
        id=identifier("round"),
        case_id=CASE,
        round=1,
        verdict=Verdict.PASSED,
        inspected_by="张建国",
        inspected_on=TODAY,
        entered_by="王丽",
        entered_at=at(TODAY, 10, 40),
        client_words="房屋状况良好。",
        signer_id=CLIENT,
    )
    return replace(round_, **changes)


def an_item_check(**changes: Any) -> ItemCheck:
    """One item found fine."""
    check = ItemCheck(
        id=identifier("item check"), case_id=CASE, round=1, part="entrance_door", item="lock", result=CheckResult.FINE
    )
    return replace(check, **changes)


def a_defect(**changes: Any) -> Defect:
    """An open defect of the first round."""
    defect = Defect(
        id=identifier("defect"),
        case_id=CASE,
        round=1,
        part="windows",
        item="opening",
        what="主卧窗扇关闭不严，锁点错位",
        place="主卧室北窗",
        trade="doors_windows",
        severity=Severity.MAJOR,
        responsible="北京恒固门窗有限公司",
        due=TODAY + timedelta(days=15),
        photo="0113-01",
    )
    return replace(defect, **changes)


def a_meter_reading(**changes: Any) -> MeterReading:
    """The first reading of the water meter."""
    reading = MeterReading(
        id=identifier("meter"),
        case_id=CASE,
        meter="water",
        meter_number="W20260113",
        place="厨房水槽柜内",
        reading=Decimal("12.345"),
        read_on=TODAY,
    )
    return replace(reading, **changes)


def a_repair(**changes: Any) -> Repair:
    """A repair ordered after the first round, with the form sent to 经营部."""
    repair = Repair(
        id=identifier("repair"),
        case_id=CASE,
        subject=RepairSubject.UNIT,
        round=1,
        ordered_on=TODAY,
        form_sent_on=TODAY,
        copy_kept=True,
        taken_by="李师傅",
        due=TODAY + timedelta(days=15),
        key_number="K-1501-2",
    )
    return replace(repair, **changes)


def a_waterproof_test(**changes: Any) -> WaterproofTest:
    """A bathroom that stood under water for a day and did not leak."""
    test = WaterproofTest(
        id=identifier("test"),
        case_id=CASE,
        round=1,
        bathroom="主卫",
        filled_at=at(TODAY, 9),
        filled_depth=25,
        ended_at=at(TODAY + timedelta(days=1), 10),
        ended_depth=25,
        room_below="3号楼 2单元 1401 卫生间",
        looked_at_by="张建国",
        room_below_result="顶板、管根干燥，无渗漏痕迹",
        result=TestResult.DRY,
        tested_by="张建国",
    )
    return replace(test, **changes)


def a_signed_paper(**changes: Any) -> SignedPaper:
    """One paper that the client signed for."""
    paper = SignedPaper(
        id=identifier("signed paper"),
        case_id=CASE,
        paper="house_manual",
        version="2026 版",
        received_on=TODAY,
        signer_id=CLIENT,
    )
    return replace(paper, **changes)


def an_agreement(**changes: Any) -> Agreement:
    """One agreement that the client signed."""
    agreement = Agreement(
        id=identifier("agreement"),
        case_id=CASE,
        agreement="management_agreement",
        version="V3.1",
        number="XY-2026-0113",
        signed_on=TODAY,
        signer_id=CLIENT,
    )
    return replace(agreement, **changes)


def a_charge(**changes: Any) -> Charge:
    """A year of the management fee, due."""
    charge = Charge(
        id=identifier("charge"),
        case_id=CASE,
        fee="management",
        state=ChargeState.DUE,
        amount=Decimal("3986.30"),
        price=Decimal("2.80"),
        area=Decimal("118.64"),
        quantity=Decimal(12),
        quantity_unit="month",
        starts_on=LAST_DAY,
        ends_on=date(2027, 12, 30),
    )
    return replace(charge, **changes)


def a_receipt(**changes: Any) -> Receipt:
    """The receipt of one payment."""
    receipt = Receipt(
        id=identifier("receipt"),
        case_id=CASE,
        number="SF-2026-00231",
        total=Decimal("3986.30"),
        method=PaymentMethod.SCAN,
        payer="陈䶮",
        cashier="赵敏",
        paid_on=TODAY,
    )
    return replace(receipt, **changes)


def a_handed_item(**changes: Any) -> HandedItem:
    """Five keys in a sealed pack."""
    item = HandedItem(
        id=identifier("item"),
        case_id=CASE,
        item="entrance_key",
        count=5,
        specification="把",
        serials="A0113-1 至 A0113-5",
        sealed_pack=True,
        taken_by=CLIENT,
        taken_on=TODAY,
    )
    return replace(item, **changes)


def a_key_entrustment(**changes: Any) -> KeyEntrustment:
    """One key left for the repair."""
    entrustment = KeyEntrustment(
        id=identifier("keys"), case_id=CASE, count=1, purpose="主卧窗扇维修，由工程组陪同施工单位入户", left_on=TODAY
    )
    return replace(entrustment, **changes)


def a_commitment(**changes: Any) -> Commitment:
    """A commitment of the contractor about a remaining matter."""
    commitment = Commitment(
        id=identifier("commitment"),
        case_id=CASE,
        step="inspection",
        committed_by="北京恒固门窗有限公司",
        what="于约定日期前调整主卧窗扇及锁点，复验合格后交还钥匙。",
        agreed_on=TODAY,
        due=TODAY + timedelta(days=15),
        agreed_with="陈䶮",
    )
    return replace(commitment, **changes)


def an_escalation(**changes: Any) -> Escalation:
    """A special case handed to 经营部, not settled yet."""
    escalation = Escalation(
        id=identifier("escalation"),
        case_id=CASE,
        step="fees",
        what="客户要求物业管理费自实际入住之日起计收，管理处无权决定。",
        since=TODAY,
        papers="《房屋交付验收单》复印件 1 份、客户书面申请 1 份",
        handed_by="王丽",
    )
    return replace(escalation, **changes)


def an_archive_paper(**changes: Any) -> ArchivePaper:
    """One kind of paper checked off."""
    paper = ArchivePaper(id=identifier("archive paper"), case_id=CASE, kind="client_card", present=True, pages=2)
    return replace(paper, **changes)


def a_shelf(**changes: Any) -> Shelf:
    """Where the paper archive stands."""
    shelf = Shelf(id=identifier("shelf"), case_id=CASE, box="2026-03-07", folder="1501", page="1–38", filed_by="王丽")
    return replace(shelf, **changes)


def a_step_pass(**changes: Any) -> StepPass:
    """That the reception was passed this morning."""
    step_pass = StepPass(
        id=identifier("pass"), case_id=CASE, step="reception", passed_at=at(TODAY, 9, 12), operator="王丽", counter="2"
    )
    return replace(step_pass, **changes)
