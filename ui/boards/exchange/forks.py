"""分叉: entries of an archive that was copied and went on at two places; a person adopts or dismisses them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.company import has_headquarters, is_headquarters
from app.errors import RuzhuError
from app.exchange.decisions.forks import ForkedEntry, adopt, count_forks, dismiss, open_forks
from app.exchange.decisions.row_titles import case_in_words, names_of
from app.procedure.reason import Reason
from app.texts.row_names import column_name
from app.texts.row_values import value_text
from ui.boards.exchange.row_words import table_words
from ui.boards.exchange.words import moment
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel

MOST = 500
LIST_HEIGHT = 288


class ForksPart(QWidget):
    """A adopts the entries of a chain up to the chosen one, X dismisses the chosen one, D all of its chain."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self._found: tuple[ForkedEntry, ...] = ()
        _ = context.translate
        columns: tuple[ShownColumn[ForkedEntry], ...] = (
            ShownColumn(_("Station"), lambda entry: f"{entry.site} · {entry.station}", 200),
            ShownColumn(_("Entry"), lambda entry: str(entry.seq), 72),
            ShownColumn(_("When"), lambda entry: moment(entry.head.time, context), 152),
            ShownColumn(_("Of which case"), self._case),
            ShownColumn(_("What it changed"), self._tables, 320),
        )
        self.rows: LazyRows[ForkedEntry] = LazyRows(columns, lambda limit, offset: self._found[offset : offset + limit])
        self.table = RowsTable(_("Entries of copied archives"), self.rows, columns)
        self.table.setFixedHeight(LIST_HEIGHT)
        self.summary = PlainLabel("", "quiet")
        self.details = PlainLabel("")
        self.problem = PlainLabel("", "reason")
        self.adopt_button = Button(_("Adopt up to this one…"), self.adopt, "A")
        self.dismiss_button = Button(_("Dismiss this one…"), self.dismiss, "X")
        self.all_button = Button(_("Dismiss all of this archive…"), self.dismiss_all, "D")
        self.buttons = (self.adopt_button, self.dismiss_button, self.all_button)
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._follow())

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.details)
        column.addStretch(1)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew."""
        _, desk = self.context.translate, self.context.desk
        count = count_forks(desk.database)
        self._found = open_forks(desk.archive, MOST)
        self.rows.reload()
        decides = is_headquarters(desk) or not has_headquarters(desk)
        if not count:
            text = _("No archive was copied and went on at two places.")
        elif decides:
            text = _("Written in a copy of an archive: {count} entries. Nothing of them holds until it is adopted here.")
        else:
            text = _("Written in a copy of an archive: {count} entries. Headquarters decides about them.")
        self.summary.setText(text.format(count=count))
        self.table.setVisible(bool(count))
        for button in self.buttons:
            button.setVisible(bool(count) and decides)
        self.table.choose(0)
        self._follow()

    def chosen(self) -> ForkedEntry | None:
        """Return the entry of the current row."""
        return self.rows.row(self.table.currentIndex().row())

    def _case(self, entry: ForkedEntry) -> str:
        said = case_in_words(self.context.desk.database, entry.head.case)
        return " · ".join(part for part in (said.unit, said.client, said.number) if part)

    def _tables(self, entry: ForkedEntry) -> str:
        tables = dict.fromkeys(table_words(change.table, self.context) for change in entry.changes)
        return self.context.translate(", ").join(tables)

    def _follow(self) -> None:
        entry = self.chosen()
        self.details.setText("" if entry is None else "\n".join(self._lines(entry)))

    def _lines(self, entry: ForkedEntry) -> list[str]:
        """Return everything that the entry set, a line a row."""
        _, context = self.context.translate, self.context
        if not entry.changes:
            return [_("It was written by a newer version of this program; what it says can be read after the update.")]
        values = [value for change in entry.changes for value in change.columns.values()]
        names = names_of(context.desk.database, [entry.head.operator, *values])
        operator = names.get(entry.head.operator, "—")
        lines = [_("By {operator} at {counter}:").format(operator=operator, counter=entry.head.counter)]
        for change in entry.changes:
            parts = []
            for column, value in change.columns.items():
                words = names.get(value) if isinstance(value, str) else None
                said = words or value_text(change.table, column, value, _, context.name)
                parts.append(_("{name}: {value}").format(name=column_name(change.table, column, _), value=said))
            lines.append(f"{table_words(change.table, context)}: {_(', ').join(parts)}")
        return lines

    # ---- deciding ----------------------------------------------------------------------------------------------------

    def adopt(self) -> None:
        """Ask, then do once more what the entries of this chain did, up to the chosen one."""
        _, chosen = self.context.translate, self.chosen()
        if chosen is not None:
            entries = [entry for entry in self._found if entry.chain == chosen.chain and entry.seq <= chosen.seq]
            text = _("Adopt {count} entries? What they changed is written over what holds here now.").format(count=len(entries))
            self._ask(text, _("Adopt"), adopt, entries)

    def dismiss(self) -> None:
        """Ask, then say that nothing of the chosen entry counts."""
        chosen, _ = self.chosen(), self.context.translate
        if chosen is not None:
            self._ask(_("Dismiss this entry? It stays in the archive, and nothing of it holds."), _("Dismiss"), dismiss, [chosen])

    def dismiss_all(self) -> None:
        """Ask, then say that nothing of this chain's entries counts."""
        _, chosen = self.context.translate, self.chosen()
        if chosen is not None:
            entries = [entry for entry in self._found if entry.chain == chosen.chain]
            text = _("Dismiss {count} entries? They stay in the archive, and nothing of them holds.").format(count=len(entries))
            self._ask(text, _("Dismiss"), dismiss, entries)

    def _ask(self, text: str, yes: str, verb: Callable[..., None], entries: Sequence[ForkedEntry]) -> None:
        self.context.prompts.confirm(self, text, yes, lambda: self._do(verb, entries))

    def _do(self, verb: Callable[..., None], entries: Sequence[ForkedEntry]) -> None:
        desk = self.context.desk
        reason: Reason | None = None
        try:
            verb(desk.archive, desk.act("decide"), entries, decided_by=desk.operator_name, today=desk.today())
        except RuzhuError as error:
            reason = error.reason
        self.context.changes.tell()
        self.problem.setText("" if reason is None else self.context.sentence(reason))
        self.focus_first()

    def focus_first(self) -> None:
        """The list takes the focus; the part itself while there is none."""
        (self.table if self.table.isVisibleTo(self) else self).setFocus(Qt.FocusReason.OtherFocusReason)
