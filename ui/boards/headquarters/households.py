"""住户: every household of every site, found like at a counter, and read with its forms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desk.company import site_names
from app.desk.headquarters.households import SiteCase, count_households, households
from app.texts.values import ENDINGS
from ui.boards.board import Board
from ui.boards.headquarters.case_reading import CaseReading
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.widgets import Choice, PlainLabel

ENDED = {ending.value: word for ending, word in ENDINGS.items()}


class HouseholdsBoard(Board):
    """The search box searches here; Enter reads the chosen household, Esc goes back to the list."""

    key = "households"

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Households"))
        self._search = ""
        self.sites = Choice(empty=_("All sites"))
        self.sites.setAccessibleName(_("Site"))
        self.steps = Choice(self._step_options(), empty=_("All steps"))
        self.steps.setAccessibleName(_("Step"))
        for choice in (self.sites, self.steps):
            choice.setMinimumWidth(184)
            choice.edited.connect(self.refresh)
            self.head.addWidget(choice)
        columns = self._columns()
        self.rows: LazyRows[SiteCase] = LazyRows(columns, self._read)
        self.table = RowsTable(_("Households"), self.rows, columns)
        self.table.opened.connect(self._open)
        self.summary, self.empty = PlainLabel("", "quiet"), PlainLabel("", "quiet")
        self.reading = CaseReading(context)
        self.reading.left.connect(self.close_case)
        self.reading.print_wanted.connect(self.print_wanted)
        self.reading.save_wanted.connect(self.save_wanted)
        self._arrange()

    def _arrange(self) -> None:
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.reading)
        self.column.addWidget(self._stack, 1)

    def _columns(self) -> tuple[ShownColumn[SiteCase], ...]:
        _ = self.context.translate
        return (
            ShownColumn(_("Site"), lambda each: each.site, 136),
            ShownColumn(_("Number"), lambda each: each.row.number, 104),
            ShownColumn(_("Unit"), lambda each: each.row.unit, 168),
            ShownColumn(_("Client"), lambda each: each.row.client, 168),
            ShownColumn(_("Step"), self._step_name, 152),
            ShownColumn(_("Why it waits"), self._why),
            ShownColumn(_("Opened"), lambda each: each.row.opened_on, 104),
        )

    def _step_options(self) -> list[tuple[str, str]]:
        _ = self.context.translate
        steps = [(step.id, step.name(self.context.language)) for step in self.context.desk.procedure.steps]
        return steps + [(ending, _(word)) for ending, word in ENDED.items()]

    def _step_name(self, each: SiteCase) -> str:
        ending = ENDED.get(each.row.step)
        return self.context.translate(ending) if ending is not None else self.context.name(f"step:{each.row.step}")

    def _why(self, each: SiteCase) -> str:
        if each.row.step in ENDED or each.row.blocked_by is None:
            return ""
        return self.context.sentence(each.row.blocked_by)

    def _read(self, limit: int, offset: int) -> tuple[SiteCase, ...]:
        where = {"site": self.sites.value() or None, "step": self.steps.value() or None}
        return households(self.context.desk, self._search, **where, limit=limit, offset=offset)

    def refresh(self) -> None:
        """Read anew what is seen."""
        _, desk = self.context.translate, self.context.desk
        if self.is_reading:
            self.reading.refresh()
            return
        self.sites.set_options([(site, site) for site in site_names(desk.database).values()])
        chosen = self.rows.row(self.table.currentIndex().row())
        self.rows.reload()
        ids = [row.row.case_id for place in range(self.rows.rowCount()) if (row := self.rows.row(place)) is not None]
        self.table.choose(ids.index(chosen.row.case_id) if chosen is not None and chosen.row.case_id in ids else 0)
        where = {"site": self.sites.value() or None, "step": self.steps.value() or None}
        self.summary.setText(_("{count} households").format(count=count_households(desk, self._search, **where)))
        found = bool(self.rows.rowCount())
        nothing = _("No household is here yet. They come with the packages of the sites (Exchange).")
        narrowed = bool(self._search or self.sites.value() or self.steps.value())
        self.empty.setText("" if found else _("Nothing is found for this search.") if narrowed else nothing)
        for shown in (self.table, self.summary):
            shown.setVisible(found)
        self.empty.setVisible(not found)

    @property
    def is_reading(self) -> bool:
        """Whether a household is open."""
        return self._stack.currentWidget() is self.reading

    def search(self, text: str) -> None:
        """Show what every word of `text` finds; an open household gives way once something is typed."""
        if text == self._search:
            return
        self._search = text
        self._stack.setCurrentWidget(self.list)
        self.refresh()

    def open_first(self) -> None:
        """Enter in the search box: the first row is read."""
        self._open(0)

    def _open(self, place: int) -> None:
        row = self.rows.row(place)
        if row is not None:
            self._stack.setCurrentWidget(self.reading)
            self.reading.show_case(row.row.case_id, row.site)

    def close_case(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self.list)
        self.refresh()
        self.focus_first()

    def focus_first(self) -> None:
        """The list, or the open household, takes the focus; the board itself while the list is empty."""
        table = self.reading.table if self.is_reading else self.table
        (table if table.isVisibleTo(self) else self).setFocus()
