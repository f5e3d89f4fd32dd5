"""Take a roster into the archive: units, and the notices of the clients expected."""

from dataclasses import dataclass, replace

from app.archive.database.identity import natural_id
from app.archive.database.records import read_records, values_of
from app.archive.journal.journal import Writing
from app.archive.tables.base import JournaledTable
from app.archive.tables.site import NoticeTable, UnitTable
from app.desk.company import site_written_about
from app.desk.desk import Desk
from app.errors import RefusedError
from app.procedure.case import Notice, Tenure, Unit
from app.roster.keys import notice_key, unit_key
from app.roster.rows import RosterReading, RosterRow


@dataclass(frozen=True, slots=True)
class RosterResult:
    """How many units and notices are new and how many were known and differ now."""

    units_new: int
    units_changed: int
    notices_new: int
    notices_changed: int


def import_roster(desk: Desk, reading: RosterReading, *, good_rows_only: bool = False, site: str | None = None) -> RosterResult:
    """Write the rows in one transaction; rows known before are updated, so that a corrected file can be read again.

    What a file leaves blank, or has no column for, stays as it is known: nobody clears 240 areas by a list of names.
    At headquarters `site` names whose roster it is; the counters get it with the next package. Raises InputError where that is
    not named or unknown, RefusedError where rows were rejected, unless `good_rows_only`: by default a file goes in whole or not.
    """
    of = site_written_about(desk, site)
    if reading.rejected and not good_rows_only:
        raise RefusedError.of("roster.rows_rejected", count=len(reading.rejected), row=reading.rejected[0].row)
    with desk.archive.journal.writing(desk.act("import_roster"), of) as writing:
        units = {unit.id: unit for unit in read_records(writing.database, UnitTable, Unit)}
        notices = {notice.id: notice for notice in read_records(writing.database, NoticeTable, Notice)}
        counts = [0, 0, 0, 0]
        for row in reading.rows:
            unit = _unit(of or desk.archive.station.site, row)
            _count(counts, 0, _keep(writing, UnitTable, unit, units.get(unit.id)))
            if row.client_name or row.notice_number:
                notice = _notice(unit, row)
                held = notices.get(notice.id)
                if held is not None and row.tenure is None:
                    notice = replace(notice, tenure=held.tenure)
                _count(counts, 2, _keep(writing, NoticeTable, notice, held))
        return RosterResult(*counts)


def _unit(site: str, row: RosterRow) -> Unit:
    key = unit_key(row.kind, row.building, row.entrance, row.room)
    return Unit(
        id=natural_id("unit", site, key),
        key=key,
        kind=row.kind,
        building=row.building,
        entrance=row.entrance,
        floor=row.floor,
        room=row.room,
        area=row.area,
        layout=row.layout,
        site_id=natural_id("site", site),
    )


def _notice(unit: Unit, row: RosterRow) -> Notice:
    return Notice(
        id=natural_id("notice", unit.id, notice_key(unit.key, row.notice_number)),
        unit_id=unit.id,
        number=row.notice_number,
        tenure=(row.tenure or Tenure.OWNER).value,
        client_name=row.client_name,
        phone=row.phone,
        address=row.notice_address,
        identity_number=row.identity_number,
        last_day=row.last_day,
    )


def _keep(writing: Writing, table: type[JournaledTable], record: Unit | Notice, held: Unit | Notice | None) -> bool | None:
    """True for a new row, False for a changed one, None where nothing changed."""
    if held is None:
        writing.insert(table, record.id, **values_of(record))
        return True
    known = values_of(held)
    given = {name: value for name, value in values_of(record).items() if value not in (None, "") and value != known[name]}
    if not given:
        return None
    writing.update(table, record.id, **given)
    return False


def _count(counts: list[int], place: int, written: bool | None) -> None:
    if written is not None:
        counts[place + (0 if written else 1)] += 1
