"""Six households through the real window by keyboard, closing and opening it on the way, to the packet's PDF (P1–P8, C3, C7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.procedure.case import CaseFile, ChargeState, Ending, UnitKind
from app.procedure.certificates import format_number
from app.procedure.declaration import load_procedure
from app.roster.rows import RosterRow
from app.texts import load_translator
from tests.factory.households import HOUSEHOLDS, Household
from tests.factory.opening import namer
from tests.reports.reading import page_texts
from tests.ui.clerk import Clerk
from tests.ui.clerk.seat import Seat
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import counter_in
from ui.application import WindowApplication
from ui.paper import PACKET, PaperJob

PROCEDURE = load_procedure()


def expected(data: CaseFile) -> RosterRow:
    """The row of the roster that the household is expected by."""
    unit, notice = data.unit, data.notice
    assert notice is not None
    return RosterRow(
        row=1,
        kind=unit.kind,
        building=unit.building,
        entrance=unit.entrance,
        floor=unit.floor,
        room=unit.room,
        area=unit.area,
        layout=unit.layout,
        client_name=data.client_name,
        tenure=data.case.tenure,
        identity_number="",
        phone=notice.phone,
        notice_number=notice.number,
        notice_address="",
        last_day=notice.last_day,
    )


@pytest.fixture(params=list(Household))
def data(request: pytest.FixtureRequest) -> CaseFile:
    """One household as it should stand in the archive in the end."""
    kind: Household = request.param
    return HOUSEHOLDS[kind](PROCEDURE, namer(kind.value))


@pytest.fixture
def seat(
    qtbot: QtBot, qapp: WindowApplication, tmp_path: Path, data: CaseFile, settings: QSettings, prompts: RecordingPrompts
) -> Iterator[Seat]:
    """A counter that expects the household."""
    with counter_in(tmp_path, (expected(data),)) as counter:
        seat = Seat(qtbot, qapp, counter, settings, prompts)
        seat.sit_down()
        yield seat
        if seat.window is not None:
            seat.window.close()


def packet_text(seat: Seat, file: CaseFile) -> str:
    """All that stands in the packet, without white space, since a line may break anywhere."""
    desk = seat.counter.desk
    job = PaperJob(
        file=file,
        procedure=desk.procedure,
        form=PACKET,
        language="zh_CN",
        translate=load_translator("zh_CN"),
        today=desk.today(),
        operator=desk.operator_name,
    )
    return "".join("".join(page_texts(job.pdf())).split())


def test_a_household_goes_from_the_door_to_the_archive(seat: Seat, data: CaseFile) -> None:
    clerk = Clerk(seat, data)
    clerk.reception_to_certificate()
    seat.close_and_come_back(data.unit.room)
    assert seat.step == "inspection"
    clerk.inspection()
    clerk.papers_to_keys()
    seat.close_and_come_back(data.unit.room)
    assert seat.step == "filing"
    clerk.filing()
    file = seat.file
    assert file.case.ending is Ending.FILED
    assert_same(file, data)
    assert_printed(packet_text(seat, file), file, data)


def assert_same(file: CaseFile, data: CaseFile) -> None:
    """What was typed is what the household is."""
    assert {(person.role, person.name, person.identity_number) for person in file.people} == {
        (person.role, person.name, person.identity_number if person.role != "member" else "") for person in data.people
    }
    assert [vehicle.plate for vehicle in file.vehicles] == [vehicle.plate for vehicle in data.vehicles]
    assert [(round_.round, round_.verdict) for round_ in file.rounds] == [
        (round_.round, round_.verdict) for round_ in data.rounds
    ]
    assert [(each.state, each.void_reason) for each in file.certificates] == [
        (each.state, each.void_reason) for each in data.certificates
    ]
    assert {(defect.what, defect.remaining, defect.is_open) for defect in file.defects} == {
        (defect.what, defect.remaining, defect.is_open) for defect in data.defects
    }
    assert {meter.meter: meter.reading for meter in file.meters} == {meter.meter: meter.reading for meter in data.meters}
    assert {charge.fee: charge.state for charge in file.charges} == {charge.fee: charge.state for charge in data.charges}
    assert {item.item: item.count for item in file.items} == {item.item: item.count for item in data.items}
    known = {(test.round, test.bathroom): test.result for test in data.waterproof_tests}
    assert {(test.round, test.bathroom): test.result for test in file.waterproof_tests}.items() <= known.items()
    assert {test.result for test in file.waterproof_tests} == set(known.values())
    assert [commitment.what for commitment in file.commitments] == [defect.what for defect in data.defects if defect.remaining]
    assert all(commitment.fulfilled_on is not None for commitment in file.commitments)


def assert_printed(text: str, file: CaseFile, data: CaseFile) -> None:
    """The packet tells the same."""
    words = [file.case.number, data.client_name, data.unit.room]
    words += [person.name for person in data.people]
    words += [format_number(each.number) for each in file.certificates]
    words += ["作废" for each in data.certificates if each.state == "void"]
    words += [defect.what for defect in data.defects]
    words += [repair.how for repair in file.repairs]
    words += [receipt.number for receipt in file.receipts]
    words += [charge.reason for charge in data.charges if charge.state is ChargeState.DEFERRED]
    words += [item.remark for item in data.items if item.remark]
    words += [f"{data.unit.area}" if data.unit.kind is UnitKind.HOME else "车位管理费"]
    missing = [word for word in words if "".join(word.split()) not in text]
    assert missing == []
