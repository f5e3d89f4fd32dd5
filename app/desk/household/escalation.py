"""特殊情况移交经营部: the case waits at its step until 经营部 has settled it, then goes on from there (P5)."""

from app.archive.tables.closing import EscalationTable
from app.desk.desk import Desk
from app.desk.keeping import keep, text_within
from app.errors import InputError
from app.procedure.case import Escalation
from app.procedure.conditions import applies, conditions


def escalate(desk: Desk, case_id: str, step: str, what: str, papers: str = "") -> str:
    """Hand the case to 经营部 at `step`; return the row's id. Raises InputError for a step that does not apply, or without
    saying what can't be settled."""
    with desk.work("escalate", case_id) as work:
        held = conditions(work.file, work.procedure.settings)
        if step not in {declared.id for declared in work.procedure.steps if applies(declared, held)}:
            raise InputError.of("case.step_unknown", step=step)
        if not what.strip():
            raise InputError.of("escalation.what_missing")
        handed = Escalation(
            id="",
            case_id=case_id,
            step=step,
            what=what,
            since=work.today,
            papers=papers,
            handed_by=desk.operator_name,
        )
        return keep(work.writing, EscalationTable, handed)


def settle(desk: Desk, case_id: str, settled_by: str, how: str) -> None:
    """Record how 经营部 settled the case; it goes on in the normal order at the step it left."""
    with desk.work("settle", case_id, escalated=True) as work:
        held = work.file.open_escalation
        if held is None:
            raise InputError.of("escalation.none_open")
        if not settled_by.strip() or not how.strip():
            raise InputError.of("escalation.how_missing")
        work.writing.update(
            EscalationTable,
            held.id,
            settled_on=work.today,
            settled_by=text_within(settled_by, EscalationTable.settled_by),
            how=text_within(how, EscalationTable.how),
        )
