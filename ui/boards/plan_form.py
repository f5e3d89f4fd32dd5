"""What a site writes into a preparation plan: its phase and first day at the left, the work of each department at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.desk import Desk
from app.desk.upkeep.plans import MOST_CONTENT
from app.texts import Translator
from ui.widgets import DateInput, LineInput, PlainLabel, TextArea, Tick

LINES = 8
LEFT_WIDTH = 240


class PlanForm(QWidget):
    """Inputs with their names over them, for a strip."""

    def __init__(self, desk: Desk, translate: Translator) -> None:
        super().__init__()
        _ = translate
        self.phase = LineInput(field="field:name")
        self.starts = DateInput(today=desk.today)
        self.first_phase = Tick(_("First phase of the project"))
        self.content = TextArea(field="field:plan", limit=MOST_CONTENT, lines=LINES)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(2)
        for name, widget in ((_("Phase"), self.phase), (_("Move-in starts on"), self.starts)):
            widget.setAccessibleName(name)
            widget.setFixedWidth(LEFT_WIDTH)
            left.addWidget(PlainLabel(name, "quiet", wraps=False))
            left.addWidget(widget)
        left.addWidget(self.first_phase)
        left.addStretch(1)
        name = _("Each department's work, and when it is finished")
        self.content.setAccessibleName(name)
        right.addWidget(PlainLabel(name, "quiet", wraps=False))
        right.addWidget(self.content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.setFocusProxy(self.phase)

    def clear(self) -> None:
        """Ready for the next plan."""
        self.phase.set_value("")
        self.content.set_value("")
        self.starts.set_value(None)
