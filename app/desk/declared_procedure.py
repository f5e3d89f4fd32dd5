"""The procedure that new cases begin with: a manager sets another, at headquarters for every site."""

import tomllib
from pathlib import Path

from app.archive.connection import scalar
from app.archive.identity import natural_id
from app.archive.tables.site import ProcedureTable
from app.desk.authority import Authority, acting_manager
from app.desk.company import has_headquarters, is_headquarters
from app.desk.desk import Desk
from app.errors import InputError, RefusedError
from app.procedure.declaration import Procedure, load_procedure

_LARGEST = 4_000_000  # bytes


def read_overrides(file: Path) -> Procedure:
    """The procedure that ships, with what a TOML file says otherwise. Raises InputError for a file that cannot be used."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("larger than a declaration")
        return load_procedure(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InputError.of("procedure.unreadable", file=file, detail=error.strerror or error) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError.of("procedure.unusable", file=file, detail=error) from error


def declare(desk: Desk, procedure: Procedure, authority: Authority | None = None) -> None:
    """Let new cases begin with this procedure; those that are open keep theirs. At headquarters it goes to every site.

    Raises RefusedError for who is no manager, and at a site with a headquarters, which declares it.
    """
    acting_manager(desk, authority)
    if not is_headquarters(desk) and has_headquarters(desk):
        raise RefusedError.of("headquarters.company_declares")
    with desk.archive.journal.writing(desk.act("declare_procedure")) as writing:
        identifier = natural_id("procedure", procedure.digest)
        if scalar(writing.database, "SELECT 1 FROM procedure WHERE id = ?", (identifier,)):
            raise RefusedError.of("procedure.declared_already")
        writing.insert(ProcedureTable, identifier, digest=procedure.digest, text=procedure.text)
