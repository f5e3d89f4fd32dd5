"""The charges of a case as a table: ticked to be paid now, amended, deferred or not due with a reason (P3a)."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex

from app.desk.fields import limit_of
from app.procedure.case import CaseFile, Charge, ChargeState
from app.procedure.declaration import Procedure
from app.procedure.reason import Reason
from app.texts.values import CHARGE_STATES
from app.texts.values import options as options_of
from ui.pages.fees.amending import Amended, fee_of, months_of, previewed
from ui.pages.fees.basis import basis, whose
from ui.pages.tick_table import TickTable
from ui.widgets import CellKind, InputColumn
from ui.widgets.date_input import parse_date
from ui.widgets.number_input import parse_number
from ui.widgets.table.column import Row
from ui.wizard.context import PageContext

DETAILS = ("starts_on", "months", "reason")
"""Columns that the details below the table show for the current row."""
_SETTLED = (ChargeState.DEFERRED.value, ChargeState.NOT_DUE.value)


class ChargeList(TickTable):
    """A row a charge. Amounts follow the typing; nothing is written before the page is saved."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="pay", title=_("Pay"), kind=CellKind.TICK, width=48),
            InputColumn(key="words", title=_("Fee and basis")),
            InputColumn(key="amount", title=_("Amount (yuan)"), kind=CellKind.NUMBER, places=2, width=112),
            InputColumn(
                key="state",
                title=_("State"),
                kind=CellKind.CHOICE,
                width=96,
                options=options_of(CHARGE_STATES, _),
            ),
            InputColumn(key="starts_on", title=_("From"), kind=CellKind.DAY, width=100),
            InputColumn(key="months", title=_("Months"), kind=CellKind.NUMBER, width=64, least=Decimal(1), most=Decimal(1_200)),
            InputColumn(
                key="reason",
                title=_("Reason given"),
                kind=CellKind.LINE,
                width=104,
                limit=limit_of("charge.reason"),
                field="field:reason",
            ),
        )
        super().__init__(columns, name=context.name("step:fees"), tick="pay", today=context.today, most_rows=6)
        self._context = context
        self._file: CaseFile | None = None
        self._charges: tuple[Charge, ...] = ()
        self._procedure: Procedure = context.procedure
        self._following = False
        self._keys = [column.key for column in columns]
        for hidden in DETAILS:
            self.setColumnHidden(self._keys.index(hidden), True)
        # Arrows choose the charge, Tab goes on to its details.
        self.setTabKeyNavigation(False)
        self.lock(self.locked)
        self.records.dataChanged.connect(self._changed)

    def show_charges(self, file: CaseFile, procedure: Procedure) -> None:
        """The charges as recorded; all that are due are ticked."""
        self._file, self._charges, self._procedure = file, file.charges, procedure
        numbers = {receipt.id: receipt.number for receipt in file.receipts}
        self.set_rows([self._row(charge, numbers.get(charge.receipt_id or "", "")) for charge in file.charges])

    def _row(self, charge: Charge, receipt: str) -> Row:
        return {
            "id": charge.id,
            "pay": charge.state is ChargeState.DUE,
            "words": self._words(charge, receipt),
            "starts_on": charge.starts_on,
            "months": months_of(charge, fee_of(self._procedure, charge)),
            "amount": charge.amount,
            "state": charge.state.value,
            "reason": charge.reason,
        }

    def _words(self, charge: Charge, receipt: str = "") -> str:
        _ = self._context.translate
        fee = fee_of(self._procedure, charge)
        language = self._context.language
        collected_for = charge.collected_for if fee is None else fee.collected_for(language)
        name = whose(self._procedure.name(f"fee:{charge.fee}", language), collected_for, _)
        settled = _("Receipt {number}").format(number=receipt) if receipt else charge.reason
        return "\n".join(part for part in (name, basis(charge, _), settled) if part)

    # ---- what stands there -------------------------------------------------------------------------------------------

    def amended(self) -> tuple[Amended, ...]:
        """Return every charge as it stands on the screen. InputError for a cell that cannot be used."""
        self.rows()
        return tuple(self._amended(row) for row in range(len(self._charges)))

    def _amended(self, row: int) -> Amended:
        months = parse_number(self.text(row, "months"))
        return Amended(
            charge_id=self._charges[row].id,
            starts_on=parse_date(self.text(row, "starts_on")),
            months=int(months) if months is not None else None,
            state=ChargeState(self.text(row, "state")),
            reason=self.text(row, "reason").strip(),
        )

    def as_typed(self) -> tuple[Charge | Reason, ...]:
        """Return every charge as it would be, or why it cannot be computed."""
        return tuple(self._previewed(row) for row in range(len(self._charges)))

    def to_pay(self) -> tuple[Charge, ...]:
        """Return the charges that are ticked, as they would be."""
        shown = (self._previewed(row) for row in range(len(self._charges)) if self.ticked(row))
        return tuple(charge for charge in shown if isinstance(charge, Charge))

    def fault(self) -> tuple[int, str, Reason] | None:
        """Return row, column and reason of the first charge that cannot stay as it is typed."""
        for row in range(len(self._charges)):
            found = self.fault_of(row)
            if found is not None:
                return row, *found
        return None

    def type(self, row: int, key: str, text: str) -> None:
        """The person typed into a detail of a row."""
        self.records.setData(self.records.index(row, self._keys.index(key)), text)

    def name_of(self, row: int) -> str:
        """Return the fee of a row."""
        return self._context.name(f"fee:{self._charges[row].fee}") if row < len(self._charges) else ""

    def fault_of(self, row: int) -> tuple[str, Reason] | None:
        """Column and reason why one charge cannot stay as it is typed."""
        charge = self._charges[row]
        typed = self._previewed(row)
        if isinstance(typed, Reason):
            return "months" if typed.code in ("fees.no_period", "fees.months_unusable") else "starts_on", typed
        if self.text(row, "state") in _SETTLED and not self.text(row, "reason").strip():
            return "reason", Reason.of("fees.reason_missing", fee=f"fee:{charge.fee}")
        return None

    @property
    def all_paid(self) -> bool:
        """Nothing is left to change."""
        return all(charge.state is ChargeState.PAID for charge in self._charges)

    @property
    def is_owed(self) -> bool:
        """Something is due, as it stands on the screen."""
        return any(self.text(row, "state") == ChargeState.DUE.value for row in range(len(self._charges)))

    def row_of(self, fee: str) -> int | None:
        """Return the row of a fee, by its identifier."""
        return next((row for row, charge in enumerate(self._charges) if f"fee:{charge.fee}" == fee), None)

    def _previewed(self, row: int) -> Charge | Reason:
        if self._file is None:
            return self._charges[row]
        return previewed(self._charges[row], self._amended(row), self._file, self._procedure)

    def text(self, row: int, key: str) -> str:
        """Return the typing of one cell."""
        cell = self.records.cell(self.records.index(row, self._keys.index(key)))
        return cell if isinstance(cell, str) else ""

    def is_settled(self, row: int) -> bool:
        """What is paid stays."""
        return row >= len(self._charges) or self._charges[row].state is ChargeState.PAID

    # ---- following ---------------------------------------------------------------------------------------------------

    def locked(self, row: int, key: str) -> bool:
        """Return whether a cell of a row cannot be changed as the row now stands."""
        charge = self._charges[row] if row < len(self._charges) else None
        if charge is None or charge.state is ChargeState.PAID or key in ("amount", "words"):
            return True
        state = self.text(row, "state")
        if key == "pay":
            return state != ChargeState.DUE.value
        if key == "reason":
            return state not in _SETTLED
        fee = fee_of(self._procedure, charge)
        if key == "starts_on":
            return charge.starts_on is None or fee is None
        return key == "months" and months_of(charge, fee) is None

    def _changed(self, first: QModelIndex, _last: QModelIndex) -> None:
        if self._following or first.row() >= len(self._charges):
            return
        self._following = True
        try:
            self._follow_row(first.row(), self._keys[first.column()])
        finally:
            self._following = False

    def _follow_row(self, row: int, key: str) -> None:
        if key == "state":
            if self.text(row, "state") == ChargeState.PAID.value:
                # Only a receipt pays: the choice goes round to the first.
                self.records.put(row, "state", ChargeState.DUE.value)
            self.records.put(row, "pay", self.text(row, "state") == ChargeState.DUE.value)
        charge = self._previewed(row)
        if isinstance(charge, Charge):
            self.records.put(row, "amount", charge.amount)
            self.records.put(row, "words", self._words(charge))
