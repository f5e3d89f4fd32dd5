"""Counted blanks: at each shift change and month's end, by two people."""

from dataclasses import replace

import peewee

from app.archive.database.records import read_records, values_of
from app.archive.tables.control import BlankCountTable
from app.desk.certificates.books import open_book, used_numbers
from app.desk.desk import Desk
from app.desk.keeping import checked, text_within
from app.errors import InputError, RefusedError
from app.procedure.certificates import BOOK_SIZE, BlankCount, next_number


def blank_counts(database: peewee.Database) -> tuple[BlankCount, ...]:
    """Return every count, the newest first."""
    return read_records(database, BlankCountTable, BlankCount, "ORDER BY line DESC")


def count_blanks(desk: Desk, counted: int, witnessed_by: str, remark: str = "") -> BlankCount:
    """Record how many blanks of the open book were counted; return the count with what was expected.

    Raises RefusedError without an open book, InputError without a second person, for a count beyond a book, or
    without a remark where the count differs.
    """
    with desk.archive.journal.writing(desk.act("count_blanks")) as writing:
        book = open_book(writing.database, desk.counter)
        if book is None:
            raise RefusedError.of("certificates.no_open_book")
        following = next_number(book.first, book.last, used_numbers(writing.database, book))
        if not 0 <= counted <= BOOK_SIZE:
            raise InputError.of("limits.number_out_of_range", field="field:count", largest=BOOK_SIZE)
        expected = 0 if following is None else book.last - following + 1
        witness = text_within(witnessed_by, BlankCountTable.witnessed_by)
        if not witness or witness == desk.operator_name:
            raise InputError.of("certificates.witness_missing")
        if counted != expected and not remark.strip():
            raise InputError.of("certificates.count_differs", counted=counted, expected=expected)
        count = BlankCount(
            id="",
            counter=desk.counter,
            counted_at=desk.now(),
            book_id=book.id,
            first_blank=following,
            counted=counted,
            expected=expected,
            counted_by=desk.operator_name,
            witnessed_by=witness,
            remark=remark,
        )
        sound = checked(BlankCountTable, count)
        return replace(sound, id=writing.insert(BlankCountTable, None, **values_of(sound)))
