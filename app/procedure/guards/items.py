"""Keys and items are handed over and signed for."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.guards.signing import power_missing
from app.procedure.reason import Reason


def items_handed_over(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each item that applies was taken in some count, or a remark says why not, by one who may collect keys."""
    held = conditions(file, procedure.settings)
    taken = {item.item: item for item in file.items}
    for kind in procedure.items:
        if not applies(kind, held):
            continue
        item = taken.get(kind.id)
        if item is None or item.taken_on is None:
            return Reason.of("items.not_handed_over", item=f"item:{kind.id}")
        if item.count < 1 and not item.remark:
            return Reason.of("items.count_missing", item=f"item:{kind.id}")
    return power_missing(file, "collect_keys", ((item.taken_by, item.taken_on) for item in file.items))
