"""How things look, in one place: an 8-pixel grid, inputs 32 pixels high, one accent, no frame inside a frame."""

from string import Template

from ui.theme import Theme

_SHEET = Template("""
* { font-family: $families; font-size: 10.5pt; }
QLabel[kind="heading"] { font-size: 14pt; font-weight: 700; }
QLabel[kind="section"], QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="amount"] { font-size: 20pt; font-weight: 700; }
QLabel[kind="quiet"] { color: $quiet; }
QLabel[kind="reason"] { color: $reason; }
QLabel[kind="done"] { color: $done; }
QLabel[kind="wait"] { color: $wait; }

QLineEdit, QComboBox, QPlainTextEdit {
    background: $base; color: $text; border: 1px solid $input_line; border-radius: 3px;
    padding: 0 7px; min-height: 30px; selection-background-color: $accent; selection-color: $accent_text;
}
QPlainTextEdit { padding: 4px 4px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 6px; min-height: 28px; }
QPlainTextEdit:focus { padding: 3px 3px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $reason; }
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only { background: $window; color: $quiet; border-color: $line; }
QLineEdit[cell="true"], QComboBox[cell="true"] { border-radius: 0; min-height: 0; padding: 0 3px; border: 2px solid $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $input_line; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 28px; }

QPushButton {
    background: $base; color: $text; border: 1px solid $input_line; border-radius: 3px; outline: 0;
    min-height: 30px; padding: 0 15px;
}
QPushButton:hover { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 0 14px; min-height: 28px; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $quiet; border-color: $line; background: $window; }
QPushButton[main="true"] { background: $accent; color: $accent_text; border-color: $accent; font-weight: 700; }
QPushButton[main="true"]:focus { border: 2px solid $text; }
QPushButton[main="true"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; text-align: left; padding: 0 8px; }
QPushButton[flat="true"]:hover { background: $accent_soft; }
QPushButton[flat="true"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[missing="true"] { color: $reason; text-align: right; }
QPushButton[missing="true"]:disabled { background: transparent; border-color: transparent; }
QPushButton[option="true"] { border-radius: 0; border-right-width: 0; padding: 0 8px; }
QPushButton[option="true"][last="true"] { border-right-width: 1px; }
QPushButton[option="true"]:checked {
    background: $accent_soft; color: $accent; border-bottom: 3px solid $accent; min-height: 28px;
}
QPushButton[option="true"]:focus { border: 2px solid $accent; padding: 0 6px 0 7px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 32px; color: $text; }
QCheckBox::indicator, QTableView::indicator {
    width: 16px; height: 16px; border: 1px solid $input_line; border-radius: 2px; background: $base;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/$tick");
}
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox:focus { color: $accent; }

QTableView, QListView {
    background: $base; alternate-background-color: $alternate; color: $text; border: 1px solid $line;
    gridline-color: $line; outline: 0; selection-background-color: $accent_soft; selection-color: $text;
}
QTableView:focus, QListView:focus { border: 1px solid $accent; }
QTableView::item { padding: 0 7px; }
QTableView::item:focus { border: 2px solid $accent; padding: 0 5px; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView::section {
    background: $bar; color: $quiet; border: none; border-right: 1px solid $line; border-bottom: 1px solid $line;
    padding: 0 10px; min-height: 30px;
}
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $input_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QWidget[strip="note"] { background: $accent_soft; }
QWidget[strip="wait"] { background: $wait_soft; }
QWidget[strip="reason"] { background: $reason_soft; }
QWidget[bar="true"] { background: $bar; }
QWidget[edge="top"] { border-top: 1px solid $line; }
QWidget[sheet="true"] { background: $bar; }

QPushButton[board="true"] {
    background: transparent; border: none; border-left: 3px solid transparent; border-radius: 0;
    min-height: 40px; padding: 0 16px; text-align: left;
}
QPushButton[board="true"]:hover { background: $accent_soft; }
QPushButton[board="true"]:checked { border-left-color: $accent; background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[board="true"]:focus { border: 2px solid $accent; border-left-width: 3px; padding: 0 14px 0 16px; }

QPushButton[rail="true"] {
    background: transparent; border: none; border-left: 3px solid transparent; border-radius: 0;
    min-height: 32px; padding: 0 8px; text-align: left;
}
QPushButton[rail="true"]:hover { background: $accent_soft; }
QPushButton[rail="true"]:checked { border-left-color: $accent; background: $accent_soft; font-weight: 700; }
QPushButton[rail="true"]:focus { border: 2px solid $accent; border-left-width: 3px; padding: 0 6px 0 8px; }
QPushButton[rail="true"][state="done"] { color: $done; }
QPushButton[rail="true"][state="here"] { color: $accent; }
QPushButton[rail="true"][state="waiting"] { color: $wait; }
QPushButton[rail="true"][state="ahead"], QPushButton[rail="true"][state="not_applicable"] { color: $quiet; }

QProgressBar { border: 1px solid $input_line; border-radius: 3px; background: $base; text-align: center; min-height: 22px; }
QProgressBar::chunk { background: $accent_soft; }
QToolTip { background: $base; color: $text; border: 1px solid $input_line; padding: 4px; }
QMenu { background: $base; border: 1px solid $input_line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QSplitter::handle { background: $line; }
""")


def stylesheet(theme: Theme, families: tuple[str, ...], icons: str) -> str:
    """Qt's style sheet of a theme. `icons` is the folder of the drawn signs, as a path with forward slashes."""
    colours = {name: getattr(theme, name) for name in Theme.__slots__ if name != "dark"}
    names = ", ".join(f'"{family}"' for family in families)
    return _SHEET.substitute(colours, families=names, icons=icons, tick="tick_dark.svg" if theme.dark else "tick.svg")
