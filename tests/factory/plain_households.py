"""Households whose unit passes at once: a company with its agent, a foreigner, a tenant, the buyer of a parking space."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.procedure.case import (
    CaseFile,
    Consent,
    Origin,
    Party,
    PaymentMethod,
    Person,
    PersonRole,
    Sex,
    Signer,
    Tenure,
    UnitKind,
    Use,
    Vehicle,
    Verdict,
)
from app.procedure.declaration import Procedure
from tests.factory import records
from tests.factory.completing import with_all_fine, with_papers
from tests.factory.numbers import TODAY, credit_code, resident_number
from tests.factory.opening import Namer, a_round_of, certified, closed, frozen_content, opened


def company(procedure: Procedure, name: Namer) -> CaseFile:
    """A company that sends an agent with every power; one certificate was spoilt (C7)."""
    agent, lawyer = name("agent"), name("legal representative")
    file = opened(
        name,
        number=1,
        room="501",
        client_name="北京清源低碳科技股份有限公司",
        party=Party.COMPANY,
        use=Use.OFFICE,
        people=(
            records.a_person(
                id=name("client"),
                name="北京清源低碳科技股份有限公司",
                sex=None,
                birth=None,
                nationality="",
                identity_kind="",
                identity_number="",
                credit_code=credit_code(),
                phone="010-8888 6677",
                email="office@example.cn",
                address="北京市海淀区中关村南大街 12 号创新大厦 1106 室",
                work_unit="",
                represented_by=agent,
            ),
            records.a_person(
                id=lawyer,
                role=PersonRole.LEGAL_REPRESENTATIVE,
                name="欧阳明远",
                birth=date(1969, 8, 2),
                identity_number=resident_number(date(1969, 8, 2), 31),
                phone="139 0101 2233",
                present=False,
                represented_by=agent,
            ),
            records.a_person(
                id=agent,
                role=PersonRole.AGENT,
                name="单晓雯",
                sex=Sex.FEMALE,
                birth=date(1991, 11, 23),
                identity_number=resident_number(date(1991, 11, 23), 48),
                phone="136 1122 3344",
                relation="行政主管",
                powers=tuple(power.id for power in procedure.powers),
                powers_until=date(2027, 6, 30),
            ),
        ),
    )
    spoilt = records.a_certificate(
        id=name("spoilt certificate"),
        number=101,
        person_id=name("client"),
        content=frozen_content(file),
        state="void",
        signed_on=None,
        void_on=TODAY,
        void_reason="公司名称填写有误",
        copies_returned=3,
    )
    certificate = records.a_certificate(
        id=name("certificate"),
        number=102,
        person_id=name("client"),
        signer=Signer.AGENT,
        signer_name=next(person.name for person in file.people if person.id == agent),
        replaces=101,
        content=frozen_content(file),
    )
    file = with_papers(replace(file, certificates=(spoilt, certificate)), procedure)
    file = with_all_fine(replace(file, rounds=(a_round_of(name, 1, Verdict.PASSED, signer_id=agent),)), procedure)
    return closed(file, procedure, agent, PaymentMethod.TRANSFER)


def foreigner(procedure: Procedure, name: Namer) -> CaseFile:
    """An employed foreigner with his family; the heating company collects its fee itself."""
    file = opened(
        name,
        number=2,
        room="1203",
        client_name="Maximilian Alexander von Hohenberg",
        origin=Origin.FOREIGN,
        employed=True,
        people=(
            records.a_person(
                id=name("client"),
                name="Maximilian Alexander von Hohenberg",
                birth=date(1978, 5, 30),
                nationality="德国",
                identity_kind="passport",
                identity_number="C01X00T47",
                phone="185 1010 2020",
                email="m.a.vonhohenberg@example.com",
                address="北京市朝阳区东直门外大街 17 号",
                work_unit="Hohenberg Maschinenbau (Beijing) Co., Ltd.",
            ),
            records.a_person(
                id=name("wife"),
                role=PersonRole.MEMBER,
                name="Clara von Hohenberg",
                sex=Sex.FEMALE,
                birth=date(1981, 2, 11),
                nationality="德国",
                identity_kind="passport",
                identity_number="C01X00T59",
                relation="配偶",
                phone="185 1010 2021",
            ),
            records.a_person(
                id=name("daughter"),
                role=PersonRole.MEMBER,
                name="Emilia von Hohenberg",
                sex=Sex.FEMALE,
                birth=date(2015, 9, 3),
                nationality="德国",
                identity_kind="passport",
                identity_number="C01X00T71",
                relation="女儿",
                phone="",
            ),
            records.a_person(
                id=name("emergency"),
                role=PersonRole.EMERGENCY,
                name="刘思琪",
                sex=Sex.FEMALE,
                birth=None,
                identity_kind="",
                identity_number="",
                relation="同事",
                phone="139 5566 7788",
            ),
        ),
        vehicles=(records.a_vehicle(id=name("vehicle"), plate="京N·80F26", model="Volkswagen ID.4", space="B1-112"),),
    )
    file = certified(file, name, procedure, 103)
    file = with_all_fine(replace(file, rounds=(a_round_of(name, 1, Verdict.PASSED),)), procedure)
    return closed(file, procedure, name("client"), PaymentMethod.CARD, {"heating": "供暖费由热力公司直接收取"})


def tenant(procedure: Procedure, name: Namer) -> CaseFile:
    """A tenant whose household is registered elsewhere and who refuses that copies are kept longer than needed."""
    file = opened(
        name,
        number=3,
        room="802",
        client_name="𬱖佳宁",
        tenure=Tenure.TENANT,
        origin=Origin.NONLOCAL,
        use=Use.LET,
        consent=Consent.REFUSED,
        people=(
            records.a_person(
                id=name("client"),
                name="𬱖佳宁",
                sex=Sex.FEMALE,
                birth=date(1996, 7, 19),
                identity_number=resident_number(date(1996, 7, 19), 226, "370102"),
                phone="137 8899 0011",
                address="山东省济南市历下区泉城路 188 号",
                work_unit="北京市朝阳区某某中学",
            ),
            records.a_person(
                id=name("flatmate"),
                role=PersonRole.MEMBER,
                name="㛃雨",
                sex=Sex.FEMALE,
                birth=date(1997, 1, 8),
                identity_number=resident_number(date(1997, 1, 8), 104, "130102"),
                relation="同住人",
                phone="137 8899 0022",
            ),
        ),
    )
    file = certified(file, name, procedure, 104)
    file = with_all_fine(replace(file, rounds=(a_round_of(name, 1, Verdict.PASSED),)), procedure)
    return closed(file, procedure, name("client"), PaymentMethod.SCAN)


def parking(procedure: Procedure, name: Namer) -> CaseFile:
    """The buyer of a parking space."""
    file = opened(
        name, number=6, room="B1-027", client_name="何倩", people=(_parking_buyer(name),), vehicles=(_electric_car(name),)
    )
    unit = records.a_unit(
        id=name("unit"),
        key="地下车库/B1-027",
        kind=UnitKind.PARKING,
        building="地下车库",
        entrance="",
        floor="B1",
        room="B1-027",
        area=Decimal("12.72"),
        layout="",
    )
    file = certified(replace(file, unit=unit), name, procedure, 107)
    file = with_all_fine(replace(file, rounds=(a_round_of(name, 1, Verdict.PASSED, client_words=""),)), procedure)
    return closed(file, procedure, name("client"), PaymentMethod.SCAN)


def _parking_buyer(name: Namer) -> Person:
    return records.a_person(
        id=name("client"),
        name="何倩",
        sex=Sex.FEMALE,
        birth=date(1983, 10, 27),
        identity_number=resident_number(date(1983, 10, 27), 62),
        phone="133 6677 8899",
    )


def _electric_car(name: Namer) -> Vehicle:
    return records.a_vehicle(id=name("vehicle"), plate="京A·F88888", model="小鹏 G6")
