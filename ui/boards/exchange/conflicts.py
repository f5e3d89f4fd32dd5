"""待定: rows that two places changed, both versions side by side, decided field by field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.company import has_headquarters, is_headquarters
from app.errors import RuzhuError
from app.exchange.decisions.conflicts import RowConflict, count_conflicts, decide, open_conflicts
from app.procedure.reason import Reason
from ui.boards.exchange.row_words import about, is_claimed_twice, shown, table_words
from ui.boards.exchange.versions_table import VersionsTable
from ui.boards.exchange.words import moment
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel

MOST = 500
MOST_ROWS, ROW_HEIGHT, HEAD_HEIGHT = 5, 36, 36


class ConflictsPart(QWidget):
    """Enter in the list goes to the versions, Enter there decides; at a counter with a headquarters it is only shown.

    Who works at a station and whom it lets in is decided at that station, whoever decides the rest.
    """

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self._found: tuple[RowConflict, ...] = ()
        self._open: RowConflict | None = None
        _ = context.translate
        columns: tuple[ShownColumn[RowConflict], ...] = (
            ShownColumn(_("What"), lambda row: table_words(row.table, context), 216),
            ShownColumn(_("Of which case"), lambda row: about(row, context)),
            ShownColumn(_("Changed by"), self._who, 312),
            ShownColumn(_("When"), lambda row: moment(row.rivals[-1].time, context), 152),
        )
        self.rows: LazyRows[RowConflict] = LazyRows(columns, lambda limit, offset: self._found[offset : offset + limit])
        self.table = RowsTable(_("To decide"), self.rows, columns)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        self.summary = PlainLabel("", "quiet")
        self.advice = PlainLabel("")
        self.versions = VersionsTable(_)
        self.versions.decided.connect(self.decide)
        self.table.opened.connect(lambda _row: self.versions.setFocus())
        self.button = Button(_("Decide as chosen  Enter"), self.decide, main=True)
        self.problem = PlainLabel("", "reason")
        self._arrange()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.summary, self.table, self.advice):
            column.addWidget(widget)
        column.addWidget(self.versions, 1)
        column.addLayout(buttons)

    @property
    def decides(self) -> bool:
        """Whether it is decided here: at headquarters, and where there is none."""
        return is_headquarters(self.context.desk) or not has_headquarters(self.context.desk)

    def _decides(self, row: RowConflict) -> bool:
        own = row.affair_of
        return self.decides if own is None else own.station == self.context.desk.archive.station.id

    def _who(self, row: RowConflict) -> str:
        versions = (*filter(None, [row.holder]), *row.rivals)
        return " / ".join(dict.fromkeys(f"{version.site} {version.station}" for version in versions))

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew; the row that was shown stays where it still waits."""
        _, archive = self.context.translate, self.context.desk.archive
        count = count_conflicts(archive.database)
        self._found = open_conflicts(archive, MOST)
        before = None if self._open is None else (self._open.table, self._open.row)
        self.rows.reload()
        self.table.setFixedHeight(HEAD_HEIGHT + ROW_HEIGHT * min(max(len(self._found), 1), MOST_ROWS))
        places = [(row.table, row.row) for row in self._found]
        if not count:
            self.summary.setText(_("Nothing is to be decided."))
        elif self.decides or all(map(self._decides, self._found)):
            text = _("Changed at two places: {count}. Until you decide, what came first holds.")
            self.summary.setText(text.format(count=count))
        else:
            text = _("Changed at two places: {count}. Headquarters decides.")
            self.summary.setText(text.format(count=count))
        for widget in (self.table, self.versions, self.advice):
            widget.setVisible(bool(count))
        if not count:
            self.button.hide()
        self._open = None
        self.table.choose(places.index(before) if before in places else 0)
        self._choose()

    def _choose(self) -> None:
        chosen = self.rows.row(self.table.currentIndex().row())
        if chosen is None or chosen == self._open:
            return
        self._open = chosen
        self._say(None)
        twice = is_claimed_twice(chosen)
        said = shown(chosen, self.context)
        self.versions.show_fields(said.titles, said.fields, is_open=self._decides(chosen) and not twice)
        self.button.setVisible(self._decides(chosen))
        _ = self.context.translate
        self.button.setText(_("Keep what came first  Enter") if twice else _("Decide as chosen  Enter"))
        self.advice.setText(self._advice(chosen, twice=twice, both=any(field.both for field in said.fields)))

    def _advice(self, row: RowConflict, *, twice: bool, both: bool) -> str:
        _ = self.context.translate
        if twice:
            return _(
                "Two places used this number, which is an incident of the ledger. Have both look at their paper stubs. The place "
                "whose sheet is not the right one makes it void and issues another; what came first stays here."
            )
        if row.affair_of is not None and not self._decides(row):
            text = _("Who works at {station} of {site} and whom it lets in is decided there.")
            return text.format(station=row.affair_of.code, site=row.affair_of.site)
        if not self._decides(row):
            return _("Headquarters decides this; its decision comes with its next package.")
        if both:
            return _("Where both changed a field, what was written last is chosen for now: please look.")
        return _("Each field was changed at one place only; what is chosen keeps both changes.")

    def _say(self, reason: Reason | None) -> None:
        self.problem.setText("" if reason is None else self.context.sentence(reason))

    # ---- deciding ----------------------------------------------------------------------------------------------------

    def decide(self) -> None:
        """Settle the row as it is chosen; a number used twice is asked about first."""
        conflict, _ = self._open, self.context.translate
        if conflict is None or not self._decides(conflict):
            return
        if is_claimed_twice(conflict):
            text = _("Keep what came first? The incident stays on the ledger until it is explained.")
            self.context.prompts.confirm(self, text, _("Keep it"), lambda: self._decide(conflict, chosen=False))
        else:
            self._decide(conflict, chosen=True)

    def _decide(self, conflict: RowConflict, *, chosen: bool) -> None:
        desk = self.context.desk
        act = desk.act("decide", conflict.case_id)
        values = self.versions.versions.values() if chosen else {}
        reason: Reason | None = None
        try:
            decide(desk.archive, act, conflict, values, decided_by=desk.operator_name, today=desk.today())
        except RuzhuError as error:
            reason = error.reason
        self.context.changes.tell()
        self._say(reason)
        self.focus_first()

    def focus_first(self) -> None:
        """The versions take the focus, so that Enter and the arrows decide at once; the part itself where nothing waits."""
        place = self.versions if self.versions.isVisibleTo(self) else self
        place.setFocus(Qt.FocusReason.OtherFocusReason)
