"""Printing is the very PDF, page by page; here into a file instead of a printer."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant
from app.desk.household import queries
from app.errors import InputError
from app.texts import load_translator
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, received
from ui.context import WindowContext
from ui.paper import PACKET, PaperJob
from ui.pdf_pages import PdfPages
from ui.printing import PrintStrip, print_pdf
from ui.worker import CancelledError, Ticket

DOTS = 200
SCALE = DOTS / 72


def job_of(counter: Counter, form: str) -> PaperJob:
    case_id = received(counter, nonlocal_tenant).case_id
    return PaperJob(
        file=counter.file(case_id),
        procedure=queries.procedure_of(counter.desk, case_id),
        form=form,
        language="zh_CN",
        translate=load_translator("zh_CN"),
        today=counter.desk.today(),
        operator="王丽",
    )


def printer_to(path: Path, dots: int = DOTS) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    return printer


def grey(image: QImage) -> float:
    """Mean darkness of a page: 0 is white."""
    smooth = Qt.TransformationMode.SmoothTransformation
    shape = Qt.AspectRatioMode.IgnoreAspectRatio
    small = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(40, 40, shape, smooth)
    return sum(255 - small.pixelColor(x, y).lightness() for x in range(40) for y in range(40)) / 1600


def test_every_page_comes_out_looking_the_same(qapp: object, counter: Counter, tmp_path: Path) -> None:
    pdf = job_of(counter, PACKET).pdf()
    out = tmp_path / "out.pdf"
    with PdfPages(pdf) as pages:
        wanted = [(pages.size(page), grey(pages.image(page, SCALE))) for page in range(len(pages))]
    assert print_pdf(pdf, printer_to(out), Ticket()) == len(wanted)
    with PdfPages(out.read_bytes()) as printed:
        assert len(printed) == len(wanted)
        for page, (size, darkness) in enumerate(wanted):
            assert printed.size(page) == pytest.approx(size, abs=1)
            assert grey(printed.image(page, SCALE)) == pytest.approx(darkness, rel=0.1)


def test_a_finer_printer_gets_the_same_page(qapp: object, counter: Counter, tmp_path: Path) -> None:
    """Above 600 dots an inch the dots are drawn larger, not more of them."""
    pdf = job_of(counter, "client_card").pdf()
    out = tmp_path / "out.pdf"
    print_pdf(pdf, printer_to(out, 1200), Ticket())
    with PdfPages(pdf) as pages, PdfPages(out.read_bytes()) as printed:
        assert printed.size(0) == pytest.approx(pages.size(0), abs=1)
        assert grey(printed.image(0, SCALE)) == pytest.approx(grey(pages.image(0, SCALE)), rel=0.1)


def test_only_the_pages_asked_for_come_out(qapp: object, counter: Counter, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert print_pdf(job_of(counter, PACKET).pdf(), printer, Ticket()) == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == 1


def test_bands_meet_without_a_seam(qapp: object, counter: Counter) -> None:
    with PdfPages(job_of(counter, "client_card").pdf()) as pages:
        whole = pages.image(0, 2)
        band = pages.image(0, 2, QRectF(0, 72, pages.size(0)[0], 72))
        assert band.height() == 144
        same = whole.copy(0, 144, band.width(), 144)
        assert max(_differences(band, same)) <= 2


def _differences(first: QImage, second: QImage) -> Iterator[int]:
    """How far pixels lie apart, a rounding of the renderer being 1."""
    for x in range(0, first.width(), 2):
        for y in range(first.height()):
            yield abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness())


def test_cancelled_printing_stops(qapp: object, counter: Counter, tmp_path: Path) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(CancelledError):
        print_pdf(job_of(counter, "client_card").pdf(), printer_to(tmp_path / "out.pdf"), ticket)


def test_the_strip_asks_for_a_printer_and_says_how_many_pages(
    qtbot: QtBot, counter: Counter, context: WindowContext, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    prompts.printed_to = tmp_path / "out.pdf"
    strip = PrintStrip(context)
    qtbot.addWidget(strip)
    job = job_of(counter, "client_card")
    with qtbot.waitSignal(strip.finished, timeout=30_000) as done:
        strip.print_paper(job)
    assert done.args == [True]
    assert prompts.asked == [job.title]
    count = len(pypdfium2.PdfDocument(tmp_path / "out.pdf"))
    assert str(count) in strip.message.text()


def test_no_printer_prints_nothing(counter: Counter, context: WindowContext, qtbot: QtBot) -> None:
    strip = PrintStrip(context)
    qtbot.addWidget(strip)
    strip.print_paper(job_of(counter, "client_card"))
    assert not strip.isVisible()
    assert context.workers.idle()


def test_save_as_pdf_writes_the_same_bytes(
    qtbot: QtBot, counter: Counter, context: WindowContext, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "客户资料卡.pdf"
    strip = PrintStrip(context)
    qtbot.addWidget(strip)
    job = job_of(counter, "client_card")
    with qtbot.waitSignal(strip.finished, timeout=30_000):
        strip.save_paper(job)
    assert prompts.path.read_bytes() == job.pdf()


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, counter: Counter, context: WindowContext, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "no such folder" / "x.pdf"
    strip = PrintStrip(context)
    qtbot.addWidget(strip)
    with qtbot.waitSignal(strip.finished, timeout=30_000) as done:
        strip.save_paper(job_of(counter, "client_card"))
    assert done.args == [False]
    assert strip.message.text()


def test_a_form_without_a_page_yet_is_said_and_not_printed(qapp: object, counter: Counter, tmp_path: Path) -> None:
    """C1: there is no certificate before it has a number."""
    pdf = job_of(counter, "certificate").pdf()
    with pytest.raises(pypdfium2.PdfiumError):
        PdfPages(b"what pdfium said of another file stays behind")
    with PdfPages(pdf) as pages:
        assert len(pages) == 0
    with pytest.raises(InputError) as refused:
        print_pdf(pdf, printer_to(tmp_path / "out.pdf"), Ticket())
    assert refused.value.reason.code == "print.nothing"


def test_what_is_no_pdf_is_an_error(qapp: object) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        PdfPages(b"no PDF")
