"""A certificate goes to the printer on the counter's paper, whole or overprinted, where that printer needs it."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.household import queries
from app.desk.upkeep.printing import keep_fit
from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.texts import load_translator
from tests.reports.reading import page_texts
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, brought_to
from tests.ui.test_printing import SCALE, printer_to
from ui.certificate_paper import CertificatePrinting
from ui.context import WindowContext
from ui.paper import PaperJob
from ui.pdf_pages import PdfPages
from ui.printer_trays import set_tray, tray_of
from ui.printing import PrintStrip, black_or_white, print_pdf
from ui.worker import Ticket

PINS = CertificatePrinting(paper="241x93", mode=PrintMode.OVERPRINT, printer="LQ-630K", tray="Tractor")


@pytest.fixture
def job(counter: Counter) -> PaperJob:
    """The certificates of a case: one void, one in force."""
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    spoilt = issuing.issue(counter.desk, case_id)
    issuing.void(counter.desk, spoilt, "写错姓名")
    issuing.issue(counter.desk, case_id)
    return PaperJob(
        file=counter.file(case_id),
        procedure=queries.procedure_of(counter.desk, case_id),
        form="certificate",
        language="zh_CN",
        translate=load_translator("zh_CN"),
        today=counter.desk.today(),
        operator="王丽",
    )


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [(round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) for page in pypdfium2.PdfDocument(pdf)]


def test_whole_sheets_show_the_void_one_too_but_no_form_is_spent_on_it(job: PaperJob) -> None:
    """C7: on pre-printed paper the void one is there already."""
    assert sizes(job.pdf()) == [(210, 297)] * 2
    assert ["№ 00002" in text for text in page_texts(job.pdf())] == [True, False]  # the one in force is seen first
    assert sizes(replace(job, printing=PINS).pdf()) == [(241, 93)]
    assert sizes(replace(job, printing=CertificatePrinting(mode=PrintMode.OVERPRINT)).pdf()) == [(210, 297)]


def test_another_form_of_the_case_is_never_moved_nor_printed_on_it(job: PaperJob) -> None:
    card = replace(job, form="client_card", printing=PINS)
    assert card.fitted(PrinterFit(dx=50)) is card
    assert not card.is_continuous
    assert sizes(card.pdf())[0] == (210, 297)


def test_what_is_printed_is_moved_by_what_the_printer_needs(
    qtbot: QtBot, counter: Counter, context: WindowContext, job: PaperJob, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    """The dialog has the last word: the fit is that of the printer and tray which were chosen there."""
    printed = []
    for dx in (0, 100):
        out = tmp_path / f"{dx}.pdf"
        printer = printer_to(out)
        keep_fit(counter.desk, printer.printerName(), tray_of(printer), PrinterFit(dx=dx))
        strip = PrintStrip(context)
        qtbot.addWidget(strip)
        with qtbot.waitSignal(strip.finished, timeout=30_000) as done:
            strip.begin(replace(job, printing=PINS), printer)
        assert done.args == [True]
        with PdfPages(out.read_bytes()) as pages:
            assert pages.size(0) == pytest.approx((241 * 72 / 25.4, 93.13 * 72 / 25.4), abs=1)
            printed.append(left_ink(pages.image(0, SCALE)) / SCALE)
    assert printed[1] - printed[0] == pytest.approx(10 * 72 / 25.4, abs=0.5)


def left_ink(image: QImage) -> int:
    """The first column with something dark in it."""
    return next(x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height())))


def test_continuous_paper_is_never_turned(qapp: object, job: PaperJob, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    assert print_pdf(replace(job, printing=PINS).pdf(), printer, Ticket(), continuous=True, sharp=True) == 1
    layout = printer.pageLayout()
    assert layout.orientation() == layout.Orientation.Portrait
    assert layout.pageSize().sizePoints().width() > layout.pageSize().sizePoints().height()


def test_pins_are_given_black_and_white_only(qapp: object, job: PaperJob) -> None:
    with PdfPages(replace(job, printing=PINS).pdf()) as pages:
        dots = black_or_white(pages.image(0, 180 / 72))
    found = {dots.pixelColor(x, y).lightness() for x in range(0, dots.width(), 3) for y in range(dots.height())}
    assert found == {0, 255}


def test_the_counters_printer_and_tray_are_offered_first(
    qtbot: QtBot, context: WindowContext, job: PaperJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = PrintStrip(context)
    qtbot.addWidget(strip)
    seen: list[str] = []

    def choose(parent: QWidget, printer: QPrinter, then: object) -> None:
        del parent, then
        seen.append(tray_of(printer))

    monkeypatch.setattr(context.prompts, "choose_printer", choose)
    strip.print_paper(replace(job, printing=PINS))
    strip.print_paper(replace(job, form="client_card"))
    assert seen == ["Tractor", "Auto"]


def test_an_unknown_tray_changes_nothing(qapp: object, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    before = tray_of(printer)
    set_tray(printer, "no such tray")
    assert tray_of(printer) == before
