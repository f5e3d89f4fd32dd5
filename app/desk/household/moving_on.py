"""A case whose procedure cannot be used goes on by the present one; what was done stays (P15)."""

from dataclasses import dataclass

from app.archive.cases.case_files import read_case_file
from app.archive.tables.case import CaseTable
from app.desk.company import require_site
from app.desk.desk import Desk
from app.desk.household.queries import case_file
from app.desk.present_procedure import can_be_used, require_journaled
from app.errors import InputError, RefusedError, UnusableProcedureError
from app.procedure.checking.section_changes import SectionChange, section_changes
from app.procedure.conditions import conditions
from app.procedure.progress import Progress, progress_of
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class Stuck:
    """Why a case cannot go on: the reason, what is wrong with its procedure, and what changes when it takes the present one.

    `changes` is None where the text of its procedure is not here. `progress` is where the case would stand.
    """

    reason: Reason
    faults: tuple[Reason, ...]
    changes: tuple[SectionChange, ...] | None
    progress: Progress


def stuck(desk: Desk, case_id: str) -> Stuck | None:
    """Return why the case cannot go on by the procedure that it pins, None where it can. InputError for an unknown case."""
    file = case_file(desk, case_id)
    try:
        desk.procedures.get(desk.database, file.case.procedure)
    except UnusableProcedureError as error:
        held = conditions(file, desk.procedure.settings)
        return Stuck(
            error.reason,
            error.details,
            _changes(desk, file.case.procedure, held),
            progress_of(file, desk.procedure, desk.today()),
        )
    return None


def _changes(desk: Desk, digest: str, held: frozenset[str]) -> tuple[SectionChange, ...] | None:
    try:
        text = desk.procedures.text(desk.database, digest)
    except UnusableProcedureError:
        return None
    return section_changes(text, desk.procedure.text, held)


def take_present_procedure(desk: Desk, case_id: str) -> Progress:
    """Let the case go on by the procedure that new cases begin with, and return where it stands then.

    Steps passed, papers, signatures and payments stay as they are, and each step is judged by the new procedure. Also for a case
    that has ended, which can be read and printed then. Raises InputError for an unknown case, RefusedError at headquarters and
    where the procedure of the case can be used: nobody changes the rules of a case under way.
    """
    require_site(desk)
    with desk.archive.journal.writing(desk.act("take_present_procedure", case_id)) as writing:
        try:
            file = desk.case_files.read(writing.database, case_id)
        except LookupError:
            raise InputError.of("case.unknown", case=case_id) from None
        if can_be_used(writing.database, desk.procedures, file.case.procedure):
            raise RefusedError.of("procedure.can_be_used")
        require_journaled(writing, desk.procedure)
        writing.update(CaseTable, case_id, procedure=desk.procedure.digest)
        return progress_of(read_case_file(writing.database, case_id), desk.procedure, desk.today())
