"""人员: who may act at this archive. Managers let people in and go; everybody changes the own password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.authority import is_manager
from app.desk.upkeep import operators
from app.errors import RuzhuError
from app.procedure.reason import Reason
from app.procedure.roles import Operator
from app.texts.roles import CLERK, HAS_LEFT, HERE, MANAGER, NO_PASSWORD
from ui.context import WindowContext
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, InputColumn, LineInput, PlainLabel, Tick
from ui.widgets.action_strip import ActionStrip, Asked
from ui.widgets.labels import KIND
from ui.widgets.secret_input import SecretInput, typed_twice

MOST_ROWS = 8


class OperatorsPart(QWidget):
    """A list, and what is done with the chosen one; a clerk sees the list alone."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Operator, ...] = ()
        self._about: Operator | None = None
        _ = context.translate
        columns = (
            InputColumn(key="name", title=_("Operator's name")),
            InputColumn(key="role", title=_("Role"), width=128),
            InputColumn(key="state", title=_("State"), width=144),
        )
        self.table = GrowingTable(columns, name=_("Operators"), most_rows=MOST_ROWS)
        self.said = PlainLabel("", "quiet")
        self._build_buttons()
        self._build_strips()
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        context.changes.changed.connect(self.refresh)

    def _build_buttons(self) -> None:
        _ = self._context.translate
        self.add_button = Button(_("Let someone in…"), self.add)
        self.role_button = Button(_("Make a manager"), self.change_role)
        self.password_button = Button(_("Give a new password…"), self.give_password)
        self.leave_button = Button(_("Let go…"), self.leave_or_return)
        self.buttons = (self.add_button, self.role_button, self.password_button, self.leave_button)

    def _build_strips(self) -> None:
        _ = self._context.translate
        self.name = LineInput(field="field:name")
        self.first, self.first_again = SecretInput(), SecretInput()
        self.as_manager = Tick(_("A manager"))
        self.add_strip = self._strip(
            (
                Asked(_("Operator's name"), self.name, 1),
                Asked(_("First password"), self.first, 1),
                Asked(_("Once more"), self.first_again, 1),
                Asked(_("Role"), self.as_manager),
            ),
            _("Let in"),
            self._add,
            dict.fromkeys(("roles.name_missing", "roles.exists", "roles.was_here"), self.name)
            | {"archive.password_empty": self.first, "roles.passwords_differ": self.first_again},
        )
        self.password, self.password_again = SecretInput(), SecretInput()
        self.password_strip = self._strip(
            (Asked(_("New password"), self.password, 1), Asked(_("Once more"), self.password_again, 1)),
            _("Set the password"),
            self._set_password,
            {"archive.password_empty": self.password, "roles.passwords_differ": self.password_again},
        )

    def _strip(self, asked: Sequence[Asked], do: str, deed: Callable[[], object], answers: dict[str, QWidget]) -> ActionStrip:
        strip = ActionStrip(
            asked,
            do=do,
            close=self._context.translate("Close  Esc"),
            deed=deed,
            done=self._context.changes.tell,
            say=self._context.sentence,
            answers=answers,
            stacked=True,
        )
        strip.closed.connect(self.table.setFocus)
        return strip

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self._context.translate("Operators"), "section"))
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.add_strip)
        column.addWidget(self.password_strip)
        column.addWidget(self.said)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read who there is, while it is seen."""
        if not self.isVisible():
            return
        self._shown = operators.operators(self._context.desk)
        self.table.set_rows([self._row(each) for each in self._shown])
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        manages = is_manager(self._context.desk)
        for button in self.buttons:
            button.setVisible(manages)
        if not manages:
            self._say(self._context.translate("Managers let people in and go, and give forgotten passwords anew."))
        self._follow()

    def _row(self, each: Operator) -> dict[str, str]:
        _ = self._context.translate
        state = HAS_LEFT if not each.active else HERE if each.has_password else NO_PASSWORD
        return {"name": each.name, "role": _(MANAGER if each.manager else CLERK), "state": _(state)}

    def _follow(self) -> None:
        """The buttons speak of the chosen one."""
        _, chosen = self._context.translate, self.chosen()
        if chosen is None:
            return
        oneself = chosen.id == self._context.desk.archive.operator
        self.role_button.setText(_("Make a clerk") if chosen.manager else _("Make a manager"))
        self.leave_button.setText(_("Let go…") if chosen.active else _("Take back…"))
        self.role_button.setEnabled(chosen.active)
        self.password_button.setEnabled(chosen.active and not oneself)
        self.leave_button.setEnabled(not oneself)

    def chosen(self) -> Operator | None:
        """Return the operator of the current row."""
        row = self.table.current_row()
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def _say(self, text: str, kind: str = "quiet") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setProperty(KIND, kind)
        self.said.style().polish(self.said)

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a name and a first password."""
        self._open(self.add_strip, self._context.translate("The first password is told in person; its owner changes it here."))

    def _add(self) -> None:
        made = operators.add_operator(
            self._context.desk, self.name.value(), typed_twice(self.first, self.first_again), manager=self.as_manager.value()
        )
        self.name.set_value("")
        self.as_manager.set_value(False)
        self._say(self._context.translate("{operator} is let in.").format(operator=made.name), "done")

    def change_role(self) -> None:
        """Make the chosen one a manager, or a clerk again."""
        chosen = self.chosen()
        if chosen is not None:
            self._attempt(lambda: operators.set_manager(self._context.desk, chosen.id, manager=not chosen.manager))

    def give_password(self) -> None:
        """Ask for a new password of the chosen one."""
        chosen, _ = self.chosen(), self._context.translate
        if chosen is not None:
            self._about = chosen
            self._open(self.password_strip, _("A new password for {operator}.").format(operator=chosen.name))

    def leave_or_return(self) -> None:
        """Let the chosen one go, or take them back with a new password."""
        chosen, _ = self.chosen(), self._context.translate
        if chosen is None:
            return
        if not chosen.active:
            self._about = chosen
            self._open(
                self.password_strip, _("{operator} comes back as a clerk, with a new password.").format(operator=chosen.name)
            )
            return
        text = _("Let {operator} go? The password opens nothing any more.").format(operator=chosen.name)
        self._context.prompts.confirm(self, text, _("Let go"), lambda: self._let_go(chosen))

    def _let_go(self, chosen: Operator) -> None:
        self._attempt(lambda: operators.deactivate(self._context.desk, chosen.id))

    def _set_password(self) -> None:
        if self._about is None:
            return
        verb = operators.reset_password if self._about.active else operators.reactivate
        verb(self._context.desk, self._about.id, typed_twice(self.password, self.password_again))
        self._say(self._context.translate("{operator} has a new password.").format(operator=self._about.name), "done")

    def _open(self, strip: ActionStrip, message: str) -> None:
        self._say("")
        for other in (self.add_strip, self.password_strip):
            if other is not strip:
                other.hide()
        strip.open(message)

    def _attempt(self, verb: Callable[[], object]) -> None:
        reason: Reason | None = None
        try:
            verb()
        except RuzhuError as error:
            reason = error.reason
        self._say("" if reason is None else self._context.sentence(reason), "reason")
        self._context.changes.tell()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Another counter may have changed it since; what was said then is old."""
        super().showEvent(event)
        self._say("")
        self.refresh()
