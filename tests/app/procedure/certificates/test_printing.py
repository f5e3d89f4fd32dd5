"""What puts one printer's writing at the right millimetre."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.procedure.certificates.printing import Measured, PrinterFit

OFFSETS = st.integers(-80, 80)
SCALES = st.integers(970, 1030)
FITS = st.builds(PrinterFit, OFFSETS, OFFSETS, SCALES, SCALES)
WANTED = (Measured(300, 1800), Measured(200, 2700))


def printed(fit: PrinterFit, own: PrinterFit) -> tuple[Measured, Measured]:
    across = [round(own.across(fit.across(place / 10)) * 10) for place in (WANTED[0].first, WANTED[0].second)]
    down = [round(own.down(fit.down(place / 10)) * 10) for place in (WANTED[1].first, WANTED[1].second)]
    return Measured(*across), Measured(*down)


def test_no_fit_moves_nothing() -> None:
    assert (PrinterFit().across(123.4), PrinterFit().down(56.7)) == (123.4, 56.7)


def test_a_page_is_scaled_from_its_upper_left_corner_and_then_moved() -> None:
    fit = PrinterFit(dx=5, dy=-12, scale_x=1010, scale_y=990)
    assert fit.across(100) == pytest.approx(101.5)
    assert fit.down(100) == pytest.approx(97.8)


@given(FITS, FITS)
def test_two_measured_marks_tell_how_to_put_a_printer_right(now: PrinterFit, own: PrinterFit) -> None:
    """Whatever the printer does by itself, and whatever was set before: a ruler that reads tenths leaves 0.2 mm at most."""
    fit = now.corrected(WANTED, printed(now, own))
    assume(fit.is_possible)
    found = printed(fit, own)
    for wanted, measured in zip(WANTED, found, strict=True):
        assert abs(measured.first - wanted.first) <= 2
        assert abs(measured.second - wanted.second) <= 3


def test_a_right_printer_is_left_as_it_is() -> None:
    assert PrinterFit().corrected(WANTED, WANTED) == PrinterFit()


def test_two_marks_at_one_place_are_no_measure() -> None:
    with pytest.raises(ZeroDivisionError):
        PrinterFit().corrected(WANTED, (Measured(300, 300), WANTED[1]))


@pytest.mark.parametrize("fit", [PrinterFit(dx=501), PrinterFit(dy=-501), PrinterFit(scale_x=899), PrinterFit(scale_y=1101)])
def test_what_no_printer_needs_is_impossible(fit: PrinterFit) -> None:
    assert not fit.is_possible
