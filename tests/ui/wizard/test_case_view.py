"""One case in the window: parking, special cases (P5), printing, and the paper at the right."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant
from tests.ui.stage import Counter, brought_to, received
from tests.ui.typing import click, press, retype, type_text
from tests.ui.wizard.conftest import OpenCase, Printer, phone_page
from ui.context import WindowContext
from ui.paper import PaperJob
from ui.wizard.case_view import CaseView


def test_f8_parks_and_keeps_what_was_typed(qtbot: QtBot, counter: Counter, open_case: OpenCase) -> None:
    case_id = received(counter, nonlocal_tenant).case_id
    view = open_case(case_id)
    retype(phone_page(view).phone, "13812340000")
    with qtbot.waitSignal(view.parked):
        press(phone_page(view).phone, Qt.Key.Key_F8)
    assert phone_page(open_case(case_id)).phone.text() == "13812340000"


def test_p5_a_special_case_waits_and_goes_on_where_it_left(counter: Counter, open_case: OpenCase) -> None:
    case_id = brought_to(counter, nonlocal_tenant, "papers").case_id
    view = open_case(case_id)
    press(view.wizard, Qt.Key.Key_F9)
    assert view.special.isVisible()
    type_text(view.special.what, "面积与合同不符")
    press(view.special.what, Qt.Key.Key_Return)
    held = counter.file(case_id).open_escalation
    assert held is not None
    assert held.step == "papers"
    assert "面积与合同不符" in view.special.message.text()
    assert view.bar.words
    view.wizard.advance()
    assert view.wizard.step == "papers"
    type_text(view.special.settled_by, "经营部 李工")
    type_text(view.special.how, "补测后更正")
    press(view.special.how, Qt.Key.Key_Return)
    assert counter.file(case_id).open_escalation is None
    assert not view.special.isVisible()
    assert view.wizard.step == "papers"


def test_p5_nothing_is_handed_over_without_words(counter: Counter, open_case: OpenCase) -> None:
    case_id = received(counter, nonlocal_tenant).case_id
    view = open_case(case_id)
    view.special.open_for("reception")
    press(view.special.what, Qt.Key.Key_Return)
    assert view.special.problem.isVisible()
    assert counter.file(case_id).open_escalation is None
    press(view.special.what, Qt.Key.Key_Escape)
    assert not view.special.isVisible()


def test_printing_saves_the_page_first(counter: Counter, open_case: OpenCase, printer: Printer) -> None:
    view = open_case(received(counter, nonlocal_tenant).case_id)
    retype(phone_page(view).phone, "13800009999")
    press(phone_page(view).phone, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [job.form for job in printer.jobs] == ["client_card"]
    client = printer.jobs[0].file.client
    assert client is not None
    assert client.phone == "13800009999"


def test_what_cannot_be_saved_is_not_printed(counter: Counter, open_case: OpenCase, printer: Printer) -> None:
    view = open_case(received(counter, nonlocal_tenant).case_id)
    retype(phone_page(view).phone, "1" * 41)
    view.print_form("client_card")
    assert printer.jobs == []
    assert phone_page(view).phone.hasFocus()


def test_the_paper_is_shown_and_follows_the_typing(qtbot: QtBot, counter: Counter, open_case: OpenCase) -> None:
    view = open_case(received(counter, nonlocal_tenant).case_id)
    qtbot.waitUntil(lambda: _drawn(view) is not None, timeout=20_000)
    with qtbot.waitSignal(view.preview.shown, timeout=20_000):
        retype(phone_page(view).phone, "13900002222")
    drawn = _drawn(view)
    assert drawn is not None
    assert drawn.file.client is not None
    assert drawn.file.client.phone == "13900002222"


def test_while_the_first_paper_is_drawn_the_pane_says_so(
    qtbot: QtBot, counter: Counter, context: WindowContext, open_case: OpenCase
) -> None:
    go_on = Event()
    context.workers.start(lambda _ticket: go_on.wait(20), owner=context.workers, done=lambda _result: None, failed=print)
    view = open_case(received(counter, nonlocal_tenant).case_id)
    qtbot.waitUntil(lambda: "客户资料卡" in view.preview.message.text(), timeout=20_000)
    assert _drawn(view) is None
    go_on.set()
    qtbot.waitUntil(lambda: view.preview.message.text() == "", timeout=20_000)
    assert _drawn(view) is not None


def _drawn(view: CaseView) -> PaperJob | None:
    return view.preview.drawn


def test_an_overtaken_drawing_is_never_shown(qtbot: QtBot, counter: Counter, context: WindowContext, open_case: OpenCase) -> None:
    view = open_case(received(counter, nonlocal_tenant).case_id)
    view.preview.show_paper(view.preview.job)
    view.preview.show_paper(None)
    qtbot.waitUntil(context.workers.idle)
    assert _drawn(view) is None


def test_the_paper_can_be_folded_away_and_the_next_case_remembers(counter: Counter, open_case: OpenCase) -> None:
    case_id = received(counter, nonlocal_tenant).case_id
    view = open_case(case_id)
    press(view.wizard, Qt.Key.Key_F7)
    assert not view.preview.isVisible()
    again = open_case(case_id)
    assert not again.preview.isVisible()
    press(again.wizard, Qt.Key.Key_F7)
    assert again.preview.isVisible()


def test_p8_all_reasons_are_listed_on_a_click(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(brought_to(counter, nonlocal_tenant, "inspection").case_id)
    reasons = view.wizard.reasons
    assert len(reasons) > 1
    click(view.bar.missing)
    menu = view.bar.findChild(QMenu)
    assert menu is not None
    assert len(menu.actions()) == len(reasons)
    menu.close()


def test_the_header_says_whose_case_it_is_and_how_many_days_are_left(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(received(counter, nonlocal_tenant).case_id)
    shown = view.header.text()
    assert view.wizard.file.unit.label in shown
    assert view.wizard.file.client_name in shown
    assert "余 37 天" in shown
