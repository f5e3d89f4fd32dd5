"""开具入住证明: one number at a time from the open book of this counter, in order, never twice (C1, C2, C7)."""

import json
from datetime import date
from itertools import takewhile

import peewee

from app.archive.connection import run, scalar
from app.archive.identity import natural_id
from app.archive.journal import Writing
from app.archive.records import read_records
from app.archive.tables.certificates import CertificateBookTable, CertificateTable
from app.desk.desk import Desk, Work
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.case import CaseFile, Certificate, CertificateBook, PersonRole, Signer
from app.procedure.certificates import (
    BOOK_SIZE,
    CertificateState,
    format_number,
    next_number,
    refused_change,
    refused_signer,
)
from app.procedure.progress import progress_of

STATE_ISSUED = CertificateState.ISSUED.value
STATE_VOID = CertificateState.VOID.value


def open_book(database: peewee.Database, counter: str) -> CertificateBook | None:
    """The book that lies open at this counter."""
    books = read_records(
        database, CertificateBookTable, CertificateBook, 'WHERE counter = ? AND closed_on IS NULL ORDER BY "first"', (counter,)
    )
    return books[0] if books else None


def used_numbers(database: peewee.Database, book: CertificateBook) -> tuple[int, ...]:
    """The numbers of the book that are not blank any more."""
    rows = run(database, "SELECT number FROM certificate WHERE book_id = ? ORDER BY number", (book.id,))
    return tuple(int(row[0]) for row in rows)


def open_next_book(desk: Desk) -> CertificateBook:
    """Open the book after the last one at this counter. Raises RefusedError while the open one has blank numbers."""
    with desk.archive.journal.writing(desk.act("open_book")) as writing:
        return _open_next(writing, desk)


def _open_next(writing: Writing, desk: Desk) -> CertificateBook:
    held = open_book(writing.database, desk.counter)
    if held is not None:
        following = next_number(held.first, held.last, used_numbers(writing.database, held))
        if following is not None:
            raise RefusedError.of("certificates.book_not_used_up", first=format_number(held.first), last=format_number(held.last))
        writing.update(CertificateBookTable, held.id, closed_on=desk.today())
    highest = int(str(scalar(writing.database, 'SELECT max("last") FROM certificate_book') or 0))
    first, last = highest + 1, highest + BOOK_SIZE
    book_id = natural_id("certificate_book", desk.archive.station.site, str(first))
    writing.insert(CertificateBookTable, book_id, first=first, last=last, counter=desk.counter, opened_on=desk.today())
    return CertificateBook(id=book_id, first=first, last=last, counter=desk.counter, opened_on=desk.today())


def issue(desk: Desk, case_id: str) -> int:
    """Issue the next number to the case and gives it; all in one transaction, so that no number is lost or used twice.

    Raises RefusedError while the reception is incomplete, papers are missing (P7) or another certificate is in force. A used-up
    book is followed by the next.
    """
    with desk.work("issue_certificate", case_id) as work:
        if work.file.certificate is not None:
            raise RefusedError.of("certificates.already_issued", number=format_number(work.file.certificate.number))
        _refuse_incomplete(work)
        client = work.file.client
        if client is None:
            raise RefusedError.of("reception.client_name_missing")
        book, number = _next_in_book(work.writing, desk)
        replaced = max((void.number for void in work.file.certificates), default=None)
        work.writing.insert(
            CertificateTable,
            natural_id("certificate", desk.archive.station.site, str(number)),
            number=number,
            book_id=book.id,
            case_id=case_id,
            person_id=client.id,
            state=STATE_ISSUED,
            issued_on=work.today,
            issued_by=desk.operator_name,
            content=certificate_text(work.file),
            last_day=work.file.last_day,
            signed_on=None,
            signer=Signer.CLIENT,
            replaces=replaced,
            copies_returned=0,
        )
        return number


def _refuse_incomplete(work: Work) -> None:
    """Refuse while anything before the certificate is missing: its fields are all filled in (C3), the papers shown (P7)."""
    steps = progress_of(work.file, work.procedure, work.today).steps
    for before in takewhile(lambda each: each.step.id != "certificate", steps):
        if before.reasons:
            raise RefusedError(before.reasons[0])


def _next_in_book(writing: Writing, desk: Desk) -> tuple[CertificateBook, int]:
    book = open_book(writing.database, desk.counter)
    number = None if book is None else next_number(book.first, book.last, used_numbers(writing.database, book))
    if book is None or number is None:
        book = _open_next(writing, desk)
        number = book.first
    return book, number


def certificate_text(file: CaseFile) -> str:
    """What stands on the paper, as JSON text frozen at the moment of issue."""
    client = file.client
    owners = file.with_role(PersonRole.CO_OWNER)
    content = {
        "project": file.site.name,
        "company": file.site.company,
        "client": file.client_name,
        "identity_kind": client.identity_kind if client is not None else "",
        "identity_number": (client.credit_code or client.identity_number) if client is not None else "",
        "unit": file.unit.label,
        "unit_kind": file.unit.kind.value,
        "area": str(file.unit.area) if file.unit.area is not None else "",
        "co_owners": [owner.name for owner in owners],
        "case": file.case.number,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def sign(desk: Desk, case_id: str, signed_on: date, signer: Signer = Signer.CLIENT) -> None:
    """Record the day of signing 业主签字年月日: the actual day, never after today nor before the issue (C4).

    Raises RefusedError where an agent signs whose power of attorney does not name this act (C3).
    """
    with desk.work("sign_certificate", case_id) as work:
        certificate = work.file.certificate
        if certificate is None:
            raise RefusedError.of("certificate.not_issued")
        if not certificate.issued_on <= signed_on <= work.today:
            raise InputError.of("certificate.signed_day", first=certificate.issued_on.isoformat(), last=work.today.isoformat())
        name = _signing_agent(work, signed_on) if signer is Signer.AGENT else work.file.client_name
        work.writing.update(CertificateTable, certificate.id, signed_on=signed_on, signer=signer, signer_name=name)


def _signing_agent(work: Work, day: date) -> str:
    """The name of the agent who may sign on that day. Raises RefusedError where none may (C3)."""
    refusal = refused_signer(Signer.AGENT, day=day)
    for agent in work.file.with_role(PersonRole.AGENT):
        refusal = refused_signer(Signer.AGENT, powers=agent.powers, powers_until=agent.powers_until, day=day)
        if refusal is None:
            return agent.name
    if refusal is not None:
        raise RefusedError(refusal)
    return ""


def void(desk: Desk, number: int, reason: str, copies_returned: int = 3) -> None:
    """Mark a spoilt certificate 作废, with its reason; it keeps its number and is bound with the stubs (C7).

    Raises InputError for an unknown number, RefusedError without a reason, where copies are missing, where it is void already,
    or where its case has ended or waits at 经营部 (P5): a filed case keeps its certificate.
    """
    with desk.work("void_certificate", _case_of(desk.database, number)) as work:
        certificate = next(row for row in work.file.certificates if row.number == number)
        mark_void(work.writing, certificate, text_within(reason, "void_reason"), copies_returned, work.today)


def _case_of(database: peewee.Database, number: int) -> str:
    found = scalar(database, "SELECT case_id FROM certificate WHERE number = ?", (number,))
    if found is None:
        raise InputError.of("certificates.unknown_number", number=f"{number:05d}")
    return str(found)


def mark_void(writing: Writing, certificate: Certificate, reason: str, copies_returned: int, day: date) -> None:
    """Mark one certificate void inside a verb (also on 拒收, C8). Raises RefusedError where its state does not let it."""
    problem = refused_change(
        CertificateState(certificate.state),
        CertificateState.VOID,
        reason=reason,
        copies_in_hand=copies_returned,
        number=format_number(certificate.number),
    )
    if problem is not None:
        raise RefusedError(problem)
    writing.update(
        CertificateTable, certificate.id, state=STATE_VOID, void_on=day, void_reason=reason, copies_returned=copies_returned
    )
