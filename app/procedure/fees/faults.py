"""Why a charge can't be computed from what is known."""

from datetime import date
from decimal import Decimal

from app.procedure.fees.money import has_usable_places
from app.procedure.fees.rule import FeeBasis, FeeRule
from app.procedure.reason import Reason

LARGEST_AREA = Decimal(1_000_000)
MOST_MONTHS = 600
# Years further off are slips of the hand, and the calendar of the program ends in 9999.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2900


def area_fault(rule: FeeRule, area: Decimal | None) -> Reason | None:
    """Return why `area` (m²) does not do for `rule`; nothing where it does or does not count."""
    if not rule.kind.needs_area:
        return None
    if area is None:
        return Reason.of("fees.no_area", fee=rule.id)
    if not has_usable_places(area) or not 0 < area <= LARGEST_AREA:
        return Reason.of("fees.area_unusable", fee=rule.id, limit=LARGEST_AREA)
    return None


def period_fault(rule: FeeRule, start: date | None, months: int | None, until: date | None) -> Reason | None:
    """Return why the charge of `rule` can't run from `start` for `months` or `until` a day; nothing where it can."""
    if rule.kind is FeeBasis.FIXED:
        return None
    if start is None:
        return Reason.of("fees.no_start", fee=rule.id)
    last = until or start
    if last < start:
        return Reason.of("fees.ends_before_start", fee=rule.id)
    if start.year < EARLIEST_YEAR or last.year > LATEST_YEAR:
        return Reason.of("fees.year_unusable", fee=rule.id)
    return _months_fault(rule, months, until) if rule.kind.needs_months else None


def _months_fault(rule: FeeRule, months: int | None, until: date | None) -> Reason | None:
    """Return a monthly fee runs for months or until a day: one of them."""
    if months is None:
        return Reason.of("fees.no_period", fee=rule.id) if until is None else None
    if until is not None:
        return Reason.of("fees.period_twice", fee=rule.id)
    if not 1 <= months <= MOST_MONTHS:
        return Reason.of("fees.months_unusable", fee=rule.id, most=MOST_MONTHS)
    return None
