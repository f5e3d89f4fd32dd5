"""恢复密钥: headquarters makes the company's key anew; it is shown this once, and kept nowhere."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.archive.folder.exchange_key import recovery_recipient
from app.archive.journal.mandate import HEADQUARTERS
from app.errors import RuzhuError
from app.exchange.partners.pairing import renew_recovery
from ui.context import WindowContext
from ui.widgets import Button, LineInput, PlainLabel
from ui.widgets.labels import KIND


class RecoveryPart(QWidget):
    """Only seen at headquarters. What is shown goes when the list is left."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        self.state = PlainLabel("", "quiet")
        self.button = Button(_("Make a recovery key…"), self.ask)
        self.key = LineInput()
        self.key.setReadOnly(True)
        self.key.setAccessibleName(_("Recovery key of the company"))
        self.advice = PlainLabel("", "strong")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("Recovery key of the company"), "section"))
        for widget in (self.key, self.advice):
            column.addWidget(widget)
            widget.hide()
        column.addLayout(row)

    def refresh(self) -> None:
        """Whether there is one."""
        _, archive = self._context.translate, self._context.desk.archive
        self.setVisible(archive.station.role == HEADQUARTERS)
        if recovery_recipient(archive.database):
            self.state.setText(_("There is one: whoever has it on paper can open every package. A new one takes its place."))
        else:
            self.state.setText(_("There is none yet: where the keys of headquarters are lost, no package can be opened."))

    def ask(self) -> None:
        """Ask before the one there is gives way."""
        _ = self._context.translate
        text = _("Make a new recovery key? Every station needs the card of headquarters anew.")
        self._context.prompts.confirm(self, text, _("Make it"), self.make)

    def make(self) -> None:
        """Make it, and show it once."""
        _ = self._context.translate
        try:
            self.key.set_value(renew_recovery(self._context.desk.archive))
        except RuzhuError as error:
            self._advise(self._context.sentence(error.reason), "reason")
            return
        self.key.show()
        self._advise(_("Copy it to paper and lock it away: it opens every package, and it is not shown again."), "strong")
        self.key.setFocus()
        self.key.selectAll()
        self._context.changes.tell()

    def forget(self) -> None:
        """It was shown."""
        self.key.set_value("")
        for widget in (self.key, self.advice):
            widget.hide()

    def _advise(self, text: str, kind: str) -> None:
        self.advice.setText(text)
        self.advice.setProperty(KIND, kind)
        self.advice.style().polish(self.advice)
        self.advice.show()
