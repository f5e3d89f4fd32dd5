"""开具入住证明 on pre-numbered paper: the sheet is read, printed, and what happened to it is said (C1, C7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.demo.households import renovating_owner
from app.desk.certificates.incidents import incidents
from app.desk.certificates.sheets import assigned, spoilt
from app.procedure.certificates import IncidentKind
from app.procedure.declaration import load_procedure
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Stand
from tests.ui.stage import Counter, counter_in
from ui.pages.certificate import CertificatePage


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A counter whose certificates come numbered."""
    procedure = load_procedure({"settings": {"certificate_paper": "prenumbered"}})
    with counter_in(tmp_path, procedure=procedure) as made:
        yield made


def _focused(keyboard: Keyboard) -> object:
    return keyboard.focused


def _taken(at_step: AtStep, keyboard: Keyboard) -> tuple[Stand, CertificatePage]:
    """A case whose number 00001 is taken."""
    stand = at_step(renovating_owner, "certificate")
    page = stand.page(CertificatePage)
    keyboard.enter()
    return stand, page


def _number(stand: Stand) -> int | None:
    held = assigned(stand.file)
    return held.number if held is not None else None


def test_enter_leads_from_the_number_over_the_print_to_the_issue(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    assert (_number(stand), stand.file.certificate) == (1, None)
    assert _focused(keyboard) is page.sheet.read
    keyboard.type("№ 00001")
    keyboard.enter()
    assert _focused(keyboard) is page.sheet.print_button
    keyboard.enter()
    assert [[each.number for each in job.file.certificates] for job in stand.printed] == [[1]]
    assert _focused(keyboard) is page.sheet.confirm_button
    assert page.sheet.question.text() == "打印是否完好？"
    keyboard.enter()
    assert stand.file.certificate is not None
    assert _focused(keyboard) is page.signed_on
    assert page.sheet.isHidden()
    keyboard.enter()
    assert stand.step == "inspection"


def test_another_number_is_neither_printed_nor_issued(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    keyboard.type("00002")
    keyboard.enter()
    assert _focused(keyboard) is page.sheet.read
    assert "00001" in page.sheet.field.shown
    assert "00002" in page.sheet.field.shown
    assert not page.sheet.print_button.isEnabled()
    keyboard.press(Qt.Key.Key_F6)
    assert stand.printed == []
    assert stand.file.certificate is None


def test_c7_a_spoilt_sheet_is_void_and_the_next_number_is_asked(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.sheet.spoilt_button)
    keyboard.enter()
    keyboard.enter()
    assert page.sheet.spoilt_strip.problem.text()
    keyboard.type("卡纸")
    keyboard.enter()
    assert _number(stand) == 2
    assert _focused(keyboard) is page.sheet.read
    assert page.sheet.read.text() == ""
    assert page.plate.number == "№ 00002"
    rows = page.void.table.rows()
    assert [(row["number"], row["reason"], row["follows"]) for row in rows] == [("00001", "卡纸", "00002")]


def test_a_missing_sheet_is_an_incident(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    keyboard.tab_to(page.sheet.missing_button)
    keyboard.enter()
    keyboard.type("本内缺一份")
    keyboard.enter()
    held = incidents(stand.counter.desk.database)
    assert [(each.number, each.kind, each.what) for each in held] == [(1, IncidentKind.SHEET_MISSING, "本内缺一份")]
    assert _number(stand) == 2


def test_c7_a_later_sheet_on_top_voids_those_before_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    keyboard.tab_to(page.sheet.swapped_button)
    keyboard.enter()
    keyboard.type("00003")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("装反了")
    keyboard.enter()
    assert _number(stand) == 3
    assert [(each.number, each.state) for each in stand.file.certificates] == [(1, "void"), (2, "void"), (3, "assigned")]


def test_c2_the_paper_at_the_side_bears_the_number_taken(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, _page = _taken(at_step, keyboard)
    job = stand.view.preview.job
    assert job is not None
    assert [each.number for each in job.file.certificates] == [1]


def test_a_taken_number_waits_for_the_next_visit(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    stand.view.wizard.go("documents")
    stand.view.wizard.go("certificate")
    page = stand.page(CertificatePage)
    assert _number(stand) == 1
    assert _focused(keyboard) is page.sheet.read


def test_c5_a_last_sheet_that_is_spoilt_leads_to_the_stubs(at_step: AtStep, keyboard: Keyboard) -> None:
    stand, page = _taken(at_step, keyboard)
    for _sheet in range(24):
        spoilt(stand.counter.desk, stand.case_id, "卡纸")
    stand.view.page_context.changes.tell()
    assert page.plate.number == "№ 00025"
    keyboard.tab_to(page.sheet.spoilt_button)
    keyboard.enter()
    keyboard.type("卡纸")
    keyboard.enter()
    assert _number(stand) is None
    assert page.sheet.isHidden()
    assert _focused(keyboard) is page.book.checked_by
    keyboard.type("李强")
    keyboard.enter()
    keyboard.enter()
    assert _number(stand) == 26
