"""Open an archive with a name and a password, or make a new one. One page, no dialog; Enter goes on."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import RuzhuError
from app.procedure.reason import Reason
from app.texts import Translator, sentence
from ui.prompts import Prompts
from ui.settings_file import OPERATOR, recent_archives, remember_archive, text_setting
from ui.widgets import Button, Choice, ChoiceRow, Field, LineInput, PlainLabel

if TYPE_CHECKING:  # the archive's libraries load while the person types the password
    from app.desk.desk import Desk

LABEL_WIDTH = 120


class Login(QWidget):
    """`opened` gives the desk of the archive that was opened or made."""

    opened = Signal(object)

    def __init__(self, translate: Translator, prompts: Prompts, settings: QSettings, folder: Path | None = None) -> None:
        super().__init__()
        self._translate = translate
        self._prompts = prompts
        self._settings = settings
        self._making = False
        _ = translate
        self.heading = PlainLabel(_("Ruzhu · move-in counter"), "heading")
        self.recent = Choice()
        self.folder = LineInput(limit=1000, placeholder=_("Folder of the archive"))
        self.site = LineInput(field="field:name")
        self.station = LineInput(field="field:number", limit=40)
        self.role = ChoiceRow((("counter", _("A counter of the project")), ("headquarters", _("The company"))))
        self.role.set_value("counter")
        self.operator = LineInput(field="field:name")
        self.password = _Secret()
        self.again = _Secret()
        self.problem = PlainLabel("", "reason")
        self.problem.setAccessibleName(_("Problem"))
        self.open_button = Button(_("Open  Enter"), self.go_on, main=True)
        self.other_button = Button("", self._switch)
        self.browse_button = Button(_("Browse…"), self._browse)
        self._arrange()
        self._offer(folder)
        self._show_mode()

    def _arrange(self) -> None:
        _ = self._translate
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse_button)
        place.setFocusProxy(self.folder)
        self.folder.setAccessibleName(_("Archive"))
        self._recent_field = Field(_("Opened lately"), self.recent, label_width=LABEL_WIDTH)
        self._only_new = [
            Field(_("Project"), self.site, label_width=LABEL_WIDTH, hint=_("As it stands on every paper")),
            Field(_("Station"), self.station, label_width=LABEL_WIDTH, hint=_("A short label; case numbers begin with it")),
            Field(_("Used by"), self.role, label_width=LABEL_WIDTH),
        ]
        self._again_field = Field(_("Password again"), self.again, label_width=LABEL_WIDTH)
        rows: Sequence[QWidget] = (
            self.heading,
            self._recent_field,
            Field(_("Archive"), place, label_width=LABEL_WIDTH),
            *self._only_new,
            Field(_("Operator"), self.operator, label_width=LABEL_WIDTH),
            Field(_("Password"), self.password, label_width=LABEL_WIDTH),
            self._again_field,
            self.problem,
        )
        box = QWidget()
        box.setFixedWidth(560)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in rows:
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.addStretch(1)
        outside.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outside.addStretch(2)

    def _offer(self, folder: Path | None) -> None:
        """The archives opened lately; the one on the command line before all."""
        recent = recent_archives(self._settings)
        self.recent.set_options([(str(path), path.name + "  —  " + str(path.parent)) for path in recent])
        self.recent.edited.connect(self._take_recent)
        self._recent_field.setVisible(len(recent) > 1 and folder is None)
        chosen = folder or (recent[0] if recent else None)
        if chosen is not None:
            self.folder.set_value(str(chosen.absolute()))
        self.operator.set_value(text_setting(self._settings, OPERATOR))
        self._making = chosen is None

    def _take_recent(self) -> None:
        self.folder.set_value(self.recent.value())
        self.password.setFocus()

    def _switch(self) -> None:
        if self._making:
            self.show_opening()
        else:
            self.show_making()

    def show_opening(self) -> None:
        """Ask for what opens an archive."""
        self._making = False
        self._show_mode()

    def show_making(self) -> None:
        """Ask for what a new archive needs."""
        self._making = True
        self._show_mode()

    def _show_mode(self) -> None:
        _ = self._translate
        for field in (*self._only_new, self._again_field):
            field.setVisible(self._making)
        self.open_button.setText(_("Make the archive  Enter") if self._making else _("Open  Enter"))
        self.other_button.setText(_("Open an archive") if self._making else _("Make a new archive"))
        self._say(None)
        self.focus_first()

    def focus_first(self) -> None:
        """The first thing that is not known yet takes the focus."""
        next((line for line in self._asked() if not line.text()), self.password).setFocus()

    def _asked(self) -> "Sequence[QLineEdit]":
        """Return what must be filled in, in the order of the page; whose password it is need not be said."""
        if self._making:
            return (self.folder, self.site, self.station, self.operator, self.password, self.again)
        return (self.folder, self.password)

    def _browse(self) -> None:
        self._prompts.choose_folder(self, self._translate("Folder of the archive"), lambda path: self.folder.set_value(str(path)))

    def go_on(self) -> None:
        """Open or make the archive; what is wrong is one line in the page. A line that is still empty is asked for first."""
        empty = next((line for line in self._asked() if not line.text()), None)
        if empty is not None:
            self._say_text(self._translate("Please fill in: {field}").format(field=empty.accessibleName()))
            empty.setFocus()
            return
        if self._making and self.password.text() != self.again.text():
            self._say_text(self._translate("The two passwords differ."))
            self.again.setFocus()
            return
        self._attempt(self._make if self._making else self._open)

    def _attempt(self, verb: "Callable[[], Desk]") -> None:
        try:
            desk = verb()
        except RuzhuError as error:
            self._say(error.reason)
            self.password.selectAll()
            self.password.setFocus()
            return
        remember_archive(self._settings, desk.archive.folder, desk.operator_name)
        self._say(None)
        self.opened.emit(desk)

    def _open(self) -> "Desk":
        from app.desk.site import open_desk  # noqa: PLC0415  (the archive's libraries load while the person types the password)

        return open_desk(Path(self.folder.text().strip()), operator=self.operator.value() or None, password=self.password.text())

    def _make(self) -> "Desk":
        from app.desk.site import create_site  # noqa: PLC0415  (the same)
        from app.procedure.case import Site  # noqa: PLC0415  (the same)

        return create_site(
            Path(self.folder.text().strip()),
            site=Site(id="", name=self.site.value()),
            station=self.station.value(),
            role=self.role.value() or "counter",
            operator=self.operator.value(),
            password=self.password.text(),
        )

    def _say(self, reason: Reason | None) -> None:
        self._say_text("" if reason is None else sentence(reason, self._translate, self._name))

    def _name(self, identifier: str) -> str:
        from app.texts.names import field_name  # noqa: PLC0415  (only a refusal needs it)

        return field_name(identifier, self._translate)

    def _say_text(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from any line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)


class _Secret(QLineEdit):
    """A line whose characters are hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
