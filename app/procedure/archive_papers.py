"""Which kinds of paper the paper archive 文字档案 of a case holds."""

from app.procedure.case.case_file import CaseFile
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.declaration.rows import ArchiveKind


def applicable_kinds(file: CaseFile, procedure: Procedure) -> tuple[ArchiveKind, ...]:
    """Return the kinds that apply to this case, in the source's order, ours after them; none is asked for that does not apply."""
    held = conditions(file, procedure.settings)
    return tuple(kind for kind in procedure.archive_kinds if applies(kind, held))
