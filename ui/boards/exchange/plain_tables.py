"""导出表格: plain copies for other systems, written where a person says; whole identity numbers only with a manager's word."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.authority import Authority
from app.desk.desk import Desk
from app.desk.plain_tables.order import PlainTable, TableFormat, TableOrder, WrittenTable
from app.texts import Translator
from app.texts.plain_tables import UNENCRYPTED
from ui.boards.exchange.pace import records_per_second
from ui.boards.exchange.telling import Telling
from ui.boards.exchange.work_strip import Progress, WorkStrip
from ui.context import WindowContext
from ui.manager_input import ManagerInput
from ui.widgets import Button, ChoiceRow, PlainLabel, Tick
from ui.widgets.action_strip import ActionStrip, Asked


class PlainTablesPart(QWidget):
    """E asks for a folder and writes what is ticked into it."""

    def __init__(self, context: WindowContext, work: WorkStrip) -> None:
        super().__init__()
        self.context = context
        self.work = work
        self.telling = Telling()
        _ = context.translate
        names = {
            PlainTable.CASES: _("Cases"),
            PlainTable.FEES: _("Fees"),
            PlainTable.METERS: _("Meters"),
            PlainTable.CERTIFICATES: _("Certificates"),
        }
        self.ticks = {what: Tick(name) for what, name in names.items()}
        for tick in self.ticks.values():
            tick.set_value(True)
            tick.edited.connect(self._follow)
        self.format = ChoiceRow(((TableFormat.XLSX.value, "Excel (.xlsx)"), (TableFormat.CSV.value, _("Text (.csv)"))))
        self.format.setAccessibleName(_("Format"))
        self.format.set_value(TableFormat.XLSX.value)
        self.personal = Tick(_("With personal data whole, as identity numbers and telephones (a manager answers for it)"))
        self.button = Button(_("Write the tables…"), self.ask, "E", main=True)
        self._build_strip()
        self._arrange()
        self.strip.closed.connect(self._put_away)
        work.busy.connect(self._follow)

    def _build_strip(self) -> None:
        _ = self.context.translate
        self.manager = ManagerInput(self.context.desk, _)
        self._authority: Authority | None = None
        self.strip = ActionStrip(
            (Asked("", self.manager),),
            do=_("Choose a folder…"),
            close=_("Close  Esc"),
            deed=self._authorised,
            done=self._ask_folder,
            say=self.context.sentence,
            answers=self.manager.answers,
            tone="reason",
        )

    def _arrange(self) -> None:
        _ = self.context.translate
        what = QHBoxLayout()
        what.setSpacing(16)
        for tick in self.ticks.values():
            what.addWidget(tick)
        what.addSpacing(16)
        what.addWidget(PlainLabel(_("Format"), "quiet", wraps=False))
        what.addWidget(self.format)
        what.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        about = _(
            "Tables for other systems, which anyone can read who has the file. Personal data are masked, as identity numbers and "
            "telephones, or left out, as addresses."
        )
        column.addWidget(PlainLabel(about, "quiet"))
        column.addLayout(what)
        column.addWidget(self.personal)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.strip, self.telling):
            column.addWidget(widget)
        column.addStretch(1)

    def refresh(self) -> None:
        """Nothing is shown that could be old."""
        self._follow()

    def _follow(self, _busy: object = None) -> None:
        """Something must be ticked, and nothing else be under way."""
        self.button.setEnabled(bool(self._ticked()) and not self.work.is_busy)

    def _ticked(self) -> tuple[PlainTable, ...]:
        return tuple(what for what, tick in self.ticks.items() if tick.value())

    def _put_away(self) -> None:
        if not self.work.is_busy:
            self.focus_first()

    # ---- asking and writing ------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask who answers for whole identity numbers, where they are wanted, and then for the folder."""
        self.telling.clear()
        self.strip.hide()
        self._authority = None
        if self.personal.value():
            asked = self.manager.prepare()
            self.strip.open(self.context.translate(UNENCRYPTED))
            if not asked:
                self.strip.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._ask_folder()

    def _authorised(self) -> None:
        self._authority = self.manager.authority()

    def _ask_folder(self) -> None:
        # The strip that is put away would leave the focus to whatever comes next in the window.
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.prompts.choose_folder(self, self.context.translate("Folder for the tables"), self.write)

    def write(self, folder: Path) -> None:
        """Write them in another thread, all or none."""
        _ = self.context.translate
        order = TableOrder(
            folder=folder,
            format=TableFormat(self.format.value()),
            what=self._ticked(),
            personal=self.personal.value(),
            authority=self._authority,
        )
        language = self.context.language
        self.work.run(
            _("Writing into {folder} …").format(folder=folder),
            lambda desk, told: _write(desk, order, _, language, told),
            done=lambda written: self._done(written, order),
            failed=self.telling.failed,
            stopped=lambda _result: self.telling.quiet(_("Cancelled. Nothing is left in the folder.")),
            unit=records_per_second(_),
        )

    def _done(self, written: tuple[WrittenTable, ...], order: TableOrder) -> None:
        _ = self.context.translate
        rows = _("{file}: {count} rows")
        told = [rows.format(file=each.file.name, count=f"{each.rows:,}") for each in written]
        if order.personal:
            told.append(_(UNENCRYPTED))
        self.personal.set_value(False)
        self.telling.done(_("Written into {folder}.").format(folder=order.folder), told)

    def focus_first(self) -> None:
        """The usual case takes the focus: Enter writes all of them."""
        place = self.button if self.button.isEnabled() else next(iter(self.ticks.values()))
        place.setFocus(Qt.FocusReason.OtherFocusReason)


def _write(desk: Desk, order: TableOrder, translate: Translator, language: str, told: Progress) -> tuple[WrittenTable, ...]:
    from reports.plain_tables.files import write_tables  # noqa: PLC0415  (openpyxl is loaded when a table is written)

    return write_tables(desk, order, translate, language, told)
