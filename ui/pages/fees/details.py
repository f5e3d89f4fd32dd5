"""The charge that is marked in the table: from when, for how long, whether it is due, and if not, why (P3a)."""

from decimal import Decimal

from app.desk.fields import limit_of
from app.procedure.case import ChargeState
from app.procedure.reason import Reason
from app.texts.values import CHARGE_STATES
from ui.pages.fees.charge_table import ChargeList
from ui.widgets import ChoiceRow, DateInput, Field, LineInput, NumberInput
from ui.wizard.context import PageContext
from ui.wizard.page_form import PageForm

_CHOICES = (ChargeState.DUE, ChargeState.DEFERRED, ChargeState.NOT_DUE)
_SETTLED = (ChargeState.DEFERRED.value, ChargeState.NOT_DUE.value)


class ChargeDetails:
    """Fields that show and change the current row of the table; the table keeps what is typed."""

    def __init__(self, context: PageContext, form: PageForm, table: ChargeList) -> None:
        _ = context.translate
        self._table = table
        self._translate = _
        self.title = form.section("")
        self.starts_on = DateInput(today=context.today)
        self.months = NumberInput(least=Decimal(1), most=Decimal(1_200))
        self.state = ChoiceRow([(state.value, _(CHARGE_STATES[state])) for state in _CHOICES])
        self.reason = LineInput(field="field:reason", limit=limit_of("charge.reason"))
        self.fields = {
            "starts_on": Field(_("Charged from"), self.starts_on, check=lambda: self._fault("starts_on")),
            "months": Field(_("Months"), self.months, check=lambda: self._fault("months"), label_width=48),
            "reason": Field(_("Reason given"), self.reason, check=lambda: self._fault("reason")),
        }
        self._parts = (
            self.title,
            form.fields(self.fields["starts_on"], self.fields["months"]),
            form.fields(Field(_("State"), self.state)),
        )
        self._line = form.fields(self.fields["reason"])
        self.starts_on.edited.connect(lambda: self._type("starts_on", self.starts_on.text()))
        self.months.edited.connect(lambda: self._type("months", self.months.text()))
        self.state.edited.connect(lambda: self._type("state", self.state.value()))
        self.reason.edited.connect(lambda: self._type("reason", self.reason.text()))
        table.selectionModel().currentChanged.connect(lambda _now, _before: self.show_row())
        table.records.modelReset.connect(self.show_row)
        table.records.dataChanged.connect(lambda _first, _last: self.show_row())

    def show_row(self) -> None:
        """Show the marked charge; a fixed fee knows no months, a paid one nothing to change."""
        row = self._table.current_row()
        known = row is not None and row < self._table.records.rowCount()
        place = row if known and row is not None else 0
        name = self._table.name_of(place) if known else ""
        self.title.setText(self._translate("Change {fee}").format(fee=name))
        # Once everything is paid there is nothing to change.
        for part in self._parts:
            part.setVisible(known and not self._table.all_paid)
        shown: dict[str, DateInput | NumberInput | LineInput] = {
            "starts_on": self.starts_on,
            "months": self.months,
            "reason": self.reason,
        }
        for key, line in shown.items():
            text = self._table.text(place, key) if known else ""
            if line.text() != text and not (line.hasFocus() and line.problem()):
                line.setText(text)
            line.setEnabled(known and not self._table.locked(place, key))
            if not line.hasFocus():
                self.fields[key].judge()
        state = self._table.text(place, "state") if known else ""
        self.state.set_value(state)
        self.state.setEnabled(known and not self._table.locked(place, "state"))
        self._line.setVisible(state in _SETTLED)

    def _type(self, key: str, text: str) -> None:
        row = self._table.current_row()
        if row is not None:
            self._table.type(row, key, text)

    def _fault(self, key: str) -> Reason | None:
        row = self._table.current_row()
        if row is None or row >= self._table.records.rowCount():
            return None
        found = self._table.fault_of(row)
        return found[1] if found is not None and found[0] == key else None
