"""Rows of which all versions say the same: they are settled without a person, since there is nothing to pick."""

from datetime import date, datetime

from app.archive.archive import Archive
from app.archive.database.about import about
from app.archive.journal.chain import entry_at
from app.archive.journal.mandate import FOR_SITE, HEADQUARTERS, OF_ONE_STATION
from app.archive.journal.new_chain import MAIN
from app.archive.journal.writing import Act
from app.errors import InputError
from app.exchange.decisions.conflicts import RowConflict, decide, open_conflicts
from app.exchange.partners.chains import known_chains


def settle_agreed(archive: Archive, act: Act, *, decided_by: str, today: date) -> int:
    """Decide every conflict in which nothing differs, keeping the row as it is; return how many.

    Headquarters does so, and each station for what it alone decides: two that did so at once would each find a decision of the
    other to decide about. One that is changed meanwhile stays listed.
    """
    tables = None if archive.station.role == HEADQUARTERS else OF_ONE_STATION
    agreed = [each for each in open_conflicts(archive, tables=tables) if each.current and not each.fields]
    if any(each.affair_of is not None for each in agreed):
        mine = archive.station.id if _writes_newest(archive) else ""
        agreed = [each for each in agreed if each.affair_of is None or each.affair_of.station == mine]
    return sum(_settle(archive, act, each, decided_by, today) for each in agreed)


def _settle(archive: Archive, act: Act, conflict: RowConflict, decided_by: str, today: date) -> bool:
    own = Act(act.verb, act.operator, act.counter, conflict.case_id)
    try:
        decide(archive, own, conflict, {}, decided_by=decided_by, today=today)
    except InputError:
        return False
    return True


def _writes_newest(archive: Archive) -> bool:
    """Return whether no copy of this archive is known that began a chain after it: of several, one alone settles."""
    database = archive.database
    own = (each for each in known_chains(database).values() if each.station == archive.station.id and each.role != FOR_SITE)
    begun = {each.chain: entry_at(database, each.chain, 1) for each in own}
    moments = ((datetime.fromisoformat(first.read_head().time), chain) for chain, first in begun.items() if first is not None)
    return max(moments)[1] == about(database, MAIN)
