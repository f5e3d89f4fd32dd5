"""空白表单: the forms that are handed out empty, such as sales gives to its clients. Printed, or saved as PDF to be sent."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.procedure.declaration import Form
from ui.blank_form import BlankForm, blank_form
from ui.boards.board import Board
from ui.boards.lazy_rows import LazyRows, RowsTable, ShownColumn
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel
from ui.wizard.preview import Preview

PREVIEW_WIDTH = 420


class FormsBoard(Board):
    """Arrows choose a form, Enter prints it. `print_wanted` and `save_wanted` carry the paper."""

    key = "forms"
    searched = False

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        super().__init__(context, _("Blank forms"))
        self.head.addWidget(Button(_("Save as PDF…"), lambda: self._give(self.save_wanted.emit), "Ctrl+S"))
        self.head.addWidget(Button(_("Print"), lambda: self._give(self.print_wanted.emit), "Ctrl+P", main=True))
        columns: tuple[ShownColumn[Form], ...] = (
            ShownColumn(_("Code"), lambda form: form.code, 104),
            ShownColumn(_("Form"), lambda form: form.name(context.language)),
            ShownColumn(_("Version"), lambda form: form.version, 80),
        )
        self._forms = tuple(form for form in context.desk.procedure.forms if form.blank)
        self.rows: LazyRows[Form] = LazyRows(columns, lambda limit, offset: self._forms[offset : offset + limit])
        self.table = RowsTable(_("Blank forms"), self.rows, columns)
        self.table.opened.connect(lambda _row: self._give(self.print_wanted.emit))
        self.preview: Preview[BlankForm] = Preview(context)
        self.preview.forms.hide()
        self._arrange()
        self.rows.reload()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show())
        self.table.choose(0)

    def _arrange(self) -> None:
        _ = self.context.translate
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.table, 1)
        column.addWidget(PlainLabel(_("To be filled in by hand. Enter prints the chosen form."), "quiet"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([800, PREVIEW_WIDTH])
        splitter.setHandleWidth(1)
        self.column.addWidget(splitter, 1)

    @property
    def paper(self) -> BlankForm | None:
        """The chosen form, empty."""
        form = self.rows.row(self.table.currentIndex().row())
        if form is None:
            return None
        return blank_form(self.context, form.id)

    def refresh(self) -> None:
        """The papers show the day on which they are printed."""
        self._show()

    def _show(self) -> None:
        self.preview.show_paper(self.paper)

    def _give(self, give: Callable[[BlankForm], None]) -> None:
        paper = self.paper
        if paper is not None:
            give(paper)

    def focus_first(self) -> None:
        """The list takes the focus."""
        self.table.setFocus()
