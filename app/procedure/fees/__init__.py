"""What a household pays at move-in and how each amount comes about (P3a). Money is Decimal yuan with two places."""

from app.procedure.fees.capitals import amount_in_capitals
from app.procedure.fees.charge import compute_charge
from app.procedure.fees.computed import Basis, ComputedCharge
from app.procedure.fees.money import LARGEST_AMOUNT, to_fen, yuan
from app.procedure.fees.period import last_day_after_months
from app.procedure.fees.rule import FeeBasis, FeeRule, rule_fault
from app.procedure.fees.season import Season

__all__ = [
    "LARGEST_AMOUNT",
    "Basis",
    "ComputedCharge",
    "FeeBasis",
    "FeeRule",
    "Season",
    "amount_in_capitals",
    "compute_charge",
    "last_day_after_months",
    "rule_fault",
    "to_fen",
    "yuan",
]
