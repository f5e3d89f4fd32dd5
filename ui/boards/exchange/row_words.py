"""A row that two places changed, in words: what it is, whose version each is, and what each says of each field."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.archive.journal.entry import Stored
from app.exchange.decisions.conflicts import RowConflict, Version
from app.exchange.decisions.proposals import proposals
from app.exchange.decisions.row_titles import case_in_words, names_of
from app.texts.names import TABLE_NAMES
from app.texts.row_names import column_name
from app.texts.row_values import value_text
from ui.boards.exchange.versions_table import FieldRow, Offer
from ui.boards.exchange.words import moment
from ui.context import WindowContext

NUMBERED = {"certificate": "number", "certificate_book": "first", "lot": "first"}
"""Tables whose rows are numbers of paper: two places that added one used the same number."""


def is_claimed_twice(conflict: RowConflict) -> bool:
    """Return whether two places used one number; there is no picking fields from both then."""
    column = NUMBERED.get(conflict.table)
    return column is not None and any(column in rival.columns for rival in conflict.rivals)


def table_words(table: str, context: WindowContext) -> str:
    """Return what the rows of a table are."""
    return context.translate(TABLE_NAMES.get(table, table))


def about(conflict: RowConflict, context: WindowContext) -> str:
    """Return which case it is of: unit, client, number."""
    case_id = conflict.row if conflict.table == "handover" else conflict.case_id
    said = case_in_words(context.desk.database, case_id)
    parts = [said.unit, said.client, said.number]
    if not any(parts):
        names = names_of(context.desk.database, [conflict.row])
        parts = [names.get(conflict.row, "")]
    return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A conflict as the table of versions shows it."""

    titles: tuple[str, ...]
    fields: tuple[FieldRow, ...]


def shown(conflict: RowConflict, context: WindowContext) -> ShownConflict:
    """Return titles and fields; the first version is what holds now."""
    holder, rivals = conflict.holder, conflict.rivals
    people = names_of(context.desk.database, [version.operator for version in (*rivals, *filter(None, [holder]))])
    here = context.translate("Holds now")
    first = here if holder is None else f"{here} · {_whose(holder, people, context)}"
    values = [conflict.current.get(name) for name in conflict.fields]
    values += [rival.columns.get(name) for rival in rivals for name in conflict.fields]
    names = names_of(context.desk.database, values)
    return ShownConflict((first, *(_whose(rival, people, context) for rival in rivals)), _fields(conflict, names, context))


def _whose(version: Version, people: Mapping[str, str], context: WindowContext) -> str:
    who = people.get(version.operator, "")
    parts = (version.site, version.station, version.counter if version.counter != version.station else "", who)
    return f"{' · '.join(part for part in parts if part)} · {moment(version.time, context)}"


def _fields(conflict: RowConflict, names: Mapping[str, str], context: WindowContext) -> tuple[FieldRow, ...]:
    proposed = proposals(context.desk.archive, conflict)
    rows = []
    for column in conflict.fields:
        current = conflict.current.get(column)
        offers = [_offer(conflict, column, current, names, context)]
        for rival in conflict.rivals:
            says = column in rival.columns
            offers.append(_offer(conflict, column, rival.columns.get(column), names, context, says=says))
        wanted = proposed[column]
        place = next((at for at, offer in enumerate(offers) if offer.says and offer.value == wanted.value), 0)
        name = column_name(conflict.table, column, context.translate)
        rows.append(FieldRow(column, name, tuple(offers), place, wanted.both))
    return tuple(rows)


def _offer(
    conflict: RowConflict, column: str, value: Stored, names: Mapping[str, str], context: WindowContext, *, says: bool = True
) -> Offer:
    words = names.get(value) if isinstance(value, str) else None
    if words is None:
        words = value_text(conflict.table, column, value, context.translate, context.name)
    return Offer(value, words, says)
