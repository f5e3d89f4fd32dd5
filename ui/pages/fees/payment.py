"""Taking payment: the total as big as a cashier reads it, in digits and in capitals, how it is paid, and by whom."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import InputError
from app.procedure.case import PaymentMethod
from app.procedure.fees import amount_in_capitals
from app.procedure.reason import Reason
from app.texts.charges import written_yuan
from app.texts.values import METHODS, options
from ui.widgets import Button, ChoiceRow, Field, LineInput, PlainLabel
from ui.wizard.context import PageContext
from ui.wizard.page_form import PageForm


class Payment:
    """The part of the page that takes money; `pay` is called by its button and by F4."""

    def __init__(self, context: PageContext, form: PageForm, pay: Callable[[], object]) -> None:
        _ = context.translate
        self.digits = PlainLabel("", "amount", wraps=False)
        self.capitals = PlainLabel("", "strong")
        title = form.section(_("To pay now"))
        total = QWidget()
        line = QHBoxLayout(total)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self.digits)
        line.addWidget(self.capitals, 1)
        form.widget(total)
        self.method = ChoiceRow(options(METHODS, _))
        self.payer = LineInput(field="field:payer")
        method = form.fields(Field(_("Paid by"), self.method, key="method", answers=("fees.method_missing",)))
        payer = form.fields(Field(_("Payer"), self.payer, key="payer"))
        self.button = Button(_("Take payment"), pay, "F4", main=True)
        beside = payer.layout()
        if beside is not None:
            beside.addWidget(self.button)
        self._parts = (title, total, method, payer)

    def show_owed(self, *, owed: bool) -> None:
        """Hidden where nothing is owed any more."""
        for part in self._parts:
            part.setVisible(owed)

    def show_total(self, total: Decimal) -> None:
        """What is ticked comes to `total` yuan."""
        self.digits.setText(f"¥ {written_yuan(total)}")
        self.capitals.setText(f"人民币{amount_in_capitals(total)}" if total else "")
        self.button.setEnabled(total > 0)

    def chosen(self) -> PaymentMethod:
        """Return how it is paid. InputError until that is chosen: money taken in the wrong drawer is hard to find."""
        if not self.method.value():
            raise InputError(Reason.of("fees.method_missing"))
        return PaymentMethod(self.method.value())
