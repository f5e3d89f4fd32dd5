"""验收房屋 with its repair loop, and 卫生间防水试验 with its own (P2, P3)."""

from PySide6.QtCore import Qt

from app.procedure.case import CaseFile, Defect, Repair, RepairSubject, Verdict, WaterproofTest
from tests.ui.clerk.seat import Seat
from ui.pages.inspection import InspectionPage
from ui.pages.parts.repair_part import RepairPart
from ui.pages.waterproof import WaterproofPage


def inspect(seat: Seat, data: CaseFile) -> None:
    """The first round, with the meters; a failed one is repaired and the unit inspected again."""
    first, page = data.rounds[0], seat.page(InspectionPage)
    seat.fill(page.head.inspected_by, first.inspected_by)
    found = [defect for defect in data.defects if defect.round == 1]
    for defect in found:
        _find(seat, page, defect)
    seat.keyboard.tab_to(page.findings.items)
    seat.keyboard.control(Qt.Key.Key_A)
    if page.meters.isVisible():
        _read_meters(seat, page, data)
    _judge(seat, first.verdict or Verdict.PASSED, first.client_words)
    if found:
        _mend(seat, page.repair, _repair(data, RepairSubject.UNIT))
        inspect_again(seat, data)


def _find(seat: Seat, page: InspectionPage, defect: Defect) -> None:
    items = page.findings.items
    seat.keyboard.tab_to(items)
    seat.keyboard.control(Qt.Key.Key_Home)
    seat.keyboard.down(items.shown.index(f"{defect.part}/{defect.item}"))
    seat.keyboard.press(Qt.Key.Key_Right)
    seat.keyboard.press(Qt.Key.Key_Right)
    seat.keyboard.press(Qt.Key.Key_X)
    seat.keyboard.type(defect.what)
    seat.keyboard.press(Qt.Key.Key_Tab)
    seat.keyboard.type(defect.place)
    seat.keyboard.enter()
    seat.keyboard.enter()


def _read_meters(seat: Seat, page: InspectionPage, data: CaseFile) -> None:
    seat.keyboard.tab_to(page.meters)
    for reading in data.meters:
        cells = (
            reading.meter_number,
            "" if reading.reading is None else str(reading.reading),
            "" if reading.balance is None else str(reading.balance),
            reading.place,
            reading.absent_reason,
        )
        for cell in cells:
            seat.keyboard.type(cell)
            seat.keyboard.press(Qt.Key.Key_Tab)


def _judge(seat: Seat, verdict: Verdict, words: str) -> None:
    page = seat.page(InspectionPage)
    if words:
        seat.keyboard.tab_to(page.words)
        seat.keyboard.type(words)
    seat.choose(page.verdict.verdict, verdict)
    if verdict is Verdict.PASSED_WITH_REMAINING:
        seat.keyboard.tab_to(page.verdict.table)
        seat.keyboard.type("北京华建第三工程公司")
        seat.keyboard.enter()
    seat.keyboard.press(Qt.Key.Key_F6)


def inspect_again(seat: Seat, data: CaseFile) -> None:
    """The re-inspection: what is mended is accepted, what the client lets stand remains with a day (P2)."""
    page, second = seat.page(InspectionPage), data.rounds[1]
    seat.keyboard.tab_to(page.findings.items)
    for key in page.findings.items.shown:
        stands = any(f"{defect.part}/{defect.item}" == key and defect.remaining for defect in data.defects)
        seat.keyboard.press(Qt.Key.Key_X if stands else Qt.Key.Key_Space)
    _judge(seat, second.verdict or Verdict.PASSED, second.client_words)


def look_at_what_remained(seat: Seat, data: CaseFile) -> None:
    """The last round: the remaining matter is mended."""
    page = seat.page(InspectionPage)
    seat.keyboard.press(Qt.Key.Key_F6)
    seat.keyboard.space()
    _judge(seat, Verdict.PASSED, data.rounds[-1].client_words)
    assert page.judged.isVisible()


def _repair(data: CaseFile, subject: RepairSubject) -> Repair:
    return next(repair for repair in data.repairs if repair.subject is subject)


def _mend(seat: Seat, part: RepairPart, repair: Repair) -> None:
    """Order it, wait, and record that it is done; F6 is always the next deed."""
    seat.fill(part.taken_by, repair.taken_by)
    seat.keyboard.press(Qt.Key.Key_F6)
    seat.counter.clock.forward(days=3)
    seat.keyboard.tab_to(part.how)
    seat.keyboard.type(repair.how)
    seat.fill(part.engineer, repair.engineer)
    seat.fill(part.done_on, seat.counter.desk.today().isoformat())
    seat.keyboard.press(Qt.Key.Key_F6)


def fill_bathrooms(seat: Seat, data: CaseFile, number: int) -> None:
    """Let the water stand in the bathrooms of a round."""
    page = seat.page(WaterproofPage)
    tests = [test for test in data.waterproof_tests if test.round == number]
    for card, test in zip(page.bathrooms.cards, tests, strict=False):
        seat.fill(card.bathroom, test.bathroom)
        seat.keyboard.tab_to(card.filled_at)
        seat.keyboard.type("n")
        seat.fill(card.filled_depth, str(test.filled_depth))


def look_at_bathrooms(seat: Seat, data: CaseFile, number: int) -> None:
    """A day later: how deep the water still is, and what is seen from below."""
    page = seat.page(WaterproofPage)
    known = {test.bathroom: test for test in data.waterproof_tests if test.round == number}
    for card in page.bathrooms.cards:
        test = known[card.bathroom.text()]
        seat.keyboard.tab_to(card.ended_at)
        seat.keyboard.type("n")
        seat.fill(card.ended_depth, str(test.ended_depth))
        seat.fill(card.room_below, test.room_below)
        seat.fill(card.looked_at_by, test.looked_at_by)
        seat.fill(card.below_result, test.room_below_result)
        _result(seat, page, test, card.bathroom.text())


def _result(seat: Seat, page: WaterproofPage, test: WaterproofTest, bathroom: str) -> None:
    card = page.bathrooms.card_of(bathroom)
    assert card is not None
    assert test.result is not None
    seat.choose(card.result, test.result)


def mend_bathroom(seat: Seat, data: CaseFile) -> None:
    """The repair after the leak."""
    _mend(seat, seat.page(WaterproofPage).repair, _repair(data, RepairSubject.WATERPROOF))
