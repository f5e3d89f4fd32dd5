"""Filing: nothing is open any more, the paper archive is complete and its place is known."""

from datetime import date

from app.procedure.archive_papers import applicable_kinds
from app.procedure.case.case_file import CaseFile
from app.procedure.case.unit import UnitKind
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def no_open_defect(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """Remaining matters are mended and accepted; only filing waits for them (P2)."""
    defect = next(iter(file.open_defects), None)
    return None if defect is None else Reason.of("filing.defect_open", what=defect.what)


def commitments_kept(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """Commitments that belong to a defect are fulfilled; others stand in the archive as they are (P6)."""
    for commitment in file.commitments:
        if commitment.defect_id is not None and commitment.fulfilled_on is None:
            return Reason.of("filing.commitment_open", what=commitment.what)
    return None


def computer_archive_complete(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """计算机档案: client's particulars, area, layout and payment state are there; a parking space needs no layout."""
    if not file.client_name:
        return Reason.of("reception.client_name_missing")
    if file.unit.kind is UnitKind.HOME and file.unit.area is None:
        return Reason.of("filing.area_missing")
    if file.unit.kind is UnitKind.HOME and not file.unit.layout:
        return Reason.of("filing.layout_missing")
    return None


def archive_complete(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each kind of paper that applies is checked off as present; none is asked for that does not apply."""
    present = {paper.kind for paper in file.archive_papers if paper.present}
    for kind in applicable_kinds(file, procedure):
        if kind.id not in present:
            return Reason.of("filing.paper_missing", kind=f"archive_kind:{kind.id}")
    return None


def shelf_known(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The box and folder where the paper archive stands."""
    if file.shelf is None or not file.shelf.box:
        return Reason.of("filing.shelf_missing")
    return None
