"""Rows that were changed at two places: both versions for a person to see, and the decision, field by field."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.database.undecided import UNDECIDED_CHANGES
from app.archive.journal.chain import entry_at
from app.archive.journal.entry import DECIDE, Base, Stored
from app.archive.journal.layout import Layout, shape
from app.archive.journal.mandate import OF_ONE_STATION
from app.archive.journal.rows import TableRows
from app.archive.journal.writing import Act
from app.archive.tables.exchange import DecisionTable
from app.errors import InputError
from app.exchange.partners.chains import ChainOrigin, known_chains, known_ends

_COUNT = f"SELECT count(DISTINCT row_table || ' ' || row_id) FROM {UNDECIDED_CHANGES} AS change"  # noqa: S608 a constant
_OPEN = f"SELECT chain, seq, place, row_table, row_id, case_id FROM {UNDECIDED_CHANGES} AS change ORDER BY line"  # noqa: S608 a constant
_OF_ROW = f"""SELECT chain, seq FROM {UNDECIDED_CHANGES} AS change
    WHERE row_table = %s AND row_id = %s ORDER BY line"""  # noqa: S608 a constant


@dataclass(frozen=True, slots=True)
class Version:
    """What one entry set in a row: who did it at which station, when (ISO text), and the columns by stored value."""

    entry: Base
    station: str
    site: str
    operator: str
    counter: str
    time: str
    verb: str
    columns: Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class RowConflict:
    """One row with what holds now and what other entries want it to be.

    `current` is empty where another row stands in its place. `fields` are the columns on which they differ. `affair_of` is a
    chain of the station that alone decides: whom a station lets in and who works there is its own affair. None for other rows.
    """

    table: str
    row: str
    case_id: str | None
    current: Mapping[str, Stored]
    holder: Version | None
    rivals: tuple[Version, ...]
    affair_of: ChainOrigin | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns on which the versions differ, in the order of the table's own."""
        wanted = {name for rival in self.rivals for name, value in rival.columns.items() if self.current.get(name) != value}
        return tuple(sorted(wanted))


def count_conflicts(database: peewee.Database) -> int:
    """Return how many rows wait for a person's decision."""
    found = run(database, _COUNT).fetchone()
    return 0 if found is None else int(found[0])


def undecided_of(database: peewee.Database, table: str, row: str) -> tuple[Base, ...]:
    """Return the entries whose changes of one row wait for a person's decision, as they came."""
    return tuple(Base(chain, int(seq)) for chain, seq in run(database, _OF_ROW, (table, row)))


def open_conflicts(archive: Archive, most: int = 500, *, tables: Collection[str] | None = None) -> tuple[RowConflict, ...]:
    """Return rows that wait for a decision, the oldest first; at most so many, and of these tables alone where some are named."""
    database, layout = archive.database, archive.settings.layout
    rivals: dict[tuple[str, str], list[tuple[Base, int]]] = {}
    cases: dict[tuple[str, str], str | None] = {}
    for chain, seq, place, table, row, case_id in run(database, _OPEN):
        if tables is not None and table not in tables:
            continue
        rivals.setdefault((table, row), []).append((Base(chain, int(seq)), int(place)))
        cases[table, row] = case_id
    chains = known_chains(database)
    return tuple(
        _row_conflict(database, layout, chains, table, row, cases[table, row], found)
        for (table, row), found in list(rivals.items())[:most]
    )


def _row_conflict(
    database: peewee.Database,
    layout: Layout,
    chains: Mapping[str, ChainOrigin],
    table: str,
    row: str,
    case_id: str | None,
    found: list[tuple[Base, int]],
) -> RowConflict:
    current = _whole_row(database, layout, table, row)
    holder = TableRows(database).holder(table, row)
    writer = found[0][0] if holder is None else holder
    return RowConflict(
        table=table,
        row=row,
        case_id=case_id,
        current=current,
        holder=None if holder is None else _version(database, layout, chains, holder, None, table, row),
        rivals=tuple(_version(database, layout, chains, entry, place, table, row) for entry, place in found),
        affair_of=chains.get(writer.chain) if table in OF_ONE_STATION else None,
    )


def _version(
    database: peewee.Database,
    layout: Layout,
    chains: Mapping[str, ChainOrigin],
    base: Base,
    place: int | None,
    table: str,
    row: str,
) -> Version:
    entry = entry_at(database, *base)
    if entry is None:
        raise LookupError(base)
    head = entry.read_head()
    changes = layout.up_to_date(entry.changes(head.chain), head.schema)
    if place is None:
        columns = next((change.columns for change in changes if (change.table, change.id) == (table, row)), {})
    else:
        columns = changes[place].columns
    origin = chains.get(base.chain)
    code, site = ("", "") if origin is None else (origin.code, origin.site)
    return Version(base, code, site, head.operator, head.counter, head.time, head.verb, columns)


def _whole_row(database: peewee.Database, layout: Layout, table: str, row: str) -> dict[str, Stored]:
    form = next(form for model in layout.all_journaled if (form := shape(model)).table == table)
    return TableRows(database).read(table, row, form.columns) or {}


def decide(
    archive: Archive, act: Act, conflict: RowConflict, chosen: Mapping[str, Stored], *, decided_by: str, today: date
) -> None:
    """Settle a conflict: `chosen` gives the value of each field; the rest of the row stays. `act` must be that of the case.

    Where another row stands in its place (a certificate number claimed twice), nothing chosen leaves that one where it is.
    Raises InputError where the row was changed since the versions were shown, or more versions came, where a value cannot stand
    there, and for what another station alone decides.
    """
    origin = conflict.affair_of
    if origin is not None and origin.station != archive.station.id:
        raise InputError.of("exchange.affair_of_station", station=origin.code, site=origin.site)
    site = _site_of(archive, conflict)
    try:
        with archive.journal.writing(_deciding(act), site) as writing:
            current = _whole_row(writing.database, archive.settings.layout, conflict.table, conflict.row)
            undecided = undecided_of(writing.database, conflict.table, conflict.row)
            if current != conflict.current or undecided != tuple(rival.entry for rival in conflict.rivals):
                raise InputError.of("exchange.changed_meanwhile")
            if current or chosen:
                whole = {**(current or conflict.rivals[0].columns), **chosen}
                writing.decide(conflict.table, conflict.row, whole, conflict.case_id)
            for base in _settled(writing.database, conflict):
                writing.insert(
                    DecisionTable,
                    case_id=conflict.case_id,
                    row_table=conflict.table,
                    row_id=conflict.row,
                    chain=base.chain,
                    seq=base.seq,
                    choice=_choice(conflict, chosen),
                    decided_on=today,
                    decided_by=decided_by,
                )
    except peewee.IntegrityError as error:
        raise InputError.of("exchange.cannot_stand") from error


def _deciding(act: Act) -> Act:
    return Act(DECIDE, act.operator, act.counter, act.case)


def _settled(database: peewee.Database, conflict: RowConflict) -> tuple[Base, ...]:
    """Up to which entry of which chain a decision knows: whoever decides saw all that came here about the row.

    That is more than the versions shown: what one of them rests on, or wrote the very same, may be a conflict elsewhere.
    """
    versions = (*conflict.rivals, *filter(None, [conflict.holder]))
    return known_ends(database, {version.site for version in versions})


def _choice(conflict: RowConflict, chosen: Mapping[str, Stored]) -> str:
    if all(conflict.current.get(name) == value for name, value in chosen.items()):
        return "kept"
    if any(all(rival.columns.get(name) == chosen.get(name) for name in conflict.fields) for rival in conflict.rivals):
        return "other"
    return "picked"


def _site_of(archive: Archive, conflict: RowConflict) -> str | None:
    """Return the site that the row is of, for headquarters, which writes about each in a chain of its own; None for its own
    affairs."""
    if conflict.affair_of is not None:
        return None
    versions = (*conflict.rivals, *filter(None, [conflict.holder]))
    return next((version.site for version in versions if version.site), None) if archive.station.role != "counter" else None
