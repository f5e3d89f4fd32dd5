"""A manager's name and password for one act at a clerk's desk; a manager is not asked."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.authority import Authority, authorise, is_manager, operators_of
from app.desk.desk import Desk
from app.errors import RefusedError
from app.procedure.roles import acting_managers
from app.texts import Translator
from ui.widgets import Choice, PlainLabel
from ui.widgets.secret_input import SecretInput

PASSWORD_WIDTH = 136
NAME_WIDTH = 136
INPUT_HEIGHT = 32


class ManagerInput(QWidget):
    """Two inputs with their names over them, in a strip or on a page. `prepare` before it is shown, `authority` for the act."""

    def __init__(self, desk: Desk, translate: Translator, why: str = "") -> None:
        """`why` stands before the inputs where nothing else says what they are for."""
        super().__init__()
        self._desk = desk
        self._asked = False
        _ = translate
        self.name = Choice()
        self.name.setFixedWidth(NAME_WIDTH)
        self.password = SecretInput()
        self.password.setFixedWidth(PASSWORD_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if why:
            label = PlainLabel(why, "strong", wraps=False)
            label.setFixedHeight(INPUT_HEIGHT)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        for name, line in ((_("Manager's name"), self.name), (_("Manager's password"), self.password)):
            line.setAccessibleName(name)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(PlainLabel(name, "quiet", wraps=False))
            box.addWidget(line)
            row.addLayout(box)
        if why:
            row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.password)
        self.hide()

    def prepare(self, *, another: bool = False) -> bool:
        """Offer the managers that there are now; whether one is asked. `another`: the operator is one, but not the right one."""
        self.password.clear()
        self._asked = another or not is_manager(self._desk)
        self.setVisible(self._asked)
        if self._asked:
            everyone = acting_managers(operators_of(self._desk.archive))
            managers = [each.name for each in everyone if each.id != self._desk.archive.operator]
            self.name.set_options([(name, name) for name in managers])
            self.setFocusProxy(self.name if len(managers) > 1 else self.password)
        return self._asked

    def authority(self) -> Authority | None:
        """Return the word of the manager who typed the password; None where none is asked.

        Raises RefusedError without a password, ArchiveError for a wrong one; what was typed is gone in any case.
        """
        if not self._asked:
            return None
        password = self.password.text()
        self.password.clear()
        if not password:
            raise RefusedError.of("roles.manager_needed")
        return authorise(self._desk, self.name.value(), password)

    @property
    def answers(self) -> Mapping[str, QWidget]:
        """Which input mends which reason."""
        named = ("archive.operator_unknown", "roles.manager_missing", "roles.no_manager", "roles.own_application")
        typed = ("archive.password_wrong", "roles.manager_needed", "roles.authority_over")
        return dict.fromkeys(named, self.name) | dict.fromkeys(typed, self.password)
