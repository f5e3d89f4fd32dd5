"""Households whose unit is repaired first: a leaking bathroom, and a failed inspection with a remaining matter."""

from dataclasses import replace
from datetime import date, timedelta

from app.procedure.case import (
    CaseFile,
    CheckResult,
    Commitment,
    Defect,
    Escalation,
    InspectionRound,
    ItemCheck,
    KeyEntrustment,
    PaymentMethod,
    Person,
    PersonRole,
    Repair,
    RepairSubject,
    Severity,
    Sex,
    TestResult,
    Verdict,
    WaterproofTest,
)
from app.procedure.declaration import Procedure
from tests.factory import records
from tests.factory.completing import with_all_fine
from tests.factory.numbers import TODAY, at, resident_number
from tests.factory.opening import Namer, a_round_of, certified, closed, opened


def renovating(procedure: Procedure, name: Namer) -> CaseFile:
    """An owner who renovates: the guest bathroom leaks in the first test and is dry in the second (P3)."""
    file = opened(
        name,
        number=4,
        room="1501",
        client_name="陈䶮",
        renovating=True,
        people=(records.a_person(id=name("client")),),
        vehicles=(records.a_vehicle(id=name("vehicle")),),
    )
    file = certified(file, name, procedure, 105)
    return closed(
        with_all_fine(
            replace(
                file,
                rounds=(a_round_of(name, 1, Verdict.PASSED),),
                repairs=(_waterproof_repair(name),),
                waterproof_tests=_tests(name),
            ),
            procedure,
        ),
        procedure,
        name("client"),
        PaymentMethod.SCAN,
    )


def _waterproof_repair(name: Namer) -> Repair:
    return records.a_repair(
        id=name("waterproof repair"),
        subject=RepairSubject.WATERPROOF,
        ordered_on=TODAY + timedelta(days=1),
        form_sent_on=TODAY + timedelta(days=1),
        due=TODAY + timedelta(days=6),
        done_on=TODAY + timedelta(days=4),
        how="剔除次卫管根周边面层，重做聚氨酯防水涂膜两遍，上翻 300 mm，并做附加层。",
        engineer="周工",
    )


def _tests(name: Namer) -> tuple[WaterproofTest, ...]:
    return tuple(
        records.a_waterproof_test(
            id=name(f"test {round_} {bathroom}"),
            round=round_,
            bathroom=bathroom,
            filled_at=at(TODAY + timedelta(days=5 * (round_ - 1)), 9),
            ended_at=at(TODAY + timedelta(days=5 * (round_ - 1) + 1), 10),
            ended_depth=8 if (round_, bathroom) == (1, "次卫") else 25,
            pipe_foot_fine=(round_, bathroom) != (1, "次卫"),
            result=TestResult.LEAK if (round_, bathroom) == (1, "次卫") else TestResult.DRY,
            room_below_result="管根处顶板渗水" if (round_, bathroom) == (1, "次卫") else "干燥，无渗漏",
        )
        for round_ in (1, 2)
        for bathroom in ("主卫", "次卫")
    )


def co_owners(procedure: Procedure, name: Namer) -> CaseFile:
    """Two co-owners: inspection failed, repaired, passed with one remaining matter, which was mended before filing (P2)."""
    file = opened(name, number=5, room="301", client_name="欧阳文轩", people=_owners(name))
    file = certified(file, name, procedure, 106)
    file = replace(
        file,
        rounds=_rounds(name),
        defects=_defects(name),
        repairs=_repairs(name),
        commitments=(_commitment(name),),
        key_entrustments=(_keys(name),),
        escalations=(_escalation(name),),
    )
    file = with_all_fine(file, procedure)
    file = replace(file, item_checks=(*file.item_checks, *_checked_again(name)))
    return closed(file, procedure, name("client"), PaymentMethod.CASH)


def _owners(name: Namer) -> tuple[Person, ...]:
    return (
        records.a_person(id=name("client"), name="欧阳文轩", share="50%"),
        records.a_person(
            id=name("co-owner"),
            role=PersonRole.CO_OWNER,
            name="𠮷田静",
            sex=Sex.FEMALE,
            birth=date(1988, 12, 1),
            identity_number=resident_number(date(1988, 12, 1), 88),
            phone="138 0013 8001",
            relation="配偶",
            share="50%",
        ),
    )


def _rounds(name: Namer) -> tuple[InspectionRound, ...]:
    first, second, third = (
        "窗户关不严，次卫地漏排水慢，客厅墙上有裂缝，修好再收房。",
        "窗和地漏已修好。墙面裂缝同意限期整改。",
        "裂缝已修好。",
    )
    return (
        a_round_of(name, 1, Verdict.FAILED, client_words=first),
        a_round_of(name, 2, Verdict.PASSED_WITH_REMAINING, 6, client_words=second),
        a_round_of(name, 3, Verdict.PASSED, 18, client_words=third),
    )


def _defects(name: Namer) -> tuple[Defect, ...]:
    window = records.a_defect(id=name("window"), accepted_on=TODAY + timedelta(days=6), accepted_round=2)
    drain = records.a_defect(
        id=name("drain"),
        part="bathroom",
        item="floor_drain",
        what="次卫地漏返味、排水缓慢，坡度不足",
        place="次卫",
        trade="plumbing",
        responsible="北京华建第三工程公司",
        photo="0301-02",
        accepted_on=TODAY + timedelta(days=6),
        accepted_round=2,
    )
    wall = records.a_defect(
        id=name("wall"),
        part="walls",
        item="surface",
        what="客厅东墙裂缝一处，长约 600 mm",
        place="客厅东墙",
        trade="civil",
        severity=Severity.MINOR,
        responsible="北京华建第三工程公司",
        due=TODAY + timedelta(days=20),
        photo="0301-03",
        remaining=True,
        accepted_on=TODAY + timedelta(days=18),
        accepted_round=3,
    )
    return window, drain, wall


def _checked_again(name: Namer) -> tuple[ItemCheck, ...]:
    again = (
        (2, "windows", "opening", CheckResult.FINE),
        (2, "bathroom", "floor_drain", CheckResult.FINE),
        (2, "walls", "surface", CheckResult.NOT_FINE),
        (3, "walls", "surface", CheckResult.FINE),
    )
    return tuple(
        records.an_item_check(id=name(f"item {round_} {part}"), round=round_, part=part, item=item, result=result)
        for round_, part, item, result in again
    )


def _repairs(name: Namer) -> tuple[Repair, ...]:
    return tuple(
        records.a_repair(
            id=name(f"repair {round_}"),
            round=round_,
            ordered_on=ordered,
            form_sent_on=ordered,
            due=ordered + timedelta(days=15),
            key_number="K-0301-2",
            done_on=done,
            how=how,
            engineer="周工",
        )
        for round_, ordered, done, how in (
            (1, TODAY, TODAY + timedelta(days=5), "窗扇调整、更换锁点；地漏更换为防返味型，重做坡度。"),
            (2, TODAY + timedelta(days=6), TODAY + timedelta(days=17), "裂缝开槽，粘贴网格布，批嵌找平。"),
        )
    )


def _commitment(name: Namer) -> Commitment:
    return records.a_commitment(
        id=name("commitment"),
        committed_by="北京华建第三工程公司",
        what="于约定日期前修复客厅东墙裂缝并恢复饰面，复验合格。",
        agreed_with="欧阳文轩、𠮷田静",
        agreed_on=TODAY + timedelta(days=6),
        due=TODAY + timedelta(days=20),
        defect_id=name("wall"),
        fulfilled_on=TODAY + timedelta(days=18),
    )


def _keys(name: Namer) -> KeyEntrustment:
    return records.a_key_entrustment(
        id=name("keys"),
        purpose="客厅东墙裂缝维修，由工程组陪同施工单位入户",
        left_on=TODAY + timedelta(days=6),
        returned_on=TODAY + timedelta(days=18),
    )


def _escalation(name: Namer) -> Escalation:
    return records.an_escalation(
        id=name("escalation"),
        settled_on=TODAY + timedelta(days=2),
        settled_by="经营部 孙经理",
        how="经与客户协商，同意自通知书入住时间起计收，减免首月物业管理费。",
    )
