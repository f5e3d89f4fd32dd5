"""What the counters of each site did in a span of days: received, certificates issued and void, fees taken, keys, filed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.archive.database.connection import one_moment, run
from app.archive.journal.mandate import COUNTER
from app.desk.desk import Desk
from app.errors import InputError


@dataclass(frozen=True, slots=True)
class DayTotals:
    """One site. `fees` are yuan taken in these days, less what of it was void since; `keys` counts households that got theirs."""

    site: str
    received: int = 0
    issued: int = 0
    void: int = 0
    fees: Decimal = Decimal("0.00")
    keys: int = 0
    filed: int = 0


def day_totals(desk: Desk, first_day: date, last_day: date) -> tuple[DayTotals, ...]:
    """Return every site, by name, for these days, both included. Raises InputError where the days are in disorder."""
    if first_day > last_day:
        raise InputError.of("certificates.days_in_disorder", first=first_day.isoformat(), last=last_day.isoformat())
    # A moment is kept with its hour: its day lies before the beginning of the next.
    span = (first_day.isoformat(), (last_day + timedelta(days=1)).isoformat())
    database = desk.database
    with one_moment(database):
        sites = [str(row[0]) for row in run(database, _SITES, (COUNTER,))]
        counts: dict[str, dict[str, int]] = {site: {} for site in sites}
        for what, inner in _COUNTED.items():
            sql = f"SELECT site, sum(number) FROM ({inner}) AS found JOIN chain ON chain.id = found.base_chain GROUP BY site"  # noqa: S608 fixed
            for site, count in run(database, sql, span):
                counts.setdefault(str(site), {})[what] = int(count)
    return tuple(_totals(site, held) for site, held in counts.items())


def _totals(site: str, held: dict[str, int]) -> DayTotals:
    fees = Decimal(held.pop("fees", 0)).scaleb(-2)
    return DayTotals(site, fees=fees, **held)


_SITES = "SELECT DISTINCT site FROM chain WHERE role = %s ORDER BY site"
_COUNTED = {
    "received": """SELECT base_chain, count(*) AS number FROM handover
        WHERE opened_on >= %s AND opened_on < %s GROUP BY base_chain""",
    "issued": """SELECT base_chain, count(*) AS number FROM certificate
        WHERE issued_on >= %s AND issued_on < %s AND state <> 'assigned' AND case_id <> '' GROUP BY base_chain""",
    "void": "SELECT base_chain, count(*) AS number FROM certificate WHERE void_on >= %s AND void_on < %s GROUP BY base_chain",
    "fees": """SELECT base_chain, sum(total) AS number FROM receipt
        WHERE paid_on >= %s AND paid_on < %s AND void_on IS NULL GROUP BY base_chain""",
    "keys": """SELECT base_chain, count(DISTINCT case_id) AS number FROM step_pass
        WHERE step = 'items' AND passed_at >= %s AND passed_at < %s GROUP BY base_chain""",
    "filed": """SELECT base_chain, count(*) AS number FROM handover
        WHERE ended_on >= %s AND ended_on < %s AND ending = 'filed' GROUP BY base_chain""",
}
