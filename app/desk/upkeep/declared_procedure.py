"""The procedure that new cases begin with: a manager sets another, at headquarters for every site."""

import json
from pathlib import Path

import peewee

from app.archive.database.connection import scalar
from app.archive.database.identity import natural_id
from app.archive.tables.site import ProcedureTable
from app.desk.authority import Authority, acting_manager
from app.desk.company import has_headquarters, is_headquarters
from app.desk.desk import Desk
from app.errors import InputError, RefusedError
from app.procedure.checking.reading import PlacedFault, read_declaration
from app.procedure.checking.whole import pinned_faults
from app.procedure.declaration import Procedure, parse_procedure
from app.procedure.declaration.load import canonical_text
from app.procedure.reason import Reason

_MOST_MEGABYTES = 4


class FaultyFileError(InputError):
    """A file whose declaration is refused, with every fault in it."""

    def __init__(self, file: Path, faults: tuple[PlacedFault, ...]) -> None:
        reason = Reason.of("procedure.unusable", file=file, count=len(faults))
        super().__init__(reason, tuple(fault.reason for fault in faults))
        self.file = file
        self.faults = faults


def read_overrides(file: Path) -> Procedure:
    """Return the procedure that ships with what a TOML file says otherwise, checked whole (P15).

    Raises FaultyFileError with the line and key of everything that is wrong in it, InputError for a file that cannot be read.
    """
    try:
        if file.stat().st_size > _MOST_MEGABYTES * 1_000_000:
            raise InputError.of("procedure.too_large", file=file, most=_MOST_MEGABYTES)
        found = read_declaration(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError.of("procedure.unreadable", file=file, detail=error.strerror or error) from error
    if isinstance(found, Procedure):
        return found
    raise FaultyFileError(file, found)


def declare(desk: Desk, procedure: Procedure, authority: Authority | None = None) -> Procedure:
    """Let new cases begin with this procedure; those that are open keep theirs. At headquarters it goes to every site.

    Return it as it is kept: one that was declared before is kept once more, and then counts as the newest. Raises InputError for
    one that has a fault (P15), RefusedError for who is no manager, and at a site with a headquarters, which declares it.
    """
    faults = pinned_faults(procedure.text)
    if faults:
        raise InputError(Reason.of("procedure.refused", count=len(faults)), tuple(each.reason for each in faults))
    acting_manager(desk, authority)
    if not is_headquarters(desk) and has_headquarters(desk):
        raise RefusedError.of("headquarters.company_declares")
    with desk.archive.journal.writing(desk.act("declare_procedure")) as writing:
        kept = _as_new(writing.database, procedure, desk.archive.station.id)
        writing.insert(ProcedureTable, natural_id("procedure", kept.digest), digest=kept.digest, text=kept.text)
    return kept


def _as_new(database: peewee.Database, procedure: Procedure, station: str) -> Procedure:
    """Return the procedure under a digest that is not here yet: told apart by who declared it, and how often."""
    kept, times = procedure, 1
    while scalar(database, "SELECT 1 FROM procedure WHERE id = %s", (natural_id("procedure", kept.digest),)):
        times += 1
        declared = {**json.loads(procedure.text), "declared": [station, times]}
        kept = parse_procedure(canonical_text(declared))
    return kept
