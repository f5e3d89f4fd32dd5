"""What stands on the page once the case is filed: that it is done, where the papers lie, and the next client."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import CaseFile, Ending
from ui.paper import PACKET
from ui.widgets import Button, PlainLabel, Strip
from ui.wizard.context import PageContext


class FiledNote(QWidget):
    """Hidden while the case is open."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        self.next_client = Button(_("Next client"), context.next_client, main=True)
        self._strip = Strip("", Button(_("Print packet"), lambda: context.print_form(PACKET)), self.next_client)
        self.place = PlainLabel("", "quiet")
        self.place.setContentsMargins(16, 4, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self.place)
        self.hide()

    def show_file(self, file: CaseFile) -> None:
        """Say it once the case is filed."""
        _ = self._context.translate
        self.setVisible(file.case.ending is Ending.FILED)
        ended = file.case.ended_on
        if ended is None:
            return
        self._strip.say(
            _("Case {number} of {client} was filed on {day}.").format(
                number=file.case.number, client=file.client_name, day=ended.isoformat()
            )
        )
        shelf = file.shelf
        if shelf is not None:
            self.place.setText(
                _("The papers lie in box {box}, folder {folder}, page {page}.").format(
                    box=shelf.box, folder=shelf.folder or "—", page=shelf.page or "—"
                )
            )
