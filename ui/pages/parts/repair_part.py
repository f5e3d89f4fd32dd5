"""The repair loop after a failed inspection or test: the order, the form to 经营部, and what was done (P2, P3)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.fields import limit_of
from app.desk.household import repair
from app.procedure.case import CaseFile, Repair, RepairSubject
from ui.pages.parts.field_flow import FieldFlow
from ui.widgets import Button, DateInput, Field, LineInput, PlainLabel, TextArea, Tick
from ui.widgets.input import Draft
from ui.wizard.context import PageContext

Deed = Callable[[Callable[[], object]], bool]


class RepairPart(QWidget):
    """Two short forms under each other. `do` runs a verb the way `StepPage.do` does, without saving the page before."""

    edited = Signal()

    def __init__(self, subject: RepairSubject, context: PageContext, register: Callable[[Field], Field], do: Deed) -> None:
        super().__init__()
        self._subject = subject
        self._context = context
        self._register = register
        self._do = do
        self._make_inputs()
        _ = context.translate
        self.state = PlainLabel("", "strong")
        self.order_button = Button(_("Order the repair"), self.order, main=True)
        self._order_key = QShortcut(QKeySequence("F6"), self.order_button)
        self._order_key.activated.connect(self.order_button.click)
        self.print_button = Button(_("Print the repair order"), lambda: context.print_form("repair_order"))
        self.done_button = Button(_("The repair is done"), self.finish, "F6", main=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self._order_flow())
        column.addWidget(_row(self.order_button, self.print_button))
        self._done_box = QWidget()
        done = QVBoxLayout(self._done_box)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(8)
        done.addWidget(PlainLabel(_("When it is done"), "section"))
        done.addWidget(self._done_flow())
        done.addWidget(_row(self.done_button))
        column.addWidget(self._done_box)
        self.hide()

    def _make_inputs(self) -> None:
        _ = self._context.translate
        today = self._context.today
        self.taken_by = LineInput(field=_("Repair taken by"))
        self.due = DateInput(field=_("Due on"), today=today)
        self.key_number = LineInput(field=_("Key number"), limit=limit_of("repair.key_number"))
        self.form_sent_on = DateInput(field=_("Form sent on"), today=today)
        self.copy_kept = Tick(_("Copy kept here"))
        self.how = TextArea(field=_("How"), lines=2)
        self.engineer = LineInput(field=_("Engineer"))
        self.done_on = DateInput(field=_("Done on"), today=today)
        self.inputs: Mapping[str, LineInput | DateInput | Tick | TextArea] = {
            "taken_by": self.taken_by,
            "due": self.due,
            "key_number": self.key_number,
            "form_sent_on": self.form_sent_on,
            "copy_kept": self.copy_kept,
            "how": self.how,
            "engineer": self.engineer,
            "done_on": self.done_on,
        }
        for widget in self.inputs.values():
            widget.edited.connect(self.edited)

    def _order_flow(self) -> QWidget:
        _ = self._context.translate
        flow = FieldFlow()
        flow.add(self._register(Field(_("Repair taken by"), self.taken_by)))
        flow.add(self._register(Field(_("Due on"), self.due)))
        flow.add(self._register(Field(_("Key number"), self.key_number)))
        sent = Field(
            _("Form sent on"),
            self.form_sent_on,
            hint=_("The acceptance form to operations."),
            answers=("inspection.form_not_sent",),
        )
        flow.add(self._register(sent))
        flow.add(self._register(Field("", self.copy_kept)))
        flow.arrange()
        return flow

    def _done_flow(self) -> QWidget:
        _ = self._context.translate
        flow = FieldFlow()
        flow.add(self._register(Field(_("How"), self.how, answers=("repair.how_missing",))), wide=True)
        flow.add(self._register(Field(_("Engineer"), self.engineer)))
        flow.add(self._register(Field(_("Done on"), self.done_on, answers=("repair.done_day",))))
        flow.arrange()
        return flow

    def show_repair(self, file: CaseFile, round_number: int | None) -> None:
        """Show the repair after that round; None: nothing failed. What was typed and not kept yet stays."""
        self.setVisible(round_number is not None)
        if round_number is None:
            return
        _ = self._context.translate
        held = file.repair_after(self._subject, round_number)
        if held is None:
            self._offer()
            self.state.setText(_("Round {round} failed. The repair team is not told yet.").format(round=round_number))
        else:
            self._show(held)
            self.state.setText(
                _("Repair after round {round}, ordered on {day}").format(round=round_number, day=held.ordered_on.isoformat())
            )
        self._done_box.setVisible(held is not None)
        # F6 is always the next deed: first the order, then that it is done.
        self.order_button.setText(f"{_('Order the repair')}  F6" if held is None else _("Save the order"))
        self._order_key.setEnabled(held is None)
        self.order_button.setProperty("main", held is None)
        self.order_button.style().polish(self.order_button)
        self.print_button.setVisible(held is not None)

    def _offer(self) -> None:
        """What usually holds: the site's days, the form sent today."""
        if not self.due.text():
            self.due.set_value(self._context.today() + timedelta(days=self._context.procedure.settings.repair_days))
        if not self.form_sent_on.text():
            self.form_sent_on.set_value(self._context.today())
            self.copy_kept.set_value(True)

    def _show(self, held: Repair) -> None:
        self.taken_by.set_value(held.taken_by)
        self.due.set_value(held.due)
        self.key_number.set_value(held.key_number)
        self.form_sent_on.set_value(held.form_sent_on)
        self.copy_kept.set_value(held.copy_kept)
        if held.done_on is not None:
            self.how.set_value(held.how)
            self.engineer.set_value(held.engineer)
        if held.done_on is not None or not self.done_on.text():
            self.done_on.set_value(held.done_on or self._context.today())

    def order(self) -> bool:
        """Return order the repair, or amend the order."""
        return self._do(self._order)

    def _order(self) -> None:
        repair.order_repair(
            self._context.desk,
            self._context.case_id,
            self._subject,
            taken_by=self.taken_by.value(),
            due=self.due.value(),
            key_number=self.key_number.value(),
            form_sent_on=self.form_sent_on.value(),
            copy_kept=self.copy_kept.value(),
        )

    def finish(self) -> None:
        """Record that the repair is done; what was amended in the order is kept with it."""
        self._do(self._finish)

    def _finish(self) -> None:
        how, engineer, day = self.how.value(), self.engineer.value(), self.done_on.value()
        self._order()
        repair.finish_repair(
            self._context.desk,
            self._context.case_id,
            self._subject,
            how=how,
            engineer=engineer,
            done_on=day or self._context.today(),
        )

    def save(self, file: CaseFile, round_number: int) -> None:
        """Keep what is typed when the page is left: the order, and that it is done where both how and by whom are said."""
        held = file.repair_after(self._subject, round_number)
        if held is not None and (self.how.toPlainText().strip() or self.engineer.text().strip()):
            self._finish()
        else:
            self._order()

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return {key: widget.draft_value() for key, widget in self.inputs.items()}

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        if isinstance(value, dict):
            for key, widget in self.inputs.items():
                if key in value:
                    widget.take_draft(value[key])


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return row
