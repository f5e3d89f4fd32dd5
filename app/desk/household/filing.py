"""建立客户档案: the paper archive checked off and its place on the shelf."""

from dataclasses import replace

from app.archive.tables.closing import ArchivePaperTable, ShelfTable
from app.desk.desk import Desk
from app.desk.keeping import keep_by_key
from app.errors import InputError
from app.procedure.case import ArchivePaper, Shelf


def save_filing(desk: Desk, case_id: str, papers: tuple[ArchivePaper, ...], shelf: Shelf) -> None:
    """Keep the checklist of the 档案目录 and the shelf location. Raises InputError for an unknown kind of paper."""
    with desk.work("file_papers", case_id) as work:
        known = {kind.id for kind in work.procedure.archive_kinds}
        for paper in papers:
            if paper.kind not in known:
                raise InputError.of("papers.unknown", paper=paper.kind)
        keep_by_key(work.writing, ArchivePaperTable, papers, work.file.archive_papers, case_id, "kind")
        held = (work.file.shelf,) if work.file.shelf is not None else ()
        keep_by_key(work.writing, ShelfTable, (replace(shelf, id="", filed_by=desk.operator_name),), held, case_id)
