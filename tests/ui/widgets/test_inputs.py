"""What is typed: days, numbers, lines; nothing is cut off, nothing set by the program counts as typing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.errors import InputError
from tests.ui.typing import press, retype, type_text
from ui.widgets import DateInput, LineInput, NumberInput, TextArea, parse_date, parse_number

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(["{0:%Y%m%d}", "{0.year}-{0.month}-{0.day}", "{0:%Y/%m/%d}", "{0.year}.{0.month}.{0.day}"]))
def test_every_way_of_writing_a_day_is_read(day: date, written: str) -> None:
    assert parse_date(written.format(day)) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(DAYS)
def test_full_width_digits_are_digits(day: date) -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in f"{day:%Y%m%d}")
    assert parse_date(wide) == day


NO_DAYS = ("", "2026", "20261301", "20260230", "18991231", "22000101", "2026-12", "12/31/2026", "明天", "2026123")


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = parse_date(text)
    assert day is None or 1900 <= day.year <= 2199


@pytest.fixture
def day_line(qtbot: QtBot) -> DateInput:
    line = DateInput(today=lambda: date(2026, 11, 24))
    qtbot.addWidget(line)
    line.show()
    return line


def test_a_day_typed_as_eight_digits_is_written_the_one_way_when_left(qtbot: QtBot, day_line: DateInput) -> None:
    other = LineInput()
    qtbot.addWidget(other)
    day_line.setFocus()
    type_text(day_line, "20261231")
    day_line.clearFocus()
    qtbot.waitUntil(lambda: day_line.text() == "2026-12-31" or not day_line.hasFocus())
    assert day_line.value() == date(2026, 12, 31)


def test_arrows_count_days_and_t_is_today(day_line: DateInput) -> None:
    press(day_line, Qt.Key.Key_T)
    assert day_line.value() == date(2026, 11, 24)
    press(day_line, Qt.Key.Key_Up)
    press(day_line, Qt.Key.Key_Up)
    press(day_line, Qt.Key.Key_Down)
    assert day_line.value() == date(2026, 11, 25)


def test_a_bad_day_is_refused_and_kept_as_typed(day_line: DateInput) -> None:
    retype(day_line, "20260230")
    with pytest.raises(InputError) as refused:
        day_line.value()
    assert refused.value.reason.code == "typed.no_day"
    assert day_line.text() == "20260230"
    assert day_line.draft_value() == "20260230"


@given(st.decimals(min_value=0, max_value=99_999_999, places=3))
def test_numbers_are_read_as_they_are_written(number: Decimal) -> None:
    assert parse_number(f"{number:,.3f}") == number


@pytest.mark.parametrize("text", ["", "1e5", "NaN", "Infinity", "--1", "十二", "0x10", "1.2.3", "½"])
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_blank_is_not_zero(qtbot: QtBot) -> None:
    line = NumberInput(places=3)
    qtbot.addWidget(line)
    assert line.value() is None
    type_text(line, "0")
    assert line.value() == Decimal(0)
    line.set_value(Decimal("12.3"))
    assert line.text() == "12.300"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.0005", "typed.too_exact"),
        ("-1", "typed.out_of_range"),
        ("100000000", "typed.out_of_range"),
        ("12a", "typed.no_number"),
    ],
)
def test_a_number_that_cannot_be_used_says_why(qtbot: QtBot, typed: str, code: str) -> None:
    line = NumberInput(places=3)
    qtbot.addWidget(line)
    type_text(line, typed)
    reason = line.problem()
    assert reason is not None
    assert reason.code == code


def test_a_line_that_is_too_long_is_said_and_not_cut(qtbot: QtBot) -> None:
    line = LineInput(field="field:name", limit=5)
    qtbot.addWidget(line)
    line.insert("一二三四五六")
    reason = line.problem()
    assert reason is not None
    assert reason.code == "limits.too_long"
    assert line.text() == "一二三四五六"
    with pytest.raises(InputError):
        line.value()


@pytest.mark.parametrize("text", ["<b>粗</b>", "=1+1", "\"'\\", "😀", "𬱖𠮷䶮", "a & b"])
def test_any_text_comes_back_as_it_is(qtbot: QtBot, text: str) -> None:
    line, area = LineInput(), TextArea()
    qtbot.addWidget(line)
    qtbot.addWidget(area)
    line.insert(text)
    area.insertPlainText(text)
    assert line.value() == text
    assert area.value() == text


def test_only_the_person_counts_as_typing(qtbot: QtBot) -> None:
    for widget in (LineInput(), TextArea(), DateInput(), NumberInput()):
        qtbot.addWidget(widget)
        told: list[None] = []
        widget.edited.connect(lambda told=told: told.append(None))
        widget.take_draft("1")
        assert told == []
        type_text(widget, "2")
        assert told == [None]
