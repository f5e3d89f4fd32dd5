"""The rows of the 查验客户资料情况登记表: the space bar ticks a paper with all that is asked of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.desk.fields import limit_of
from app.procedure.case import PaperCheck
from app.procedure.declaration.rows import Original, PaperKind
from app.procedure.papers import RequiredPaper
from ui.pages.documents.requirement import what, why
from ui.pages.parts.list_table import ListTable
from ui.pages.parts.quiet_ticks import QuietTicks
from ui.widgets import CellKind, InputColumn
from ui.widgets.table.column import Value
from ui.wizard.context import PageContext

MOST_COPIES = Decimal(999)
MOST_ROWS = 8
SEALED = 3


class PapersTable(ListTable):
    """A row a required paper. A tick fills in the copies and the seal that the paper needs; Ctrl+A ticks every paper."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="paper", title=_("Paper, and why")),
            InputColumn(key="seen", title=_("Seen"), kind=CellKind.TICK, width=56),
            InputColumn(key="copies", title=_("Copies"), kind=CellKind.NUMBER, width=64, most=MOST_COPIES, field=_("Copies")),
            InputColumn(key="sealed", title=_("With seal"), kind=CellKind.TICK, width=64),
            InputColumn(key="until", title=_("Valid until"), kind=CellKind.DAY, width=96),
            InputColumn(
                key="remark",
                title=_("Remark"),
                kind=CellKind.LINE,
                width=72,
                limit=limit_of("paper_check.remark"),
                field=_("Remark"),
            ),
            InputColumn(
                key="waived",
                title=_("Waiver"),
                kind=CellKind.LINE,
                width=88,
                limit=limit_of("paper_check.waived_reason"),
                field=_("Waived because"),
            ),
        )
        super().__init__(columns, name=_("Papers to show"), today=context.today, most_rows=MOST_ROWS)
        self.use_quiet_ticks(QuietTicks(self.records.columns, context.today))
        self.say = context.sentence
        self._context = context
        self._rows: tuple[RequiredPaper, ...] = ()
        self.lock(self._closed)
        self.records.dataChanged.connect(lambda first, _last: self._follow(first.row(), first.column()))

    def show_papers(self, rows: Sequence[RequiredPaper]) -> None:
        """Show these; the first cell that takes something is the current one until another is chosen."""
        self._rows = tuple(rows)
        self.set_rows([self._cells(row) for row in rows])
        self.setColumnHidden(SEALED, not any(row.kind.sealed for row in rows))
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.records.index(0, 1))

    def _cells(self, row: RequiredPaper) -> dict[str, Value]:
        _ = self._context.translate
        kind, check = row.kind, row.check
        name = kind.name(self._context.language)
        paper = f"{name} · {row.person.name}" if row.person is not None else name
        asked = _("{why}: {what}").format(why=why(kind, _), what=what(kind, _))
        cells: dict[str, Value] = {"paper": f"{paper}\n{asked}"}
        if check is None:
            return {**cells, "copies": None}
        return {
            **cells,
            "seen": check.original_seen,
            "copies": check.copies or None,
            "sealed": check.sealed,
            "until": check.valid_until,
            "remark": check.remark,
            "waived": check.waived_reason,
        }

    def checks(self) -> tuple[PaperCheck, ...]:
        """Return the rows in which something stands, or stood. Raises InputError for a cell that cannot be used."""
        checks = (self._check(row, cells) for row, cells in zip(self._rows, self.rows(), strict=True))
        return tuple(check for check in checks if check.id or check != self._blank(check))

    def _check(self, row: RequiredPaper, cells: dict[str, Value]) -> PaperCheck:
        person = row.person.id if row.person is not None else None
        held = row.check or PaperCheck(id="", case_id=self._context.case_id, paper=row.kind.id, person_id=person)
        copies, until = cells["copies"], cells["until"]
        return replace(
            held,
            original_seen=cells["seen"] is True,
            copies=int(copies) if isinstance(copies, Decimal) else 0,
            sealed=cells["sealed"] is True,
            valid_until=until if until is not None and not isinstance(until, str | bool | int | Decimal) else None,
            remark=str(cells["remark"]),
            waived_reason=str(cells["waived"]),
        )

    @staticmethod
    def _blank(check: PaperCheck) -> PaperCheck:
        return PaperCheck(id="", case_id=check.case_id, paper=check.paper, person_id=check.person_id)

    def chosen(self) -> RequiredPaper | None:
        """Return the paper of the current row."""
        place = self.current_row()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def place_of(self, paper: str, person: str) -> int | None:
        """Return the row of a paper (and of the person of that name, where it is personal)."""
        for place, row in enumerate(self._rows):
            if f"paper:{row.kind.id}" == paper and (not person or (row.person is not None and row.person.name == person)):
                return place
        return None

    def tick_all(self) -> None:
        """Every paper was seen and copied as asked."""
        self.finish_editing()
        for place in range(len(self._rows)):
            self._fill(place, whole=True)
        self.edited.emit()

    def _fill(self, place: int, *, whole: bool) -> None:
        """Write what is asked of the paper into its row, or take it out."""
        kind = self._rows[place].kind
        self.records.put(place, "seen", whole and kind.original is not Original.NONE)
        self.records.put(place, "copies", kind.copies if whole and kind.copies else None)
        self.records.put(place, "sealed", whole and kind.sealed)

    def _closed(self, place: int, key: str) -> bool:
        if place >= len(self._rows):
            return False
        kind = self._rows[place].kind
        return (key == "sealed" and not kind.sealed) or (key == "seen" and kind.original is Original.NONE)

    def _is_whole(self, place: int) -> bool:
        kind = self._rows[place].kind
        cells = self.records.values(place)
        seen = kind.original is Original.NONE or cells["seen"] is True
        return seen and _enough(kind, cells["copies"]) and (not kind.sealed or cells["sealed"] is True)

    def _follow(self, place: int, column: int) -> None:
        """A tick with the mouse brings the copies as well."""
        if self.records.columns[column].key != "seen" or place >= len(self._rows):
            return
        kind, cells = self._rows[place].kind, self.records.values(place)
        if cells["seen"] is True and kind.copies and cells["copies"] is None:
            self.records.put(place, "copies", kind.copies)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks the paper, whichever cell is current; Ctrl+A ticks all; after a tick the next paper is current."""
        place = self.current_row()
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tick_all()
        elif event.key() == Qt.Key.Key_Space and place is not None and not self._in("sealed"):
            self._fill(place, whole=not self._is_whole(place))
            self.edited.emit()
            if self._is_whole(place) and place + 1 < len(self._rows):
                self.setCurrentIndex(self.records.index(place + 1, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)

    def _in(self, key: str) -> bool:
        at = self.currentIndex()
        return self.records.columns[at.column()].key == key and self.records.is_open(at)


def _enough(kind: PaperKind, copies: Value) -> bool:
    return not kind.copies or (isinstance(copies, Decimal) and copies >= kind.copies)
