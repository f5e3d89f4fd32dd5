"""What each step needs: pure functions that give a reason, or nothing. The declaration names them in `needs`."""

from collections.abc import Callable, Mapping
from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.declaration.procedure import Procedure
from app.procedure.guards.certificate import certificate_issued, certificate_signed, certificate_true
from app.procedure.guards.documents import fund_paper_seen, papers_complete
from app.procedure.guards.fees import fees_settled
from app.procedure.guards.filing import archive_complete, commitments_kept, computer_archive_complete, no_open_defect, shelf_known
from app.procedure.guards.inspection import items_judged, meters_read, remaining_committed, round_entered, verdict_accepts
from app.procedure.guards.items import items_handed_over
from app.procedure.guards.reception import (
    agent_has_powers,
    client_known,
    company_complete,
    consent_asked,
    identity_valid,
    notice_has_last_day,
    owners_represented,
)
from app.procedure.guards.signing import agreements_signed, papers_signed_for
from app.procedure.guards.waterproof import waterproof_passed
from app.procedure.reason import Reason

Guard = Callable[[CaseFile, Procedure, date], Reason | None]

GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard
    for guard in (
        client_known,
        identity_valid,
        company_complete,
        owners_represented,
        agent_has_powers,
        consent_asked,
        notice_has_last_day,
        papers_complete,
        certificate_issued,
        certificate_signed,
        certificate_true,
        round_entered,
        items_judged,
        meters_read,
        verdict_accepts,
        remaining_committed,
        waterproof_passed,
        papers_signed_for,
        agreements_signed,
        fees_settled,
        fund_paper_seen,
        items_handed_over,
        no_open_defect,
        commitments_kept,
        computer_archive_complete,
        archive_complete,
        shelf_known,
    )
}

__all__ = ["GUARDS", "Guard"]
