"""Which chain may write which tables, and only rows of its own site. What breaks this rule refuses the whole package."""

import json
from collections.abc import Collection, Iterable, Mapping

import peewee

from app.archive.database.connection import run
from app.archive.journal.applying import DECISIONS
from app.archive.journal.entry import BEGIN, DECIDE, DESTROY, Change, EntryHead, Stored
from app.archive.journal.layout import Layout, shape
from app.archive.journal.mandate import COUNTER, FOR_SITE, HEADQUARTERS, OF_ONE_STATION, OF_THE_COMPANY
from app.archive.journal.rows import TableRows
from app.errors import InputError
from app.exchange.incoming.readable_values import ReadableValues
from app.exchange.partners.chains import ChainOrigin

_JUDGED_APART = frozenset({"admission", "handover", "site", "unit"})
_MOST_KNOWN = 2_000


class ChainRights:
    """Judges the changes of entries as they come in, in the order in which they are applied."""

    def __init__(self, database: peewee.Database, layout: Layout, chains: Mapping[str, ChainOrigin]) -> None:
        """`chains` is looked at while it grows."""
        self._database = database
        self._chains = chains
        self._columns = {form.table: frozenset(form.columns) for model in layout.all_journaled if (form := shape(model))}
        self._writable = {
            role: {table: columns for table, columns in self._columns.items() if layout.may_write(role, table)}
            for role in (COUNTER, HEADQUARTERS, FOR_SITE)
        }
        self._values = ReadableValues(layout)
        self._layout = layout
        self._case_sites: dict[str, str] = {}
        self._units: set[str] = set()

    def site_of_case(self, case_id: str) -> str | None:
        """Return the site of a case, empty for one of the first schemas, None where the case is not here."""
        known = self._case_sites.get(case_id)
        if known is None:
            found = run(self._database, "SELECT site_id FROM handover WHERE id = %s", (case_id,)).fetchone()
            if found is None:
                return None
            known = self._case_sites[case_id] = str(found[0])
        return known

    def knows_unit(self, unit_id: str) -> bool:
        """Return whether the unit is here."""
        if unit_id not in self._units:
            if run(self._database, "SELECT 1 FROM unit WHERE id = %s", (unit_id,)).fetchone() is None:
                return False
            self._units.add(unit_id)
        return True

    def learn(self, table: str, identifier: str, site_id: str) -> None:
        """Count a case or unit as here that stands in no table, although an entry that is here adds it."""
        if table == "unit":
            self._units.add(identifier)
        else:
            self._case_sites.setdefault(identifier, site_id)

    def written(self) -> None:
        """All that was judged is written now; cases and units that can be asked for need not be kept in mind."""
        if len(self._case_sites) + len(self._units) > _MOST_KNOWN:
            cases, units = self._missing("handover", self._case_sites), self._missing("unit", self._units)
            self._case_sites = {case: self._case_sites[case] for case in cases}
            self._units = units

    def _missing(self, table: str, known: Collection[str]) -> set[str]:
        """Return those that came and were not written, since another row stands in their place: what belongs to them goes on."""
        sql = f'SELECT value FROM each_of(%s) WHERE value NOT IN (SELECT id FROM "{table}")'  # noqa: S608 fixed names
        return {str(row[0]) for row in run(self._database, sql, (json.dumps(list(known)),))}

    def judge(self, origin: ChainOrigin, head: EntryHead, changes: list[Change], cases: Collection[Stored]) -> None:
        """Raise InputError where the chain may not write this. What it may, counts as here from now on.

        `cases` are those that rows of these changes belong to.
        """
        if head.verb in (DECIDE, DESTROY):
            self._judge_forced(origin, head, changes)
        begins = head.verb == BEGIN
        if begins:
            self._judge_beginning(origin, head, changes)
        writable, site = self._writable[origin.role], origin.site_id
        for table, identifier, base, columns in changes[1:] if begins else changes:
            known = writable.get(table)
            if known is None:
                raise _refused("exchange.table_not_theirs", origin, head, table=f"table:{table}")
            if not known.issuperset(columns) or self._values.unreadable(table, columns) is not None:
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
        """Return whether a row last written in `chain` may be changed: it is of the same site, or what the company wrote for all.

        Whom a station lets in and who works there is its own affair, and the company's own rows are the company's.
        """
        other = self._chains.get(chain)
        if other is None:
            return False
        if table in OF_ONE_STATION or (table in OF_THE_COMPANY and other.role == HEADQUARTERS):
            return other.station == origin.station
        return other.site == origin.site or other.role == HEADQUARTERS

    def _judge_forced(self, origin: ChainOrigin, head: EntryHead, changes: list[Change]) -> None:
        """What decides or destroys is applied whatever it rests on, so it is judged by who wrote the rows that are here.

        All entries before it must be written.
        """
        rows = TableRows(self._database)
        about = [(change.table, change.id) for change in changes]
        if head.verb == DESTROY:
            self._judge_destroying(origin, head, changes)
        else:
            settled = [change.columns for change in changes if change.table == DECISIONS]
            about += [(str(each.get("row_table")), str(each.get("row_id"))) for each in settled]
            # The site alone counts here: a decision names all chains about it, whichever of them wrote the row.
            self._require_own(origin, head, ((DECISIONS, str(each.get("chain"))) for each in settled))
        holders = ((table, rows.holder(table, identifier)) for table, identifier in about if table in self._columns)
        self._require_own(origin, head, ((table, holder.chain) for table, holder in holders if holder is not None))

    def _judge_destroying(self, origin: ChainOrigin, head: EntryHead, changes: list[Change]) -> None:
        for table, _identifier, _base, columns in changes:
            personal = self._layout.personal.get(table)
            if personal is None or not personal.columns.issuperset(columns) or any(map(_is_kept, columns.values())):
                raise InputError.of("exchange.entry_unreadable", chain=head.chain[:8], seq=head.seq)
        for keeper in ("entry", *self._layout.entry_keepers):
            sql = f'SELECT DISTINCT chain FROM "{keeper}" WHERE subject = %s'  # noqa: S608 names of models
            self._require_own(origin, head, (("entry", str(row[0])) for row in list(run(self._database, sql, (head.subject,)))))

    def _require_own(self, origin: ChainOrigin, head: EntryHead, written: Iterable[tuple[str, str]]) -> None:
        """Refuse where a row of one of these tables, by one of these chains, is not for this chain to write.

        Nothing that is here was written by a chain that is not.
        """
        for table, chain in written:
            if chain != origin.chain and chain in self._chains and not self._may_go_on(origin, table, chain):
                raise _refused("exchange.row_not_theirs", origin, head, table=f"table:{table}")

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


def _is_kept(value: Stored) -> bool:
    return value is not None


def _refused(code: str, origin: ChainOrigin, head: EntryHead, **more: str) -> InputError:
    return InputError.of(code, station=origin.code, site=origin.site, seq=head.seq, **more)
