"""Versions of one row side by side, field by field: ↑↓ go from field to field, ←→ choose the version, Enter decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.archive.journal.entry import Stored
from app.texts import Translator

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CHOSEN, OPEN = "●", "○"
FIELD_WIDTH = 200
ROW_HEIGHT = 36


@dataclass(frozen=True, slots=True)
class Offer:
    """What one version says of a field: the stored value, and its words; `says` is false where it does not speak of the field."""

    value: Stored
    words: str
    says: bool = True


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: its column, its name, what each version offers, which is proposed, and whether more than one changed it."""

    column: str
    name: str
    offers: tuple[Offer, ...]
    proposed: int
    both: bool


class VersionsModel(QAbstractTableModel):
    """A row a field; the first column names it, each further one is a version."""

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self._titles: tuple[str, ...] = ()
        self.fields: tuple[FieldRow, ...] = ()
        self.chosen: list[int] = []
        self.is_open = True

    def show_fields(self, titles: Sequence[str], fields: Sequence[FieldRow], *, is_open: bool) -> None:
        """Show these, everything chosen as it is proposed."""
        self.beginResetModel()
        self._titles, self.fields = tuple(titles), tuple(fields)
        self.chosen = [field.proposed for field in fields]
        self.is_open = is_open
        self.endResetModel()

    def values(self) -> dict[str, Stored]:
        """Return the chosen value of each field."""
        return {field.column: field.offers[at].value for field, at in zip(self.fields, self.chosen, strict=True)}

    def choose(self, row: int, version: int) -> bool:
        """Choose a version for a field; one that does not speak of it cannot be chosen."""
        if not self.is_open or not 0 <= row < len(self.fields) or not 0 <= version < len(self._titles):
            return False
        if not self.fields[row].offers[version].says:
            return False
        self.chosen[row] = version
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._titles)))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return number of fields."""
        return 0 if parent.isValid() else len(self.fields)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """The names, and each version."""
        return 0 if parent.isValid() else len(self._titles) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return whose version it is."""
        if role != Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        _ = self._translate
        return _("Field") if section == 0 else self._titles[section - 1]

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what stands in a cell, and what is read to those who do not see it."""
        _, field = self._translate, self.fields[index.row()]
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if index.column() == 0:
            return f"{field.name}\n{_('both changed it')}" if field.both else field.name
        version = index.column() - 1
        offer = field.offers[version]
        if not offer.says:
            return "—"
        chosen = self.chosen[index.row()] == version
        if role == Role.AccessibleTextRole:
            state = _("chosen") if chosen else _("not chosen")
            return f"{field.name}: {offer.words}, {state}"
        return f"{CHOSEN if chosen else OPEN} {offer.words}" if self.is_open else offer.words


class VersionsTable(QTableView):
    """`decided` asks to decide as it is chosen."""

    decided = Signal()

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self.versions = VersionsModel(translate)
        self.setModel(self.versions)
        self.setAccessibleName(translate("Versions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self.versions.choose(index.row(), index.column() - 1))

    def show_fields(self, titles: Sequence[str], fields: Sequence[FieldRow], *, is_open: bool) -> None:
        """Show these; the first field that a person must look at is the current one."""
        self.versions.show_fields(titles, fields, is_open=is_open)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, FIELD_WIDTH)
        first = next((row for row, field in enumerate(fields) if field.both), 0)
        self._go_to(first)

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self.versions.fields):
            self.setCurrentIndex(self.versions.index(row, self.versions.chosen[row] + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ fields, ←→ versions, Enter decides."""
        at = self.currentIndex()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and at.isValid():
            self._choose_next(at.row(), step)
        elif move is not None and at.isValid():
            self._go_to(min(max(at.row() + move, 0), len(self.versions.fields) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key that is held down would decide all that follow
                self.decided.emit()
        else:
            super().keyPressEvent(event)

    def _choose_next(self, row: int, step: int) -> None:
        """The next version to that side that speaks of the field."""
        at = self.versions.chosen[row] + step
        while 0 <= at < len(self.versions.fields[row].offers):
            if self.versions.choose(row, at):
                self._go_to(row)
                return
            at += step
