"""设置 · 入住证明打印: every change is kept for this printer and tray, and the measured lengths give offset and scale."""

from decimal import Decimal

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from app.desk.upkeep.printing import PrintChoice, certificate_printing, keep_certificate_printing, keep_fit, printer_fit
from app.procedure.certificates.printing import PrinterFit, PrintMode
from tests.ui.stage import Counter
from ui.boards.settings_printing import PrintingPart
from ui.certificate_paper import SettingSheet
from ui.context import WindowContext
from ui.main_window import MainWindow

PINS, LASER = "LQ-630K", "LaserJet"


def made(qtbot: QtBot, context: WindowContext) -> PrintingPart:
    part = PrintingPart(context, lambda: (LASER, PINS))
    qtbot.addWidget(part)
    part.show()
    return part


@pytest.fixture
def part(qtbot: QtBot, context: WindowContext) -> PrintingPart:
    return made(qtbot, context)


def choose(part: PrintingPart, printer: str, tray: str = "Auto") -> None:
    part.printer.set_value(printer)
    part.printer.edited.emit()
    part.tray.set_value(tray)
    part.tray.edited.emit()


def test_nothing_chosen_is_whole_on_a4_and_no_printer_is_set(part: PrintingPart) -> None:
    assert (part.paper.value(), part.mode.value(), part.printer.value()) == ("a4", "whole", "")
    assert not any(field.isEnabled() for field in part.fields)
    assert not part.marks.isEnabled()
    assert "打印机" in part.message.text()


def test_a_choice_is_kept_at_once_and_shown_again(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    part = made(qtbot, context)
    part.paper.set_value("241x93")
    part.paper.edited.emit()
    part.mode.set_value("overprint")
    part.mode.edited.emit()
    choose(part, PINS, "Tractor")
    wanted = PrintChoice(paper="241x93", mode=PrintMode.OVERPRINT, printer=PINS, tray="Tractor")
    assert certificate_printing(counter.desk) == wanted
    again = made(qtbot, context)
    assert (again.paper.value(), again.mode.value(), again.printer.value(), again.tray.value()) == (
        "241x93",
        "overprint",
        PINS,
        "Tractor",
    )


def test_a_printer_that_is_switched_off_stays_chosen(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    keep_certificate_printing(counter.desk, PrintChoice(paper="a4", mode=PrintMode.WHOLE, printer="gone", tray="Auto"))
    assert made(qtbot, context).printer.value() == "gone"


def test_each_printer_and_tray_has_offset_and_scale_of_its_own(part: PrintingPart, counter: Counter) -> None:
    choose(part, PINS, "Tractor")
    for line, text in ((part.right, "-1.2"), (part.down, "0.7"), (part.across, "1003"), (part.along, "998")):
        line.setText(text)
    part.along.editingFinished.emit()
    assert printer_fit(counter.desk, PINS, "Tractor") == PrinterFit(-12, 7, 1003, 998)
    choose(part, LASER)
    assert [line.value() for line in (part.right, part.down, part.across, part.along)] == [0, 0, 1000, 1000]
    choose(part, PINS, "Tractor")
    assert part.right.value() == Decimal("-1.2")


@pytest.mark.parametrize("text", ["51", "1.25", "abc"])
def test_what_cannot_be_used_is_said_and_not_kept(part: PrintingPart, counter: Counter, text: str) -> None:
    choose(part, PINS)
    part.right.setText(text)
    part.right.editingFinished.emit()
    assert "\n" not in part.fields[0].shown
    assert part.fields[0].shown
    assert printer_fit(counter.desk, PINS, "Auto") == PrinterFit()


def test_four_measured_lengths_give_offset_and_scale(part: PrintingPart, counter: Counter) -> None:
    """The printer puts all of it 1 mm to the right and 2 mm up."""
    choose(part, LASER)
    for line, text in zip(part.marks.lengths, ("31", "181", "18", "268"), strict=True):
        line.setText(text)
    part.marks.button.click()
    assert printer_fit(counter.desk, LASER, "Auto") == PrinterFit(dx=-10, dy=20)
    assert (part.right.value(), part.down.value()) == (Decimal("-1.0"), Decimal("2.0"))
    assert [line.text() for line in part.marks.lengths] == ["", "", "", ""]


@pytest.mark.parametrize(
    "lengths", [("31", "", "18", "268"), ("31", "31", "18", "268"), ("31", "600", "18", "268"), ("30", "90", "20", "270")]
)
def test_lengths_that_tell_nothing_are_refused_in_one_sentence(
    part: PrintingPart, counter: Counter, lengths: tuple[str, ...]
) -> None:
    choose(part, LASER)
    for line, text in zip(part.marks.lengths, lengths, strict=True):
        line.setText(text)
    part.marks.button.click()
    assert part.message.text()
    assert "print." not in part.message.text()
    assert printer_fit(counter.desk, LASER, "Auto") == PrinterFit()


def test_the_two_sheets_are_asked_for_with_paper_printer_and_tray(qtbot: QtBot, part: PrintingPart) -> None:
    choose(part, PINS, "Tractor")
    part.paper.set_value("241x140")
    part.paper.edited.emit()
    for button, test in ((part.calibrate, False), (part.test, True)):
        with qtbot.waitSignal(part.print_wanted) as wanted:
            button.click()
        (job,) = wanted.args
        assert isinstance(job, SettingSheet)
        assert (job.printing.paper, job.printing.printer, job.printing.tray) == ("241x140", PINS, "Tractor")
        assert (job.test, job.is_continuous, job.sharp) == (test, True, not test)
        page = pypdfium2.PdfDocument(job.fitted(PrinterFit(dx=5)).pdf())[0]
        assert [side / 72 * 25.4 for side in page.get_size()] == pytest.approx([241, 139.7], abs=0.1)
        assert ("样张" in page.get_textpage().get_text_bounded()) is test


def test_an_archive_that_cannot_be_written_says_so(part: PrintingPart, counter: Counter) -> None:
    counter.desk.database.execute_sql("PRAGMA query_only = ON")  # type: ignore[no-untyped-call]  # untyped in peewee
    choose(part, PINS)
    assert part.message.text()
    counter.desk.database.execute_sql("PRAGMA query_only = OFF")  # type: ignore[no-untyped-call]  # untyped in peewee


def test_the_settings_board_shows_it_and_prints_through_the_window(qtbot: QtBot, window: MainWindow, counter: Counter) -> None:
    keep_fit(counter.desk, PINS, "Auto", PrinterFit(dx=3))
    shell = window.shell
    assert shell is not None
    shell.show_board(shell.settings)
    asked = len(shell.context.prompts.asked)  # type: ignore[attr-defined]  # the recording stand-in
    shell.settings.printing.calibrate.click()
    assert len(shell.context.prompts.asked) == asked + 1  # type: ignore[attr-defined]  # the recording stand-in
