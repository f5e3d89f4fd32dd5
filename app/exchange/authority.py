"""Which chain may write which tables, and only rows of its own site. What breaks this rule refuses the whole package."""

import json
from collections.abc import Collection, Mapping

import peewee

from app.archive.connection import run
from app.archive.entry import BEGIN, Change, EntryHead, Stored
from app.archive.epoch import COUNTER, FOR_SITE, HEADQUARTERS, OF_THE_COMPANY
from app.archive.layout import Layout, shape
from app.errors import InputError
from app.exchange.chains import ChainOrigin

NOT_OF_A_COUNTER = frozenset({"allotment"})
"""Numbers are allotted by the company alone (C1)."""

NOT_ABOUT_A_SITE = frozenset({"admission", "operator"})
"""What headquarters writes for all, never in the chain of one site."""

_JUDGED_APART = frozenset({"admission", "handover", "site", "unit"})
_MOST_KNOWN = 2_000


class Authority:
    """Judges the changes of entries as they come in, in the order in which they are applied."""

    def __init__(self, database: peewee.Database, layout: Layout, chains: Mapping[str, ChainOrigin]) -> None:
        """`chains` is looked at while it grows."""
        self._database = database
        self._chains = chains
        self._columns = {form.table: frozenset(form.columns) for model in layout.all_journaled if (form := shape(model))}
        self._writable = {
            COUNTER: self._without(NOT_OF_A_COUNTER | {"chain"}),
            HEADQUARTERS: self._without(self._columns.keys() - OF_THE_COMPANY),
            FOR_SITE: self._without(NOT_ABOUT_A_SITE | {"chain"}),
        }
        self._case_sites: dict[str, str] = {}
        self._units: set[str] = set()

    def _without(self, tables: Collection[str]) -> dict[str, frozenset[str]]:
        """The tables but these, with their columns."""
        return {table: columns for table, columns in self._columns.items() if table not in tables}

    def site_of_case(self, case_id: str) -> str | None:
        """The site of a case, empty for one of the first schemas, None where the case is not here."""
        known = self._case_sites.get(case_id)
        if known is None:
            found = run(self._database, "SELECT site_id FROM handover WHERE id = ?", (case_id,)).fetchone()
            if found is None:
                return None
            known = self._case_sites[case_id] = str(found[0])
        return known

    def knows_unit(self, unit_id: str) -> bool:
        """Whether the unit is here."""
        if unit_id not in self._units:
            if run(self._database, "SELECT 1 FROM unit WHERE id = ?", (unit_id,)).fetchone() is None:
                return False
            self._units.add(unit_id)
        return True

    def written(self) -> None:
        """All that was judged is written now; cases and units that can be asked for need not be kept in mind."""
        if len(self._case_sites) + len(self._units) > _MOST_KNOWN:
            cases, units = self._missing("handover", self._case_sites), self._missing("unit", self._units)
            self._case_sites = {case: self._case_sites[case] for case in cases}
            self._units = units

    def _missing(self, table: str, known: Collection[str]) -> set[str]:
        """Those that came and were not written, since another row stands in their place: what belongs to them goes on."""
        sql = f'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM "{table}")'  # noqa: S608 fixed names
        return {str(row[0]) for row in run(self._database, sql, (json.dumps(list(known)),))}

    def judge(self, origin: ChainOrigin, head: EntryHead, changes: list[Change], cases: Collection[Stored]) -> None:
        """Raise InputError where the chain may not write this. What it may, counts as here from now on.

        `cases` are those that rows of these changes belong to.
        """
        begins = head.verb == BEGIN
        if begins:
            self._judge_beginning(origin, head, changes)
        writable, site = self._writable[origin.role], origin.site_id
        for table, identifier, base, columns in changes[1:] if begins else changes:
            known = writable.get(table)
            if known is None:
                raise _refused("exchange.table_not_theirs", origin, head, table=f"table:{table}")
            if not known.issuperset(columns):
                raise InputError.of("exchange.entry_unreadable", chain=head.chain[:8], seq=head.seq)
            if columns.get("site_id", "") not in (site, ""):
                raise _refused("exchange.row_not_theirs", origin, head, table=f"table:{table}")
            if base is None:
                if table in _JUDGED_APART:
                    self._judge_new_row(origin, head, table, identifier, columns)
            elif base.chain != head.chain and not self._may_go_on(origin, table, base.chain):
                raise _refused("exchange.row_not_theirs", origin, head, table=f"table:{table}")
        self._judge_cases(origin, head, changes, cases)

    def _judge_cases(self, origin: ChainOrigin, head: EntryHead, changes: list[Change], cases: Collection[Stored]) -> None:
        for case in cases:
            if self.site_of_case(str(case)) not in (origin.site_id, "", None):
                table = next(change.table for change in changes if change.columns.get("case_id") == case)
                raise _refused("exchange.row_not_theirs", origin, head, table=f"table:{table}")

    def _judge_beginning(self, origin: ChainOrigin, head: EntryHead, changes: list[Change]) -> None:
        first = changes[0] if changes else None
        begun = first is not None and (first.table, first.id, first.base) == ("chain", origin.chain, None)
        if head.seq != 1 or first is None or not begun or not first.columns.keys() <= self._columns["chain"]:
            raise InputError.of("exchange.entry_unreadable", chain=head.chain[:8], seq=head.seq)

    def _may_go_on(self, origin: ChainOrigin, table: str, chain: str) -> bool:
        """Whether a row last written in `chain` may be changed: it is of the same site; whom one lets in is one's own affair."""
        other = self._chains.get(chain)
        if table == "admission" and (other is None or other.station != origin.station):
            return False
        return other is not None and (other.site == origin.site or other.role == HEADQUARTERS)

    def _judge_new_row(
        self, origin: ChainOrigin, head: EntryHead, table: str, identifier: str, columns: Mapping[str, object]
    ) -> None:
        if table == "admission" and columns.get("by_station") != origin.station:
            raise _refused("exchange.row_not_theirs", origin, head, table="table:admission")
        if table == "site" and identifier != origin.site_id:
            raise _refused("exchange.row_not_theirs", origin, head, table="table:site")
        if table == "handover":
            self._case_sites.setdefault(identifier, str(columns.get("site_id") or ""))
        elif table == "unit":
            self._units.add(identifier)


def _refused(code: str, origin: ChainOrigin, head: EntryHead, **more: str) -> InputError:
    return InputError.of(code, station=origin.code, site=origin.site, seq=head.seq, **more)
