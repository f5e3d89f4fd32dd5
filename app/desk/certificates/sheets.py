"""Pre-numbered paper: a number is assigned, read on the sheet before printing, and issued only when it printed well.

A number that may have touched paper is never used again: a spoilt sheet is void, a missing one an incident, and the next number
follows in the same transaction where there is one to be had.
"""

from app.archive.tables.certificates import CertificateTable
from app.desk.certificates.books import open_book
from app.desk.certificates.incidents import certificate_of, open_incident
from app.desk.certificates.issuing import certificate_work, mark_void, take_number
from app.desk.desk import Desk, Work
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.case import CaseFile, Certificate
from app.procedure.certificates import ALL_COPIES, CertificateState, IncidentKind, format_number, parse_number


def assigned(file: CaseFile) -> Certificate | None:
    """Return the number that is assigned to the case and not issued yet."""
    return next((held for held in file.certificates if held.state == CertificateState.ASSIGNED), None)


def assign(desk: Desk, case_id: str) -> int:
    """Assign the next number of the open book to the case and gives it; asked again, gives the number assigned before.

    Raises RefusedError like `certificates.issue`.
    """
    with certificate_work(desk, "assign_certificate", case_id) as work:
        if work.file.certificate is not None:
            raise RefusedError.of("certificates.already_issued", number=format_number(work.file.certificate.number))
        held = assigned(work.file)
        return held.number if held is not None else take_number(work, desk, CertificateState.ASSIGNED)


def check_sheet(file: CaseFile, read: str) -> None:
    """Compare the number read or scanned on the sheet with the one assigned. Raises InputError where they differ."""
    held = _assigned(file)
    number = parse_number(read)
    if number != held.number:
        raise InputError.of("certificates.other_sheet", number=format_number(held.number), read=read.strip()[:20])


def confirm_printed(desk: Desk, case_id: str, read: str) -> int:
    """Return the sheet printed well: the number is issued; return it. Raises InputError where another number was read on the
    sheet.

    The day of issue stays the one that its paper and its code bear.
    """
    with certificate_work(desk, "issue_certificate", case_id) as work:
        check_sheet(work.file, read)
        held = _assigned(work.file)
        work.writing.update(CertificateTable, held.id, state=CertificateState.ISSUED.value)
        return held.number


def spoilt(desk: Desk, case_id: str, reason: str) -> int | None:
    """The sheet is spoilt: all three copies are marked void, and the next number is assigned; return it (C7).

    Nothing where no number can follow now (stubs outstanding, no book left): what happened to the sheet is recorded all the same.
    """
    with certificate_work(desk, "spoil_certificate", case_id) as work:
        held = _assigned(work.file)
        mark_void(work.writing, held, text_within(reason, CertificateTable.void_reason), len(ALL_COPIES), work.today)
        return _following(work, desk)


def sheet_missing(desk: Desk, case_id: str, what: str) -> int | None:
    """The sheet of the assigned number is not there: an open incident; the next number is assigned and given, like `spoilt`."""
    with certificate_work(desk, "miss_certificate", case_id) as work:
        open_incident(work.writing, desk, _assigned(work.file), IncidentKind.SHEET_MISSING, what, ALL_COPIES)
        return _following(work, desk)


def _following(work: Work, desk: Desk) -> int | None:
    """Return the next number, assigned; nothing where taking it is refused, which it is before anything is written."""
    try:
        return take_number(work, desk, CertificateState.ASSIGNED)
    except RefusedError:
        return None


def sheets_swapped(desk: Desk, case_id: str, read: str, reason: str) -> int:
    """A later sheet of the book lies on top: the numbers before it are void in order, and it is assigned; return it.

    All three copies of those sheets are at hand. Raises InputError for a number that is not a later one of the open book.
    """
    with certificate_work(desk, "swap_certificates", case_id) as work:
        held = _assigned(work.file)
        wanted, book = parse_number(read), open_book(work.writing.database, desk.counter)
        if wanted is None or book is None or not max(held.number + 1, book.first) <= wanted <= book.last:
            raise InputError.of("certificates.other_sheet", number=format_number(held.number), read=read.strip()[:20])
        said = text_within(reason, CertificateTable.void_reason)
        mark_void(work.writing, held, said, len(ALL_COPIES), work.today)
        number = take_number(work, desk, CertificateState.ASSIGNED)
        while number < wanted:
            _void_number(work, number, said)
            number = take_number(work, desk, CertificateState.ASSIGNED)
        if number != wanted:
            raise InputError.of("certificates.other_sheet", number=format_number(held.number), read=read.strip()[:20])
        return number


def _assigned(file: CaseFile) -> Certificate:
    held = assigned(file)
    if held is None:
        raise RefusedError.of("certificates.none_assigned")
    return held


def _void_number(work: Work, number: int, reason: str) -> None:
    mark_void(work.writing, certificate_of(work.writing.database, number), reason, len(ALL_COPIES), work.today)
