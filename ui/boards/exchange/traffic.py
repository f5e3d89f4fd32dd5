"""往来: packages out and in, and how this archive stands with each partner."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.correspondence.partner_state import PartnerState, standings
from app.texts.pairing import ROLE_NAMES
from ui.boards.exchange.export_line import ExportLine
from ui.boards.exchange.import_line import ImportLine, is_droppable
from ui.boards.exchange.place_choice import Drives, PlaceChoice
from ui.boards.exchange.telling import Telling
from ui.boards.exchange.words import STATUSES, kept_reason, missing_words, moment, numbers
from ui.boards.exchange.work_strip import WorkStrip
from ui.context import WindowContext
from ui.pages.growing_table import GrowingTable
from ui.widgets import InputColumn, PlainLabel
from ui.widgets.table.column import Row


class TrafficPart(QWidget):
    """E exports, I imports; packages and folders may be dropped here."""

    def __init__(self, context: WindowContext, settings: QSettings, work: WorkStrip, drives: Drives) -> None:
        """What takes long is shown in `work`, which stands elsewhere."""
        super().__init__()
        self.context = context
        self.work = work
        self.telling = Telling()
        place = PlaceChoice(context, settings, drives)
        self.exporting = ExportLine(context, place, self.work, self.telling)
        self.importing = ImportLine(context, place, self.work, self.telling)
        self.table = GrowingTable(self._columns(), name=context.translate("Partners"), most_rows=400)
        self.empty = PlainLabel("", "quiet")
        self._shown: tuple[PartnerState, ...] = ()
        self.setAcceptDrops(True)
        self._arrange()
        self.work.busy.connect(self._follow)
        self.exporting.began.connect(self.importing.leave)

    def _columns(self) -> tuple[InputColumn, ...]:
        _ = self.context.translate
        return (
            InputColumn(key="site", title=_("Site"), width=136),
            InputColumn(key="station", title=_("Station"), width=152),
            InputColumn(key="sent", title=_("Last sent"), width=184),
            InputColumn(key="there", title=_("Arrived there"), width=216),
            InputColumn(key="seen", title=_("Last received"), width=240),
            InputColumn(key="state", title=_("What to look at")),
        )

    def _arrange(self) -> None:
        lines = QHBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self.exporting)
        lines.addSpacing(16)
        lines.addWidget(self.importing.button)
        lines.addWidget(self.importing.file_button)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(lines)
        for widget in (self.telling, self.importing, self.empty, self.table):
            column.addWidget(widget)
        column.addStretch(1)

    def refresh(self) -> None:
        """Read anew how it stands."""
        self._shown = standings(self.context.desk.archive)
        self.exporting.refresh()
        self.table.set_rows([self._row(each) for each in self._shown])
        self.table.setVisible(bool(self._shown))
        self.empty.setText(
            ""
            if self._shown
            else self.context.translate(
                "No other archive is let in yet. Open the list Pairing (Ctrl+3), give the other one your card and read in theirs."
            )
        )
        self.empty.setVisible(not self._shown)
        self._follow()
        self.importing.make_up()

    def _follow(self, _busy: object = None) -> None:
        """Nothing else is begun while something is under way."""
        free = not self.work.is_busy
        anyone = any(not each.partner.revoked for each in self._shown)
        for button in (self.exporting.button, self.importing.button, self.importing.file_button):
            button.setEnabled(free and anyone)

    # ---- one partner in words ----------------------------------------------------------------------------------------

    def _row(self, each: PartnerState) -> Row:
        _ = self.context.translate
        partner, sent, seen = each.partner, each.sent, each.seen
        return {
            "site": partner.site,
            "station": f"{_(ROLE_NAMES[partner.role])} · {partner.code}",
            "sent": "—" if sent is None else f"№ {sent.number} · {moment(sent.sent_at, self.context)}",
            "there": self._there(each),
            "seen": "—" if seen is None else self._seen(seen.number, seen.status, seen.seen_at),
            "state": self._state(each),
        }

    def _seen(self, number: int, status: str, at: str) -> str:
        return f"№ {number} · {moment(at, self.context)} · {self.context.translate(STATUSES[status])}"

    def _there(self, each: PartnerState) -> str:
        _ = self.context.translate
        if each.partner.revoked:
            return "—"
        if not each.receipt_at:
            return _("No receipt yet; {count} entries").format(count=each.unacknowledged)
        if not each.unacknowledged:
            return _("All, by the receipt of {time}").format(time=moment(each.receipt_at, self.context))
        text = _("All but {count} entries, by the receipt of {time}")
        return text.format(count=each.unacknowledged, time=moment(each.receipt_at, self.context))

    def _state(self, each: PartnerState) -> str:
        _ = self.context.translate
        if each.partner.revoked:
            return _("shut out")
        said = []
        if each.missing:
            said.append(missing_words(each.missing, waiting=each.waiting, translate=_))
        if each.twice:
            said.append(_("Package {numbers} came in two versions: that archive was copied").format(numbers=numbers(each.twice)))
        if each.seen is not None and each.seen.reason:
            said.append(kept_reason(each.seen.reason, self.context))
        said.extend(
            _("Package {number} was refused there: {why}").format(number=number, why=kept_reason(why, self.context))
            for number, why in each.refused
        )
        if each.scans_missing:
            said.append(
                _("{count} scans are missing there; they go along with the next package").format(count=each.scans_missing)
            )
        return " · ".join(said) or _("In order")

    # ---- dropping ----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Packages and folders may be dropped."""
        if self.importing.file_button.isEnabled() and _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See what they bring."""
        self.drop(_paths(event))
        event.acceptProposedAction()

    def drop(self, paths: Sequence[Path]) -> None:
        """See what packages and folders bring."""
        if paths and not self.work.is_busy:
            self.importing.try_places(paths)

    def focus_first(self) -> None:
        """The usual case takes the focus: Enter exports."""
        place = self.exporting.button if self.exporting.button.isEnabled() else self.exporting.whom
        place.setFocus(Qt.FocusReason.OtherFocusReason)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    given = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in given if is_droppable(path))
