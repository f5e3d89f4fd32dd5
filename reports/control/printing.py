"""Papers of control as PDF."""

from collections.abc import Sequence
from datetime import date

from app.desk.control.papers import ControlFrame
from app.texts import Translator
from reports.cells import line_height, lines_in
from reports.control.layout import Content, ControlPaper, ControlTable, Facts, Part, Statement
from reports.document import Document
from reports.head import WIDTH, FormHead
from reports.packet import shipped_fonts
from reports.sheet import FIELD_SIZE, Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature, signatures_height
from reports.words import written_day

SIGNED_GAP = 8.0  # millimetres around a sentence above the signatures


def control_pdf(paper: ControlPaper, frame: ControlFrame, translator: Translator) -> bytes:
    """Return one paper on as many pages as it needs; the same paper gives the same bytes.

    Raises InputError (`print.undrawable`).
    """
    document = Document(shipped_fonts(), paper.title, numbered=False)
    draw_control_paper(document, paper, frame, translator)
    return document.to_bytes()


def draw_control_paper(document: Document, paper: ControlPaper, frame: ControlFrame, translator: Translator) -> None:
    """One paper onto new pages of a document."""
    head = FormHead(
        title=paper.title,
        code=paper.code,
        version=paper.version,
        project=frame.project,
        operator=frame.operator,
        printed_on=written_day(frame.made_on, translator),
    )
    document.bookmark(paper.title)
    sheet = Sheet(document, head, translator, particulars=False)
    for index, part in enumerate(paper.parts):
        if part is paper.parts[-1] and isinstance(part, Statement):
            _keep_with_signatures(sheet, part, paper.signatures)
        _draw(sheet, part, index, translator)
    if paper.signatures:
        sheet.signatures(paper.signatures)
    sheet.finish()


def _keep_with_signatures(sheet: Sheet, statement: Statement, signatures: Sequence[Signature]) -> None:
    """What is signed for stands on the page of the signatures: a page of these alone could be put behind any other paper."""
    fonts = sheet.document.fonts
    lines = lines_in(fonts, statement.text, WIDTH, FIELD_SIZE, statement.bold)
    height = len(lines) * line_height(FIELD_SIZE) + SIGNED_GAP
    if signatures and height + signatures_height(fonts, signatures, WIDTH) > sheet.room:
        sheet.new_page()


def _draw(sheet: Sheet, part: Part, index: int, translator: Translator) -> None:
    if isinstance(part, Facts):
        if part.heading:
            sheet.heading(part.heading)
        sheet.fields([SheetField(fact.label, _fact(fact.content, translator), fact.span, fact.height) for fact in part.facts])
    elif isinstance(part, ControlTable):
        if part.on_paper:
            _draw_table(sheet, part, index)
    else:
        sheet.paragraph(part.text, bold=part.bold)


def _draw_table(sheet: Sheet, table: ControlTable, index: int) -> None:
    if table.heading:
        sheet.heading(table.heading)
    elif index:
        sheet.gap(2)
    columns = [SheetColumn(column.heading, column.share, column.align) for column in table.columns]
    rows: Sequence[Sequence[Value]] = [[_cell(content) for content in row] for row in table.rows]
    if not rows and not table.blank_rows:
        rows = [[None] * len(columns)]
    sheet.table(columns, rows, blank_rows=table.blank_rows, height=table.height)


def _cell(content: Content) -> Value:
    """As a narrow cell writes it: a day as 2026-12-31."""
    if isinstance(content, date):
        return content.isoformat()
    return str(content) if isinstance(content, int) else content


def _fact(content: Content, translator: Translator) -> Value:
    return written_day(content, translator) if isinstance(content, date) else _cell(content)
