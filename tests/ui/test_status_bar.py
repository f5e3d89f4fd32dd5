"""The line below the window tells the truth about the book of certificates."""

from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import surrender_book
from tests.ui.stage import Counter, brought_to
from ui.context import WindowContext
from ui.status_bar import StatusBar


def test_the_book_is_told_from_the_first_certificate_to_the_stubs(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    bar.refresh()
    assert bar.book.text() == "证明本：开具首份时自动启用"
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for sheet in range(25):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
        bar.refresh()
        assert ("余" in bar.book.text()) == (sheet < 24)
    assert bar.book.text() == "本册已用完，请交回存根"
    surrender_book(counter.desk, 1, "张敏")
    bar.refresh()
    assert bar.book.text() == "证明本：开具首份时自动启用"


def test_without_a_lot_the_next_certificate_promises_nothing(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    counter.desk.database.execute_sql("DELETE FROM lot")  # type: ignore[no-untyped-call]  # untyped in peewee's stubs
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    bar.refresh()
    assert bar.book.text() == "没有证明本：请先登记领用批次"
