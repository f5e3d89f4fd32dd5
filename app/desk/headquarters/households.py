"""All households of all sites: search, page by page, and how many stand where."""

from dataclasses import dataclass

from app.archive.cases.boards import read_reason
from app.archive.database.connection import one_moment, run, scalar
from app.archive.journal.mandate import COUNTER
from app.desk.desk import Desk
from app.desk.household.queries import BoardRow, search_clauses


@dataclass(frozen=True, slots=True)
class SiteCase:
    """One household with its site."""

    site: str
    row: BoardRow


@dataclass(frozen=True, slots=True)
class SiteTotals:
    """A site in numbers: units on its roster, and its households: going on, filed, refused; certificates in force."""

    site: str
    units: int = 0
    going_on: int = 0
    filed: int = 0
    refused: int = 0
    certificates: int = 0


# Whoever wrote a row last did so for its site: a counter of it, or headquarters in the chain for that site.
_FROM = """FROM {} AS board JOIN handover ON handover.id = board.case_id JOIN chain ON chain.id = handover.base_chain"""
_COLUMNS = (
    "chain.site, board.case_id, board.number, board.unit, board.client, board.step, board.blocked_by, board.opened_on, "
    "board.last_day, board.moved_at"
)
_SITES = "SELECT DISTINCT site FROM chain WHERE role = %s ORDER BY site"
_ORDER = "ORDER BY board.moved_at DESC, board.number DESC"


def households(
    desk: Desk, search: str = "", *, site: str | None = None, step: str | None = None, limit: int = 200, offset: int = 0
) -> tuple[SiteCase, ...]:
    """Households (of a site, at a step) found by every word of `search` or by a code; those that moved last first."""
    where, values = _where(search, site, step)
    if site is None:  # the board alone finds the page, and only its rows are looked up
        page = f"(SELECT * FROM case_board AS board {where} {_ORDER} LIMIT %s OFFSET %s)"  # noqa: S608 fixed texts
        sql = f"SELECT {_COLUMNS} {_FROM.format(page)} {_ORDER}"
    else:
        sql = f"SELECT {_COLUMNS} {_FROM.format('case_board')} {where} {_ORDER} LIMIT %s OFFSET %s"
    return tuple(_site_case(*map(str, row)) for row in run(desk.database, sql, (*values, limit, offset)))


def _site_case(site: str, case_id: str, number: str, unit: str, client: str, step: str, blocked_by: str, *days: str) -> SiteCase:
    return SiteCase(site, BoardRow(case_id, number, unit, client, step, read_reason(blocked_by), *days))


def count_households(desk: Desk, search: str = "", *, site: str | None = None, step: str | None = None) -> int:
    """Return how many there are of them."""
    where, values = _where(search, site, step)
    tables = _FROM.format("case_board") if site is not None else "FROM case_board AS board"
    return int(str(scalar(desk.database, f"SELECT count(*) {tables} {where}", tuple(values))))


def _where(search: str, site: str | None, step: str | None) -> tuple[str, list[object]]:
    clauses, values = search_clauses(search)
    for column, value in (("chain.site", site), ("board.step", step)):
        if value is not None:
            clauses.append(f"{column} = %s")
            values.append(value)
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values


def site_totals(desk: Desk) -> tuple[SiteTotals, ...]:
    """Return every site in numbers, by name."""
    database = desk.database
    with one_moment(database):
        sites = [str(row[0]) for row in run(database, _SITES, (COUNTER,))]
        counts: dict[str, dict[str, int]] = {site: {} for site in sites}
        for sql in (_UNITS, _CASES, _CERTIFICATES):
            for what, chain, count in run(database, sql):
                held = counts.setdefault(str(chain), {})
                held[str(what)] = held.get(str(what), 0) + int(count)
    return tuple(SiteTotals(site, **held) for site, held in counts.items())


# Grouped by chain before the site is looked up: the rows are many, the chains few.
_BY_SITE = """SELECT what, chain.site, sum(number) FROM ({}) AS found JOIN chain ON chain.id = found.base_chain
    GROUP BY what, chain.site"""
_UNITS = _BY_SITE.format("SELECT 'units' AS what, base_chain, count(*) AS number FROM unit GROUP BY base_chain")
_CASES = _BY_SITE.format(
    "SELECT CASE ending WHEN 'open' THEN 'going_on' ELSE ending END AS what, base_chain, count(*) AS number "
    "FROM handover GROUP BY ending, base_chain"
)
_CERTIFICATES = _BY_SITE.format(
    "SELECT 'certificates' AS what, base_chain, count(*) AS number FROM certificate WHERE state = 'issued' GROUP BY base_chain"
)
