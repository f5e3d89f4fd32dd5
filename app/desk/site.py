"""Make a site's archive and open it at a counter."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from peewee import Field

from app.archive.access import operators, sweep
from app.archive.archive import USUAL, Archive, ArchiveSettings
from app.archive.cases.boards import CaseBoard
from app.archive.cases.case_files import CaseFiles, read_site
from app.archive.cases.procedures import Procedures
from app.archive.database.connection import explained, run
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Act
from app.archive.tables.machinery import Chain
from app.archive.tables.site import OperatorTable, ProcedureTable, SiteTable
from app.desk.desk import Desk
from app.desk.keeping import checked, text_within
from app.desk.present_procedure import present_procedure
from app.errors import ArchiveError, InputError
from app.procedure.case import Site
from app.procedure.declaration import Procedure, load_procedure

Clock = Callable[[], datetime]


def local_clock() -> datetime:
    """This moment with the machine's offset from UTC."""
    return datetime.now().astimezone()


def create_site(
    folder: Path,
    *,
    site: Site,
    station: str,
    operator: str,
    password: str,
    role: str = "counter",
    counter: str | None = None,
    clock: Clock = local_clock,
    settings: ArchiveSettings = USUAL,
    procedure: Procedure | None = None,
) -> Desk:
    """Make an archive in `folder` for the project and open it. `station` is the station's label; `site.id` is made here.

    Raises InputError for an empty name or password, ArchiveError where the folder can't be used; then nothing is left behind.
    """
    site = replace(site, name=_named(site.name, SiteTable.name))
    station, operator = _named(station, Chain.code), _named(operator, OperatorTable.name)
    if not password:
        raise InputError.of("site.password_missing")
    procedures, case_files = Procedures(), CaseFiles()
    archive = Archive.create(
        folder,
        site=site.name,
        station=station,
        role=role,
        operator=operator,
        password=password,
        clock=clock,
        derive=CaseBoard(procedures, case_files, clock),
        settings=settings,
    )
    declared = procedure or load_procedure()
    act = Act("make_site", archive.operator, counter or station)
    with archive.journal.writing(act) as writing:
        writing.insert(
            SiteTable,
            natural_id("site", site.name),
            name=site.name,
            company=site.company,
            address=site.address,
            phone=site.phone,
            hours=site.hours,
        )
        writing.insert(OperatorTable, archive.operator, name=operator, active=True, manager=True)
        writing.insert(ProcedureTable, natural_id("procedure", declared.digest), digest=declared.digest, text=declared.text)
    return Desk(archive, counter or station, operator, clock, declared, procedures, case_files)


def _named(value: str, column: Field) -> str:
    """Return a name without the white space around it, since one with it looks the same and is another.

    Raises InputError for none.
    """
    text = text_within(value, column)
    if not text:
        raise InputError.of("site.name_missing", field=f"field:{column.name}")
    return text


def open_desk(
    folder: Path,
    *,
    operator: str | None,
    password: str,
    counter: str | None = None,
    clock: Clock = local_clock,
    reading: bool = False,
    settings: ArchiveSettings = USUAL,
) -> Desk:
    """Open the archive in `folder` at a counter (default: named like the station). Raises ArchiveError and changes nothing.

    Who is no active operator by the journal is refused, whatever stands in `keys.json`; slots too many there are removed.
    """
    procedures, case_files = Procedures(), CaseFiles()
    archive = Archive.open(
        folder,
        operator=operator,
        password=password,
        clock=clock,
        derive=CaseBoard(procedures, case_files, clock),
        reading=reading,
        settings=settings,
    )
    try:
        with explained():
            declared = present_procedure(archive, procedures).procedure
            name = _operator_name(archive)
        if not reading:
            with suppress(ArchiveError):  # whoever opens next does it, when nobody else is writing
                sweep(archive)
    except BaseException:
        archive.close()
        raise
    return Desk(archive, counter or archive.station.code, name, clock, declared, procedures, case_files)


def open_again(desk: Desk) -> Desk:
    """Return the desk with its archive opened once more, for long work in another thread, which closes it when it is done.

    Takes nothing of the desk that belongs to its thread. Raises ArchiveError.
    """
    procedures, case_files = Procedures(), CaseFiles()
    archive = desk.archive.again(CaseBoard(procedures, case_files, desk.clock))
    return replace(desk, archive=archive, procedures=procedures, case_files=case_files)


def _operator_name(archive: Archive) -> str:
    """Return the name of who opened it. Raises ArchiveError where that is no operator, or none any more."""
    row = run(archive.database, "SELECT name, active FROM operator WHERE id = %s", (archive.operator,)).fetchone()
    if row is None or not row[1]:
        raise ArchiveError.of("roles.inactive", operator=operators(archive).get(archive.operator, ""))
    return str(row[0])


def site_of(desk: Desk) -> Site:
    """Return the project of this archive."""
    return read_site(desk.database, desk.site_id)


def save_site(desk: Desk, site: Site) -> None:
    """Keep what papers say of the project: company, address, telephone and opening hours. Its name is what it was made with.

    Raises InputError where a text is refused.
    """
    with desk.archive.journal.writing(desk.act("save_site")) as writing:
        held = read_site(writing.database, desk.site_id)
        sound = checked(SiteTable, site)
        writing.update(SiteTable, held.id, company=sound.company, address=sound.address, phone=sound.phone, hours=sound.hours)
