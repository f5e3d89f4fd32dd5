"""计算机档案: client's particulars, area, layout and payment state, as the computer archive holds them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.procedure.case import CaseFile, Charge, ChargeState
from app.procedure.certificates import format_number
from app.texts.charges import written_yuan
from app.texts.values import CHARGE_STATES
from ui.pages.signers import signer_words
from ui.widgets import PlainLabel
from ui.wizard.context import PageContext


class ComputerArchive(QWidget):
    """Read-only lines; identity numbers are not shown."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._values: dict[str, PlainLabel] = {}
        _ = context.translate
        places = (("client", _("Client"), 0, 0), ("unit", _("Unit"), 0, 2), ("phone", _("Telephone"), 1, 0))
        more = (("area", _("Area"), 1, 2), ("certificate", _("Certificate"), 2, 0), ("layout", _("Layout"), 2, 2))
        for key, title, row, column in (*places, *more, ("fees", _("Fees"), 3, 0)):
            self._place(key, title, row, column, width=3 if key == "fees" else 1)

    def _place(self, key: str, title: str, row: int, column: int, *, width: int) -> None:
        label, value = PlainLabel(title, "quiet", wraps=False), PlainLabel()
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, column + 1, 1, width, Qt.AlignmentFlag.AlignTop)
        self._values[key] = value

    def show_file(self, file: CaseFile) -> None:
        """What is known."""
        _ = self._context.translate
        client, certificate = file.client, file.certificate
        words = {
            "client": signer_words(client, file, _) if client is not None else file.client_name,
            "phone": next((person.phone for person in file.people if person.phone), ""),
            "certificate": f"№ {format_number(certificate.number)}" if certificate is not None else "",
            "unit": file.unit.label,
            "area": f"{file.unit.area:.2f} m²" if file.unit.area is not None else "",
            "layout": file.unit.layout,
            "fees": "\n".join(self._fee(charge, file) for charge in file.charges),
        }
        for key, text in words.items():
            self._values[key].setText(text or "—")

    def shown(self) -> dict[str, str]:
        """Return what stands there, by key."""
        return {key: label.text() for key, label in self._values.items()}

    def _fee(self, charge: Charge, file: CaseFile) -> str:
        _ = self._context.translate
        receipts = {receipt.id: receipt.number for receipt in file.receipts}
        settled = charge.reason if charge.state is not ChargeState.PAID else receipts.get(charge.receipt_id or "", "")
        parts = (self._context.name(f"fee:{charge.fee}"), written_yuan(charge.amount), _(CHARGE_STATES[charge.state]), settled)
        return "  ".join(part for part in parts if part)
