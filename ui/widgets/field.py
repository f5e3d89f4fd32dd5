"""A field: its name at the left, the input, a hint, and the reason under it when what was typed cannot be used."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.procedure.reason import Reason
from ui.widgets.labels import PlainLabel, literal

LABEL_WIDTH = 112
WIDEST = 16777215  # Qt's own "as wide as there is room"


class Field(QWidget):
    """One labelled input of a page.

    `key` names it in drafts (unique on the page); `answers` are the reason codes whose place this is: "go to the field" leads
    here. `check` adds a rule to what the input itself refuses. Both are judged when the field is left. `hint` stands quietly
    under the input until there is a reason.
    """

    def __init__(
        self,
        label: str,
        widget: QWidget,
        *,
        key: str = "",
        hint: str = "",
        answers: Sequence[str] = (),
        check: Callable[[], Reason | None] | None = None,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self.input = widget
        self.key = key
        self.answers = tuple(answers)
        self.say: Callable[[Reason], str] = _code
        self._check = check
        self._hint = hint
        self._label = PlainLabel(literal(label))
        self._label.setBuddy(widget)
        self._label.setFixedWidth(label_width)
        if not label:
            self._label.hide()
        self._below = PlainLabel(hint, "quiet")
        if not hint:
            self._below.hide()
        if label:
            widget.setAccessibleName(label)
        widget.installEventFilter(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        if widget.maximumWidth() < WIDEST:
            grid.addWidget(widget, 0, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(widget, 0, 1)
        grid.addWidget(self._below, 1, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_label(self, label: str) -> None:
        """Call the field something else (the name of a company instead of a person)."""
        self._label.setText(literal(label))
        self.input.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Another hint; a reason that is shown stays until it is mended."""
        self._hint = hint
        if self._below.property("kind") == "quiet":
            self._show(hint, "quiet")

    def problem(self) -> Reason | None:
        """Return why what stands in the input cannot be used."""
        judge = getattr(self.input, "problem", None)
        problem = judge() if judge is not None else None
        if problem is None and self._check is not None:
            problem = self._check()
        return problem if isinstance(problem, Reason) else None

    def judge(self) -> Reason | None:
        """Judge the input now and show the reason under it, or the hint."""
        problem = self.problem()
        self.show_reason(problem)
        return problem

    def show_reason(self, reason: Reason | None) -> None:
        """Show why this field holds something up; None shows the hint again."""
        if reason is None:
            self._show(self._hint, "quiet")
        else:
            self._show(self.say(reason), "reason")

    @property
    def shown(self) -> str:
        """The sentence under the input: a reason or the hint."""
        return self._below.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return the field is judged when it is left."""
        if event.type() == QEvent.Type.FocusOut and watched is self.input:
            self.judge()
        return super().eventFilter(watched, event)

    def _show(self, text: str, kind: str) -> None:
        self.input.setAccessibleDescription(text)
        self._below.setText(text)
        self._below.setVisible(bool(text))
        if self._below.property("kind") != kind:
            self._below.setProperty("kind", kind)
            self._below.style().polish(self._below)
            self.input.setProperty("wrong", kind == "reason")
            self.input.style().polish(self.input)


def _code(reason: Reason) -> str:
    """Until the form that the field is put into says how sentences are made."""
    return reason.code
