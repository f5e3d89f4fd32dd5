"""Which papers of control there are, what of each can be chosen, and the one that was chosen, read at this moment (C5–C7)."""

from datetime import date
from enum import StrEnum

from app.desk.certificates.books import all_books
from app.desk.control import paper_queries
from app.desk.control.applications import applications, lots
from app.errors import InputError
from app.texts import N_
from ui.boards.certificates.words import book_words
from ui.context import WindowContext
from ui.control_paper import ControlJob


class ControlKind(StrEnum):
    """The papers of control."""

    LEDGER = "ledger"
    USAGE = "usage"
    APPLICATION = "application"
    COUNTS = "counts"
    STUBS = "stubs"
    FINANCE = "finance"


NAMES: dict[ControlKind, str] = {
    ControlKind.LEDGER: N_("Ledger"),
    ControlKind.USAGE: N_("Usage report"),
    ControlKind.APPLICATION: N_("Application and review"),
    ControlKind.COUNTS: N_("Counted blanks"),
    ControlKind.STUBS: N_("Book of stubs"),
    ControlKind.FINANCE: N_("List for finance"),
}
SAYING: dict[ControlKind, str] = {
    ControlKind.LEDGER: N_("every book and its proof"),
    ControlKind.USAGE: N_("how a lot was used"),
    ControlKind.APPLICATION: N_("with the usage of the last lot"),
    ControlKind.COUNTS: N_("at shift changes, signed by two"),
    ControlKind.STUBS: N_("cover and stubs in number order"),
    ControlKind.FINANCE: N_("certificates issued in some days"),
}
OF_WHICH: dict[ControlKind, str] = {
    ControlKind.USAGE: N_("Lot"),
    ControlKind.APPLICATION: N_("Application"),
    ControlKind.COUNTS: N_("Counter"),
    ControlKind.STUBS: N_("Book"),
}
"""What is chosen for a kind; the list for finance asks for two days, the ledger for nothing."""


def offered(context: WindowContext, kind: ControlKind) -> list[tuple[str, str]]:
    """Return what can be chosen for a kind as values and words, the newest first."""
    database = context.desk.database
    if kind is ControlKind.USAGE:
        return [(str(lot.first), book_words(lot.first, lot.last)) for lot in reversed(lots(database))]
    if kind is ControlKind.APPLICATION:
        return [(each.number, each.number) for each in reversed(applications(database))]
    if kind is ControlKind.COUNTS:
        return [(context.desk.counter, context.desk.counter), ("", context.translate("All counters"))]
    if kind is ControlKind.STUBS:
        books = sorted(all_books(database), key=lambda book: (book.surrendered_on is not None, book.first), reverse=True)
        return [(str(book.first), book_words(book.first, book.last)) for book in books]
    return []


def control_job(context: WindowContext, kind: ControlKind, which: str, days: tuple[date, date]) -> ControlJob:
    """Return the paper as it is now. Raises InputError where there is none yet."""
    desk, name = context.desk, context.translate(NAMES[kind])
    if kind is ControlKind.STUBS:
        if not which:
            raise InputError.of("certificates.no_stubs")
        books = paper_queries.stub_books(desk, int(which))
        title = f"{name} {book_words(books[0].book.first, books[0].book.last)}"
        return ControlJob(title=title, translate=context.translate, stubs=books)
    if kind is ControlKind.USAGE:
        usage = paper_queries.usage_paper(desk, int(which) if which else None)
        title = f"{name} {book_words(usage.lot.lot.first, usage.lot.lot.last)}"
        return ControlJob(title=title, translate=context.translate, paper=usage)
    if kind is ControlKind.APPLICATION:
        asked = paper_queries.application_paper(desk, which or None)
        return ControlJob(title=f"{name} {asked.application.number}", translate=context.translate, paper=asked)
    if kind is ControlKind.FINANCE:
        finance = paper_queries.finance_paper(desk, *days)
        title = f"{name} {days[0].isoformat()} – {days[1].isoformat()}"
        return ControlJob(title=title, translate=context.translate, paper=finance)
    title = f"{name} {desk.today().isoformat()}"
    if kind is ControlKind.COUNTS:
        return ControlJob(title=title, translate=context.translate, paper=paper_queries.blank_count_paper(desk, which or None))
    return ControlJob(title=title, translate=context.translate, paper=paper_queries.ledger_paper(desk))
