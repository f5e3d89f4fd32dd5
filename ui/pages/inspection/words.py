"""What each verdict means."""

from collections.abc import Mapping

from app.procedure.case import Verdict
from app.texts.translator import N_

MEANINGS: Mapping[str, str] = {
    "": N_("The verdict is the client's, not the sum of the ticks."),
    Verdict.PASSED: N_("The client accepts the unit; the case goes on."),
    Verdict.PASSED_WITH_REMAINING: N_(
        "The case goes on and the keys are handed over; each open defect is mended by its day, and only filing waits."
    ),
    Verdict.FAILED: N_("The repair team mends the unit; the acceptance form goes to operations, then the client looks again."),
    Verdict.REFUSED: N_("The client does not take the unit: the case ends and its certificate becomes void."),
}
