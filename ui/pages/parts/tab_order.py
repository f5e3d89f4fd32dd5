"""Tab goes the way the eye goes, also through parts that were added later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(root: QWidget) -> None:
    """Make Tab visit the inputs below `root` in the order of their layouts."""
    before: QWidget | None = None
    for widget in _inputs(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _inputs(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        if widget.focusProxy() is not None:
            # Qt orders an input made of several itself; ordering its parts would cut the round in two.
            return
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        child, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if child is not None:
            yield from _inputs(child)
        elif inner is not None:
            yield from _of_layout(inner)
