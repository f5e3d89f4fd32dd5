"""Texts and files at the edge: as long as they may be, with rare characters, and with what other programs take for commands."""

from dataclasses import replace

from app.procedure.case import CaseFile, PersonRole
from app.procedure.text_limits import ADDRESS, NAME, REMARK
from tests.factory import records
from tests.factory.numbers import identifier

RARE = "䶮㛃𬱖𠮷"
LONG_NAME = ("欧阳" + RARE + "斯坦尼斯拉夫·亚历山德罗维奇·" * 10)[:NAME]
LONG_ADDRESS = ("内蒙古自治区呼和浩特市赛罕区 <b>昭乌达路</b> 2018 号 " * 10)[:ADDRESS].strip()
LONG_REMARK = ("墙面空鼓、开裂约 0.35 m²；\"=1+1\" 与 'quoted' 及 <i>标签</i> 均应原样打印。" * 60)[:REMARK]
UNBROKEN = "W" * 180
UNDRAWABLE = "张🏠𰻝"


def extreme(file: CaseFile) -> CaseFile:
    """The file with every text as long and as strange as it may be."""
    people = tuple(
        replace(person, name=LONG_NAME, address=LONG_ADDRESS, work_unit=LONG_NAME, email=UNBROKEN, relation="=1+1")
        for person in file.people
    )
    return replace(
        file,
        people=people,
        vehicles=tuple(replace(vehicle, model="<b>" + RARE + "</b>") for vehicle in file.vehicles),
        paper_checks=tuple(replace(check, remark=LONG_REMARK[:500]) for check in file.paper_checks),
        rounds=tuple(replace(round_, client_words=LONG_REMARK) for round_ in file.rounds),
        defects=tuple(replace(defect, what=LONG_REMARK[:900], place=LONG_NAME) for defect in file.defects),
        repairs=tuple(replace(repair, how=LONG_REMARK) for repair in file.repairs),
        meters=tuple(replace(meter, place=LONG_NAME, meter_number=UNBROKEN[:40]) for meter in file.meters),
        waterproof_tests=tuple(replace(test, room_below_result=LONG_REMARK[:500]) for test in file.waterproof_tests),
        charges=tuple(replace(charge, reason=charge.reason and LONG_REMARK[:500]) for charge in file.charges),
        receipts=tuple(replace(receipt, payer=LONG_NAME) for receipt in file.receipts),
        items=tuple(replace(item, serials=UNBROKEN, remark=LONG_REMARK[:300]) for item in file.items),
        commitments=tuple(replace(commitment, what=LONG_REMARK) for commitment in file.commitments),
        escalations=tuple(replace(escalation, what=LONG_REMARK, how=LONG_REMARK) for escalation in file.escalations),
        archive_papers=tuple(replace(paper, remark=LONG_REMARK[:300]) for paper in file.archive_papers),
    )


def crowded(file: CaseFile, count: int = 60) -> CaseFile:
    """The file with so many household members, vehicles and defects that every list runs over a page."""
    case_id = file.case.id
    members = tuple(
        records.a_person(id=identifier(case_id, "member", index), case_id=case_id, role=PersonRole.MEMBER, name=f"成员{index}")
        for index in range(count)
    )
    vehicles = tuple(records.a_vehicle(id=identifier(case_id, "car", index), case_id=case_id) for index in range(count))
    defects = tuple(
        records.a_defect(id=identifier(case_id, "defect", index), case_id=case_id, what=f"第 {index} 处缺陷")
        for index in range(count)
    )
    return replace(file, people=file.people + members, vehicles=file.vehicles + vehicles, defects=file.defects + defects)
