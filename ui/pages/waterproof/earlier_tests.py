"""Rounds of the test that are over: readable, never changed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import CaseFile, WaterproofTest
from app.texts.values import TESTS
from ui.widgets import PlainLabel
from ui.wizard.context import PageContext


class EarlierTests(QWidget):
    """A line a bathroom: how long the water stood, and what was found."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.lines = PlainLabel()
        column.addWidget(PlainLabel(context.translate("Earlier rounds"), "section"))
        column.addWidget(self.lines)

    def show_tests(self, file: CaseFile, before: int) -> None:
        """Show the tests of the rounds before that number."""
        tests = sorted((test for test in file.waterproof_tests if test.round < before), key=lambda test: -test.round)
        self.lines.setText("\n".join(self._line(test) for test in tests))
        self.setVisible(bool(tests))

    def _line(self, test: WaterproofTest) -> str:
        _ = self._context.translate
        text = _("Round {round} · {bathroom}: {result}, {hours} hours, {depth} mm").format(
            round=test.round,
            bathroom=test.bathroom,
            result=_(TESTS[test.result]) if test.result is not None else "–",
            hours=f"{test.hours:.1f}" if test.hours is not None else "–",
            depth=test.filled_depth if test.filled_depth is not None else "–",
        )
        return f"{text} · {test.room_below_result}" if test.room_below_result else text
