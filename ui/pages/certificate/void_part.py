"""Spoilt certificates: marking the one in force void, and the earlier numbers of this case (C7)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.fields import limit_of
from app.procedure.case import Certificate
from app.procedure.certificates import format_number
from app.texts.certificates import CERTIFICATE_STATE_NAMES
from ui.pages.growing_table import GrowingTable
from ui.pages.parts import FieldFlow
from ui.widgets import Button, Field, InputColumn, LineInput, NumberInput, PlainLabel
from ui.widgets.into_view import bring_into_view
from ui.wizard.context import PageContext

ALL_COPIES = 3


class VoidPart(QWidget):
    """A button that opens the two questions, since a spoilt certificate is rare; below it the earlier numbers.

    `incidents` says what happened to numbers that are incidents.
    """

    def __init__(self, context: PageContext, register: Callable[[Field], Field], void: Callable[[], None]) -> None:
        super().__init__()
        _ = context.translate
        self._translate = _
        self.incidents: Mapping[int, str] = {}
        self.reason = LineInput(field=_("Reason"), limit=limit_of("certificate.void_reason"))
        self.copies = NumberInput(field=_("Copies at hand"), most=Decimal(ALL_COPIES))
        self.open_button = Button(_("Spoilt: mark void …"), self.open)
        self._form = self._make_form(context, register, void)
        self._title = PlainLabel(_("Earlier numbers of this case"), "section")
        self.table = GrowingTable(
            (
                InputColumn(key="number", title=_("Number"), width=80),
                InputColumn(key="state", title=_("State"), width=80),
                InputColumn(key="day", title=_("Void since"), width=104),
                InputColumn(key="reason", title=_("What happened")),
                InputColumn(key="copies", title=_("Copies"), width=72),
                InputColumn(key="follows", title=_("Replaced by"), width=104),
            ),
            name=_("Earlier numbers of this case"),
            most_rows=4,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.open_button, self._form, self._title, self.table):
            column.addWidget(part)
        self.open_button.setSizePolicy(self.open_button.sizePolicy().Policy.Maximum, self.open_button.sizePolicy().Policy.Fixed)
        self.clear()

    def _make_form(self, context: PageContext, register: Callable[[Field], Field], void: Callable[[], None]) -> QWidget:
        _ = context.translate
        flow = FieldFlow()
        flow.add(register(Field(_("Reason"), self.reason, answers=("certificates.reason_missing",))), wide=True)
        hint = _("All three copies are marked void and bound with the stubs.")
        flow.add(
            register(Field(_("Copies at hand"), self.copies, hint=hint, answers=("certificates.copies_missing",))), wide=True
        )
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = button = Button(_("Mark void"), void)
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        column.addWidget(PlainLabel(_("Mark void"), "section"))
        column.addWidget(flow)
        column.addWidget(button)
        flow.arrange()
        return form

    def open(self) -> None:
        """Ask why, and how many copies are at hand."""
        self._form.show()
        self.open_button.hide()
        self.reason.setFocus()
        bring_into_view(self._form)

    def clear(self) -> None:
        """Ask nothing."""
        self._form.hide()
        self.reason.set_value("")
        self.copies.set_value(ALL_COPIES)

    def typed_reason(self) -> str:
        """Return the reason as typed; the verb judges it."""
        return self.reason.text()

    def typed_copies(self) -> int:
        """Return how many of the three copies lie at the counter."""
        return self.copies.whole()

    def show_certificates(self, in_force: Certificate | None, earlier: Sequence[Certificate], follows: Mapping[int, int]) -> None:
        """Offer to void the one in force; list the earlier numbers. `follows` says which number replaces which."""
        self.open_button.setVisible(in_force is not None and self._form.isHidden())
        if in_force is None:
            self._form.hide()
        self._title.setVisible(bool(earlier))
        self.table.setVisible(bool(earlier))
        self.table.set_rows(
            [
                {
                    "number": format_number(each.number),
                    "state": self._translate(CERTIFICATE_STATE_NAMES[each.state]),
                    "day": each.void_on.isoformat() if each.void_on is not None else "",
                    "reason": each.void_reason or self.incidents.get(each.number, ""),
                    "copies": str(each.copies_returned) if each.void_on is not None else "",
                    "follows": format_number(follows[each.number]) if each.number in follows else "",
                }
                for each in earlier
            ]
        )
