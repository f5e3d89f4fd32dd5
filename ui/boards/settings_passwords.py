"""One's own password, and the recovery phrase for the day when all passwords are forgotten."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.authority import is_manager
from app.desk.upkeep import operators
from app.errors import RuzhuError
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel, Strip
from ui.widgets.action_strip import ActionStrip, Asked
from ui.widgets.into_view import bring_into_view
from ui.widgets.labels import KIND
from ui.widgets.secret_input import SecretInput, typed_twice


class PasswordsPart(QWidget):
    """The phrase is shown once, to be written on paper, and is gone when the board is left."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        self.own_button = Button(_("Change my password…"), self.change)
        self.recovery_button = Button(_("New recovery phrase…"), self.ask_recovery)
        self.said = PlainLabel("", "quiet")
        self.old, self.new, self.again = SecretInput(), SecretInput(), SecretInput()
        self.strip = ActionStrip(
            (
                Asked(_("Old password"), self.old, 1),
                Asked(_("New password"), self.new, 1),
                Asked(_("Once more"), self.again, 1),
            ),
            do=_("Change the password"),
            close=_("Close  Esc"),
            deed=self._change,
            done=lambda: self._say(_("Your password is changed."), "done"),
            say=context.sentence,
            answers={
                "archive.password_wrong": self.old,
                "archive.password_empty": self.new,
                "roles.passwords_differ": self.again,
            },
            stacked=True,
        )
        self.phrase = PlainLabel("", "heading")
        self.phrase.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.phrase.setAccessibleName(_("Recovery phrase"))
        self.advice = Strip("", Button(_("It is written down"), self._forget), tone="wait")
        self._arrange()
        context.changes.changed.connect(self._show_who_may)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.own_button)
        row.addWidget(self.recovery_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self._context.translate("Passwords"), "section"))
        for each in (self.strip, self.phrase, self.advice, self.said):
            column.addWidget(each)
        column.insertLayout(1, row)
        self._forget()

    def change(self) -> None:
        """Ask for the old password and a new one."""
        self._say("")
        self.strip.open(self._context.translate("Your password opens the archive under your name, and nobody else's."))

    def _change(self) -> None:
        operators.change_password(self._context.desk, self.old.text(), typed_twice(self.new, self.again))

    def ask_recovery(self) -> None:
        """Make a phrase; where there is one already, ask first, because that will do no more."""
        _ = self._context.translate
        if not operators.has_recovery_phrase(self._context.desk):
            self._make_recovery()
            return
        text = _("Make a new recovery phrase? The one that was written down before will not do any more.")
        self._context.prompts.confirm(self, text, _("Make a new one"), self._make_recovery)

    def _make_recovery(self) -> None:
        try:
            phrase = operators.make_recovery_phrase(self._context.desk)
        except RuzhuError as error:
            self._say(self._context.sentence(error.reason), "reason")
            return
        self._say("")
        self.phrase.setText(phrase)
        self.phrase.show()
        _ = self._context.translate
        self.advice.say(
            _("Write it on paper and lock that away; it is not shown again. It sets a new password by `ruzhu operators recover`.")
        )
        bring_into_view(self.advice)

    def _forget(self) -> None:
        self.phrase.clear()
        self.phrase.hide()
        self.advice.say("")
        self._show_state()

    def _show_state(self) -> None:
        _, desk = self._context.translate, self._context.desk
        self._show_who_may()
        if not is_manager(desk):
            self._say("")
        elif operators.has_recovery_phrase(desk):
            self._say(_("There is a recovery phrase on paper, which sets a new password when all are forgotten."))
        else:
            self._say(_("Without a recovery phrase the archive stays shut once every password is forgotten."))

    def _show_who_may(self) -> None:
        self.recovery_button.setVisible(is_manager(self._context.desk))

    def _say(self, text: str, kind: str = "quiet") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setProperty(KIND, kind)
        self.said.style().polish(self.said)

    def showEvent(self, event: QShowEvent) -> None:
        """What was said and shown before is gone."""
        super().showEvent(event)
        self._forget()
