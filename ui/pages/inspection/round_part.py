"""Who inspected, on which day, and who signs: two facts beside who entered it and when (P2)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import CaseFile, InspectionRound
from ui.pages.parts import FieldFlow
from ui.pages.signers import MAY_NOT_SIGN, signer_options, usual_signer
from ui.widgets import Choice, DateInput, Field, LineInput, PlainLabel
from ui.wizard.context import PageContext


class RoundPart(QWidget):
    """The head of the 《房屋交付验收单》."""

    def __init__(self, context: PageContext, register: Callable[[Field], Field]) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self.inspected_by = LineInput(field=_("Inspected by"))
        self.inspected_on = DateInput(field=_("Inspected on"), today=context.today)
        self.signer = Choice(empty="–")
        self.entered = PlainLabel("", "quiet")
        self.entered.setMinimumHeight(32)
        self.entered.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        flow = FieldFlow()
        flow.add(register(Field(_("Inspected by"), self.inspected_by, key="inspected_by", answers=("inspection.no_round",))))
        flow.add(register(Field(_("Inspected on"), self.inspected_on, key="inspected_on")))
        flow.add(register(Field(_("Signs"), self.signer, key="signer", answers=MAY_NOT_SIGN)))
        flow.add(self.entered)
        flow.arrange()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    def show_round(self, file: CaseFile, number: int) -> None:
        """Show the head of a round; a new one is of today, by whoever inspected before."""
        today = self._context.today()
        held = next((each for each in file.rounds if each.round == number), None)
        before = file.last_round
        signers = {each.signer_id for each in file.rounds}
        self.signer.set_options(signer_options(file, "inspect", today, signers))
        usual = usual_signer(file, "inspect", today)
        self.inspected_by.set_value(held.inspected_by if held is not None else before.inspected_by if before is not None else "")
        self.inspected_on.set_value(held.inspected_on if held is not None else today)
        self.signer.set_value(held.signer_id if held is not None else usual)
        self.entered.setText(self._entered(held))

    def _entered(self, held: InspectionRound | None) -> str:
        _ = self._context.translate
        if held is None:
            return _("Entered by {name}, now").format(name=self._context.desk.operator_name)
        return _("Entered by {name}, {time}").format(name=held.entered_by, time=held.entered_at.strftime("%Y-%m-%d %H:%M"))
