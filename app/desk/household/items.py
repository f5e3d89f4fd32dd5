"""领钥匙、物品、资料: what is handed over, and keys left for repair."""

from app.archive.tables.closing import HandedItemTable, KeyEntrustmentTable
from app.desk.desk import Desk
from app.desk.keeping import keep, keep_by_key
from app.errors import InputError, RefusedError
from app.procedure.case import HandedItem, KeyEntrustment
from app.procedure.guards.signing import power_missing


def save_items(desk: Desk, case_id: str, items: tuple[HandedItem, ...]) -> None:
    """Keep the rows of the 物品领用登记表. Raises RefusedError where an agent takes keys without the power to."""
    with desk.work("hand_over_items", case_id) as work:
        known = {kind.id for kind in work.procedure.items}
        for item in items:
            if item.item not in known:
                raise InputError.of("items.unknown", item=item.item)
        problem = power_missing(work.file, "collect_keys", ((item.taken_by, item.taken_on) for item in items))
        if problem is not None:
            raise RefusedError(problem)
        keep_by_key(work.writing, HandedItemTable, items, work.file.items, case_id, "item")


def entrust_keys(desk: Desk, case_id: str, count: int, purpose: str) -> str:
    """Record keys that the client leaves with the office (钥匙托管委托书); return the row's id."""
    with desk.work("entrust_keys", case_id) as work:
        if count < 1 or not purpose.strip():
            raise InputError.of("items.entrustment_incomplete")
        entrusted = KeyEntrustment(id="", case_id=case_id, count=count, purpose=purpose, left_on=work.today)
        return keep(work.writing, KeyEntrustmentTable, entrusted)


def return_keys(desk: Desk, case_id: str, entrustment_id: str) -> None:
    """Record that entrusted keys were given back. Raises InputError where they were not left."""
    with desk.work("return_keys", case_id, ended=True) as work:
        held = next((row for row in work.file.key_entrustments if row.id == entrustment_id), None)
        if held is None or held.returned_on is not None:
            raise InputError.of("items.entrustment_unknown", row=entrustment_id)
        work.writing.update(KeyEntrustmentTable, entrustment_id, returned_on=work.today)
