"""Papers of control as the file that is asked for: a PDF or a workbook."""

from collections.abc import Sequence

from app.desk.control.papers import (
    ApplicationPaper,
    BlankCountPaper,
    FinancePaper,
    LedgerPaper,
    Printable,
    StubBookPaper,
    UsagePaper,
)
from app.texts import Translator
from reports.control.application import application_sheet
from reports.control.blank_count import blank_count_sheet
from reports.control.book_cover import cover_sheet
from reports.control.finance_list import finance_sheet
from reports.control.layout import ControlPaper
from reports.control.ledger import ledger_sheet
from reports.control.printing import control_pdf
from reports.control.stubs import stubs_pdf
from reports.control.usage import usage_sheet
from reports.control.workbook import workbook

__all__ = ["Printable", "paper_file", "sheet_of", "stubs_file"]


def sheet_of(paper: Printable, translator: Translator) -> ControlPaper:
    """Return what stands on the paper."""
    match paper:
        case LedgerPaper():
            return ledger_sheet(paper, translator)
        case UsagePaper():
            return usage_sheet(paper, translator)
        case ApplicationPaper():
            return application_sheet(paper, translator)
        case BlankCountPaper():
            return blank_count_sheet(paper, translator)
        case FinancePaper():
            return finance_sheet(paper, translator)


def paper_file(paper: Printable, translator: Translator, *, as_workbook: bool = False) -> bytes:
    """Return the paper as PDF, or as .xlsx. The PDF raises InputError (`print.undrawable`)."""
    sheet, frame = sheet_of(paper, translator), paper.frame
    return workbook([sheet], frame, translator) if as_workbook else control_pdf(sheet, frame, translator)


def stubs_file(books: Sequence[StubBookPaper], translator: Translator, *, as_workbook: bool = False) -> bytes:
    """Covers and stubs of at least one book as PDF; as .xlsx, the covers with a table of each book's numbers."""
    if not as_workbook:
        return stubs_pdf(books, translator)
    return workbook([cover_sheet(book, translator) for book in books], books[0].frame, translator)
