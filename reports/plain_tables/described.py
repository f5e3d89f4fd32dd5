"""What the plain tables hold, in words: for `copies --describe`."""

from collections.abc import Sequence

from app.desk.plain_tables.order import DescribedColumn, DescribedTable, PlainTable
from app.texts import Translator
from reports.plain_tables.tables import TABLES


def described_tables(what: Sequence[PlainTable], translate: Translator) -> tuple[DescribedTable, ...]:
    """Return title and columns of each of these tables, in the language of `translate`."""
    return tuple(
        DescribedTable(
            each,
            translate(TABLES[each].title),
            tuple(
                DescribedColumn(translate(column.heading), translate(column.meaning), translate(column.kind.words))
                for column in TABLES[each].columns
            ),
        )
        for each in what
    )
