"""What is said of declarations that came with faults, and of the cases that pin one."""

from app.commands.speech import Speech
from app.desk.desk import Desk
from app.desk.present_procedure import open_cases_stuck, present_procedure
from app.procedure.reason import Reason


def procedure_notices(desk: Desk, speech: Speech) -> tuple[str, ...]:
    """Return a line for each faulty declaration, its faults below it, and how many open cases cannot go on; often nothing."""
    said: list[Reason] = []
    for each in present_procedure(desk.archive, desk.procedures).faulty:
        said += [each.reason, *each.faults]
    count = open_cases_stuck(desk.archive, desk.procedures)
    if count:
        said.append(Reason.of("procedure.cases_stuck", count=count))
    return tuple(speech.say(reason, desk.procedure) for reason in said)
