"""建设工程质量管理条例 Art. 40."""

from datetime import date
from itertools import product

import pytest

from app.procedure.fees import Season
from app.procedure.reason import Reason
from app.procedure.warranty import PERIODS, WarrantyKind, warranty_until
from tests.app.procedure.said import said

HEATING = Season(begins=(11, 15), ends=(3, 15))
COOLING = Season(begins=(6, 1), ends=(9, 30))


def test_every_kind_has_a_period() -> None:
    assert set(PERIODS) == set(WarrantyKind)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        (WarrantyKind.LEAKAGE, date(2029, 6, 1)),
        (WarrantyKind.PIPES_AND_WIRING, date(2026, 6, 1)),
        (WarrantyKind.DECORATION, date(2026, 6, 1)),
    ],
)
def test_years(kind: WarrantyKind, last: date) -> None:
    assert warranty_until(kind, date(2024, 6, 1)) == last


def test_years_from_the_leap_day_end_with_february() -> None:
    assert warranty_until(WarrantyKind.LEAKAGE, date(2024, 2, 29)) == date(2029, 2, 28)
    assert warranty_until(WarrantyKind.STRUCTURE, date(2024, 2, 29), design_years=4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("accepted_on", "last"),
    [
        (date(2024, 6, 1), date(2026, 3, 15)),
        (date(2024, 11, 15), date(2026, 3, 15)),
        (date(2024, 11, 16), date(2027, 3, 15)),  # a season already begun is not a whole one
        (date(2025, 3, 15), date(2027, 3, 15)),
        (date(2025, 3, 16), date(2027, 3, 15)),
    ],
)
def test_two_whole_heating_seasons(accepted_on: date, last: date) -> None:
    assert warranty_until(WarrantyKind.HEATING, accepted_on, season=HEATING) == last


def test_two_whole_cooling_seasons() -> None:
    assert warranty_until(WarrantyKind.COOLING, date(2024, 5, 31), season=COOLING) == date(2025, 9, 30)
    assert warranty_until(WarrantyKind.COOLING, date(2024, 6, 2), season=COOLING) == date(2026, 9, 30)


def test_what_the_rule_leaves_to_others_is_asked_for() -> None:
    day = date(2024, 6, 1)
    assert warranty_until(WarrantyKind.STRUCTURE, day, design_years=50) == date(2074, 6, 1)
    assert warranty_until(WarrantyKind.STRUCTURE, day, design_years=1) == date(2025, 6, 1)
    assert warranty_until(WarrantyKind.STRUCTURE, day, design_years=9999 - 2024) == date(9999, 6, 1)
    for years in (None, 0, -1, 9999 - 2023, 9000):
        refused = warranty_until(WarrantyKind.STRUCTURE, day, design_years=years)
        assert (code_of(refused), asked(refused)) == ("limits.warranty_design_years", WarrantyKind.STRUCTURE)
    unusable = Season((2, 30), (3, 1))
    for kind, season in product((WarrantyKind.HEATING, WarrantyKind.COOLING), (None, unusable)):
        refused = warranty_until(kind, day, season=season)
        assert (code_of(refused), asked(refused)) == ("limits.warranty_season", kind)


def code_of(answer: date | Reason) -> str | None:
    assert isinstance(answer, Reason)
    return said(answer)


def asked(answer: date | Reason) -> str:
    assert isinstance(answer, Reason)
    return dict(answer.params)["kind"]


def test_seasons_without_a_day_between_them_are_counted_one_by_one() -> None:
    """Where heating never rests, the season that begins the day after one ends is the next."""
    always = Season(begins=(11, 15), ends=(11, 14))
    assert warranty_until(WarrantyKind.HEATING, date(2024, 11, 15), season=always) == date(2026, 11, 14)
    assert warranty_until(WarrantyKind.HEATING, date(2024, 11, 16), season=always) == date(2027, 11, 14)
