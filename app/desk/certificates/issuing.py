"""开具入住证明: one number at a time from the open book of this counter, in order, never twice (C1, C2, C7)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import peewee

from app.archive.database.connection import scalar
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Writing
from app.archive.tables.certificates import CertificateTable
from app.desk.certificates.books import is_frozen, open_book, open_next, used_numbers
from app.desk.certificates.signed_code import code_of
from app.desk.desk import Desk, Work
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.case import Certificate, CertificateBook, Ending, PersonRole, Signer
from app.procedure.certificates import (
    ALL_COPIES,
    CertificateState,
    format_number,
    next_number,
    refused_change,
    refused_signer,
)
from app.procedure.certificates.content import certificate_text
from app.procedure.guards.certificate import is_replaced_after_filing
from app.procedure.progress import reason_before

STATE_VOID = CertificateState.VOID.value


@contextmanager
def certificate_work(desk: Desk, verb: str, case_id: str) -> Iterator[Work]:
    """Work on the certificate of an open case, or of a filed one whose certificate was lost, until the next one is complete.

    Raises InputError and RefusedError as `Desk.work` does.
    """
    with desk.work(verb, case_id, ended=True) as work:
        ending = work.file.case.ending
        if ending is not Ending.OPEN and not is_replaced_after_filing(work.file):
            raise RefusedError.of(f"case.{ending.value}")
        yield work


def issue(desk: Desk, case_id: str) -> int:
    """Issue the next number to the case and gives it; all in one transaction, so that no number is lost or used twice.

    Raises RefusedError while the reception is incomplete, papers are missing (P7) or another certificate is in force. A used-up
    book is followed by the next.
    """
    with certificate_work(desk, "issue_certificate", case_id) as work:
        if work.file.certificate is not None:
            raise RefusedError.of("certificates.already_issued", number=format_number(work.file.certificate.number))
        if any(held.state == CertificateState.ASSIGNED for held in work.file.certificates):
            raise RefusedError.of("certificates.assigned_first")
        return take_number(work, desk, CertificateState.ISSUED)


def take_number(work: Work, desk: Desk, state: CertificateState) -> int:
    """Take the next number of the open book for the case, inside a verb, and write down what will stand on its paper."""
    _refuse_incomplete(work)
    client = work.file.client
    if client is None:
        raise RefusedError.of("reception.client_name_missing")
    book, number = _next_in_book(work.writing, desk)
    # A number given up in this very transaction is replaced as well, so the table is asked and not the file.
    replaced = scalar(work.writing.database, "SELECT max(number) FROM certificate WHERE case_id = %s", (work.file.case.id,))
    work.writing.insert(
        CertificateTable,
        natural_id("certificate", desk.archive.station.site, str(number)),
        number=number,
        book_id=book.id,
        case_id=work.file.case.id,
        person_id=client.id,
        state=state.value,
        issued_on=work.today,
        issued_by=desk.operator_name,
        content=certificate_text(work.file),
        seal=code_of(desk, work, number),
        last_day=work.file.last_day,
        signed_on=None,
        signer=Signer.CLIENT,
        sealed_copies=(),
        signed_copies=(),
        replaces=replaced,
        copies_returned=0,
    )
    return number


def _refuse_incomplete(work: Work) -> None:
    """Refuse while anything before the certificate is missing: its fields are all filled in (C3), the papers shown (P7)."""
    reason = reason_before("certificate", work.file, work.procedure, work.today)
    if reason is not None:
        raise RefusedError(reason)


def _next_in_book(writing: Writing, desk: Desk) -> tuple[CertificateBook, int]:
    book = open_book(writing.database, desk.counter)
    if book is not None and is_frozen(writing.database, book):
        raise RefusedError.of("certificates.book_frozen", first=format_number(book.first), last=format_number(book.last))
    number = None if book is None else next_number(book.first, book.last, used_numbers(writing.database, book))
    if book is None or number is None:
        book = open_next(writing, desk)
        number = book.first
    return book, number


def sign(
    desk: Desk,
    case_id: str,
    signed_on: date,
    signer: Signer = Signer.CLIENT,
    *,
    sealed: tuple[str, ...] = ALL_COPIES,
    signed: tuple[str, ...] = ALL_COPIES,
) -> None:
    """Record the day of signing 业主签字年月日: the actual day, never after today nor before the issue (C4).

    `sealed` and `signed` name the copies that bear the seal and the signature; the certificate is complete when all do (C3).
    Raises RefusedError where an agent signs whose power of attorney does not name this act (C3).
    """
    with certificate_work(desk, "sign_certificate", case_id) as work:
        certificate = work.file.certificate
        if certificate is None:
            raise RefusedError.of("certificate.not_issued")
        if not certificate.issued_on <= signed_on <= work.today:
            raise InputError.of("certificate.signed_day", first=certificate.issued_on.isoformat(), last=work.today.isoformat())
        name = _signing_agent(work, signed_on) if signer is Signer.AGENT else work.file.client_name
        work.writing.update(
            CertificateTable,
            certificate.id,
            signed_on=signed_on,
            signer=signer,
            signer_name=name,
            sealed_copies=_copies(sealed),
            signed_copies=_copies(signed),
        )


def _copies(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return those copies in their order. Raises InputError for a copy that there is not."""
    for copy in named:
        if copy not in ALL_COPIES:
            raise InputError.of("certificates.copy_unknown", copy=copy)
    return tuple(copy for copy in ALL_COPIES if copy in named)


def _signing_agent(work: Work, day: date) -> str:
    """Return the name of the agent who may sign on that day. Raises RefusedError where none may (C3)."""
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
    with certificate_work(desk, "void_certificate", _case_of(desk.database, number)) as work:
        certificate = next(row for row in work.file.certificates if row.number == number)
        mark_void(work.writing, certificate, text_within(reason, CertificateTable.void_reason), copies_returned, work.today)


def replace_certificate(desk: Desk, case_id: str, reason: str, copies_returned: int = 3) -> int:
    """Mark the certificate in force void and give the case the next number, with what it says now; return that number.

    Both or neither: on pre-numbered paper the number is assigned, and issued once its sheet printed well. Raises RefusedError
    like `void` and `issue`.
    """
    with certificate_work(desk, "replace_certificate", case_id) as work:
        certificate = work.file.certificate
        if certificate is None:
            raise RefusedError.of("certificate.not_issued")
        mark_void(work.writing, certificate, text_within(reason, CertificateTable.void_reason), copies_returned, work.today)
        prenumbered = work.procedure.settings.certificate_paper == "prenumbered"
        return take_number(work, desk, CertificateState.ASSIGNED if prenumbered else CertificateState.ISSUED)


def _case_of(database: peewee.Database, number: int) -> str:
    found = scalar(database, "SELECT case_id FROM certificate WHERE number = %s", (number,))
    if found is None:
        raise InputError.of("certificates.unknown_number", number=f"{number:05d}")
    if not found:
        raise RefusedError.of("certificates.void_is_final", number=format_number(number))
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
