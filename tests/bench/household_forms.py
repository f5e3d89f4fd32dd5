"""Households of the demo as forms: what their entries say and how their rows stand in the end, with gaps for what differs."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import peewee

from app.archive.database.connection import run
from app.archive.journal.applying import apply_changes
from app.archive.journal.chain import entries_in_order
from app.archive.journal.entry import Change, EntryHead, Stored, write_personal
from app.archive.journal.layout import Layout, shape
from app.archive.journal.rows import MemoryRows
from app.procedure.case import Unit, UnitKind

Values = Mapping[str, Stored]

_BOOKS = "certificate_book"
_NUMBERS = frozenset({"number", "replaces"})
_OF_PERSON = ("name", "birth", "identity_number", "credit_code", "phone")
# Private characters mark a gap: one for a value that stands for itself, one for a part of a text.
_GAP = re.compile('"?\ue002([^\ue001]*)\ue001"?|\ue000([^\ue001]*)\ue001')


@dataclass(frozen=True, slots=True)
class EntryForm:
    """One entry. `facts`, `personal` and `subject` take values by `%`; `about_case` tells whether its head names the case."""

    verb: str
    about_case: bool
    subject: str | None
    facts: str
    personal: str | None


@dataclass(frozen=True, slots=True)
class RowForm:
    """One row as it stands in the end; `entry` is the index of the entry that wrote it last.

    `gaps` are places in `columns` with what to put there: `#name` is a value itself, anything else a text that takes values.
    """

    table: str
    id: str
    entry: int
    columns: tuple[Stored, ...]
    gaps: tuple[tuple[int, str], ...]

    def filled(self, values: Values) -> list[Stored]:
        """The columns with the gaps filled."""
        columns = list(self.columns)
        for place, text in self.gaps:
            columns[place] = values[text[1:]] if text[0] == "#" else text % values
        return columns


@dataclass(frozen=True, slots=True)
class HouseholdForm:
    """One kind of household.

    Its gaps: `site`, `unit`, `label` and `case`, the case's number; `id0` … with whether such an id tells the time (as UUIDv7 and
    UUIDv8 do); `receipt0` …; `number0`, `book_of_number0` and `seal0` …; and for each of `people` its columns, such as `name0`.
    `case` names the gap of the case's id.
    """

    entries: tuple[EntryForm, ...]
    rows: tuple[RowForm, ...]
    case: str
    unit: Unit
    ids: tuple[bool, ...]
    people: tuple[Mapping[str, str], ...]
    certificates: int
    receipts: int


def forms_of(database: peewee.Database, layout: Layout) -> list[HouseholdForm]:
    """A form of each case of an archive, without the opening of books."""
    units = {row[0]: _unit(*row) for row in run(database, "SELECT id, kind, building, entrance, floor, room, layout FROM unit")}
    cases: dict[str, list[tuple[EntryHead, list[Change]]]] = {}
    for entry in entries_in_order(database):
        head = entry.read_head()
        changes = [change for change in entry.changes(head.chain) if change.table != _BOOKS]
        case = head.case or next((change.id for change in changes if change.table == layout.case_table), None)
        if case is not None:
            cases.setdefault(case, []).append((head, changes))
    return [_form(entries, units, layout) for entries in cases.values()]


def _unit(identifier: str, kind: str, building: str, entrance: str, floor: str, room: str, layout: str) -> Unit:
    texts = {"building": building, "entrance": entrance, "floor": floor, "room": room, "layout": layout}
    return Unit(id=identifier, key="", kind=UnitKind(kind), area=None, **texts)


def _form(entries: list[tuple[EntryHead, list[Change]]], units: Mapping[str, Unit], layout: Layout) -> HouseholdForm:
    rows = MemoryRows()
    for head, changes in entries:
        if apply_changes(rows, head, changes):
            raise ValueError("the case rests on entries that are not its own")
    tables = rows.tables
    (case,) = tables["handover"].values()
    unit = units[str(case["unit_id"])]
    certificates = sorted(tables.get("certificate", {}).values(), key=lambda row: int(row["number"] or 0))
    receipts = [row["number"] for row in tables.get("receipt", {}).values()]
    people = [{name: str(row[name]) for name in _OF_PERSON if row.get(name)} for row in tables["person"].values()]
    ids = [identifier for held in tables.values() for identifier in held]
    gaps = _Gaps({str(case["site_id"]): "site", unit.id: "unit", unit.label: "label", str(case["number"]): "case"})
    gaps.add("id", ids)
    gaps.add("receipt", receipts)
    gaps.add("seal", (row["seal"] for row in certificates))
    gaps.numbers = {row["number"]: f"number{index}" for index, row in enumerate(certificates)}
    for index, person in enumerate(people):
        gaps.of_texts |= {value: f"{name}{index}" for name, value in person.items() if value not in gaps.of_texts}
    seqs = {head.seq: index for index, (head, _changes) in enumerate(entries)}
    return HouseholdForm(
        entries=tuple(_entry_form(head, changes, gaps, seqs, layout) for head, changes in entries),
        rows=tuple(_row_forms(tables, gaps, seqs, layout)),
        case=gaps.of_texts[next(iter(tables["handover"]))],
        unit=unit,
        ids=tuple(identifier[14] in "78" for identifier in ids),
        people=tuple(people),
        certificates=len(certificates),
        receipts=len(receipts),
    )


class _Gaps:
    """Which texts and numbers become gaps, and by which names."""

    def __init__(self, of_texts: dict[str, str]) -> None:
        self.of_texts = of_texts
        self.numbers: dict[Stored, str] = {}

    def add(self, name: str, values: Iterable[Stored]) -> None:
        """Texts that are numbered under one name."""
        for index, value in enumerate(values):
            self.of_texts.setdefault(str(value), f"{name}{index}")

    def marked(self, table: str, columns: Mapping[str, Stored]) -> dict[str, Stored]:
        """The columns with marks where gaps are."""
        marked = {name: self.marked_text(value) if isinstance(value, str) else value for name, value in columns.items()}
        if table == "certificate":
            numbers = {name: value for name, value in columns.items() if name in _NUMBERS and value}
            marked |= {name: f"\ue002{self.numbers[value]}\ue001" for name, value in numbers.items()}
            if "book_id" in columns:
                marked["book_id"] = f"\ue000book_of_{self.numbers[columns['number']]}\ue001"
        return marked

    def marked_text(self, text: str) -> str:
        """The text with marks where gaps are."""
        known = re.compile("|".join(re.escape(text) for text in sorted(self.of_texts, key=len, reverse=True)))
        return known.sub(lambda found: f"\ue000{self.of_texts[found[0]]}\ue001", text)


def _text(content: str) -> str:
    """A text with marks as one that takes values."""
    return _GAP.sub(lambda found: f"%({found[1] or found[2]})s", content.replace("%", "%%"))


def _entry_form(head: EntryHead, changes: list[Change], gaps: _Gaps, seqs: Mapping[int, int], layout: Layout) -> EntryForm:
    facts: list[list[object]] = []
    personal: list[tuple[int, dict[str, Stored]]] = []
    for index, change in enumerate(changes):
        columns = gaps.marked(change.table, change.columns)
        known = layout.personal.get(change.table)
        secret = {name: columns.pop(name) for name in list(columns) if known is not None and name in known.columns}
        if secret:
            personal.append((index, secret))
        base = None if change.base is None else f"\ue002seq{seqs[change.base.seq]}\ue001"
        facts.append([change.table, gaps.marked_text(change.id), base, columns])
    subject = None if head.subject is None else _text(gaps.marked_text(head.subject))
    return EntryForm(
        head.verb,
        head.case is not None,
        subject,
        _text(json.dumps(facts, ensure_ascii=False, separators=(",", ":"))),
        _text(write_personal(personal).decode()) if personal else None,
    )


def _row_forms(
    tables: Mapping[str, Mapping[str, Mapping[str, Stored]]], gaps: _Gaps, seqs: Mapping[int, int], layout: Layout
) -> Iterator[RowForm]:
    for model in layout.journaled:
        form = shape(model)
        for identifier, row in tables.get(form.table, {}).items():
            marked = list(gaps.marked(form.table, {name: row.get(name) for name in form.columns}).values())
            filled = {place: str(value) for place, value in enumerate(marked) if isinstance(value, str) and _GAP.search(value)}
            yield RowForm(
                table=form.table,
                id=_text(gaps.marked_text(identifier)),
                entry=seqs[int(row["base_seq"] or 0)],
                columns=tuple(marked),
                gaps=tuple((place, _value_or_text(text)) for place, text in filled.items()),
            )


def _value_or_text(marked: str) -> str:
    return f"#{marked[1:-1]}" if marked[0] == "\ue002" else _text(marked)
