"""From a fee rule to an amount (P3a). The conventions of counting stand in `period`."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.procedure.fees.computed import Basis, ComputedCharge
from app.procedure.fees.faults import area_fault, period_fault
from app.procedure.fees.money import LARGEST_AMOUNT, rounded, yuan
from app.procedure.fees.period import Count, last_day_after_months, months_between, seasons_between
from app.procedure.fees.rule import FeeBasis, FeeRule, rule_fault
from app.procedure.fees.season import Season
from app.procedure.reason import Reason

_QUANTITY_STEP = Decimal("0.0001")


def compute_charge(
    rule: FeeRule,
    *,
    area: Decimal | None = None,
    start: date | None = None,
    months: int | None = None,
    until: date | None = None,
) -> ComputedCharge | Reason:
    """Return the charge that `rule` makes from its starting day 计费起始日 `start` on, or the reason why none can be computed.

    `area` in m². A monthly fee runs for `months` or `until` a day (one of them); a seasonal fee to the end of the season that
    `start` lies in or that comes next, or `until` a day; a fixed fee needs neither. The exact product is rounded once,
    half up, to whole fen.
    """
    fault = rule_fault(rule) or area_fault(rule, area) or period_fault(rule, start, months, until)
    if fault is not None:
        return fault
    count = Count(Fraction(1), "1")
    unit, first, last = "once", None, None
    if rule.kind.needs_months and start is not None:
        unit, (count, first, last) = "month", _months(start, months, until)
    elif rule.kind is FeeBasis.AREA_SEASON and rule.season is not None and start is not None:
        unit, (count, first, last) = "season", _season(rule.season, start, until)
    counted_area = area if rule.kind.needs_area else None
    factor = Fraction(1) if counted_area is None else Fraction(counted_area)
    amount = yuan(Fraction(rule.price) * factor * count.quantity)
    if amount > LARGEST_AMOUNT:
        return Reason.of("fees.amount_too_large", fee=rule.id, limit=LARGEST_AMOUNT)
    basis = Basis(
        price=rule.price,
        area=counted_area,
        quantity=rounded(count.quantity, _QUANTITY_STEP),
        quantity_unit=unit,
        counted=count.explained,
        starts_on=first,
        ends_on=last,
    )
    return ComputedCharge(fee=rule.id, amount=amount, basis=basis)


def _months(start: date, months: int | None, until: date | None) -> tuple[Count, date, date]:
    if months is not None:
        return Count(Fraction(months), str(months)), start, last_day_after_months(start, months)
    last = until or start
    return months_between(start, last), start, last


def _season(season: Season, start: date, until: date | None) -> tuple[Count, date, date]:
    first, last = season.current_or_next(start)
    last = until or last
    # A charge that starts before the season is for the season: the slip names the season's own first day.
    return seasons_between(season, start, last), max(start, first) if first <= last else start, last
