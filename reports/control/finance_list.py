"""财务联移交清单: the certificates issued in some days, for finance, which keeps the second copy (C2)."""

from app.desk.control.papers import FinancePaper, NumberRecord
from app.procedure.certificates import CertificateState, format_number
from app.texts import Translator
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Part, Statement, TableColumn
from reports.control.words import incident_written, listed
from reports.signatures import Signature
from reports.words import written_day


def finance_sheet(paper: FinancePaper, _: Translator) -> ControlPaper:
    """Return every number issued in these days, void ones in their place: their finance copy is bound with the stubs (C7)."""
    handed = sum(record.finance_copy_handed for record in paper.numbers)
    text = _("{handed} finance copies are handed over of {count} numbers; void ones are bound with the stubs.")
    recalled = _("Issued before and void in these days: the finance copy goes back to the stubs")
    parts: list[Part] = [
        Facts((Fact(_("First day of the list"), paper.first_day), Fact(_("Last day of the list"), paper.last_day))),
        _table(_("Issued"), paper.numbers, _),
    ]
    if paper.recalled:
        parts.append(_table(recalled, paper.recalled, _))
    parts.append(Statement(text.format(handed=handed, count=len(paper.numbers)), bold=True))
    return ControlPaper(
        title=_("Finance copies of move-in certificates handed over"),
        code="RZ-K6",
        parts=tuple(parts),
        signatures=(Signature(_("Copies handed over by"), paper.frame.operator), Signature(_("Received by finance"), seal=True)),
    )


def _table(heading: str, numbers: tuple[NumberRecord, ...], _: Translator) -> ControlTable:
    columns = (
        TableColumn("№", 16, "center"),
        TableColumn(_("Issued on"), 22, "center"),
        TableColumn(_("Unit"), 36),
        TableColumn(_("Client"), 34),
        TableColumn(_("Client signed on"), 22, "center"),
        TableColumn(_("Finance copy"), 28, "center"),
        TableColumn(_("Remark"), 42),
    )
    return ControlTable(heading=heading, columns=columns, rows=tuple(_row(record, _) for record in numbers))


def _row(record: NumberRecord, _: Translator) -> tuple[Content, ...]:
    return (
        format_number(record.number),
        record.issued_on,
        record.unit or None,
        record.client or None,
        record.signed_on or "",
        _copy(record, _),
        remark(record, _) or None,
    )


def _copy(record: NumberRecord, _: Translator) -> str:
    """Return whether it is handed over, and bears seal and signature (C3)."""
    if not record.finance_copy_handed:
        return _("not handed over")
    return _("sealed and signed") if record.finance_copy_complete else _("seal or signature missing")


def remark(record: NumberRecord, _: Translator) -> str:
    """Return what is special about a number: void, an incident, or the one that it replaces."""
    parts = []
    if record.state is CertificateState.VOID:
        parts.append(_("Void since {day}: {reason}").format(day=written_day(record.void_on, _), reason=record.void_reason))
    if record.incident is not None and record.state is CertificateState.INCIDENT:
        parts.append(incident_written(record.incident, _))
    if record.replaces is not None:
        parts.append(_("replaces № {number}").format(number=format_number(record.replaces)))
    return listed(parts, _)
