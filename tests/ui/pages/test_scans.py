"""查验客户资料: scans of the papers, attached, looked at inside the window alone, and removed."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from app.demo.households import renovating_owner
from app.desk.household.scans import scans_of
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Stand
from tests.ui.recording_prompts import RecordingPrompts
from ui.pages.documents import DocumentsPage
from ui.pages.documents.scans_part import ScansPart


@pytest.fixture
def stand(at_step: AtStep) -> Stand:
    return at_step(renovating_owner, "documents")


def part(stand: Stand) -> ScansPart:
    return stand.page(DocumentsPage).scans


def a_png() -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes here
    return bytes(content.data())


def a_pdf(pages: int) -> bytes:
    content = BytesIO()
    canvas = Canvas(content)
    for page in range(pages):
        canvas.drawString(72, 720, f"page {page}")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def test_a_scan_goes_to_the_paper_that_is_chosen(
    stand: Stand, prompts: RecordingPrompts, tmp_path: Path, keyboard: Keyboard
) -> None:
    file = tmp_path / "通知书.png"
    file.write_bytes(a_png())
    prompts.path = file
    page = stand.page(DocumentsPage)
    page.table.setFocus()
    keyboard.press(Qt.Key.Key_F4)
    chosen = page.table.chosen()
    assert chosen is not None
    (scan,) = scans_of(stand.counter.desk, stand.case_id)
    assert (scan.paper, scan.kind) == (chosen.kind.id, "png")
    (row,) = part(stand).table.rows()
    assert "入住通知书" in str(row["paper"])
    assert row["state"] == ""


def test_what_is_ticked_and_not_saved_stays(stand: Stand, tmp_path: Path, keyboard: Keyboard) -> None:
    page = stand.page(DocumentsPage)
    page.table.setFocus()
    keyboard.space()
    file = tmp_path / "a.png"
    file.write_bytes(a_png())
    chosen = page.table.chosen()
    assert chosen is not None
    part(stand).attach(chosen, file)
    part(stand).show_case(stand.file)
    assert page.table.rows()[0]["seen"] is True
    assert len(part(stand).table.rows()) == 1


@pytest.mark.parametrize(("name", "content"), [("a.png", b"no picture"), ("a.docx", b"PK"), ("gone.pdf", None)])
def test_what_is_no_scan_is_said_and_not_kept(stand: Stand, tmp_path: Path, name: str, content: bytes | None) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    chosen = stand.page(DocumentsPage).table.chosen()
    assert chosen is not None
    part(stand).attach(chosen, file)
    assert scans_of(stand.counter.desk, stand.case_id) == ()
    assert part(stand).table.isHidden()


def test_it_is_looked_at_in_the_page(stand: Stand, tmp_path: Path) -> None:
    chosen = stand.page(DocumentsPage).table.chosen()
    assert chosen is not None
    for name, content, pages in (("a.png", a_png(), 1), ("b.pdf", a_pdf(3), 3)):
        file = tmp_path / name
        file.write_bytes(content)
        part(stand).attach(chosen, file)
        part(stand).table.setCurrentIndex(part(stand).table.records.index(len(part(stand).table.rows()) - 1, 0))
        part(stand).show_button.click()
        assert part(stand).view.count == pages
    part(stand).view.close_button.click()
    assert part(stand).view.count == 0


def test_it_is_removed_after_a_question(stand: Stand, prompts: RecordingPrompts, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(a_png())
    chosen = stand.page(DocumentsPage).table.chosen()
    assert chosen is not None
    part(stand).attach(chosen, file)
    part(stand).remove_button.click()
    assert len(scans_of(stand.counter.desk, stand.case_id)) == 1
    prompts.answer = True
    part(stand).remove_button.click()
    assert scans_of(stand.counter.desk, stand.case_id) == ()
    assert part(stand).table.isHidden()
