"""The four lengths that are measured on the calibration sheet, and the fit that follows from them."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QWidget

from app.errors import InputError
from app.procedure.certificates.printing import Measured, PrinterFit
from reports.paper import calibration_marks, paper
from ui.context import WindowContext
from ui.widgets import Button, Field, NumberInput, PlainLabel

LABEL_WIDTH = 168
LONGEST = Decimal(500)  # millimetres


class MeasuredMarks(QWidget):
    """From the left and from the upper edge to A and to B; `work_out` is called by the button once they are typed."""

    def __init__(self, context: WindowContext, work_out: Callable[[], None]) -> None:
        super().__init__()
        _ = context.translate
        self._translate = _
        self._wanted = (Measured(0, 0), Measured(0, 0))
        self.hint = PlainLabel("", "quiet")
        names = (
            _("Left edge to A, mm"),
            _("Left edge to B, mm"),
            _("Upper edge to A, mm"),
            _("Upper edge to B, mm"),
        )
        self.lengths = tuple(NumberInput(places=1, most=LONGEST, unit=_("mm")) for _name in names)
        self.fields = tuple(Field(name, line, label_width=LABEL_WIDTH) for name, line in zip(names, self.lengths, strict=True))
        self.button = Button(_("Work out offset and scale"), work_out)
        self.button.setSizePolicy(self.button.sizePolicy().Policy.Maximum, self.button.sizePolicy().Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.hint, 0, 0, 1, 2)
        for place, field in enumerate(self.fields):
            field.say = context.sentence
            grid.addWidget(field, 1 + place // 2, place % 2)
        grid.addWidget(self.button, 3, 0, 1, 2)

    def show_paper(self, identifier: str) -> None:
        """Say where the marks of this paper's sheet must lie."""
        (x1, y1), (x2, y2) = calibration_marks(paper(identifier))
        self._wanted = (Measured(round(x1 * 10), round(x2 * 10)), Measured(round(y1 * 10), round(y2 * 10)))
        text = self._translate(
            "Measured on the calibration sheet: A must lie at {a} mm, B at {b} mm from the left and upper edge."
        )
        self.hint.setText(text.format(a=f"{x1:g} / {y1:g}", b=f"{x2:g} / {y2:g}"))

    def fit(self, now: PrinterFit) -> PrinterFit:
        """Return the fit that puts right what was measured while `now` held.

        Raises InputError where a length is missing or cannot be used.
        """
        for field in self.fields:
            field.judge()
        tenths = [self._tenths(line) for line in self.lengths]
        try:
            return now.corrected(self._wanted, (Measured(*tenths[:2]), Measured(*tenths[2:])))
        except ZeroDivisionError:
            raise InputError.of("print.same_mark") from None

    def _tenths(self, line: NumberInput) -> int:
        length = line.value()
        if length is None:
            raise InputError.of("print.length_missing")
        return int(length * 10)

    def clear(self) -> None:
        """They were used; another print is measured anew."""
        for line in self.lengths:
            line.set_value(None)
