"""Papers of control with everything that can stand on them: two lots, a void number, incidents, a used-up book."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.desk.control.ledger import BookLine
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
from app.procedure.case import Certificate, CertificateBook
from app.procedure.certificates import (
    ALL_COPIES,
    Application,
    BlankCount,
    CertificateState,
    Incident,
    IncidentKind,
    Lot,
    Usage,
)
from app.procedure.identity import IdentityKind
from tests.factory import Household, a_case_file
from tests.factory.numbers import CHINA, LAST_DAY, TODAY, resident_number
from tests.factory.records import a_certificate

FRAME = ControlFrame(project="海棠苑", company="海棠置业有限公司", operator="王丽", made_on=TODAY, head="5f3a09c1")
FIRST_LOT = LotRecord(
    ordinal=1,
    lot=Lot(id="lot-1", first=1, last=50, application_id="ask-1", received_on=TODAY, received_by="王丽"),
    application="LY-A1-0001",
)
SECOND_LOT = LotRecord(
    ordinal=2,
    lot=Lot(id="lot-2", first=51, last=300, application_id=None, received_on=TODAY + timedelta(days=9), received_by="张敏"),
)
LOST = Incident(
    id="incident-1",
    number=12,
    kind=IncidentKind.COPY_LOST,
    what="客户联在送签途中遗失",
    reported_on=TODAY,
    reported_by="王丽",
    missing_copies=("client",),
)
EXPLAINED = replace(
    LOST,
    id="incident-2",
    number=20,
    kind=IncidentKind.SHEET_MISSING,
    what="打印机中缺一张",
    missing_copies=ALL_COPIES,
    explained_on=TODAY,
    explained_by="张敏",
    explanation="印制时缺页，公司已确认",
)
FULL = CertificateBook(
    id="book-1",
    first=1,
    last=25,
    counter="2号柜台",
    opened_on=TODAY,
    closed_on=TODAY + timedelta(days=6),
    lot_id="lot-1",
    opened_by="王丽",
    surrendered_on=TODAY + timedelta(days=7),
    surrendered_by="王丽",
    checked_by="张敏",
)
OPEN = CertificateBook(
    id="book-2",
    first=26,
    last=50,
    counter="2号柜台",
    opened_on=TODAY + timedelta(days=7),
    lot_id="lot-1",
    opened_by="王丽",
    override_reason="存根送公司核对，未取回",
)


def the_books() -> tuple[BookRecord, ...]:
    """A surrendered book, an open one, and the unopened ones of the second lot."""
    closed = tuple(BookRecord(line=BookLine(first, first + 24, "", 0, 0, 25, 0), lot=SECOND_LOT) for first in range(51, 300, 25))
    return (
        BookRecord(
            line=BookLine(1, 25, "2号柜台", 19, 4, 0, 2), book=FULL, lot=FIRST_LOT, void=(3, 4, 5, 18), incidents=(12, 20)
        ),
        BookRecord(line=BookLine(26, 50, "2号柜台", 6, 0, 19, 0), book=OPEN, lot=FIRST_LOT),
        *closed,
    )


def a_ledger_paper(**changes: object) -> LedgerPaper:
    """The ledger of these books, proved."""
    paper = LedgerPaper(frame=FRAME, books=the_books(), duplicates=(), gaps=(), disordered=(), proved=True, incidents=(LOST,))
    return replace(paper, **changes)  # type: ignore[arg-type] # any field of it


def a_certificate_of(number: int, client: str = "陈䶮") -> Certificate:
    """A certificate of the first book: void, with an incident, or issued."""
    content = {
        "unit": "3号楼 2单元 1501",
        "client": client,
        "project": "海棠苑",
        "company": "海棠置业有限公司",
        "unit_kind": "home",
        "identity_kind": IdentityKind.RESIDENT_CARD.value,
        "identity_number": resident_number(date(1988, 5, 20)),
        "area": "118.64",
    }
    made = a_certificate(
        id=f"certificate-{number}", number=number, book_id="book-1", content=json.dumps(content), sealed_copies=ALL_COPIES,
        signed_copies=ALL_COPIES,
    )  # fmt: skip
    if number in (3, 4, 5, 18):
        return replace(made, state="void", void_on=TODAY, void_reason="字迹压线", copies_returned=3, signed_on=None)
    if number in (12, 20):
        return replace(made, state="incident")
    return replace(made, replaces=5) if number == 6 else made


def a_number(number: int, client: str = "陈䶮") -> NumberRecord:
    """The same as the papers list it."""
    held = a_certificate_of(number, client)
    return NumberRecord(
        number=number,
        state=CertificateState(held.state),
        issued_on=held.issued_on,
        issued_by=held.issued_by,
        unit="3号楼 2单元 1501",
        client=client,
        last_day=LAST_DAY,
        signed_on=held.signed_on,
        sealed=held.sealed_copies,
        signed=held.signed_copies,
        replaces=held.replaces,
        void_on=held.void_on,
        void_reason=held.void_reason,
        incident={12: LOST, 20: EXPLAINED}.get(number),
    )


def a_usage_paper() -> UsagePaper:
    """How the first lot was used."""
    return UsagePaper(
        frame=FRAME,
        lot=FIRST_LOT,
        usage=Usage(used=25, void=4, incident=2, blank=19),
        books=the_books()[:2],
        void=tuple(map(a_number, (3, 4, 5, 18))),
        incidents=(LOST, EXPLAINED),
    )


def an_application_paper(*, decided: bool = True) -> ApplicationPaper:
    """An application, approved and answered or just made."""
    asked = Application(
        id="ask-2",
        number="LY-A1-0002",
        applied_on=TODAY,
        applied_by="王丽",
        homes=188,
        spaces=52,
        in_hand=19,
        reserve=12,
        books=10,
        last_lot="lot-1",
        last_used=25,
        last_void=4,
        last_blank=19,
        last_incident=2,
        remark="二期集中入住",
    )
    if not decided:
        return ApplicationPaper(frame=FRAME, application=asked, last_lot=FIRST_LOT)
    day = TODAY + timedelta(days=2)
    approved = replace(
        asked, review="上批使用情况与存根相符", reviewed_on=day, reviewed_by="赵刚", approved_on=day, approved_by="孙总"
    )
    return ApplicationPaper(frame=FRAME, application=approved, last_lot=FIRST_LOT, received=SECOND_LOT)


def a_stub_book() -> StubBookPaper:
    """The surrendered book."""
    file = a_case_file(Household.RENOVATING)
    leaves = tuple(
        StubLeaf(number=number, certificate=a_certificate_of(number), file=file, incident={12: LOST, 20: EXPLAINED}.get(number))
        for number in range(1, 26)
    )
    numbers = tuple(a_number(number) for number in range(1, 26))
    return StubBookPaper(frame=FRAME, record=the_books()[0], book=FULL, numbers=numbers, leaves=leaves)


def an_open_stub_book() -> StubBookPaper:
    """A book of which one number is used."""
    file = a_case_file(Household.RENOVATING)
    first = StubLeaf(number=26, certificate=a_certificate_of(26), file=file)
    leaves = (first, *(StubLeaf(number=number) for number in range(27, 51)))
    return StubBookPaper(frame=FRAME, record=the_books()[1], book=OPEN, numbers=(a_number(26),), leaves=leaves)


def a_blank_count_paper(*, empty: bool = False) -> BlankCountPaper:
    """Counts at two shift changes; the second differs."""
    count = BlankCount(
        id="count-1",
        counter="2号柜台",
        counted_at=datetime(TODAY.year, TODAY.month, TODAY.day, 17, 30, tzinfo=CHINA),
        book_id="book-2",
        first_blank=32,
        counted=19,
        expected=19,
        counted_by="王丽",
        witnessed_by="张敏",
    )
    other = replace(count, id="count-2", counted=18, counted_at=count.counted_at + timedelta(days=1), remark="缺一张，已报异常")
    counts = () if empty else (CountedBlanks(count=count, book=OPEN), CountedBlanks(count=other, book=OPEN))
    return BlankCountPaper(frame=FRAME, counts=counts)


def a_finance_paper(clients: tuple[str, ...] = ("陈䶮", "海棠商贸有限公司")) -> FinancePaper:
    """The first twenty numbers, and one that was issued before and is void now."""
    numbers = tuple(a_number(number, clients[number % len(clients)]) for number in range(4, 21))
    return FinancePaper(
        frame=FRAME,
        first_day=TODAY,
        last_day=TODAY + timedelta(days=6),
        numbers=numbers,
        recalled=(replace(a_number(3), issued_on=TODAY - timedelta(days=3)),),
    )
