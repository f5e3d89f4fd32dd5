"""Plain copies written into a folder."""

from collections.abc import Iterable, Iterator
from functools import cache

from app.desk.desk import Desk
from app.desk.plain_tables.lines import Line
from app.desk.plain_tables.order import (
    TableFormat,
    TableOrder,
    TableProgress,
    WrittenTable,
    at_one_moment,
    count_of,
    lines_of,
    require_allowed,
)
from app.texts import Translator
from reports.plain_tables.book import write_book
from reports.plain_tables.column import Words
from reports.plain_tables.places import places_in
from reports.plain_tables.separated import write_separated
from reports.plain_tables.tables import TABLES

_A_WHILE = 1000  # records


def write_tables(
    desk: Desk, order: TableOrder, translator: Translator, language: str, tell: TableProgress | None = None
) -> tuple[WrittenTable, ...]:
    """Write the copies that are asked for, all of one moment: all of them or none, each whole. They are not encrypted.

    An earlier copy gives way. No more than a few megabytes are kept in memory, and nothing is written outside the folder. Raises
    InputError for a folder that cannot be used or holds another file of that name, RefusedError where personal data may not be
    copied by this operator, peewee's errors where the archive cannot be read.
    """
    require_allowed(desk, order)
    words, moment = Words(cache(translator), language), desk.now()
    tables = [TABLES[what] for what in dict.fromkeys(order.what)]
    with at_one_moment(desk), places_in(order.folder, order.format.value) as places:
        for table in tables:
            places.require_free(table)
        counts = {table.what: count_of(desk, table.what) for table in tables}
        telling = _Telling(sum(counts.values()), tell)
        for table in tables:
            lines = telling.through(lines_of(desk, table.what, personal=order.personal))
            with places.writing(table) as stream:
                if order.format is TableFormat.XLSX:
                    write_book(stream, table, lines, words, moment)
                else:
                    write_separated(stream, table, lines, words)
    return tuple(WrittenTable(table.what, places.file_of(table), counts[table.what]) for table in tables)


class _Telling:
    """Counts records as they go by, over all copies of an order."""

    def __init__(self, total: int, tell: TableProgress | None) -> None:
        self._total = total
        self._tell = tell
        self._done = 0

    def through(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Yield the same records."""
        for line in lines:
            if self._tell is not None and self._done % _A_WHILE == 0:
                self._tell(self._done, self._total)
            self._done += 1
            yield line
        if self._tell is not None:
            self._tell(self._done, self._total)
