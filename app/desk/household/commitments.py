"""特殊承诺: commitments made to or by the client, at any step (P6)."""

from dataclasses import replace

from app.archive.tables.closing import CommitmentTable
from app.desk.desk import Desk
from app.desk.keeping import keep
from app.errors import InputError
from app.procedure.case import Commitment


def commit(desk: Desk, case_id: str, commitment: Commitment) -> str:
    """Keep a commitment; return its id. Raises InputError without a party or a content, or for an id of another
    case."""
    with desk.work("commit", case_id, escalated=True) as work:
        if not commitment.committed_by.strip() or not commitment.what.strip():
            raise InputError.of("commitments.incomplete")
        if commitment.id and commitment.id not in {held.id for held in work.file.commitments}:
            raise InputError.of("commitments.unknown", row=commitment.id)
        return keep(work.writing, CommitmentTable, replace(commitment, case_id=case_id))


def fulfil(desk: Desk, case_id: str, commitment_id: str) -> None:
    """Record that a commitment was kept. Raises InputError where there is none or it was kept already."""
    with desk.work("fulfil", case_id, escalated=True) as work:
        held = next((row for row in work.file.commitments if row.id == commitment_id), None)
        if held is None or held.fulfilled_on is not None:
            raise InputError.of("commitments.unknown", row=commitment_id)
        work.writing.update(CommitmentTable, commitment_id, fulfilled_on=work.today)
