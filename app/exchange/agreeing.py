"""Rows of which all versions say the same: headquarters settles them by itself, since there is nothing for a person to pick."""

from datetime import date

from app.archive.archive import Archive
from app.archive.epoch import HEADQUARTERS
from app.archive.writing import Act
from app.exchange.conflicts import decide, open_conflicts


def settle_agreed(archive: Archive, act: Act, *, decided_by: str, today: date) -> int:
    """Decide every conflict in which nothing differs, keeping the row as it is; gives how many.

    Only at headquarters: two counters that did so at once would each find a decision of the other to decide about.
    """
    if archive.station.role != HEADQUARTERS:
        return 0
    agreed = [each for each in open_conflicts(archive) if each.current and not each.fields]
    for conflict in agreed:
        about = Act(act.verb, act.operator, act.counter, conflict.case_id)
        decide(archive, about, conflict, {}, decided_by=decided_by, today=today)
    return len(agreed)
