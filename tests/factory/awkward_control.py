"""Papers of control of an awkward site: names of thirty characters, rare ones, long units, many books, one that is empty."""

import json
from dataclasses import replace
from datetime import timedelta

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
from app.procedure.certificates import ALL_COPIES, CertificateState, Lot, Usage
from tests.factory import control
from tests.factory.numbers import TODAY

CLIENT = "欧阳𬭚㐱·阿卜杜热西提·麦合穆提江·吐尔逊阿卜杜拉·亚森江"  # thirty characters, two of them rare
COMPANY = "内蒙古自治区呼和浩特市海棠𬭚㐱置业开发建设集团股份有限公司"
PROJECT = "海棠苑国际花园二期（东区）𬭚㐱组团高层住宅及配套公寓楼"
UNIT = "国际花园二期东区3号楼 甲单元西户 复式1501（含地下储藏间B2）"
COUNTER = "售楼处二层临时3号柜台"
CLERK = "欧阳𬭚㐱·亚历山德罗维奇"
REASON = "打印时卡纸，三联均压皱且字迹压线无法辨认，经客户当面确认后作废，三联已收回并加盖作废章，随存根按号装订备查。"
WHAT = "客户联在送往营销中心签字途中遗失，已在项目部、营销中心和大门岗亭三处寻找未果，存根联与财务联在册。"
BOOKS = 60
FRAME = ControlFrame(project=PROJECT, company=COMPANY, operator=CLERK, made_on=TODAY, head="5f3a09c1")
LOT = LotRecord(
    ordinal=12,
    lot=Lot(id="lot-12", first=99_001, last=100_500, application_id="ask-12", received_on=TODAY, received_by=CLERK),
    application="LY-HTYE-0012",
)
LOST = replace(control.LOST, number=99_012, what=WHAT, reported_by=CLERK)
EXPLAINED = replace(control.EXPLAINED, number=99_020, what=WHAT, reported_by=CLERK, explained_by=CLERK, explanation=REASON)
OPEN = replace(control.OPEN, first=99_026, last=99_050, counter=COUNTER, opened_by=CLERK, override_reason=REASON, lot_id="lot-12")
FULL = replace(
    control.FULL, first=99_001, last=99_025, counter=COUNTER, opened_by=CLERK, surrendered_by=CLERK, checked_by=CLERK,
    lot_id="lot-12",
)  # fmt: skip
VOID = (99_003, 99_004, 99_005, 99_007, 99_009, 99_011, 99_018)


def many_books() -> tuple[BookRecord, ...]:
    """Sixty books over the step to six digits: surrendered, used up, open without a number used, unopened."""
    return tuple(_record(99_001 + 25 * place, place) for place in range(BOOKS))


def _record(first: int, place: int) -> BookRecord:
    last = first + 24
    if place > BOOKS - 10:
        return BookRecord(line=BookLine(first, last, "", 0, 0, 25, 0), lot=LOT)
    book = replace(FULL, id=f"book-{place}", first=first, last=last)
    if place == 0:
        return BookRecord(
            line=BookLine(first, last, COUNTER, 16, 7, 0, 2), book=book, lot=LOT, void=VOID, incidents=(99_012, 99_020)
        )
    if place < BOOKS // 2:
        return BookRecord(line=BookLine(first, last, COUNTER, 25, 0, 0, 0), book=book, lot=LOT)
    book = replace(book, surrendered_on=None, surrendered_by="", checked_by="")
    blank = 25 if place % 2 else 0
    return BookRecord(line=BookLine(first, last, COUNTER, 25 - blank, 0, blank, 0), book=book, lot=LOT)


def an_awkward_number(number: int) -> NumberRecord:
    """A number whose client, unit, clerk and reasons are as long as they come."""
    made = replace(control.a_number(1, CLIENT), number=number, unit=UNIT, issued_by=CLERK)
    if number in VOID:
        return replace(made, state=CertificateState.VOID, void_on=TODAY, void_reason=REASON, signed_on=None)
    if number in (99_012, 99_020):
        return replace(made, state=CertificateState.INCIDENT, incident=LOST if number == 99_012 else EXPLAINED)
    return replace(made, replaces=number - 1) if number - 1 in VOID else made


def an_awkward_ledger(*, proved: bool = True) -> LedgerPaper:
    """A ledger over several pages."""
    ledger = control.a_ledger_paper(frame=FRAME, books=many_books(), incidents=(LOST,))
    if proved:
        return ledger
    gaps = tuple(range(99_030, 99_400, 3))
    return replace(ledger, proved=False, duplicates=(99_007, 100_001), gaps=gaps, disordered=(99_044, 99_045))


def an_awkward_usage() -> UsagePaper:
    """The report on a lot of sixty books."""
    return UsagePaper(
        frame=FRAME,
        lot=LOT,
        usage=Usage(used=1_016, void=7, incident=2, blank=475),
        books=many_books(),
        void=tuple(map(an_awkward_number, VOID)),
        incidents=(LOST, EXPLAINED),
    )


def an_awkward_application() -> ApplicationPaper:
    """An application with as many words as there is room for on the screen."""
    paper = control.an_application_paper()
    asked = replace(
        paper.application, number="LY-HTYE-0013", applied_by=CLERK, reviewed_by=CLERK, approved_by=CLERK, remark=REASON * 2,
        review=WHAT * 2, homes=12_480, spaces=9_960, in_hand=475, reserve=1_122, books=923,
    )  # fmt: skip
    return replace(paper, frame=FRAME, application=asked, last_lot=LOT, received=replace(LOT, ordinal=13))


def a_first_application() -> ApplicationPaper:
    """The first application of a site: there is no lot to report on."""
    asked = replace(
        control.an_application_paper(decided=False).application, in_hand=0, last_lot=None, last_used=0, last_void=0, last_blank=0,
        last_incident=0, remark="",
    )  # fmt: skip
    return ApplicationPaper(frame=control.FRAME, application=asked)


def a_refused_application() -> ApplicationPaper:
    """An application that was reviewed and refused."""
    asked = replace(
        control.an_application_paper(decided=False).application, review="上批作废过多，请先说明", reviewed_on=TODAY,
        reviewed_by="赵刚", refused_on=TODAY,
    )  # fmt: skip
    return ApplicationPaper(frame=control.FRAME, application=asked, last_lot=control.FIRST_LOT)


def an_awkward_stub_book() -> StubBookPaper:
    """A surrendered book whose clients, units and reasons are as long as they come."""
    book = control.a_stub_book()
    numbers = tuple(an_awkward_number(number) for number in range(99_001, 99_026))
    leaves = tuple(_leaf(leaf, numbers[place]) for place, leaf in enumerate(book.leaves))
    return replace(book, frame=FRAME, record=many_books()[0], book=FULL, numbers=numbers, leaves=leaves)


def _leaf(leaf: StubLeaf, number: NumberRecord) -> StubLeaf:
    if leaf.certificate is None:
        return replace(leaf, number=number.number)
    made = replace(
        control.a_certificate_of(1, CLIENT), number=number.number, issued_by=CLERK, state=number.state.value,
        content=_content(), replaces=number.replaces, void_on=number.void_on, void_reason=number.void_reason,
    )  # fmt: skip
    return replace(leaf, number=number.number, certificate=made, incident=number.incident)


def _content() -> str:
    owners = ["艾力·阿卜杜热西提", "古丽𬭚㐱·麦麦提明", "王小明"]
    usual = json.loads(control.a_certificate_of(1).content)
    return json.dumps({**usual, "unit": UNIT, "client": CLIENT, "project": PROJECT, "company": COMPANY, "co_owners": owners})


def an_empty_stub_book() -> StubBookPaper:
    """A book of which no number is used."""
    leaves = tuple(StubLeaf(number=number) for number in range(26, 51))
    record = BookRecord(line=BookLine(26, 50, "2号柜台", 0, 0, 25, 0), book=control.OPEN, lot=control.FIRST_LOT)
    return StubBookPaper(frame=control.FRAME, record=record, book=control.OPEN, numbers=(), leaves=leaves)


def an_awkward_count() -> BlankCountPaper:
    """Thirty shift changes at a counter with a long name, one with a difference, one without an open book."""
    count = replace(
        control.a_blank_count_paper().counts[0].count, counter=COUNTER, counted_by=CLERK, witnessed_by=CLERK, first_blank=99_999
    )
    counts = [
        CountedBlanks(count=replace(count, id=f"count-{day}", counted_at=count.counted_at + timedelta(days=day)), book=OPEN)
        for day in range(30)
    ]
    counts[1] = replace(counts[1], count=replace(counts[1].count, counted=17, remark=WHAT))
    counts[2] = CountedBlanks(count=replace(counts[2].count, first_blank=None, expected=0, counted=0), book=None)
    return BlankCountPaper(frame=FRAME, counts=tuple(counts))


def an_awkward_finance_list() -> FinancePaper:
    """A list over several pages, with copies that are not sealed or signed."""
    numbers = tuple(an_awkward_number(number) for number in range(99_001, 99_041))
    half = replace(numbers[0], sealed=ALL_COPIES[:1], signed=())
    return FinancePaper(
        frame=FRAME,
        first_day=TODAY,
        last_day=TODAY + timedelta(days=6),
        numbers=(half, *numbers[1:]),
        recalled=(replace(an_awkward_number(99_003), issued_on=TODAY - timedelta(days=3)),),
    )


def an_empty_finance_list() -> FinancePaper:
    """Days on which nothing was issued."""
    return FinancePaper(frame=control.FRAME, first_day=TODAY, last_day=TODAY, numbers=(), recalled=())
