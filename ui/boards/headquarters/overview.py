"""总览: every station with its last package and what waits there, and what the sites did in a span of days."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk.headquarters.day_totals import DayTotals, day_totals
from app.desk.headquarters.stations import Attention, StationState, attention, stations
from app.errors import InputError
from ui.boards.board import Board
from ui.boards.exchange.words import STATUSES, missing_words, moment, numbers, why
from ui.boards.headquarters.bars import Bar, Bars
from ui.boards.procedure_notice import ProcedureNotice
from ui.context import WindowContext
from ui.pages.growing_table import GrowingTable
from ui.widgets import ChoiceRow, DateInput, InputColumn, PlainLabel
from ui.widgets.table.column import Value

COUNTED = ("received", "issued", "void", "keys", "filed")


class OverviewBoard(Board):
    """The start screen of headquarters."""

    key = "overview"
    searched = False

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Overview"))
        self.attention = PlainLabel("", "wait", wraps=False)
        self.head.addWidget(self.attention)
        self.empty = PlainLabel("", "quiet")
        self.notice = ProcedureNotice(context)
        self.stations = GrowingTable(self._station_columns(), name=_("Stations"), most_rows=400)
        self.totals = GrowingTable(self._total_columns(), name=_("Sites in these days"), most_rows=400)
        self.first_day, self.last_day = DateInput(today=context.desk.today), DateInput(today=context.desk.today)
        self.measure = ChoiceRow(tuple(zip(COUNTED, self._measures(), strict=True)))
        self.measure.set_value(COUNTED[0])
        self.measure.edited.connect(self._show_bars)
        self.bars = Bars()
        self.problem = PlainLabel("", "reason")
        self._counts: tuple[DayTotals, ...] = ()
        for line, name in ((self.first_day, _("First day of the list")), (self.last_day, _("Last day of the list"))):
            line.setAccessibleName(name)
            line.set_value(context.desk.today())
            line.editingFinished.connect(self._read_totals)
        self._arrange()

    def _measures(self) -> tuple[str, ...]:
        _ = self.context.translate
        return (_("Cases opened"), _("Issued"), _("Void"), _("Keys handed over"), _("Filed"))

    def _station_columns(self) -> tuple[InputColumn, ...]:
        _ = self.context.translate
        return (
            InputColumn(key="site", title=_("Site"), width=152),
            InputColumn(key="station", title=_("Station"), width=104),
            InputColumn(key="last", title=_("Last received"), width=272),
            InputColumn(key="missing", title=_("Packages missing"), width=136),
            InputColumn(key="waiting", title=_("Waiting"), width=88),
            InputColumn(key="decide", title=_("To decide"), width=88),
            InputColumn(key="scans", title=_("Scans missing"), width=104),
            InputColumn(key="state", title=_("What to look at")),
        )

    def _total_columns(self) -> tuple[InputColumn, ...]:
        _ = self.context.translate
        counted = tuple(
            InputColumn(key=key, title=title, width=128) for key, title in zip(COUNTED, self._measures(), strict=True)
        )
        return (
            InputColumn(key="site", title=_("Site")),
            *counted,
            InputColumn(key="fees", title=_("Fees taken, yuan"), width=168),
        )

    def _arrange(self) -> None:
        _ = self.context.translate
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(PlainLabel(_("What the sites did"), "section", wraps=False))
        for name, line in ((_("from"), self.first_day), (_("to"), self.last_day)):
            line.setMaximumWidth(128)
            days.addWidget(PlainLabel(name, "quiet", wraps=False))
            days.addWidget(line)
        days.addWidget(self.problem)
        days.addStretch(1)
        days.addWidget(self.measure)
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.stations)
        column.addSpacing(8)
        column.addLayout(days)
        column.addWidget(self.bars)
        column.addWidget(self.totals)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.work)
        for widget in (self.notice, self.empty):
            self.column.addWidget(widget)
        self.column.addWidget(area, 1)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read how the stations stand."""
        _, desk = self.context.translate, self.context.desk
        self.notice.refresh()
        shown = stations(desk)
        self.stations.set_rows([self._station(each) for each in shown])
        self.work.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(
            _("No site is paired yet. Open Exchange, Pairing (Ctrl+3): give the site your card, read in theirs, and wait for it.")
        )
        self.attention.setText(self._waiting(attention(desk)))
        self._read_totals()

    def _waiting(self, found: Attention) -> str:
        _ = self.context.translate
        parts = [
            _("{count} to decide").format(count=found.conflicts + found.forked) if found.conflicts + found.forked else "",
            _("{count} entries wait for earlier ones").format(count=found.waiting) if found.waiting else "",
            _("{count} scans missing").format(count=found.scans_missing) if found.scans_missing else "",
        ]
        return " · ".join(part for part in parts if part)

    def _station(self, each: StationState) -> dict[str, Value]:
        _, last = self.context.translate, each.last
        said = "—" if last is None else f"№ {last.number} · {moment(last.seen_at, self.context)} · {_(STATUSES[last.status])}"
        return {
            "site": each.site,
            "station": each.code,
            "last": said,
            "missing": numbers(each.missing),
            "waiting": str(each.waiting or ""),
            "decide": str(each.conflicts + each.forked or ""),
            "scans": str(each.scans_missing or ""),
            "state": self._state(each),
        }

    def _state(self, each: StationState) -> str:
        _ = self.context.translate
        if each.is_shut_out:
            return _("shut out")
        said = []
        if each.last is None:
            said.append(_("No package came yet"))
        elif each.last.reason is not None:
            said.append(why(each.last.reason, self.context))
        if each.missing:
            said.append(missing_words(each.missing, waiting=each.waiting, translate=_))
        if each.twice:
            said.append(_("Package {numbers} came in two versions: that archive was copied").format(numbers=numbers(each.twice)))
        if each.unacknowledged:
            said.append(_("{count} entries for it not acknowledged").format(count=each.unacknowledged))
        return " · ".join(said) or _("In order")

    def _read_totals(self) -> None:
        first, last = self._day(self.first_day), self._day(self.last_day)
        if first is None or last is None:
            return
        try:
            self._counts = day_totals(self.context.desk, first, last)
        except InputError as error:
            self.problem.setText(self.context.sentence(error.reason))
            return
        self.problem.setText("")
        self.totals.set_rows([self._total(each) for each in self._counts])
        self._show_bars()

    def _day(self, line: DateInput) -> date | None:
        problem = line.problem()
        if problem is not None:
            self.problem.setText(self.context.sentence(problem))
            return None
        return line.value()

    def _total(self, each: DayTotals) -> dict[str, Value]:
        counts: dict[str, Value] = {key: str(getattr(each, key)) for key in COUNTED}
        return {"site": each.site, **counts, "fees": f"{each.fees:,.2f}"}

    def _show_bars(self) -> None:
        measure = self.measure.value() or COUNTED[0]
        title = dict(zip(COUNTED, self._measures(), strict=True))[measure]
        bars = [Bar(each.site, getattr(each, measure)) for each in self._counts]
        self.bars.show_bars(title, bars)
        self.bars.setVisible(any(bar.count for bar in bars))  # the table under it says zero as well

    def focus_first(self) -> None:
        """The stations take the focus; the board itself while there is none."""
        (self.stations if self.work.isVisibleTo(self) else self).setFocus(Qt.FocusReason.OtherFocusReason)
