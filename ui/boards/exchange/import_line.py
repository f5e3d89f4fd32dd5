"""导入: first what would come in, asked about once, then taken in; what came of each package stays on the screen."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.archive.cases.boards import boards_due
from app.exchange.importing import NOTHING_NEW, REFUSED, Imported
from app.exchange.package.file_names import SUFFIX
from app.exchange.partners.trust import partners
from app.texts.joining import in_a_row
from ui.boards.exchange.import_work import Tried, make_up_lists, take_packages, try_packages
from ui.boards.exchange.pace import megabytes, per_second
from ui.boards.exchange.place_choice import PlaceChoice
from ui.boards.exchange.telling import Telling
from ui.boards.exchange.words import STATUSES, TRIED, brought, headline
from ui.boards.exchange.work_strip import WorkStrip
from ui.context import WindowContext
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, InputColumn, PlainLabel
from ui.widgets.table.column import Row

MOST_ROWS = 6


class ImportLine(QWidget):
    """I looks where the packages lie, F takes one file; Enter takes in what is shown, Esc leaves it."""

    def __init__(self, context: WindowContext, place: PlaceChoice, work: WorkStrip, telling: Telling) -> None:
        super().__init__()
        self._context, self._place, self._work, self._telling = context, place, work, telling
        self._tried = Tried()
        self._put_off = False
        _ = context.translate
        self.button = Button(_("Import"), self.look, "I")
        self.file_button = Button(_("Import a file…"), self.ask_file, "F")
        self.message = PlainLabel("", "amount")
        self.about = PlainLabel("", "quiet")
        self.take_button = Button(_("Take in  Enter"), self.take, main=True)
        self.leave_button = Button(_("Do not take in  Esc"), self.leave)
        self.question = QWidget()
        self.table = GrowingTable(self._columns(), name=_("Packages"), most_rows=MOST_ROWS)
        self.table.hide()
        self._arrange()

    def _columns(self) -> tuple[InputColumn, ...]:
        _ = self._context.translate
        return (
            InputColumn(key="from", title=_("Sent by"), width=168),
            InputColumn(key="number", title=_("Package"), width=80),
            InputColumn(key="status", title=_("State"), width=128),
            InputColumn(key="what", title=_("What it brings")),
            InputColumn(key="file", title=_("File"), width=304),
        )

    def _arrange(self) -> None:
        self.question.setProperty("strip", "note")
        self.question.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.about)
        row = QHBoxLayout(self.question)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        self.question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(self.table)

    # ---- finding and asking ------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look where the packages lie."""
        folder = self._place.folder()
        if folder is None:
            self._place.ask(self.look)
            return
        self._place.remember()
        self.try_places([folder])

    def ask_file(self) -> None:
        """Ask for one package."""
        _ = self._context.translate
        kinds = _("Packages (*.ruzhu)")
        self._context.prompts.open_file(self, _("Package to take in"), kinds, lambda file: self.try_places([file]))

    def try_places(self, places: Sequence[Path]) -> None:
        """See what files and folders hold for this archive; nothing is kept yet."""
        _ = self._context.translate
        self._telling.clear()
        self.leave()
        wanted = tuple(places)
        self._work.run(
            _("Looking at what {place} brings …").format(place=", ".join(str(each) for each in wanted)),
            lambda desk, told: try_packages(desk, wanted, told),
            done=self._show_tried,
            failed=self._telling.failed,
            stopped=lambda _result: self._telling.quiet(_("Cancelled. Nothing was taken in.")),
            unit=megabytes(_),
        )

    def _show_tried(self, tried: Tried) -> None:
        _ = self._context.translate
        self._tried = tried
        others = [_("{count} packages there are for other archives.").format(count=tried.others)] if tried.others else []
        if not tried.results:
            self._telling.quiet(_("There is no package for this archive there."), others)
            return
        if not tried.changes_something:
            self.take()  # which notes what became of each, so that the next receipt tells the sender
            return
        self._show_results(tried.results, tried=True)
        self.message.setText(headline(tried.results, _))
        shared = [_("What several packages hold is counted with each.")] if tried.several else []
        self.about.setText(in_a_row([_("Nothing is taken in yet."), *shared, *others], _))
        self.question.show()
        self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Not now."""
        self.question.hide()
        self.table.hide()

    # ---- taking in ---------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """Take in what was tried."""
        _ = self._context.translate
        files = [each.file for each in self._tried.results]
        results: list[Imported] = []
        self.question.hide()
        self._work.run(
            _("Taking in {count} packages …").format(count=len(files)),
            lambda desk, told: take_packages(desk, files, results, told),
            done=lambda _result: self._taken(results),
            failed=lambda words: self._broken_off(results, words),
            stopped=lambda _result: self._broken_off(results, ""),
            unit=megabytes(_),
        )

    def _taken(self, results: list[Imported]) -> None:
        _ = self._context.translate
        self._show_results(results)
        if all(each.status == REFUSED for each in results):
            self._telling.failed(_("Nothing was taken in; why stands with each package."))
        elif all(each.status in (REFUSED, NOTHING_NEW) for each in results):
            self._telling.quiet(_("There is nothing new in these packages."))
        else:
            self._telling.done(_("Taken in: {what}.").format(what=headline(results, _)))
        self._context.changes.tell()
        self.make_up()

    def _broken_off(self, results: list[Imported], why: str) -> None:
        """Each package is taken in whole or not at all."""
        _ = self._context.translate
        self._show_results(results)
        if why:
            self._telling.failed(why)
        elif results:
            text = _("Cancelled after {count} packages, which are taken in whole; of the others nothing is.")
            self._telling.quiet(text.format(count=len(results)))
        else:
            self._telling.quiet(_("Cancelled. Nothing was taken in."))
        self._context.changes.tell()
        self.make_up()

    def make_up(self) -> None:
        """Bring the list of cases up to date where an import left it due."""
        _ = self._context.translate
        if self._put_off or self._work.is_busy or not boards_due(self._context.desk.database):
            return
        self._work.run(
            _("Bringing the list of cases up to date …"),
            make_up_lists,
            done=lambda _count: self._context.changes.tell(),
            failed=self._telling.failed,
            stopped=lambda _count: self._leave_due(),
            unit=per_second(_),
        )

    def _leave_due(self) -> None:
        """The person broke it off; it goes on when the board is opened the next time."""
        self._put_off = True
        text = self._context.translate("The list of cases is not up to date yet; that goes on when this page is opened again.")
        self._telling.quiet(text)
        self._context.changes.tell()

    def showEvent(self, event: QShowEvent) -> None:
        """What was put off is taken up."""
        super().showEvent(event)
        self._put_off = False

    def _show_results(self, results: Sequence[Imported], *, tried: bool = False) -> None:
        archive = self._context.desk.archive
        names = {each.station: f"{each.site} · {each.code}" for each in partners(archive.database, archive.station.id)}
        words = {**STATUSES, **TRIED} if tried else STATUSES
        self.table.set_rows([self._row(each, names, words) for each in results])
        self.table.setVisible(bool(results))

    def _row(self, each: Imported, names: Mapping[str, str], words: Mapping[str, str]) -> Row:
        return {
            "from": names.get(each.station, ""),
            "number": str(each.number or ""),
            "status": self._context.translate(words[each.status]),
            "what": brought(each, self._context),
            "file": each.file.name,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes in, Esc leaves."""
        if self.question.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def is_droppable(path: Path) -> bool:
    """Return whether it may be dropped on the board: a package, or a folder that may hold some."""
    return path.suffix == SUFFIX or path.is_dir()
