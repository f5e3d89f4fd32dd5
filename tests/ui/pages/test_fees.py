"""交费 by keyboard (P3a)."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from app.demo.households import nonlocal_tenant, parking_buyer
from app.desk.household import fees, queries
from app.desk.upkeep.roster import import_roster
from app.procedure.case import ChargeState, PaymentMethod
from app.roster.rows import RosterReading
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show, Stand
from tests.ui.seen import field_of
from tests.ui.stage import Counter, a_row, brought_to
from ui.pages.fees import FeesPage


def states(stand: Stand) -> dict[str, ChargeState]:
    return {charge.fee: charge.state for charge in stand.file.charges}


def pay_all(keyboard: Keyboard, page: FeesPage, place: Qt.Key = Qt.Key.Key_4) -> None:
    keyboard.tab_to(page.payment.method)
    keyboard.press(place)
    keyboard.press(Qt.Key.Key_F4)


def test_the_charges_are_computed_when_the_page_is_entered(at_step: AtStep) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    charges = stand.file.charges
    assert [charge.fee for charge in charges] == ["management", "heating", "television"]
    assert charges[0].amount == Decimal("3986.30")
    page = stand.page(FeesPage)
    words = str(page.table.records.raw()[0])
    assert "118.64 m² × 2.80 × 12 个月" in words
    assert "2027-12-30" in words
    assert "代收：热力公司" in str(page.table.records.raw()[1])


def test_they_are_computed_once(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    stand.view.wizard.retreat()
    stand.view.wizard.advance()
    assert len(stand.file.charges) == 3


def test_the_total_stands_in_digits_and_in_capitals_and_follows_the_ticks(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    payment = stand.page(FeesPage).payment
    assert payment.digits.text() == "¥ 6,408.42"
    assert payment.capitals.text() == "人民币陆仟肆佰零捌元肆角贰分"
    keyboard.space()
    assert payment.digits.text() == "¥ 2,422.12"
    assert payment.capitals.text() == "人民币贰仟肆佰贰拾贰元壹角贰分"


def test_paying_gives_a_receipt_and_enter_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    pay_all(keyboard, page)
    (receipt,) = stand.file.receipts
    assert (receipt.number, receipt.total, receipt.method) == ("SF-A1-000001", Decimal("6408.42"), PaymentMethod.SCAN)
    assert receipt.payer == "任我行"
    assert set(states(stand).values()) == {ChargeState.PAID}
    assert "SF-A1-000001" in str(page.receipts.table.records.raw())
    stand.view.wizard.advance()
    assert stand.step == "items"


def test_after_paying_enter_prints_the_fee_slip_and_enter_again_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    pay_all(keyboard, page)
    assert page.receipts.print_button.hasFocus()
    keyboard.enter()
    assert [job.form for job in stand.printed] == ["fee_slip"]
    keyboard.enter()
    assert stand.step == "items"


def test_somebody_else_may_pay(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.tab_to(page.payment.payer)
    keyboard.retype("任盈盈")
    pay_all(keyboard, page, Qt.Key.Key_1)
    (receipt,) = stand.file.receipts
    assert (receipt.payer, receipt.method) == ("任盈盈", PaymentMethod.CASH)


def test_nobody_pays_before_it_is_said_how(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.press(Qt.Key.Key_F4)
    assert stand.file.receipts == ()
    assert "交款方式" in field_of(page, "method").shown


def test_p3a_a_fee_is_deferred_with_its_reason_and_the_rest_is_paid(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.down()
    keyboard.tab_to(page.details.state)
    keyboard.press(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_Tab)
    assert page.details.reason.hasFocus()
    keyboard.type("由热力公司直接收取")
    assert page.payment.digits.text() == "¥ 4,202.30"
    pay_all(keyboard, page)
    assert states(stand) == {
        "management": ChargeState.PAID,
        "heating": ChargeState.DEFERRED,
        "television": ChargeState.PAID,
    }
    assert stand.file.charges[1].reason == "由热力公司直接收取"
    keyboard.enter()
    keyboard.enter()
    assert stand.step == "items"


def test_p3a_a_deferral_without_reason_is_refused_at_its_place(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.tab_to(page.details.state)
    keyboard.press(Qt.Key.Key_3)
    keyboard.enter()
    assert stand.step == "fees"
    assert page.details.reason.hasFocus()
    assert states(stand)["management"] is ChargeState.DUE
    assert page.table.text(0, "state") == "not_due"


def test_a_deferral_is_taken_back(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.tab_to(page.details.state)
    keyboard.press(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("客户下月来交")
    stand.view.wizard.retreat()
    assert states(stand)["management"] is ChargeState.DEFERRED
    stand.view.wizard.advance()
    keyboard.tab_to(page.details.state)
    keyboard.press(Qt.Key.Key_1)
    pay_all(keyboard, page)
    assert set(states(stand).values()) == {ChargeState.PAID}
    assert stand.file.charges[0].reason == ""


def test_starting_day_and_months_are_amended_and_the_amount_follows_while_typing(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.tab_to(page.details.starts_on)
    keyboard.retype("20270101")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.retype("6")
    assert page.table.text(0, "amount") == "1993.15"
    assert stand.file.charges[0].amount == Decimal("3986.30")
    pay_all(keyboard, page)
    charge = stand.file.charges[0]
    assert (charge.amount, charge.quantity) == (Decimal("1993.15"), Decimal(6))
    assert (charge.starts_on, charge.ends_on) == (date(2027, 1, 1), date(2027, 6, 30))


def test_no_months_are_said_under_their_field(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    keyboard.tab_to(page.details.months)
    keyboard.retype("0")
    keyboard.press(Qt.Key.Key_Tab)
    assert page.details.fields["months"].shown
    keyboard.enter()
    assert stand.step == "fees"
    assert page.details.months.hasFocus()
    assert page.details.months.text() == "0"
    assert stand.file.charges[0].amount == Decimal("3986.30")


def test_a_receipt_is_voided_with_a_reason_and_its_charges_are_due_again(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    pay_all(keyboard, page)
    keyboard.tab_to(page.receipts.reason)
    keyboard.type("收款方式录错")
    keyboard.tab_to(page.receipts.void_button)
    keyboard.enter()
    (receipt,) = stand.file.receipts
    assert receipt.void_reason == "收款方式录错"
    assert receipt.void_on == stand.counter.desk.today()
    assert set(states(stand).values()) == {ChargeState.DUE}
    pay_all(keyboard, page, Qt.Key.Key_1)
    assert [receipt.number for receipt in stand.file.receipts] == ["SF-A1-000001", "SF-A1-000002"]


def test_a_receipt_is_not_voided_without_a_reason(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "fees")
    page = stand.page(FeesPage)
    pay_all(keyboard, page)
    keyboard.tab_to(page.receipts.void_button)
    keyboard.enter()
    assert stand.file.receipts[0].void_on is None
    assert page.receipts.reason.hasFocus()


def test_a_home_without_an_area_says_why_nothing_is_computed(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    row = a_row(number=7, room="701", area=None)
    import_roster(counter.desk, RosterReading((row,), (), (), 1))
    brought_to(counter, nonlocal_tenant, "documents")  # takes the home whose area is known
    stand = show(brought_to(counter, nonlocal_tenant, "fees").case_id)
    page = stand.page(FeesPage)
    assert "面积" in page.failed.message.text()
    assert page.failed.isVisible()
    assert stand.file.charges == ()
    keyboard.enter()
    assert stand.step == "fees"


def test_a_parking_space_pays_by_the_month(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(parking_buyer, "fees")
    page = stand.page(FeesPage)
    assert page.payment.digits.text() == "¥ 960.00"
    pay_all(keyboard, page, Qt.Key.Key_2)
    keyboard.enter()
    keyboard.enter()
    assert stand.step == "items"


def test_a_draft_of_charges_paid_meanwhile_changes_nothing(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    case_id = brought_to(counter, nonlocal_tenant, "fees").case_id
    stand = show(case_id)
    keyboard.tab_to(stand.page(FeesPage).details.months)
    keyboard.retype("0")
    stand.view.park()
    due = tuple(charge.id for charge in queries.case_file(counter.desk, case_id).charges)
    fees.pay(counter.desk, case_id, due, PaymentMethod.CARD, "")
    again = show(case_id)
    assert again.page(FeesPage).table.text(0, "months") == "12"
    assert again.file.receipts[0].total == Decimal("6408.42")
