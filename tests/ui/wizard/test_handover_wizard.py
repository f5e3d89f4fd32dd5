"""The wizard: order, saving, reasons, drafts (P1–P8 as far as they are seen from the window)."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.demo.households import co_owners, nonlocal_tenant, renovating_owner
from app.desk.household import queries
from app.desk.household.steps import pass_step
from app.procedure.progress import StepState
from tests.ui.seen import field_of, rail_says
from tests.ui.stage import Counter, brought_to, received
from tests.ui.typing import press, retype, type_text
from tests.ui.wizard.conftest import OpenCase, phone_page


def without_phone(counter: Counter) -> str:
    """A case whose client card lacks nothing but the telephone."""
    visit = received(counter, nonlocal_tenant)
    return visit.case_id


def test_it_opens_at_the_step_that_the_archive_says(counter: Counter, open_case: OpenCase) -> None:
    visit = brought_to(counter, nonlocal_tenant, "papers")
    assert open_case(visit.case_id).wizard.step == "papers"


def test_p8_enter_stays_where_something_is_missing_and_goes_to_the_field(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "")
    press(page.phone, Qt.Key.Key_Return)
    assert view.wizard.step == "reception"
    assert page.phone.hasFocus()
    assert "电话" in view.bar.words
    assert field_of(page, "phone").shown


def test_p8_reasons_go_away_while_typing_before_anything_is_saved(qtbot: QtBot, counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "")
    qtbot.waitUntil(lambda: "电话" in view.bar.words)
    type_text(page.phone, "13900001111")
    qtbot.waitUntil(lambda: view.bar.words == "")
    client = counter.file(view.page_context.case_id).client
    assert client is not None
    assert client.phone != "13900001111"


def test_p8_a_reason_that_was_said_goes_away_once_it_is_answered(qtbot: QtBot, counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "")
    press(page.phone, Qt.Key.Key_Return)
    said = field_of(page, "phone").shown
    assert said
    assert said == page.said
    type_text(page.phone, "13900001111")
    qtbot.waitUntil(lambda: page.said == "")
    assert field_of(page, "phone").shown == ""


def test_enter_saves_passes_the_step_and_goes_on(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "13900001111")
    press(page.phone, Qt.Key.Key_Return)
    assert view.wizard.step == "documents"
    file = counter.file(view.page_context.case_id)
    assert file.client is not None
    assert file.client.phone == "13900001111"
    assert [step_pass.step for step_pass in file.passes] == ["reception"]


def test_p3_the_waterproof_test_is_passed_over_where_nobody_renovates(counter: Counter, open_case: OpenCase) -> None:
    visit = brought_to(counter, nonlocal_tenant, "papers")
    view = open_case(visit.case_id)
    assert rail_says(view.wizard.rail, 5) == "5 卫生间防水试验: 不适用"
    view.wizard.retreat()
    assert view.wizard.step == "inspection"
    view.wizard.advance()
    assert view.wizard.step == "papers"


def test_p3_the_waterproof_test_follows_the_inspection_where_somebody_renovates(counter: Counter, open_case: OpenCase) -> None:
    visit = brought_to(counter, renovating_owner, "inspection")
    view = open_case(visit.case_id)
    view.wizard.go("inspection")
    assert view.wizard.nextId() == [step.id for step in view.page_context.procedure.steps].index("waterproof")


@pytest.mark.parametrize("rounds", [3])
def test_back_and_next_can_go_on_for_ever(counter: Counter, open_case: OpenCase, rounds: int) -> None:
    """QWizard by itself refuses to meet a page twice and warns, which fails a test."""
    view = open_case(brought_to(counter, co_owners, "papers").case_id)
    for _round in range(rounds):
        view.wizard.retreat()
        view.wizard.retreat()
        view.wizard.advance()
        view.wizard.advance()
    assert view.wizard.step == "papers"


def test_p8_a_done_step_can_be_amended(counter: Counter, open_case: OpenCase) -> None:
    visit = brought_to(counter, nonlocal_tenant, "papers")
    view = open_case(visit.case_id)
    view.wizard.rail.wanted.emit("reception")
    page = phone_page(view)
    retype(page.phone, "13912345678")
    view.wizard.advance()
    client = counter.file(visit.case_id).client
    assert client is not None
    assert client.phone == "13912345678"
    assert queries.progress(counter.desk, visit.case_id).current == "papers"


def test_a_jump_saves_what_was_typed(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "13700000000")
    view.wizard.rail.wanted.emit("documents")
    client = counter.file(view.page_context.case_id).client
    assert client is not None
    assert client.phone == "13700000000"


def test_a_jump_keeps_what_is_refused_as_a_draft(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "1" * 41)
    view.wizard.rail.wanted.emit("documents")
    assert view.wizard.step == "documents"
    view.wizard.rail.wanted.emit("reception")
    assert phone_page(view).phone.text() == "1" * 41
    assert view.draft_strip.isVisible()


def test_after_a_crash_what_was_typed_is_put_back(qtbot: QtBot, counter: Counter, open_case: OpenCase) -> None:
    case_id = without_phone(counter)
    before = open_case(case_id)
    page = phone_page(before)
    retype(page.phone, "136")
    qtbot.waitUntil(lambda: counter.desk.archive.drafts.load(case_id, "reception") is not None)
    after = open_case(case_id)
    assert phone_page(after).phone.text() == "136"
    assert after.draft_strip.isVisible()
    after.wizard.discard_draft()
    client = counter.file(case_id).client
    assert client is not None
    assert phone_page(after).phone.text() == client.phone
    assert counter.desk.archive.drafts.load(case_id, "reception") is None


def test_a_saved_page_leaves_no_draft(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "13911112222")
    view.wizard.keep_draft()
    view.wizard.advance()
    assert counter.desk.archive.drafts.load(view.page_context.case_id, "reception") is None


def test_esc_loses_nothing(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "135")
    press(page.phone, Qt.Key.Key_Escape)
    view.wizard.reject()
    assert view.wizard.isVisible()
    assert page.phone.text() == "135"


def test_a_verb_elsewhere_shows_here_but_typing_stays(counter: Counter, open_case: OpenCase) -> None:
    view = open_case(without_phone(counter))
    page = phone_page(view)
    retype(page.phone, "135")
    pass_step(counter.desk, view.page_context.case_id, "reception")
    view.page_context.changes.tell()
    assert page.phone.text() == "135"
    assert view.wizard.progress.step("reception").state is StepState.DONE


def test_an_ended_case_is_shown_and_no_longer_changed(counter: Counter, open_case: OpenCase) -> None:
    visit = brought_to(counter, nonlocal_tenant, "nothing is left")
    view = open_case(visit.case_id)
    assert view.wizard.ended
    assert view.wizard.step == "filing"
    view.wizard.go("reception")
    view.wizard.advance()
    assert view.wizard.step == "documents"
    assert not view.bar.special_button.isEnabled()
