"""存根册封面: which book it is, who opened, closed and checked it, and what became of its void and lost numbers (C5, C7)."""

from collections.abc import Iterator

from app.desk.control.papers import NumberRecord, StubBookPaper
from app.procedure.certificates import CertificateState, format_number
from app.texts import Translator
from app.texts.certificates import CERTIFICATE_STATE_NAMES
from reports.control.finance_list import remark
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Statement, TableColumn
from reports.control.usage import void_table
from reports.control.words import incident_table, lot_name, numbers_written, span_of
from reports.signatures import Signature
from reports.words import written_day


def cover_sheet(paper: StubBookPaper, _: Translator) -> ControlPaper:
    """Return the cover; the workbook has the book's numbers as a table, the paper has the stubs themselves."""
    book, line = paper.book, paper.record.line
    facts = (
        Fact(_("Numbers"), span_of(book.first, book.last)),
        Fact(_("Lot"), lot_name(paper.record.lot, _)),
        Fact(_("Counter"), book.counter),
        Fact(_("Book opened by"), book.opened_by or None),
        Fact(_("Book opened on"), book.opened_on),
        Fact(_("Book closed on"), book.closed_on or ""),
        Fact(_("Used"), line.used),
        Fact(_("Blank"), line.blank),
        Fact(_("Void numbers"), numbers_written(paper.record.void, _) or None, 2),
        Fact(_("Numbers with an incident"), numbers_written(paper.record.incidents, _) or None, 2),
        Fact(_("Stubs handed back on"), book.surrendered_on or ""),
        Fact(_("Stubs handed back by"), book.surrendered_by),
        Fact(_("Stubs checked by"), book.checked_by),
        Fact(_("Journal head"), paper.frame.head),
        *((Fact(_("Compared with the paper by"), book.reconciled_by, 2),) if book.reconciled_by else ()),
        *((Fact(_("Opened early because"), book.override_reason, 2),) if book.override_reason else ()),
    )
    return ControlPaper(
        title=_("Book of stubs of move-in certificates"),
        code="RZ-K4",
        parts=(
            Facts(facts),
            _numbers(paper.numbers, _),
            *_spoilt(paper.numbers, _),
            Statement(_("The stubs follow in number order, the void ones in their place with all three copies.")),
        ),
        signatures=(
            Signature(_("Stubs handed back by"), book.surrendered_by, written_day(book.surrendered_on, _)),
            Signature(_("Stubs checked by"), book.checked_by, written_day(book.surrendered_on, _)),
        ),
    )


def _spoilt(numbers: tuple[NumberRecord, ...], _: Translator) -> Iterator[ControlTable]:
    """Yield why numbers are void, and what happened to those with an incident: the stubs have no room for many words."""
    void = tuple(record for record in numbers if record.state is CertificateState.VOID)
    incidents = tuple(record.incident for record in numbers if record.incident is not None)
    if void:
        yield void_table(void, _)
    if incidents:
        yield incident_table(_("Incidents"), incidents, _)


def _numbers(numbers: tuple[NumberRecord, ...], _: Translator) -> ControlTable:
    columns = (
        TableColumn("№", 16, "center"),
        TableColumn(_("State"), 18),
        TableColumn(_("Unit"), 36),
        TableColumn(_("Client"), 36),
        TableColumn(_("Issued on"), 22, "center"),
        TableColumn(_("Issued by"), 22),
        TableColumn(_("Client signed on"), 22, "center"),
        TableColumn(_("Remark"), 40),
    )
    rows = tuple(_row(record, _) for record in numbers)
    return ControlTable(heading=_("Numbers of the book"), columns=columns, rows=rows, on_paper=False)


def _row(record: NumberRecord, _: Translator) -> tuple[Content, ...]:
    return (
        format_number(record.number),
        _(CERTIFICATE_STATE_NAMES[record.state.value]),
        record.unit or None,
        record.client or None,
        record.issued_on,
        record.issued_by,
        record.signed_on or "",
        remark(record, _) or None,
    )
