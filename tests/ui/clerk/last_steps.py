"""签收文件 to 建立客户档案."""

from PySide6.QtCore import Qt

from app.procedure.case import CaseFile, ChargeState
from tests.ui.clerk.seat import Seat
from ui.pages.agreements import AgreementsPage
from ui.pages.fees import FeesPage
from ui.pages.filing import FilingPage
from ui.pages.items import ItemsPage
from ui.pages.papers import PapersPage


def sign_for_papers(seat: Seat) -> None:
    """All were received today."""
    seat.page(PapersPage)
    seat.keyboard.control(Qt.Key.Key_A)


def sign_agreements(seat: Seat) -> None:
    """All were signed today."""
    seat.page(AgreementsPage)
    seat.keyboard.control(Qt.Key.Key_A)


def pay(seat: Seat, data: CaseFile) -> None:
    """Defer what is deferred, pay the rest, print the fee slip (P3a)."""
    page = seat.page(FeesPage)
    for charge in data.charges:
        if charge.state is ChargeState.DEFERRED:
            row = page.table.row_of(f"fee:{charge.fee}")
            assert row is not None
            seat.keyboard.tab_to(page.table)
            seat.keyboard.down(row)
            seat.choose(page.details.state, "deferred")
            seat.fill(page.details.reason, charge.reason)
    if data.receipts:
        seat.choose(page.payment.method, data.receipts[0].method)
        seat.keyboard.press(Qt.Key.Key_F4)
        seat.keyboard.enter()


def hand_over(seat: Seat, data: CaseFile) -> None:
    """All things are taken; what is not there yet says why; keys stay for a repair."""
    page = seat.page(ItemsPage)
    seat.keyboard.control(Qt.Key.Key_A)
    rows = [str(row["id"]) for row in page.table.rows()]
    for item in data.items:
        if item.count == 0:
            _explain(seat, page, rows.index(item.item), item.remark)
    for keys in data.key_entrustments:
        seat.fill(page.keys.count, str(keys.count))
        seat.fill(page.keys.purpose, keys.purpose)
        seat.keyboard.tab_to(page.keys.keep)
        seat.keyboard.enter()


def _explain(seat: Seat, page: ItemsPage, row: int, remark: str) -> None:
    seat.keyboard.tab_to(page.table)
    seat.keyboard.control(Qt.Key.Key_Home)
    seat.keyboard.down(row)
    for key, text in (("count", "0"), ("remark", remark)):
        while page.table.records.columns[page.table.currentIndex().column()].key != key:
            seat.keyboard.press(Qt.Key.Key_Right)
        seat.keyboard.type(text)
        seat.keyboard.enter()


def file_case(seat: Seat, data: CaseFile) -> None:
    """Everything is in the folder, and the folder in its box."""
    page = seat.page(FilingPage)
    assert data.shelf is not None
    seat.keyboard.control(Qt.Key.Key_A)
    seat.fill(page.box, data.shelf.box)
    seat.fill(page.folder, data.shelf.folder)
    seat.fill(page.page_number, data.shelf.page)
