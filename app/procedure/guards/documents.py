"""Documents: the papers of the table are seen, copied, sealed and valid (P1)."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.declaration.procedure import Procedure
from app.procedure.papers import missing_papers
from app.procedure.reason import Reason


def papers_complete(file: CaseFile, procedure: Procedure, today: date) -> Reason | None:
    """No paper that holds up this step is missing (P1)."""
    return next(iter(missing_papers(file, procedure, today, step="documents")), None)


def fund_paper_seen(file: CaseFile, procedure: Procedure, today: date) -> Reason | None:
    """No paper that holds up the keys is missing, such as the voucher of the repair fund (Order 165)."""
    return next(iter(missing_papers(file, procedure, today, step="items")), None)
