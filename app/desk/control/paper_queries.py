"""The papers of control, each read at one moment: what stands on one paper is true together."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import peewee

from app.archive.database.connection import one_moment
from app.archive.database.records import read_records
from app.archive.tables.certificates import CertificateTable
from app.desk.certificates.books import all_books
from app.desk.certificates.incidents import incidents
from app.desk.control.applications import application_of, applications, lots, usage_of
from app.desk.control.blank_counts import blank_counts
from app.desk.control.ledger import read_ledger, told_findings
from app.desk.control.papers import (
    ApplicationPaper,
    BlankCountPaper,
    BookRecord,
    ControlFrame,
    CountedBlanks,
    FinancePaper,
    LedgerPaper,
    LotRecord,
    NumberRecord,
    StubBookPaper,
    StubLeaf,
    UsagePaper,
)
from app.desk.desk import Desk
from app.desk.site import site_of
from app.errors import InputError
from app.procedure.case import Certificate, CertificateBook
from app.procedure.certificates import CertificateState, Incident


def ledger_paper(desk: Desk) -> LedgerPaper:
    """Return the ledger of all books with its proof."""
    with one_moment(desk.database):
        ledger = read_ledger(desk.database)
        return LedgerPaper(
            frame=_frame(desk),
            books=_books(desk.database),
            duplicates=ledger.duplicates,
            gaps=ledger.gaps,
            disordered=ledger.disordered,
            proved=ledger.proved,
            incidents=incidents(desk.database, open_only=True),
            found=told_findings(ledger),
        )


def usage_paper(desk: Desk, first: int | None = None) -> UsagePaper:
    """Return how the lot that begins with `first` was used, by default the last one.

    Raises InputError where there is no such lot.
    """
    with one_moment(desk.database):
        held = _lots(desk.database)
        if not held:
            raise InputError.of("certificates.no_lots")
        chosen = held[-1] if first is None else next((each for each in held if each.lot.first == first), None)
        if chosen is None:
            raise InputError.of("certificates.unknown_lot", first=f"{first:05d}")
        lot = chosen.lot
        return UsagePaper(
            frame=_frame(desk),
            lot=chosen,
            usage=usage_of(desk.database, lot),
            books=tuple(book for book in _books(desk.database) if lot.first <= book.line.first <= lot.last),
            void=_numbers(desk.database, "number BETWEEN %s AND %s AND state = 'void'", lot.first, lot.last),
            incidents=tuple(each for each in incidents(desk.database) if lot.first <= each.number <= lot.last),
        )


def paper_of_application(desk: Desk, application_id: str) -> ApplicationPaper:
    """Return an application with its review and approval. Raises InputError where there is no such one."""
    with one_moment(desk.database):
        asked = application_of(desk.database, application_id)
        held = _lots(desk.database)
        return ApplicationPaper(
            frame=_frame(desk),
            application=asked,
            last_lot=next((each for each in held if each.lot.id == asked.last_lot), None),
            received=next((each for each in held if each.lot.application_id == asked.id), None),
        )


def application_paper(desk: Desk, number: str | None = None) -> ApplicationPaper:
    """Return the application of that number, by default the last one. Raises InputError where there is none."""
    held = applications(desk.database)
    if not held:
        raise InputError.of("certificates.no_applications")
    chosen = held[-1] if number is None else next((each for each in held if each.number == number.strip().upper()), None)
    if chosen is None:
        raise InputError.of("certificates.unknown_application", application=number)
    return paper_of_application(desk, chosen.id)


def stub_books(desk: Desk, first: int | None = None) -> tuple[StubBookPaper, ...]:
    """Return the book that begins with `first`, or all whose stubs were handed back.

    Raises InputError for a book never opened.
    """
    with one_moment(desk.database):
        books = all_books(desk.database)
        chosen = [book for book in books if (book.surrendered_on is not None if first is None else book.first == first)]
        if first is not None and not chosen:
            raise InputError.of("certificates.unknown_book", first=f"{first:05d}")
        frame, records = _frame(desk), {record.line.first: record for record in _books(desk.database)}
        return tuple(_stub_book(desk, frame, book, records[book.first]) for book in chosen)


def blank_count_paper(desk: Desk, counter: str | None = None, most: int = 100) -> BlankCountPaper:
    """The last `most` counts of blanks, of one counter or of all."""
    with one_moment(desk.database):
        books = {book.id: book for book in all_books(desk.database)}
        counts = [count for count in blank_counts(desk.database) if counter is None or count.counter == counter][:most]
        counted = (CountedBlanks(count=count, book=books.get(count.book_id)) for count in reversed(counts))
        return BlankCountPaper(frame=_frame(desk), counts=tuple(counted))


def finance_paper(desk: Desk, first_day: date, last_day: date) -> FinancePaper:
    """Return the certificates issued in these days, both included, for finance.

    Raises InputError where the days are in disorder.
    """
    if first_day > last_day:
        raise InputError.of("certificates.days_in_disorder", first=first_day.isoformat(), last=last_day.isoformat())
    days = (first_day.isoformat(), last_day.isoformat())
    recalled = "void_on BETWEEN %s AND %s AND issued_on < %s"
    with one_moment(desk.database):
        return FinancePaper(
            frame=_frame(desk),
            first_day=first_day,
            last_day=last_day,
            numbers=_numbers(desk.database, "issued_on BETWEEN %s AND %s AND state <> 'assigned'", *days),
            recalled=_numbers(desk.database, recalled, *days, days[0]),
        )


def _frame(desk: Desk) -> ControlFrame:
    site = site_of(desk)
    head = desk.archive.journal.head().hash.hex()[:8]
    return ControlFrame(project=site.name, company=site.company, operator=desk.operator_name, made_on=desk.today(), head=head)


def _lots(database: peewee.Database) -> tuple[LotRecord, ...]:
    asked = {each.id: each.number for each in applications(database)}
    return tuple(
        LotRecord(ordinal=ordinal, lot=lot, application=asked.get(lot.application_id or "", ""))
        for ordinal, lot in enumerate(lots(database), 1)
    )


def _books(database: peewee.Database) -> tuple[BookRecord, ...]:
    books, held = {book.first: book for book in all_books(database)}, _lots(database)
    special: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in read_records(database, CertificateTable, Certificate, "WHERE state IN ('void', 'incident') ORDER BY number"):
        special[each.book_id, each.state].append(each.number)
    records = []
    for line in read_ledger(database).books:
        book = books.get(line.first)
        name = "" if book is None else book.id
        records.append(
            BookRecord(
                line=line,
                book=book,
                lot=next((each for each in held if each.lot.first <= line.first <= each.lot.last), None),
                void=tuple(special[name, CertificateState.VOID.value]),
                incidents=tuple(special[name, CertificateState.INCIDENT.value]),
            )
        )
    return tuple(records)


def _numbers(database: peewee.Database, where: str, *values: object) -> tuple[NumberRecord, ...]:
    """Return the used numbers that a fixed condition finds."""
    rows = read_records(database, CertificateTable, Certificate, f"WHERE {where} ORDER BY number", values)
    return _number_records(rows, _last_incidents(database))


def _number_records(rows: Iterable[Certificate], held: Mapping[int, Incident]) -> tuple[NumberRecord, ...]:
    return tuple(_number_record(row, held.get(row.number)) for row in rows)


def _number_record(row: Certificate, incident: Incident | None) -> NumberRecord:
    content: dict[str, Any] = json.loads(row.content) if row.content else {}
    return NumberRecord(
        number=row.number,
        state=CertificateState(row.state),
        issued_on=row.issued_on,
        issued_by=row.issued_by,
        unit=str(content.get("unit", "")),
        client=str(content.get("client", "")),
        last_day=row.last_day,
        signed_on=row.signed_on,
        sealed=row.sealed_copies,
        signed=row.signed_copies,
        replaces=row.replaces,
        void_on=row.void_on,
        void_reason=row.void_reason,
        incident=incident,
    )


def _last_incidents(database: peewee.Database) -> Mapping[int, Incident]:
    return {incident.number: incident for incident in incidents(database)}


def _stub_book(desk: Desk, frame: ControlFrame, book: CertificateBook, record: BookRecord) -> StubBookPaper:
    rows = read_records(desk.database, CertificateTable, Certificate, "WHERE book_id = %s ORDER BY number", (book.id,))
    held, by_number = _last_incidents(desk.database), {row.number: row for row in rows}
    leaves = []
    for number in range(book.first, book.last + 1):
        certificate = by_number.get(number)
        # A number that was found used after a restore is nobody's.
        case_id = "" if certificate is None else certificate.case_id
        file = desk.case_files.read(desk.database, case_id) if case_id else None
        leaves.append(StubLeaf(number=number, certificate=certificate, file=file, incident=held.get(number)))
    return StubBookPaper(frame=frame, record=record, book=book, numbers=_number_records(rows, held), leaves=tuple(leaves))
