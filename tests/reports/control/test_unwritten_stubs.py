"""After a restore: numbers that the paper had used stand void in their place on the papers of control, with the reason (C7)."""

from dataclasses import replace

from app.desk.certificates.restored_books import NOT_RECORDED
from app.desk.control.papers import StubBookPaper, StubLeaf
from reports.control.files import stubs_file
from reports.control.ledger import book_table
from tests.factory.control import a_certificate_of, a_number, an_open_stub_book, the_books
from tests.factory.numbers import TODAY
from tests.reports.drawing import strict
from tests.reports.reading import rows_of_text

VOID = {"state": "void", "content": "", "void_on": TODAY, "void_reason": NOT_RECORDED, "case_id": "", "signed_on": None}


def a_reconciled_book() -> StubBookPaper:
    """Numbers 27 to 29 are nobody's, 30 to 50 are blank."""
    made = an_open_stub_book()
    void = [replace(a_certificate_of(number), replaces=None, **VOID) for number in (27, 28, 29)]  # type: ignore[arg-type] # its fields
    leaves = [StubLeaf(number=each.number, certificate=each) for each in void]
    numbers = [replace(a_number(each.number), unit="", client="", void_on=TODAY, void_reason=NOT_RECORDED) for each in void]
    book = replace(made.book, reconciled_by="李强")
    others = tuple(leaf for leaf in made.leaves if leaf.number > 29)
    return replace(made, book=book, numbers=(*made.numbers, *numbers), leaves=(made.leaves[0], *leaves, *others))


def test_numbers_that_are_nobodys_share_a_place_and_the_blank_ones_another() -> None:
    pdf = stubs_file([a_reconciled_book()], strict("zh_CN"))
    text = rows_of_text(pdf, 1)
    assert f"№00027–00029作废：{NOT_RECORDED}" in text
    assert "№00030–00050空白" in text
    assert "恢复后核对人李强" in rows_of_text(pdf)


def test_a_frozen_book_says_so_on_the_ledger() -> None:
    [_, record, *_rest] = the_books()
    assert record.book is not None
    frozen = replace(record, book=replace(record.book, frozen_on=TODAY))
    for each, said in ((record, "使用中"), (frozen, "待核对")):
        assert said in str(book_table((each,), strict("zh_CN")).rows[0])
