"""Scans of the papers: attached to the paper that is chosen, listed, looked at here and nowhere else, and removed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.household.scans import LARGEST, Scan, ScanKind, attach, is_here, read_scan, remove, scans_of
from app.errors import InputError, RuzhuError
from app.procedure.case import CaseFile
from app.procedure.papers import RequiredPaper
from ui.pages.documents.scan_view import ScanView
from ui.pages.parts.list_table import ListTable
from ui.widgets import Button, InputColumn, PlainLabel
from ui.wizard.context import PageContext

KINDS = {".pdf": ScanKind.PDF, ".jpg": ScanKind.JPEG, ".jpeg": ScanKind.JPEG, ".png": ScanKind.PNG}
MOST_ROWS = 4

Deed = Callable[[Callable[[], object]], bool]


class ScansPart(QWidget):
    """F4 attaches. `do` runs a verb the way `StepPage.do` does, without saving the page before; `chosen` gives the paper."""

    def __init__(self, context: PageContext, chosen: Callable[[], RequiredPaper | None], do: Deed) -> None:
        super().__init__()
        self._context, self._chosen, self._do = context, chosen, do
        self._shown: tuple[Scan, ...] = ()
        self._names: dict[str, str] = {}
        _ = context.translate
        self.attach_button = Button(_("Attach a scan of this paper…"), self.ask, "F4")
        self.show_button = Button(_("Show the scan"), self.show_scan)
        self.remove_button = Button(_("Remove the scan…"), self.ask_remove)
        columns = (
            InputColumn(key="paper", title=_("Scan of")),
            InputColumn(key="size", title=_("Size"), width=96),
            InputColumn(key="taken", title=_("Scanned"), width=176),
            InputColumn(key="state", title=_("State"), width=112),
        )
        self.table = ListTable(columns, name=_("Scans"), most_rows=MOST_ROWS)
        self.problem = PlainLabel("", "reason")
        self.view = ScanView(_)
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.attach_button, self.show_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for widget in (self.problem, self.table, self.view):
            column.addWidget(widget)
            widget.hide()

    def show_case(self, file: CaseFile) -> None:
        """List the scans of the case."""
        self._names = {person.id: person.name for person in file.people}
        self._shown = scans_of(self._context.desk, self._context.case_id)
        self.table.set_rows([self._row(each) for each in self._shown])
        if self._shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        for widget in (self.table, self.show_button, self.remove_button):
            widget.setVisible(bool(self._shown))
        if not self._shown:
            self.view.clear()

    def _row(self, each: Scan) -> dict[str, str]:
        _ = self._context.translate
        name = self._context.name(f"paper:{each.paper}")
        person = self._names.get(each.person_id or "", "")
        return {
            "paper": f"{name} · {person}" if person else name,
            "size": f"{max(each.size / 1000, 1):,.0f} kB",
            "taken": f"{each.taken_on.isoformat()} {each.taken_by}",
            "state": self._state(each),
        }

    def _state(self, each: Scan) -> str:
        _ = self._context.translate
        if not each.blob_key:
            return _("destroyed")
        return "" if is_here(self._context.desk, each) else _("still on its way")

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the file of a scan."""
        _, paper = self._context.translate, self._chosen()
        if paper is None:
            return
        name = self._context.name(f"paper:{paper.kind.id}")
        kinds = _("Scans (*.pdf *.jpg *.jpeg *.png)")
        self._context.prompts.open_file(
            self, _("Scan of {paper}").format(paper=name), kinds, lambda file: self.attach(paper, file)
        )

    def attach(self, paper: RequiredPaper, file: Path) -> None:
        """Keep a file as the scan of a paper; the file itself stays where it is."""
        person = None if paper.person is None else paper.person.id
        case_id = self._context.case_id

        def deed() -> None:
            kind = KINDS.get(file.suffix.lower())
            if kind is None:
                raise InputError.of("scans.other_kind", kind="PDF / JPEG / PNG")
            attach(self._context.desk, case_id, paper.kind.id, _content(file), kind, person)

        self._do(deed)

    def chosen(self) -> Scan | None:
        """Return the scan of the current row."""
        row = self.table.current_row()
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def show_scan(self) -> None:
        """Show it here; it is never written to a disk in the clear."""
        chosen = self.chosen()
        if chosen is None:
            return
        self._say("")
        try:
            self.view.show_scan(read_scan(self._context.desk, chosen.id), ScanKind(chosen.kind))
        except RuzhuError as error:
            self.view.clear()
            self._say(self._context.sentence(error.reason))

    def ask_remove(self) -> None:
        """Ask, then remove."""
        chosen, _ = self.chosen(), self._context.translate
        if chosen is not None:
            text = _("Remove this scan? It is listed no more; the journal keeps that it was there.")
            self._context.prompts.confirm(self, text, _("Remove"), lambda: self._remove(chosen))

    def _remove(self, scan: Scan) -> None:
        self.view.clear()
        self._do(lambda: remove(self._context.desk, scan.id))

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def _content(file: Path) -> bytes:
    """Return what is in the file, one byte more than is allowed at most. Raises InputError where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise InputError.of("scans.unreadable", file=file) from error
