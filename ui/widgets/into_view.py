"""Scrolling to what has just opened below the edge of what is seen."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 16


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever `widget` stands in, as soon as it has its place there, so that it is seen whole."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and widget.isVisible():
            around.ensureWidgetVisible(widget, 0, MARGIN)
        around = around.parentWidget()
