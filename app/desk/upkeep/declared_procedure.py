"""The procedure that new cases begin with: a manager sets another, at headquarters for every site."""

import json
import tomllib
from pathlib import Path

import peewee

from app.archive.database.connection import scalar
from app.archive.database.identity import natural_id
from app.archive.tables.site import ProcedureTable
from app.desk.authority import Authority, acting_manager
from app.desk.company import has_headquarters, is_headquarters
from app.desk.desk import Desk
from app.errors import InputError, RefusedError
from app.procedure.declaration import Procedure, load_procedure, parse_procedure

_LARGEST = 4_000_000  # bytes


def read_overrides(file: Path) -> Procedure:
    """Return the procedure that ships, with what a TOML file says otherwise. Raises InputError for a file that cannot be used."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("larger than a declaration")
        return load_procedure(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InputError.of("procedure.unreadable", file=file, detail=error.strerror or error) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError.of("procedure.unusable", file=file, detail=error) from error


def declare(desk: Desk, procedure: Procedure, authority: Authority | None = None) -> Procedure:
    """Let new cases begin with this procedure; those that are open keep theirs. At headquarters it goes to every site.

    Gives it as it is kept: one that was declared before is kept once more, and then counts as the newest. Raises RefusedError for
    who is no manager, and at a site with a headquarters, which declares it.
    """
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
        kept = parse_procedure(json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return kept
