"""设置: language and colours of the window, and what this archive is."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.texts import N_
from ui.boards.backup import BackupPart
from ui.boards.board import Board
from ui.boards.settings_passwords import PasswordsPart
from ui.boards.settings_people import OperatorsPart
from ui.boards.settings_printing import PrintingPart
from ui.boards.site_part import SitePart
from ui.context import WindowContext
from ui.settings_file import SCHEME, text_setting
from ui.widgets import ChoiceRow, Field, PlainLabel

LANGUAGES = (("zh_CN", "中文"), ("en", "English"))
COLOURS = (("system", N_("Like the system")), ("light", N_("Light")), ("dark", N_("Dark")))
LABEL_WIDTH = 168


class SettingsBoard(Board):
    """Changes take effect at once; nothing has to be confirmed."""

    key = "settings"
    searched = False

    language_wanted = Signal(str)
    colours_wanted = Signal(str)

    def __init__(self, context: WindowContext, settings: QSettings) -> None:
        _ = context.translate
        super().__init__(context, _("Settings"))
        self.languages = ChoiceRow(LANGUAGES)
        self.languages.set_value(context.language)
        self.languages.edited.connect(lambda: self.language_wanted.emit(self.languages.value()))
        self.colours = ChoiceRow([(value, _(text)) for value, text in COLOURS])
        self.colours.set_value(text_setting(settings, SCHEME, "system"))
        self.colours.edited.connect(lambda: self.colours_wanted.emit(self.colours.value()))
        box = QWidget()
        box.setMaximumWidth(720)
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addWidget(Field(_("Language"), self.languages, label_width=LABEL_WIDTH))
        rows.addWidget(Field(_("Colours"), self.colours, label_width=LABEL_WIDTH))
        self.backup = BackupPart(context, LABEL_WIDTH)
        rows.addWidget(self.backup)
        rows.addWidget(PlainLabel(_("This archive"), "section"))
        desk = context.desk
        for title, value in (
            (_("Station"), desk.archive.station.code),
            (_("Counter"), desk.counter),
            (_("Operator"), desk.operator_name),
            (_("Folder of the archive"), str(desk.archive.folder)),
        ):
            rows.addWidget(Field(title, PlainLabel(value), label_width=LABEL_WIDTH))
        self.people = OperatorsPart(context)
        rows.addWidget(self.people)
        self.passwords = PasswordsPart(context)
        rows.addWidget(self.passwords)
        self.site = SitePart(context, LABEL_WIDTH)
        rows.addWidget(self.site)
        self.printing = PrintingPart(context)
        rows.addWidget(self.printing)
        rows.addStretch(1)
        self.column.addWidget(_scrolled(box), 1)

    def focus_first(self) -> None:
        """The language takes the focus."""
        self.languages.setFocus()


def _scrolled(box: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(box)
    return area
