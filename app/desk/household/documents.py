"""查验客户资料: what was seen of each paper (P1)."""

from collections.abc import Iterable
from dataclasses import replace

from app.archive.tables.case import PaperCheckTable
from app.desk.authority import Authority, acting_manager
from app.desk.desk import Desk
from app.desk.keeping import keep_by_key, text_within
from app.errors import InputError
from app.procedure.case import PaperCheck


def save_paper_checks(desk: Desk, case_id: str, checks: tuple[PaperCheck, ...], authority: Authority | None = None) -> None:
    """Keep the rows of the register; a waiver that is new or says something else is signed with a manager's name.

    Raises InputError for an unknown paper, RefusedError for a waiver without a manager.
    """
    with desk.work("check_papers", case_id) as work:
        known = {kind.id for kind in work.procedure.papers}
        for check in checks:
            if check.paper not in known:
                raise InputError.of("papers.unknown", paper=check.paper)
        held = work.file.paper_checks
        signed_by = acting_manager(desk, authority) if new_waivers(checks, held) else ""
        signed = tuple(_signed(check, held, signed_by) for check in checks)
        keep_by_key(work.writing, PaperCheckTable, signed, held, case_id, "paper", "person_id")


def new_waivers(checks: Iterable[PaperCheck], held: Iterable[PaperCheck]) -> tuple[PaperCheck, ...]:
    """Return those of `checks` whose waiver stands not yet so in `held`: a manager must agree to them."""
    rows = tuple(held)
    return tuple(check for check in checks if _reason(check) and _signer(check, rows) is None)


def _signed(check: PaperCheck, held: Iterable[PaperCheck], signed_by: str) -> PaperCheck:
    if not _reason(check):
        return replace(check, waived_by="")
    return replace(check, waived_by=_signer(check, held) or signed_by)


def _signer(check: PaperCheck, held: Iterable[PaperCheck]) -> str | None:
    """Return who signed this very waiver before; None where nobody did."""
    key = (check.paper, check.person_id)
    same = (each for each in held if (each.paper, each.person_id) == key and _reason(each) == _reason(check))
    return next((each.waived_by for each in same if each.waived_by), None)


def _reason(check: PaperCheck) -> str:
    """Return why it is waived, as it is kept."""
    return text_within(check.waived_reason, PaperCheckTable.waived_reason)
