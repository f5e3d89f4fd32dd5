"""Least warranty periods of building work: 建设工程质量管理条例 Art. 40.

They count from the day on which the building's completion was accepted (竣工验收合格之日), not from the day of handover.
A period in years ends with the same day of its last year (民法典 Art. 202).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.procedure.fees.season import Season
from app.procedure.reason import Reason


class WarrantyKind(StrEnum):
    """The kinds of work that Art. 40 names."""

    STRUCTURE = "structure"
    """基础设施工程、房屋建筑的地基基础工程和主体结构工程."""
    LEAKAGE = "leakage"
    """屋面防水工程、有防水要求的卫生间、房间和外墙面的防渗漏."""
    HEATING = "heating"
    """供热系统."""
    COOLING = "cooling"
    """供冷系统."""
    PIPES_AND_WIRING = "pipes_and_wiring"
    """电气管线、给排水管道、设备安装."""
    DECORATION = "decoration"
    """装修工程."""


@dataclass(frozen=True, slots=True)
class WarrantyPeriod:
    """Years or seasons; neither means the useful life that the design documents set (设计文件规定的合理使用年限)."""

    years: int | None = None
    seasons: int | None = None


PERIODS: dict[WarrantyKind, WarrantyPeriod] = {
    WarrantyKind.STRUCTURE: WarrantyPeriod(),
    WarrantyKind.LEAKAGE: WarrantyPeriod(years=5),
    WarrantyKind.HEATING: WarrantyPeriod(seasons=2),
    WarrantyKind.COOLING: WarrantyPeriod(seasons=2),
    WarrantyKind.PIPES_AND_WIRING: WarrantyPeriod(years=2),
    WarrantyKind.DECORATION: WarrantyPeriod(years=2),
}


def warranty_until(
    kind: WarrantyKind, accepted_on: date, *, season: Season | None = None, design_years: int | None = None
) -> date | Reason:
    """Return the last day of the warranty of `kind` for a building whose completion was accepted on `accepted_on`.

    Heating and cooling need the `season` of the place; only whole seasons count, so that one already begun on `accepted_on` does
    not. The structure needs the `design_years` of the design documents.
    """
    period = PERIODS[kind]
    if period.seasons is not None:
        if season is None or not season.is_usable():
            return Reason.of("limits.warranty_season", kind=kind)
        return _last_of_seasons(season, accepted_on, period.seasons)
    years = period.years if period.years is not None else design_years
    if years is None or years < 1 or accepted_on.year + years > date.max.year:
        return Reason.of("limits.warranty_design_years", kind=kind)
    return _years_later(accepted_on, years)


def _last_of_seasons(season: Season, accepted_on: date, count: int) -> date:
    first, last = season.current_or_next(accepted_on)
    if first < accepted_on:
        first, last = season.current_or_next(last + timedelta(days=1))
    for _ in range(count - 1):
        first, last = season.current_or_next(last + timedelta(days=1))
    return last


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 2, 28)
