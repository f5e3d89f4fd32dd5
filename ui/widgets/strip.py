"""A line in the page that says something and offers what can be done about it, instead of a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.labels import PlainLabel


class Strip(QWidget):
    """A message with widgets beside it. `tone`: `note` (neutral), `wait` (something waits) or `reason` (something is wrong)."""

    def __init__(self, text: str = "", *beside: QWidget, tone: str = "note") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("strip", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.message = PlainLabel(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.message, 1)
        for widget in beside:
            row.addWidget(widget)

    def say(self, text: str) -> None:
        """Show `text`; an empty one hides the strip."""
        self.message.setText(text)
        # A widget without a parent would be shown as a window.
        self.setVisible(bool(text) and self.parent() is not None)
