"""How the records of the plain copies are read: plain SQL that sorts nothing, so that memory stays bounded."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import peewee

from app.archive.database.connection import run
from app.archive.tables.case import CaseTable, PersonTable
from app.archive.tables.certificates import CertificateBookTable, CertificateTable
from app.archive.tables.closing import ChargeTable, ReceiptTable, ShelfTable
from app.archive.tables.declared import Shown, Table, declaration_of
from app.archive.tables.derived import CaseBoardTable
from app.archive.tables.inspection import InspectionRoundTable, MeterReadingTable
from app.archive.tables.site import NoticeTable, UnitTable
from app.desk.desk import Desk
from app.desk.fields import COPIED
from app.desk.plain_tables.lines import CaseLine, CertificateLine, FeeLine, Line, MeterLine
from app.procedure.certificates import CertificateState
from app.procedure.declaration import Procedure
from app.procedure.identity import masked

Read = Callable[[Any], Any]
Make = Callable[["_Around", dict[str, Any]], Line]

_TABLES: Mapping[str, Table] = {
    "handover": CaseTable,
    "unit": UnitTable,
    "notice": NoticeTable,
    "person": PersonTable,
    "certificate": CertificateTable,
    "certificate_book": CertificateBookTable,
    "inspection_round": InspectionRoundTable,
    "charge": ChargeTable,
    "receipt": ReceiptTable,
    "meter_reading": MeterReadingTable,
    "shelf": ShelfTable,
    "case_board": CaseBoardTable,
}
_LONG_NUMBER = re.compile(r"\d(?: ?\d){13,} ?[\dXxＸｘ]")


@dataclass(frozen=True, slots=True)
class Query:
    """How one kind of record is read: its own table, what is joined to it, a column for each field, and how it is put together.

    A record whose case, unit or book came from another station and is not here yet is read all the same.
    """

    table: str
    source: str
    columns: Mapping[str, str]
    make: Make


@dataclass(frozen=True, slots=True)
class _Around:
    """What the records share: the names of the projects, and the procedures that cases pin."""

    desk: Desk
    projects: Mapping[str, str]

    def project(self, row: dict[str, Any]) -> str:
        """Return the project of the row's case. Rows of the first schemas name none: there was only one."""
        site_id = row.pop("site_id")
        return self.projects.get(site_id, next(iter(self.projects.values()), "")) if row["case"] else ""

    def procedure(self, row: dict[str, Any]) -> Procedure:
        """Return the one that the row's case pins, or that of the desk where it is not known here."""
        try:
            return self.desk.procedures.get(self.desk.database, row.pop("digest"))
        except LookupError:
            return self.desk.procedure


def read_lines(desk: Desk, what: str, *, personal: bool) -> Iterator[Line]:
    """Yield the records of that kind. Raises peewee's errors where the archive cannot be read."""
    query = QUERIES[what]
    projects = {str(key): str(name) for key, name in run(desk.database, "SELECT id, name FROM site ORDER BY line")}
    around = _Around(desk, projects)
    readers = [(name, _reader(column, personal=personal)) for name, column in query.columns.items()]
    sql = f"SELECT {', '.join(query.columns.values())} FROM {query.source}"  # noqa: S608 constants
    for row in run(desk.database, sql):
        yield query.make(around, {name: read(value) for (name, read), value in zip(readers, row, strict=True)})


def _reader(column: str, *, personal: bool) -> Read:
    """Return what turns a stored value into a record's; where it is not to be `personal`, what hides it as well."""
    if column.startswith("("):
        return _number
    table, _dot, name = column.partition(".")
    field = _TABLES[table]._meta.columns[name]
    is_text = isinstance(field, peewee.TextField)
    read: Read = _text if is_text else field.python_value
    if personal:
        return read
    known = declaration_of(field)
    shown = Shown.HIDDEN if known is None else known.shown
    if shown is Shown.WHOLE:
        return read
    if shown is Shown.HIDDEN or not is_text:
        return _left_out(read)
    hide = masked if shown is Shown.MASKED else _without_numbers
    return lambda value: hide(_text(value))


def _left_out(read: Read) -> Read:
    """Return what reads nothing, whatever stands there: a record has that for a value that is not there."""
    return lambda _value: read(None)


def _text(value: str | None) -> str:
    return value or ""


def _number(value: int | None) -> int | None:
    return value


def _without_numbers(text: str) -> str:
    """Return a text with every number masked that is as long as an identity number or a bank card's."""
    return _LONG_NUMBER.sub(lambda found: masked(found[0]), text)


def _label(row: dict[str, Any]) -> str:
    """Return how the counter names the unit; takes its parts out of the row."""
    return " ".join(filter(None, (row.pop("building"), row.pop("entrance"), row.pop("room"))))


def _fen(value: int | None) -> Decimal:
    return Decimal(value or 0).scaleb(-2)


def _case(around: _Around, row: dict[str, Any]) -> Line:
    for name in ("charged", "paid", "deferred"):
        row[name] = _fen(row[name])
    noticed = row.pop("notice_client")
    row["client"] = row["client"] or noticed
    particulars = {name: row.pop(name) for name in COPIED}
    return CaseLine(project=around.project(row), procedure=around.procedure(row), particulars=particulars, **row)


def _fee(around: _Around, row: dict[str, Any]) -> Line:
    project, procedure = around.project(row), around.procedure(row)
    return FeeLine(project=project, procedure=procedure, unit=_label(row), **row)


def _meter(around: _Around, row: dict[str, Any]) -> Line:
    project, procedure = around.project(row), around.procedure(row)
    return MeterLine(project=project, procedure=procedure, unit=_label(row), **row)


def _certificate(around: _Around, row: dict[str, Any]) -> Line:
    """What stands on the paper wins over what the case says today."""
    content, label = json.loads(row.pop("content") or "{}"), _label(row)
    row["state"] = CertificateState(row["state"])
    return CertificateLine(
        project=around.project(row),
        unit=str(content.get("unit") or label),
        client=str(content.get("client", "")),
        **row,
    )


_UNIT = {"building": "unit.building", "entrance": "unit.entrance", "room": "unit.room"}
_OF_CASE = {
    "site_id": "handover.site_id",
    "digest": "handover.procedure",
    "case": "handover.number",
    "client": "case_board.client",
    **_UNIT,
}
_WITH_CASE = "LEFT JOIN handover ON handover.id = {table}.case_id LEFT JOIN unit ON unit.id = handover.unit_id"
_WITH_BOARD = f"{_WITH_CASE} LEFT JOIN case_board ON case_board.case_id = {{table}}.case_id"
_CLIENT = (
    "(SELECT id FROM person AS each WHERE each.case_id = handover.id AND role = 'client' AND removed = 0 ORDER BY line LIMIT 1)"
)
_LAST_ROUND = "(SELECT id FROM inspection_round AS each WHERE each.case_id = handover.id ORDER BY round DESC LIMIT 1)"
_SUM = "(SELECT sum(amount) FROM charge WHERE charge.case_id = handover.id AND state {which})"

QUERIES: Mapping[str, Query] = {
    "cases": Query(
        "handover",
        "handover LEFT JOIN unit ON unit.id = handover.unit_id LEFT JOIN notice ON notice.id = handover.notice_id "
        f"LEFT JOIN person ON person.id = {_CLIENT} LEFT JOIN case_board ON case_board.case_id = handover.id "
        f"LEFT JOIN inspection_round ON inspection_round.id = {_LAST_ROUND} "
        "LEFT JOIN shelf ON shelf.case_id = handover.id ORDER BY handover.line",
        {
            "site_id": "handover.site_id",
            "digest": "handover.procedure",
            "case": "handover.number",
            "kind": "unit.kind",
            **_UNIT,
            "floor": "unit.floor",
            "area": "unit.area",
            "layout": "unit.layout",
            "tenure": "handover.tenure",
            "party": "handover.party",
            "origin": "handover.origin",
            "use": "handover.use",
            "renovating": "handover.renovating",
            "entrusted": "handover.entrusted",
            "client": "person.name",
            "notice_client": "notice.client_name",
            "identity_kind": "person.identity_kind",
            **{name: f"person.{name}" for name in COPIED},
            "notice": "notice.number",
            "last_day": "notice.last_day",
            "opened_on": "handover.opened_on",
            "step": "case_board.step",
            "ending": "handover.ending",
            "ended_on": "handover.ended_on",
            "certificate": "(SELECT max(number) FROM certificate WHERE case_id = handover.id AND state = 'issued')",
            "verdict": "inspection_round.verdict",
            "inspected_on": "inspection_round.inspected_on",
            "charged": _SUM.format(which="<> 'not_due'"),
            "paid": _SUM.format(which="= 'paid'"),
            "deferred": _SUM.format(which="= 'deferred'"),
            "box": "shelf.box",
            "folder": "shelf.folder",
            "page": "shelf.page",
        },
        _case,
    ),
    "fees": Query(
        "charge",
        f"charge {_WITH_BOARD.format(table='charge')} LEFT JOIN receipt ON receipt.id = charge.receipt_id ORDER BY charge.line",
        {
            **_OF_CASE,
            "fee": "charge.fee",
            "price": "charge.price",
            "area": "charge.area",
            "quantity": "charge.quantity",
            "quantity_unit": "charge.quantity_unit",
            "starts_on": "charge.starts_on",
            "ends_on": "charge.ends_on",
            "amount": "charge.amount",
            "state": "charge.state",
            "reason": "charge.reason",
            "collected_for": "charge.collected_for",
            "receipt": "receipt.number",
            "method": "receipt.method",
            "payer": "receipt.payer",
            "cashier": "receipt.cashier",
            "paid_on": "receipt.paid_on",
        },
        _fee,
    ),
    "meters": Query(
        "meter_reading",
        f"meter_reading {_WITH_BOARD.format(table='meter_reading')} ORDER BY meter_reading.line",
        {
            **_OF_CASE,
            "meter": "meter_reading.meter",
            "meter_number": "meter_reading.meter_number",
            "place": "meter_reading.place",
            "reading": "meter_reading.reading",
            "balance": "meter_reading.balance",
            "read_on": "meter_reading.read_on",
            "absent_reason": "meter_reading.absent_reason",
        },
        _meter,
    ),
    "certificates": Query(
        "certificate",
        f"certificate {_WITH_CASE.format(table='certificate')} "
        "LEFT JOIN certificate_book ON certificate_book.id = certificate.book_id ORDER BY certificate.number",
        {
            "number": "certificate.number",
            "first": "certificate_book.first",
            "last": "certificate_book.last",
            "counter": "certificate_book.counter",
            "state": "certificate.state",
            "issued_on": "certificate.issued_on",
            "issued_by": "certificate.issued_by",
            "content": "certificate.content",
            "site_id": "handover.site_id",
            "case": "handover.number",
            **_UNIT,
            "last_day": "certificate.last_day",
            "signed_on": "certificate.signed_on",
            "signer": "certificate.signer",
            "signer_name": "certificate.signer_name",
            "sealed": "certificate.sealed_copies",
            "signed": "certificate.signed_copies",
            "replaces": "certificate.replaces",
            "void_on": "certificate.void_on",
            "void_reason": "certificate.void_reason",
            "returned": "certificate.copies_returned",
        },
        _certificate,
    ),
}
