"""A case of any site as headquarters reads it: where it stands, and each of its forms as it prints; nothing can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.household.moving_on import Stuck, stuck
from app.desk.household.queries import case_file, procedure_of, progress
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress, StepProgress, StepState
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.paper import PACKET, PaperJob
from ui.widgets import Button, PlainLabel, Strip
from ui.wizard.header import CaseHeader
from ui.wizard.preview import Preview

SIGNS = {
    StepState.DONE: "✓",
    StepState.HERE: "●",
    StepState.WAITING: "!",
    StepState.NOT_APPLICABLE: "–",
    StepState.AHEAD: "○",
}
STEPS_WIDTH = 480


class CaseReading(QWidget):
    """Steps at the left, paper at the right; Esc goes back (`left`). `print_wanted` and `save_wanted` carry a form."""

    left = Signal()
    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._case = ""
        self._form = PACKET
        self._progress: Progress | None = None
        self._procedure: Procedure = context.desk.procedure
        _ = context.translate
        self.header = CaseHeader(_)
        self.site = PlainLabel("", "strong", wraps=False)
        self.stuck = Strip(tone="reason")
        self.stuck.hide()
        columns: tuple[ShownColumn[StepProgress], ...] = (
            ShownColumn(_("Step"), lambda each: f"{SIGNS[each.state]} {each.step.name(context.language)}", 168),
            ShownColumn(_("Why it waits"), self._why),
        )
        self.rows: LazyRows[StepProgress] = LazyRows(columns, self._read)
        self.table = RowsTable(_("Steps"), self.rows, columns)
        self.table.opened.connect(self._show_step)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_step(now.row()))
        self.preview: Preview[PaperJob] = Preview(context)
        self.preview.form_chosen.connect(self._choose)
        self._arrange()

    def _arrange(self) -> None:
        _ = self._context.translate
        self.back_button = Button(_("Back to the list  Esc"), self.left.emit)
        self.print_button = Button(_("Print"), self._print, "Ctrl+P", main=True)
        self.save_button = Button(_("Save as PDF…"), self._save, "Ctrl+S")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.site)
        buttons.addStretch(1)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        self.table.setFixedWidth(STEPS_WIDTH)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.table)
        halves.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.header)
        column.addWidget(self.stuck)
        column.addLayout(halves, 1)

    def show_case(self, case_id: str, site: str) -> None:
        """Read a case; its whole packet is shown first."""
        self._case, self._form = case_id, PACKET
        self.site.setText(site)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read it anew."""
        if not self._case:
            return
        desk = self._context.desk
        found = stuck(desk, self._case)
        self._progress = progress(desk, self._case) if found is None else None
        self.header.show_case(case_file(desk, self._case), desk.today())
        self.rows.reload()
        self._say_stuck(found)
        if found is None:
            self._procedure = procedure_of(desk, self._case)
            self._show()
        else:
            self.preview.offer([], "")
            self.preview.show_paper(None)

    def _say_stuck(self, found: Stuck | None) -> None:
        """Why the case can neither be judged nor printed by the procedure that it pins, and who lets it go on (P15)."""
        say, said = self._context.sentence, ""
        if found is not None:
            counter = self._context.translate("The counter that works on this case lets it go on by the present procedure.")
            said = "\n".join([say(found.reason), *map(say, found.faults), counter])
        self.stuck.say(said)
        for button in (self.print_button, self.save_button):
            button.setEnabled(found is None)

    def _read(self, limit: int, offset: int) -> tuple[StepProgress, ...]:
        return () if self._progress is None else self._progress.steps[offset : offset + limit]

    def _why(self, each: StepProgress) -> str:
        waits = each.state in (StepState.HERE, StepState.WAITING)
        return self._context.sentence(each.reasons[0]) if waits and each.reasons else ""

    def _show_step(self, row: int) -> None:
        """The first form of a step."""
        step = self.rows.row(row)
        if step is not None:
            self._form = next(iter(step.step.forms), PACKET)
            self._show()

    def _choose(self, form: str) -> None:
        self._form = form
        self._show()

    def _show(self) -> None:
        _, language = self._context.translate, self._context.language
        forms = dict.fromkeys(form for step in self._procedure.steps for form in step.forms)
        offered = [(PACKET, _("The whole packet"))]
        offered += [(form, self._procedure.form(form).name(language)) for form in forms]
        self.preview.offer(offered, self._form)
        self.preview.show_paper(self._job())

    def _job(self) -> PaperJob:
        desk = self._context.desk
        return PaperJob(
            file=case_file(desk, self._case),
            procedure=self._procedure,
            form=self._form,
            language=self._context.language,
            translate=self._context.translate,
            today=desk.today(),
            operator=desk.operator_name,
        )

    def _print(self) -> None:
        self.print_wanted.emit(self._job())

    def _save(self) -> None:
        self.save_wanted.emit(self._job())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
