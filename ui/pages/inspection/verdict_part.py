"""The client's verdict, and for what remains: who mends it until when (P2)."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.fields import limit_of
from app.desk.household.inspection import RemainingMatter
from app.errors import RefusedError
from app.procedure.case import CaseFile, Verdict
from app.texts.values import VERDICTS, options
from ui.pages.growing_table import GrowingTable
from ui.pages.inspection.defects_table import DefectsTable
from ui.pages.inspection.words import MEANINGS
from ui.pages.parts.table_reason import TableReason
from ui.widgets import Button, CellKind, ChoiceRow, Field, InputColumn, PlainLabel
from ui.wizard.context import PageContext


class VerdictPart(QWidget):
    """Four words, what the chosen one means, the small table of remaining matters, and the button that records it.

    The small table is a second look at the defects: what is typed in it is typed into them.
    """

    edited = Signal()

    def __init__(
        self, context: PageContext, register: Callable[[Field], Field], defects: DefectsTable, give: Callable[[], None]
    ) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._defects = defects
        self.verdict = ChoiceRow(options(VERDICTS, _))
        meaning = MEANINGS[""]
        self.field = Field(
            _("Verdict"),
            self.verdict,
            key="verdict",
            hint=_(meaning),
            answers=("inspection.no_verdict", "inspection.defects_open", "inspection.no_defect"),
        )
        register(self.field)
        self._title = PlainLabel(_("What remains"), "strong")
        self.table = GrowingTable(
            (
                InputColumn(key="what", title=_("What is wrong")),
                InputColumn(
                    key="responsible", title=_("Responsible"), kind=CellKind.LINE, width=176, limit=limit_of("defect.responsible")
                ),
                InputColumn(key="due", title=_("Due on"), kind=CellKind.DAY, width=112),
            ),
            name=_("What remains"),
            today=context.today,
            most_rows=5,
        )
        self.table.say = context.sentence
        self.button = Button(_("Record the verdict"), give, "F6", main=True)
        self._arrange()
        self.verdict.edited.connect(self._chosen)
        self.table.edited.connect(self._write)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._title)
        column.addWidget(self.table)
        column.addWidget(TableReason(self.table, self._context.sentence))
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        column.addLayout(line)
        self.follow()

    @property
    def chosen(self) -> Verdict | None:
        """The verdict that is chosen and not recorded yet."""
        value = self.verdict.value()
        return Verdict(value) if value else None

    def follow(self) -> None:
        """Say what the chosen verdict means, and show what remains where it lets something remain."""
        self.field.set_hint(self._context.translate(MEANINGS[self.verdict.value()]))
        remains = self.chosen is Verdict.PASSED_WITH_REMAINING
        self._title.setVisible(remains)
        self.table.setVisible(remains)
        if remains:
            self._read()

    def _chosen(self) -> None:
        if self.chosen is Verdict.PASSED_WITH_REMAINING:
            self._offer_days()
        self.follow()
        self.edited.emit()

    def _offer_days(self) -> None:
        """The site's days for a repair, where no other day is typed."""
        day = self._context.today() + timedelta(days=self._context.procedure.settings.repair_days)
        for place in self._open_places():
            if not self._defects.records.values(place)["due"]:
                self._defects.records.put(place, "due", day)

    def _open_places(self) -> list[int]:
        records = self._defects.records
        return [
            place
            for place in range(records.rowCount())
            if records.values(place)["mended"] is not True and records.values(place)["what"]
        ]

    def _read(self) -> None:
        records = self._defects.records
        rows = []
        for place in self._open_places():
            cells = records.values(place)
            rows.append({"place": place, "what": cells["what"], "responsible": cells["responsible"], "due": cells["due"]})
        self.table.set_rows(rows)
        if not self.table.currentIndex().isValid() and rows:
            self.table.setCurrentIndex(self.table.records.index(0, 1))

    def _write(self) -> None:
        for row in range(self.table.records.rowCount()):
            cells = self.table.records.values(row)
            place = cells["place"]
            if isinstance(place, int):
                self._defects.records.put(place, "responsible", cells["responsible"])
                self._defects.records.put(place, "due", cells["due"])
        self.edited.emit()

    def remaining(self, file: CaseFile) -> tuple[RemainingMatter, ...]:
        """Return what remains, of the saved defects. Raises RefusedError where a day or a responsible party is missing."""
        if self.chosen is not Verdict.PASSED_WITH_REMAINING:
            return ()
        matters = []
        for defect in file.open_defects:
            if not isinstance(defect.due, date) or not defect.responsible:
                raise RefusedError.of("inspection.remaining_not_committed", what=defect.what)
            matters.append(RemainingMatter(defect.id, defect.responsible, defect.due))
        return tuple(matters)
