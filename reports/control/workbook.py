"""Papers of control as a workbook (.xlsx): the facts on its first sheet, each table on a sheet of its own."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO

from app.desk.control.papers import ControlFrame
from app.texts import Translator
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Statement
from reports.spreadsheet.looks import CellLook
from reports.spreadsheet.parts import Properties
from reports.spreadsheet.widths import text_width
from reports.spreadsheet.workbook import Workbook

NARROWEST, WIDEST = 8, 48  # widths in digits
_DAY = "yyyy-mm-dd"


def workbook(papers: Sequence[ControlPaper], frame: ControlFrame, translator: Translator) -> bytes:
    """Return the papers in one workbook."""
    stream = BytesIO()
    title = papers[0].title if papers else ""
    moment = datetime.combine(frame.made_on, time())
    with Workbook(stream, Properties(title=title, author=frame.operator, moment=moment)) as book:
        for index, paper in enumerate(papers, 1):
            beginning = f"{index} " if len(papers) > 1 else ""
            _add_facts(book, paper, frame, f"{beginning}{paper.title}", translator)
            for table in paper.parts:
                if isinstance(table, ControlTable):
                    _add_table(book, table, f"{beginning}{table.heading or translator('Details')}")
    return stream.getvalue()


def _add_facts(book: Workbook, paper: ControlPaper, frame: ControlFrame, name: str, translator: Translator) -> None:
    _ = translator
    printed = (
        Fact(_("Form code"), f"{paper.code} · {paper.version}"),
        Fact(_("Printed by"), frame.operator),
        Fact(_("Printed on"), frame.made_on),
    )
    groups = [
        Facts((Fact(_("Project"), frame.project),)),
        *(part for part in paper.parts if isinstance(part, Facts)),
        Facts(printed),
    ]
    plain, bold = book.look(CellLook()), book.look(CellLook(bold=True))
    with book.sheet(name, _widths([fact.label, fact.content] for group in groups for fact in group.facts)) as sheet:
        sheet.append([(paper.title, bold)])
        for group in groups:
            if group.heading:
                sheet.append([(group.heading, bold)])
            for fact in group.facts:
                label = book.look(CellLook(shaded=True, framed=True, align="centred"))
                sheet.append([(fact.label, label), (fact.content, book.look(_look_of(fact.content)))])
        for part in paper.parts:
            if isinstance(part, Statement):
                sheet.append([(part.text, bold if part.bold else plain)])


def _add_table(book: Workbook, table: ControlTable, name: str) -> None:
    headings = [column.heading for column in table.columns]
    shaded = book.look(CellLook(bold=True, shaded=True, framed=True, align="centred"))
    with book.sheet(name, _widths([headings, *table.rows]), table=True) as sheet:
        sheet.append([(heading, shaded) for heading in headings])
        for row in table.rows:
            sheet.append([(content, book.look(_look_of(content))) for content in row])


def _look_of(content: Content) -> CellLook:
    if isinstance(content, date):
        return CellLook(format=_DAY, framed=True, align="centred")
    return CellLook(framed=True, align="wrapped" if isinstance(content, str) else "centred")


def _widths(rows: Iterable[Sequence[Content]]) -> list[float]:
    """Return each column as wide as its widest line, within bounds."""
    widths: list[int] = []
    for row in rows:
        for index, content in enumerate(row):
            widths += [0] * (index + 1 - len(widths))
            widths[index] = max(widths[index], text_width(content))
    return [min(WIDEST, max(NARROWEST, width + 2)) for width in widths]
