"""Pass a step: only when all it needs is there (P8)."""

from app.archive.cases.case_files import read_case_file
from app.archive.tables.case import CaseTable, StepPassTable
from app.desk.desk import Desk, Work
from app.desk.keeping import keep
from app.errors import InputError, RefusedError
from app.procedure.case import Ending, StepPass
from app.procedure.conditions import applies, conditions
from app.procedure.progress import Progress, StepState, progress_of, step_problem


def pass_step(desk: Desk, case_id: str, step: str) -> Progress:
    """Record that the step is done and gives where the case now stands; passing the last step files the case.

    A step that is done is passed again without a new row; one that was passed and is open again gets a new row, by whose day it
    is judged from then on. A step may be passed while an earlier one still runs beside it, and that one whenever it is done
    (P3). Raises RefusedError with the reason why it is not done, or why its turn has not come.
    """
    with desk.work("pass_step", case_id) as work:
        if not _is_done(work, step):
            row = StepPass(
                id="",
                case_id=case_id,
                step=step,
                passed_at=desk.now(),
                operator=desk.operator_name,
                counter=desk.counter,
            )
            keep(work.writing, StepPassTable, row)
        after = progress_of(read_case_file(work.writing.database, case_id), work.procedure, work.today)
        if all(each.state in (StepState.DONE, StepState.NOT_APPLICABLE) for each in after.steps):
            work.writing.update(CaseTable, case_id, ending=Ending.FILED, ended_on=work.today)
            after = progress_of(read_case_file(work.writing.database, case_id), work.procedure, work.today)
        return after


def _is_done(work: Work, identifier: str) -> bool:
    """Return whether the step is done already. Raises RefusedError where it cannot be passed now."""
    steps = {step.id: step for step in work.procedure.steps}
    step = steps.get(identifier)
    if step is None or not applies(step, conditions(work.file, work.procedure.settings)):
        raise InputError.of("case.step_unknown", step=identifier)
    before = progress_of(work.file, work.procedure, work.today)
    state = before.step(identifier).state
    # A paper that has expired since does not undo the step, so going through it again must not be refused for that either.
    if state is StepState.DONE:
        return True
    if state is StepState.AHEAD:
        raise RefusedError.of("case.step_ahead", step=f"step:{identifier}", current=f"step:{before.current}")
    problem = step_problem(step, work.file, work.procedure, work.today)
    if problem is not None:
        raise RefusedError(problem)
    return False
