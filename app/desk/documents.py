"""查验客户资料: what was seen of each paper (P1)."""

from dataclasses import replace

from app.archive.tables.case import PaperCheckTable
from app.desk.desk import Desk
from app.desk.keeping import by_key, keep_all
from app.errors import InputError
from app.procedure.case import PaperCheck


def save_paper_checks(desk: Desk, case_id: str, checks: tuple[PaperCheck, ...]) -> None:
    """Keep the rows of the register; a waiver is signed with the operator's name. Raises InputError for an unknown paper."""
    with desk.work("check_papers", case_id) as work:
        known = {kind.id for kind in work.procedure.papers}
        for check in checks:
            if check.paper not in known:
                raise InputError.of("papers.unknown", paper=check.paper)
        signed = tuple(
            replace(check, waived_by=(check.waived_by or desk.operator_name) if check.waived_reason.strip() else "")
            for check in checks
        )
        keep_all(work.writing, PaperCheckTable, by_key(signed, work.file.paper_checks, "paper", "person_id"), case_id)
