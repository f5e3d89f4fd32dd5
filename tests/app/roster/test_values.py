"""Areas, days, kinds and tenures."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.errors import InputError
from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.roster.values import read_area, read_day, read_kind, read_tenure

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    "cell",
    [
        *(datetime(2026, 12, 31, 8, 30), DAY, 46387, 46387.0, 46387.75, "46387", 20261231, "20261231", "2026-12-31"),  # noqa: DTZ001 - a cell
        *("2026/12/31", "2026.12.31", "2026年12月31日", "2026年12月31号", "２０２６年１２月３１日", " 2026 年 12 月 31 日 "),
        *("31.12.2026", "31/12/2026", "12/31/2026", "2026-12-31 00:00:00", "2026-12-31T00:00", "二〇二六年十二月三十一日"),
    ],
)
def test_the_last_day_however_it_is_written(cell: object) -> None:
    """C4: the last day that the notice sets."""
    assert read_day(cell) == DAY


@pytest.mark.parametrize(
    "cell",
    [
        *("03/04/2026", "26-12-31", "12月31日", "2026-02-30", "2026-13-01", "20261332", "三月", "2026", "二〇二六年〇月一日"),
        *(True, time(8, 30), float("inf"), float("nan"), 1e300, -5, 0, 5000),
    ],
)
def test_a_day_that_is_not_certain_is_refused(cell: object) -> None:
    with pytest.raises(InputError, match=r"day_unclear|digits_lost"):
        read_day(cell)


def test_a_serial_number_counts_from_the_epoch_of_its_workbook() -> None:
    assert read_day(44925, CALENDAR_MAC_1904) == DAY


@pytest.mark.parametrize("cell", ["1989-12-31", "2206-12-31", 11111])
def test_a_day_out_of_reason_is_refused(cell: object) -> None:
    with pytest.raises(InputError, match="day_range"):
        read_day(cell, today=date(2026, 11, 1))


def test_blank_is_no_day() -> None:
    assert read_day(None) is read_day(" ") is read_day("—") is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_day((day - date(1899, 12, 30)).days) == day
    assert read_day(f"{day:%Y%m%d}") == day
    assert read_day(f"{day.day}.{day.month}.{day.year}") == day


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        (89.5, "89.50"),
        ("89.5㎡", "89.50"),
        ("89.5 平方米", "89.50"),
        ("８９．５m²", "89.50"),
        ("89.5M2", "89.50"),
        ("1,234.565", "1234.57"),
        (89.50000000000001, "89.50"),
        (90, "90.00"),
        ("0", "0.00"),
    ],
)
def test_areas_in_square_metres(cell: object, area: str) -> None:
    assert str(read_area(cell)) == area


@pytest.mark.parametrize("cell", ["八十九", "89,5", "89.5亩", "-1", -1, "1e5", "12,34", "=1+1", "九"])
def test_an_unclear_area_is_refused(cell: object) -> None:
    with pytest.raises(InputError, match="area_unclear"):
        read_area(cell)


def test_an_impossible_area_is_refused() -> None:
    with pytest.raises(InputError, match="area_range"):
        read_area(1_000_000)


@given(st.decimals("0.01", "99999.99", places=2))
def test_an_area_survives_the_spreadsheets_floats(area: Decimal) -> None:
    assert read_area(float(area)) == area


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("住宅", UnitKind.HOME),
        (" 公寓 ", UnitKind.HOME),
        ("Home", UnitKind.HOME),
        ("产权车位", UnitKind.PARKING),
        ("车库", UnitKind.PARKING),
    ],
)
def test_kinds(cell: str, kind: UnitKind) -> None:
    assert read_kind(cell) is kind


@pytest.mark.parametrize("cell", ["商铺", "储藏室", "x"])
def test_what_is_neither_home_nor_parking_space_is_refused(cell: str) -> None:
    with pytest.raises(InputError, match="kind_unclear"):
        read_kind(cell)


def test_tenures() -> None:
    assert read_tenure("业 主") is read_tenure("Owner") is Tenure.OWNER
    assert read_tenure("租户") is read_tenure("承租人") is Tenure.TENANT
    assert read_tenure("") is None
    assert read_kind(None) is None
    with pytest.raises(InputError, match="tenure_unclear"):
        read_tenure("借住")
