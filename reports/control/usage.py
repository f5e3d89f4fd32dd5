"""入住证明使用情况报告: how a lot was used, which goes along with the next application (C6)."""

from app.desk.control.papers import NumberRecord, UsagePaper
from app.procedure.certificates import format_number
from app.texts import Translator
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Statement, TableColumn
from reports.control.ledger import book_table
from reports.control.words import books_in, incident_table, span_of
from reports.signatures import Signature


def usage_sheet(report: UsagePaper, _: Translator) -> ControlPaper:
    """Return the report on one lot: its counts, its books, every void number with the reason, every incident."""
    lot, usage = report.lot.lot, report.usage
    total = lot.last - lot.first + 1
    text = _("{used} used + {void} void + {blank} blank + {incident} with an incident = {total} numbers of the lot.")
    return ControlPaper(
        title=_("Report on the use of move-in certificates"),
        code="RZ-K1",
        parts=(
            Facts(
                (
                    Fact(_("Lot"), report.lot.ordinal),
                    Fact(_("Numbers"), span_of(lot.first, lot.last)),
                    Fact(_("Application №"), report.lot.application or None),
                    Fact(_("Books"), books_in(lot.first, lot.last)),
                    Fact(_("Books received on"), lot.received_on),
                    Fact(_("Books received by"), lot.received_by),
                    Fact(_("Used"), usage.used),
                    Fact(_("Void"), usage.void),
                    Fact(_("Blank"), usage.blank),
                    Fact(_("Incidents"), usage.incident),
                    Fact(_("As of"), report.frame.made_on),
                    Fact(_("Journal head"), report.frame.head),
                )
            ),
            Statement(
                text.format(used=usage.used, void=usage.void, blank=usage.blank, incident=usage.incident, total=total), bold=True
            ),
            book_table(report.books, _, heading=_("By book"), signed=False),
            void_table(report.void, _),
            incident_table(_("Incidents"), report.incidents, _),
        ),
        signatures=(Signature(_("Reported by"), report.frame.operator), Signature(_("Checked by the company"))),
    )


def void_table(numbers: tuple[NumberRecord, ...], _: Translator) -> ControlTable:
    """Void numbers with their reasons."""
    columns = (
        TableColumn("№", 16, "center"),
        TableColumn(_("Unit"), 44),
        TableColumn(_("Issued on"), 22, "center"),
        TableColumn(_("Void since"), 22, "center"),
        TableColumn(_("Reason"), 76),
    )
    return ControlTable(heading=_("Void numbers"), columns=columns, rows=tuple(_void_row(each) for each in numbers))


def _void_row(record: NumberRecord) -> tuple[Content, ...]:
    reason = record.void_reason or None
    return (format_number(record.number), record.unit or None, record.issued_on, record.void_on, reason)
