"""签收文件 and 签协议: papers signed for and agreements signed (③)."""

from collections.abc import Iterable

from app.archive.tables.closing import AgreementTable, SignedPaperTable
from app.desk.desk import Desk
from app.desk.keeping import keep_by_key
from app.errors import InputError, RefusedError
from app.procedure.case import Agreement, SignedPaper
from app.procedure.declaration.rows import DeclaredRow
from app.procedure.guards.signing import power_missing


def save_signed_papers(desk: Desk, case_id: str, papers: tuple[SignedPaper, ...]) -> None:
    """Keep the rows of the 文件签收单. Raises RefusedError where an agent signs who may not."""
    with desk.work("sign_papers", case_id) as work:
        _known(work.procedure.signed_papers, (paper.paper for paper in papers))
        problem = power_missing(work.file, "sign_papers", ((paper.signer_id, paper.received_on) for paper in papers))
        if problem is not None:
            raise RefusedError(problem)
        keep_by_key(work.writing, SignedPaperTable, papers, work.file.signed_papers, case_id, "paper")


def save_agreements(desk: Desk, case_id: str, agreements: tuple[Agreement, ...]) -> None:
    """Keep the rows of the agreement register. Raises RefusedError where an agent signs who may not."""
    with desk.work("sign_agreements", case_id) as work:
        _known(work.procedure.agreements, (agreement.agreement for agreement in agreements))
        problem = power_missing(work.file, "sign_agreements", ((row.signer_id, row.signed_on) for row in agreements))
        if problem is not None:
            raise RefusedError(problem)
        keep_by_key(work.writing, AgreementTable, agreements, work.file.agreements, case_id, "agreement")


def _known(declared: Iterable[DeclaredRow], named: Iterable[str]) -> None:
    known = {row.id for row in declared}
    for identifier in named:
        if identifier not in known:
            raise InputError.of("papers.unknown", paper=identifier)
