"""What the choices of the inspection page are called, and what each verdict means."""

from collections.abc import Mapping

from app.procedure.case import CheckResult, Severity, Verdict
from app.texts.translator import N_

RESULTS = (
    (CheckResult.FINE, N_("Fine")),
    (CheckResult.NOT_FINE, N_("Not fine")),
    (CheckResult.NOT_APPLICABLE, N_("Not applicable")),
)
SEVERITIES = ((Severity.MINOR, N_("Minor")), (Severity.MAJOR, N_("Major")), (Severity.SAFETY, N_("Safety")))
VERDICTS = (
    (Verdict.PASSED, N_("Passed")),
    (Verdict.PASSED_WITH_REMAINING, N_("Passed, matters remain")),
    (Verdict.FAILED, N_("Failed")),
    (Verdict.REFUSED, N_("Refused")),
)
MEANINGS: Mapping[str, str] = {
    "": N_("The verdict is the client's, not the sum of the ticks."),
    Verdict.PASSED: N_("The client accepts the unit; the case goes on."),
    Verdict.PASSED_WITH_REMAINING: N_(
        "The case goes on and the keys are handed over; each open defect is mended by its day, and only filing waits."
    ),
    Verdict.FAILED: N_("The repair team mends the unit; the acceptance form goes to operations, then the client looks again."),
    Verdict.REFUSED: N_("The client does not take the unit: the case ends and its certificate becomes void."),
}
