"""Everything that `verify` checks of an archive: pages, chain, tables, lists and the ledger's proof."""

import peewee

from app.archive.cases.boards import CaseBoard
from app.archive.verify import Progress, VerifyReport, verify
from app.desk.control.ledger import ledger_problems
from app.desk.desk import Desk
from app.procedure.reason import Reason


def check_archive(desk: Desk, progress: Progress | None = None) -> VerifyReport:
    """Return what verifying finds; the derived lists are recomputed and the ledger proved as well."""

    def derived(database: peewee.Database) -> tuple[Reason, ...]:
        return (*CaseBoard(desk.procedures, desk.case_files, desk.clock).check(database), *ledger_problems(database))

    return verify(desk.archive, derived, progress)
