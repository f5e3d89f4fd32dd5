"""The certificate as it would be issued now, for the paper at the side: nothing is written and no number is taken."""

from app.desk.certificates.books import may_have_begun, next_unopened, open_book_state
from app.desk.desk import Desk
from app.procedure.case import CaseFile, Certificate
from app.procedure.certificates import CertificateState
from app.procedure.certificates.content import certificate_text


def number_to_come(desk: Desk) -> int | None:
    """Return the number that the next certificate of this counter gets; None where no book holds one."""
    book = open_book_state(desk)
    if book is not None and book.frozen:
        return None
    if book is not None and book.next_number is not None:
        return book.next_number
    if may_have_begun(desk.database, desk.counter):
        return None
    following = next_unopened(desk.database, by_lot=desk.procedure.settings.certificate_lots)
    return None if following is None else following[0]


def draft(desk: Desk, file: CaseFile) -> Certificate | None:
    """Return what an issue would write for the case as it is, as a blank certificate; None without a client or a number (C3).

    Its content is made by the same function as that of an issue.
    """
    number, client = number_to_come(desk), file.client
    if number is None or client is None:
        return None
    return Certificate(
        id="",
        number=number,
        book_id="",
        case_id=file.case.id,
        person_id=client.id,
        state=CertificateState.BLANK.value,
        issued_on=desk.today(),
        issued_by=desk.operator_name,
        content=certificate_text(file),
        last_day=file.last_day,
        replaces=max((each.number for each in file.certificates), default=None),
    )
