"""Charges (P3a): area × price × months or season, fixed, fixed × months, from the starting day, prorated by the day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.fees import LARGEST_AMOUNT, ComputedCharge, FeeBasis, FeeRule, Season, compute_charge, rule_fault
from app.procedure.reason import Reason
from tests.app.procedure.said import said

HEATING = Season(begins=(11, 15), ends=(3, 15))
PROPERTY = FeeRule(id="property", kind=FeeBasis.AREA_MONTHS, price=Decimal("2.80"))
HEAT = FeeRule(id="heat", kind=FeeBasis.AREA_SEASON, price=Decimal("24.00"), season=HEATING)
CABLE_FIRST = FeeRule(id="cable_first", kind=FeeBasis.FIXED, price=Decimal("300.00"))
CABLE = FeeRule(id="cable", kind=FeeBasis.FIXED_MONTHS, price=Decimal("18.00"))
AREA = Decimal("98.76")


def charged(answer: ComputedCharge | Reason) -> ComputedCharge:
    assert isinstance(answer, ComputedCharge), answer
    return answer


def code_of(answer: ComputedCharge | Reason) -> str | None:
    assert isinstance(answer, Reason), answer
    return said(answer)


def test_area_months_whole_months() -> None:
    charge = charged(compute_charge(PROPERTY, area=AREA, start=date(2025, 3, 15), months=12))
    assert charge.amount == Decimal("3318.34")  # 98.76 × 2.80 × 12 = 3318.336
    basis = charge.basis
    assert (basis.area, basis.price, basis.quantity, basis.quantity_unit) == (AREA, Decimal("2.80"), Decimal("12.0000"), "month")
    assert (basis.starts_on, basis.ends_on, basis.counted) == (date(2025, 3, 15), date(2026, 3, 14), "12")


def test_area_months_broken_months_go_by_the_days_of_that_month() -> None:
    charge = charged(compute_charge(PROPERTY, area=Decimal(100), start=date(2024, 2, 20), until=date(2024, 4, 15)))
    assert charge.basis.counted == "1+10/29+15/30"
    assert charge.amount == Decimal("516.55")  # 280 × (10/29 + 1 + 15/30) = 516.5517…
    assert charge.basis.quantity == Decimal("1.8448")


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2025, 1, 1), 1, date(2025, 1, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2024, 1, 29), 1, date(2024, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 14)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2025, 12, 31)),
    ],
)
def test_the_last_day_of_whole_months(start: date, months: int, last: date) -> None:
    assert charged(compute_charge(CABLE, start=start, months=months)).basis.ends_on == last


@pytest.mark.parametrize(
    ("start", "amount", "counted", "first", "last"),
    [
        (date(2025, 6, 1), "2400.00", "1", date(2025, 11, 15), date(2026, 3, 15)),  # before the season: whole
        (date(2025, 11, 15), "2400.00", "1", date(2025, 11, 15), date(2026, 3, 15)),
        (date(2025, 11, 16), "2380.17", "120/121", date(2025, 11, 16), date(2026, 3, 15)),
        (date(2026, 1, 1), "1467.77", "74/121", date(2026, 1, 1), date(2026, 3, 15)),
        (date(2024, 1, 1), "1475.41", "75/122", date(2024, 1, 1), date(2024, 3, 15)),  # the season with 29 February is longer
        (date(2026, 3, 15), "19.83", "1/121", date(2026, 3, 15), date(2026, 3, 15)),
        (date(2026, 3, 16), "2400.00", "1", date(2026, 11, 15), date(2027, 3, 15)),
    ],
)
def test_heating_season(start: date, amount: str, counted: str, first: date, last: date) -> None:
    charge = charged(compute_charge(HEAT, area=Decimal(100), start=start))
    assert charge.basis.counted == counted
    assert (charge.basis.starts_on, charge.basis.ends_on, charge.basis.quantity_unit) == (first, last, "season")
    assert charge.amount == Decimal(amount)


def test_fixed_fees() -> None:
    once = charged(compute_charge(CABLE_FIRST))
    assert (once.amount, once.basis.quantity_unit) == (Decimal("300.00"), "once")
    assert (once.basis.starts_on, once.basis.ends_on) == (None, None)
    months = charged(compute_charge(CABLE, start=date(2025, 5, 1), months=12, area=AREA))
    assert (months.amount, months.basis.area) == (Decimal("216.00"), None)


@pytest.mark.parametrize(
    ("rule", "area", "start", "months", "until", "code"),
    [
        (PROPERTY, None, date(2025, 1, 1), 12, None, "fees.no_area"),
        (HEAT, None, date(2025, 1, 1), None, None, "fees.no_area"),
        (PROPERTY, Decimal(0), date(2025, 1, 1), 12, None, "fees.area_unusable"),
        (PROPERTY, Decimal(-1), date(2025, 1, 1), 12, None, "fees.area_unusable"),
        (PROPERTY, Decimal("NaN"), date(2025, 1, 1), 12, None, "fees.area_unusable"),
        (PROPERTY, Decimal("1E-999999"), date(2025, 1, 1), 12, None, "fees.area_unusable"),
        (PROPERTY, AREA, None, 12, None, "fees.no_start"),
        (HEAT, AREA, None, None, None, "fees.no_start"),
        (PROPERTY, AREA, date(2025, 1, 1), None, None, "fees.no_period"),
        (PROPERTY, AREA, date(2025, 1, 1), 1, date(2025, 2, 1), "fees.period_twice"),
        (PROPERTY, AREA, date(2025, 1, 1), 0, None, "fees.months_unusable"),
        (PROPERTY, AREA, date(2025, 1, 1), 601, None, "fees.months_unusable"),
        (PROPERTY, AREA, date(2025, 1, 2), None, date(2025, 1, 1), "fees.ends_before_start"),
        (HEAT, AREA, date(2025, 1, 2), None, date(2025, 1, 1), "fees.ends_before_start"),
        (PROPERTY, AREA, date(9999, 1, 2), 12, None, "fees.year_unusable"),
        (HEAT, AREA, date(1899, 12, 31), None, None, "fees.year_unusable"),
        (PROPERTY, AREA, date(2025, 1, 1), None, date(2901, 1, 1), "fees.year_unusable"),
        (HEAT, AREA, date(1, 1, 2), None, None, "fees.year_unusable"),
        (PROPERTY, Decimal(1_000_000), date(2025, 1, 1), 12, None, "fees.amount_too_large"),
    ],
)
def test_the_reason_why_nothing_can_be_computed(
    rule: FeeRule, area: Decimal | None, start: date | None, months: int | None, until: date | None, code: str
) -> None:
    assert code_of(compute_charge(rule, area=area, start=start, months=months, until=until)) == code


def test_the_first_and_the_last_year_that_can_be_right() -> None:
    assert charged(compute_charge(CABLE, start=date(1900, 1, 1), months=1)).basis.starts_on == date(1900, 1, 1)
    assert charged(compute_charge(CABLE, start=date(2900, 12, 1), until=date(2900, 12, 31))).basis.ends_on == date(2900, 12, 31)


def test_the_largest_amount_is_charged_and_a_fen_more_is_not() -> None:
    at_limit = FeeRule(id="x", kind=FeeBasis.FIXED, price=LARGEST_AMOUNT)
    assert charged(compute_charge(at_limit)).amount == LARGEST_AMOUNT
    above = FeeRule(id="x", kind=FeeBasis.AREA_SEASON, price=LARGEST_AMOUNT, season=HEATING)
    assert code_of(compute_charge(above, area=Decimal("1.000001"), start=date(2025, 6, 1))) == "fees.amount_too_large"


@pytest.mark.parametrize("price", ["-0.01", "NaN", "Infinity", "10000000", "0.0000001", "1E-999999"])
def test_a_price_that_cannot_be_is_named(price: str) -> None:
    rule = FeeRule(id="x", kind=FeeBasis.FIXED, price=Decimal(price))
    assert code_of(compute_charge(rule)) == "fees.price_unusable"


@pytest.mark.parametrize("season", [None, Season((2, 30), (3, 1)), Season((13, 1), (3, 1)), Season((11, 0), (3, 1))])
def test_a_season_that_cannot_be_is_named(season: Season | None) -> None:
    fault = rule_fault(FeeRule(id="x", kind=FeeBasis.AREA_SEASON, price=Decimal(1), season=season))
    assert fault is not None
    assert said(fault) == "fees.season_unusable"


days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
areas = st.decimals(Decimal("0.01"), Decimal(2000), places=2)
prices = st.decimals(Decimal(0), Decimal(100), places=2)
spans = st.integers(0, 700)  # two of them at the highest price stay under the largest amount
month_days = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: (day.month, day.day))
rules = st.one_of(
    st.builds(FeeRule, id=st.just("a"), kind=st.sampled_from([FeeBasis.AREA_MONTHS, FeeBasis.FIXED_MONTHS]), price=prices),
    st.builds(
        FeeRule,
        id=st.just("s"),
        kind=st.just(FeeBasis.AREA_SEASON),
        price=prices,
        season=st.builds(Season, month_days, month_days),
    ),
)


@given(rules, areas, days, spans, spans)
def test_adjoining_periods_add_up_within_a_rounding_fen(
    rule: FeeRule, area: Decimal, start: date, first: int, second: int
) -> None:
    middle = start + timedelta(days=first)
    last = middle + timedelta(days=1 + second)
    one = charged(compute_charge(rule, area=area, start=start, until=middle))
    two = charged(compute_charge(rule, area=area, start=middle + timedelta(days=1), until=last))
    both = charged(compute_charge(rule, area=area, start=start, until=last))
    assert abs(one.amount + two.amount - both.amount) <= Decimal("0.01")


@given(rules, areas, areas, days, spans)
def test_a_larger_area_never_costs_less(rule: FeeRule, area: Decimal, other: Decimal, start: date, span: int) -> None:
    small, large = sorted((area, other))
    until = start + timedelta(days=span)
    less = charged(compute_charge(rule, area=small, start=start, until=until))
    more = charged(compute_charge(rule, area=large, start=start, until=until))
    assert Decimal(0) <= less.amount <= more.amount


@given(rules, areas, days, spans, st.none() | st.integers(1, 36))
def test_amounts_are_fen_and_nothing_is_a_float(rule: FeeRule, area: Decimal, start: date, span: int, months: int | None) -> None:
    seasonal = rule.kind is FeeBasis.AREA_SEASON
    until = start + timedelta(days=span) if months is None or seasonal else None
    charge = charged(compute_charge(rule, area=area, start=start, months=None if until else months, until=until))
    assert charge.amount.as_tuple().exponent == -2
    numbers = (charge.amount, charge.basis.price, charge.basis.quantity, charge.basis.area)
    assert all(number is None or isinstance(number, Decimal) for number in numbers)


@given(areas, prices, days, st.integers(1, 20), st.integers(1, 20))
def test_whole_months_cost_the_price_times_their_number_and_add_up(
    area: Decimal, price: Decimal, start: date, months: int, more: int
) -> None:
    rule = FeeRule(id="a", kind=FeeBasis.AREA_MONTHS, price=price)
    one = charged(compute_charge(rule, area=area, start=start, months=months))
    assert abs(one.amount - area * price * months) <= Decimal("0.005")
    assert one.basis.ends_on is not None
    two = charged(compute_charge(rule, area=area, start=one.basis.ends_on + timedelta(days=1), months=more))
    both = charged(compute_charge(rule, area=area, start=start, months=months + more))
    assert abs(one.amount + two.amount - both.amount) <= Decimal("0.01")


@given(days, st.integers(1, 300))
def test_whole_months_from_the_first_are_the_same_counted_either_way(start: date, months: int) -> None:
    first = start.replace(day=1)
    by_months = charged(compute_charge(CABLE, start=first, months=months))
    by_day = charged(compute_charge(CABLE, start=first, until=by_months.basis.ends_on))
    assert by_day == by_months


@given(st.builds(Season, month_days, month_days), days)
def test_a_season_holds_the_day_or_comes_next(season: Season, day: date) -> None:
    first, last = season.current_or_next(day)
    assert first <= last
    assert last >= day
    assert (first - day).days <= 366
    assert season.beginning_in(first.year - 1)[1] < day
