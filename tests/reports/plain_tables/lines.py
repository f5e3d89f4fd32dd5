"""Records of plain copies for the tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.desk.fields import COPIED
from app.desk.plain_tables.lines import CaseLine, CertificateLine, FeeLine, MeterLine
from app.procedure.case import ChargeState, Ending, Origin, Party, PaymentMethod, Signer, Tenure, UnitKind, Use, Verdict
from app.procedure.certificates import CertificateState
from tests.factory import a_procedure

DAY = date(2026, 12, 1)


def a_case_line(**changes: Any) -> CaseLine:  # noqa: ANN401 any field
    """A case that is filed."""
    line = CaseLine(
        project="海棠苑",
        case="A1-00001",
        kind=UnitKind.HOME,
        building="3号楼",
        entrance="2单元",
        floor="15",
        room="1501",
        area=Decimal("118.64"),
        layout="三室两厅",
        tenure=Tenure.OWNER,
        party=Party.PERSON,
        origin=Origin.LOCAL,
        use=Use.OWN,
        renovating=True,
        entrusted=False,
        client="陈䶮",
        identity_kind="resident_card",
        particulars={
            **dict.fromkeys(COPIED, ""),
            "identity_number": "11010119900307233X",
            "phone": "13800138000",
            "address": "海棠路1号",
        },
        notice="RZ-0001",
        last_day=DAY,
        opened_on=DAY,
        procedure=a_procedure(),
        step="filed",
        ending=Ending.FILED,
        ended_on=DAY,
        certificate=12,
        verdict=Verdict.PASSED,
        inspected_on=DAY,
        charged=Decimal("300.10"),
        paid=Decimal("200.00"),
        deferred=Decimal("100.10"),
        box="H1",
        folder="2",
        page="3",
    )
    return replace(line, **changes)


def a_fee_line(**changes: Any) -> FeeLine:  # noqa: ANN401 any field
    """A management fee that is paid."""
    line = FeeLine(
        project="海棠苑",
        case="A1-00001",
        unit="3号楼 2单元 1501",
        client="陈䶮",
        procedure=a_procedure(),
        fee="management",
        price=Decimal("2.8000"),
        area=Decimal("118.64"),
        quantity=Decimal("12.000000"),
        quantity_unit="month",
        starts_on=DAY,
        ends_on=date(2027, 11, 30),
        amount=Decimal("3986.30"),
        state=ChargeState.PAID,
        reason="",
        collected_for="",
        receipt="SF-A1-000001",
        method=PaymentMethod.SCAN,
        payer="陈䶮",
        cashier="王丽",
        paid_on=DAY,
    )
    return replace(line, **changes)


def a_meter_line(**changes: Any) -> MeterLine:  # noqa: ANN401 any field
    """A reading of the water meter."""
    line = MeterLine(
        project="海棠苑",
        case="A1-00001",
        unit="3号楼 2单元 1501",
        client="陈䶮",
        procedure=a_procedure(),
        meter="water",
        meter_number="000123456789012345",
        place="厨房",
        reading=Decimal("12.300"),
        balance=None,
        read_on=DAY,
        absent_reason="",
    )
    return replace(line, **changes)


def a_certificate_line(**changes: Any) -> CertificateLine:  # noqa: ANN401 any field
    """A certificate that an agent signed."""
    line = CertificateLine(
        number=12,
        first=1,
        last=25,
        counter="1号柜台",
        state=CertificateState.ISSUED,
        issued_on=DAY,
        issued_by="王丽",
        project="海棠苑",
        case="A1-00001",
        unit="3号楼 2单元 1501",
        client="陈䶮",
        last_day=DAY,
        signed_on=DAY,
        signer=Signer.AGENT,
        signer_name="单晓雯",
        sealed=("stub", "finance", "client"),
        signed=("stub",),
        replaces=11,
        void_on=None,
        void_reason="",
        returned=0,
    )
    return replace(line, **changes)


LINES: dict[str, tuple[Any, ...]] = {
    "cases": (a_case_line(),),
    "fees": (a_fee_line(),),
    "meters": (a_meter_line(),),
    "certificates": (a_certificate_line(),),
}
