"""What a fee costs: the rules that the procedure data give."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.procedure.fees.money import LARGEST_AMOUNT, has_usable_places
from app.procedure.fees.season import Season
from app.procedure.reason import Reason


class FeeBasis(StrEnum):
    """How the amount of a fee comes about. The values stand in the procedure data."""

    AREA_MONTHS = "area_months"
    """Area × price × months, 物业管理费."""
    AREA_SEASON = "area_season"
    """Area × price × season, 供暖费."""
    FIXED = "fixed"
    """The price, once, 有线电视初装费."""
    FIXED_MONTHS = "fixed_months"
    """Price × months, 有线电视收视费."""

    @property
    def needs_area(self) -> bool:
        """Whether it goes by the area of the unit."""
        return self in {FeeBasis.AREA_MONTHS, FeeBasis.AREA_SEASON}

    @property
    def needs_months(self) -> bool:
        """Whether it goes by months."""
        return self in {FeeBasis.AREA_MONTHS, FeeBasis.FIXED_MONTHS}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRule:
    """One fee: `price` in yuan, per m² and per month or season as its kind says. `season` only for `area_season`."""

    id: str
    kind: FeeBasis
    price: Decimal
    season: Season | None = None


def rule_fault(rule: FeeRule) -> Reason | None:
    """Return why the rule can't be used; nothing where it can. For reading the procedure data; `compute_charge` asks it too."""
    if not has_usable_places(rule.price) or not 0 <= rule.price <= LARGEST_AMOUNT:
        return Reason.of("fees.price_unusable", fee=rule.id, limit=LARGEST_AMOUNT)
    if rule.kind is FeeBasis.AREA_SEASON and (rule.season is None or not rule.season.is_usable()):
        return Reason.of("fees.season_unusable", fee=rule.id)
    return None
