"""Fees hold the case up until each is paid, not due, or deferred with a reason (P3a)."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.charges import ChargeState
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def fees_settled(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Every fee that applies has a charge, and none is still due without payment or reason (P3a)."""
    held = conditions(file, procedure.settings)
    charged = {charge.fee for charge in file.charges}
    for fee in procedure.fees:
        if applies(fee, held) and fee.id not in charged:
            return Reason.of("fees.not_charged", fee=f"fee:{fee.id}")
    for charge in file.charges:
        if charge.state is ChargeState.DUE:
            return Reason.of("fees.due", fee=f"fee:{charge.fee}", amount=charge.amount)
        if charge.state in (ChargeState.DEFERRED, ChargeState.NOT_DUE) and not charge.reason:
            return Reason.of("fees.reason_missing", fee=f"fee:{charge.fee}")
    return None
