"""建立客户档案: what is open, the checklist of the paper archive, where it stands, and the packet."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.fields import limit_of
from app.desk.household import filing
from app.desk.household.usual_entries import usual_box
from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import ArchivePaper, CaseFile, Ending, PaperForm, Shelf
from app.procedure.declaration import ArchiveKind, Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from app.texts.values import PAPER_FORMS, options
from ui.pages.filing.filed import FiledNote
from ui.pages.filing.matters_list import MattersList
from ui.pages.filing.open_matters import noted, open_matters
from ui.pages.filing.summary import ComputerArchive
from ui.pages.tick_table import TickTable
from ui.paper import PACKET
from ui.widgets import Button, CellKind, Field, InputColumn, LineInput
from ui.widgets.table.column import Row
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class FilingPage(StepPage):
    """The last step; passing it files the case."""

    step = "filing"

    def build(self, form: PageForm) -> None:
        """What is open, the checklist, the shelf, the computer archive."""
        _ = self.context.translate
        self.filed = FiledNote(self.context)
        form.widget(self.filed)
        self._open_title = form.section(_("Not settled yet"))
        self.matters = MattersList(self.context)
        self.matters.wanted.connect(self._go)
        form.widget(self.matters)
        form.section(_("Paper archive"))
        self.table = TickTable(self._columns(), name=_("Paper archive"), tick="present", today=self.context.today, most_rows=24)
        self.register = Field("", self.table, key="checklist", answers=("filing.paper_missing",))
        self.table.edited.connect(self.register.judge)
        form.fields(self.register)
        self._all = form.buttons(Button(_("All present"), self.table.tick_all, "Ctrl+A"))
        self.box = LineInput(field="field:box", limit=limit_of("shelf.box"))
        self.folder = LineInput(field="field:folder", limit=limit_of("shelf.folder"))
        self.page_number = LineInput(field="field:page", limit=limit_of("shelf.page"))
        form.fields(
            Field(_("Box"), self.box, key="box", answers=("filing.shelf_missing",), label_width=40),
            Field(_("Folder"), self.folder, key="folder", label_width=48),
            Field(_("Page"), self.page_number, key="page", label_width=40),
        )
        form.section(_("Computer archive"))
        self.summary = ComputerArchive(self.context)
        form.widget(self.summary)
        self.print_button = Button(_("Print packet"), lambda: self.context.print_form(PACKET))
        form.buttons(self.print_button)

    def _columns(self) -> tuple[InputColumn, ...]:
        _ = self.context.translate
        forms = options(PAPER_FORMS, _)
        return (
            InputColumn(key="present", title=_("There"), kind=CellKind.TICK, width=56),
            InputColumn(key="name", title=_("Paper")),
            InputColumn(key="pages", title=_("Pages"), kind=CellKind.NUMBER, width=64, most=Decimal(9_999), field="field:pages"),
            InputColumn(key="form", title=_("Kept as"), kind=CellKind.CHOICE, width=80, options=forms),
            InputColumn(
                key="remark",
                title=_("Remark"),
                kind=CellKind.LINE,
                width=136,
                limit=limit_of("archive_paper.remark"),
                field="field:remark",
            ),
        )

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """The kinds that apply to this case, as far as they are there."""
        ended = file.case.ending is Ending.FILED
        self.filed.show_file(file)
        self._open_title.setVisible(not ended)
        self.matters.setVisible(not ended)
        self.matters.show_matters(open_matters(progress, file, self.step), noted(file))
        self.table.lock(lambda _row, _key: ended)
        self.table.set_rows([self._row(kind, file) for kind in applicable_kinds(file, procedure)])
        self._all.setVisible(not ended)
        shelf = file.shelf
        self.box.set_value(shelf.box if shelf is not None else usual_box(self.context.desk))
        self.folder.set_value(shelf.folder if shelf is not None else file.unit.room)
        self.page_number.set_value(shelf.page if shelf is not None else "")
        for line in (self.box, self.folder, self.page_number):
            line.setReadOnly(ended)
        self.summary.show_file(file)

    def _row(self, kind: ArchiveKind, file: CaseFile) -> Row:
        held = next((paper for paper in file.archive_papers if paper.kind == kind.id), None)
        paper = held or ArchivePaper(id="", case_id=file.case.id, kind=kind.id, pages=1, form=PaperForm(kind.form))
        return {
            "id": kind.id,
            "present": paper.present,
            "name": kind.name(self.context.language),
            "pages": paper.pages,
            "form": paper.form.value,
            "remark": paper.remark,
        }

    def save(self) -> None:
        """Keep the checklist and the place on the shelf."""
        filing.save_filing(self.context.desk, self.context.case_id, self._papers(), self._shelf())

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the checklist as it stands on the screen."""
        return replace(file, archive_papers=self._papers(), shelf=self._shelf())

    def preview_form(self) -> str:
        """Return the whole packet."""
        return PACKET

    def focus_first(self) -> None:
        """The checklist: Enter on the first open matter would leave the page. Once filed, the next client."""
        first = self.filed.next_client if self.filed.isVisibleTo(self) else self.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if first is not self.table:
            self._area.ensureWidgetVisible(self.filed)

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the row that the reason names, the first cell that cannot be used, or the matter that leads to another step."""
        bad = self.table.records.first_problem()
        if bad is not None and bad[2] == reason:
            self.table.go_to(bad[0], self.table.records.columns[bad[1]].key)
            return self.table
        named = dict(reason.params).get("kind", "").removeprefix("archive_kind:")
        for place, row in enumerate(self.table.records.raw()):
            if isinstance(row, dict) and row.get("id") == named:
                self.table.go_to(place, "present")
                return self.table
        answered = super().focus_for(reason)
        if answered is None and self.matters.buttons:
            return self.matters.buttons[0]
        return answered

    def _papers(self) -> tuple[ArchivePaper, ...]:
        return tuple(
            ArchivePaper(
                id="",
                case_id=self.context.case_id,
                kind=str(row["id"]),
                present=row["present"] is True,
                pages=int(row["pages"]) if isinstance(row["pages"], Decimal) else 0,
                form=PaperForm(str(row["form"])),
                remark=str(row["remark"]),
            )
            for row in self.table.rows()
        )

    def _shelf(self) -> Shelf:
        return Shelf(
            id="",
            case_id=self.context.case_id,
            box=self.box.value(),
            folder=self.folder.value(),
            page=self.page_number.value(),
        )

    def _go(self, step: str) -> None:
        """Only the wizard knows the other pages."""
        go = getattr(self.wizard(), "go", None)
        if go is not None:
            go(step)
