"""导出: for whom, where to, and one button for the usual case; nothing is left behind unless it is whole."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.archive.journal.mandate import HEADQUARTERS
from app.desk.desk import Desk
from app.exchange.exporting import Exported, addressees, export_package
from app.exchange.partners.trust import Partner, partners
from ui.boards.exchange.pace import megabytes
from ui.boards.exchange.place_choice import PlaceChoice
from ui.boards.exchange.telling import Telling
from ui.boards.exchange.work_strip import Progress, WorkStrip
from ui.context import WindowContext
from ui.widgets import Button, Choice, PlainLabel

EVERYONE = "everyone"
WHOM_WIDTH, PLACE_WIDTH = 216, 320


class ExportLine(QWidget):
    """E writes for whom and where it says; headquarters comes first where there is one.

    `began` is told when writing begins: what an import brought before is old then.
    """

    began = Signal()

    def __init__(self, context: WindowContext, place: PlaceChoice, work: WorkStrip, telling: Telling) -> None:
        super().__init__()
        self._context, self._work, self._telling = context, work, telling
        self.place = place
        _ = context.translate
        self.whom = Choice()
        self.whom.setAccessibleName(_("For whom"))
        self.whom.setMinimumWidth(WHOM_WIDTH)
        place.setMinimumWidth(PLACE_WIDTH)
        self.button = Button(_("Export"), self.export, "E", main=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, widget in ((_("For whom"), self.whom), (_("Drive or folder"), place)):
            row.addWidget(PlainLabel(name, "quiet", wraps=False))
            row.addWidget(widget)
        row.addWidget(self.button)

    def refresh(self) -> None:
        """Offer everyone who is let in."""
        _ = self._context.translate
        archive = self._context.desk.archive
        known = [each for each in partners(archive.database, archive.station.id) if not each.revoked]
        company = [each for each in known if each.role == HEADQUARTERS]
        usual = [("", _("Headquarters"))] if company else []
        several = [(EVERYONE, _("All {count} stations").format(count=len(known)))] if len(known) > 1 or not company else []
        singly = [(each.station, f"{each.site} · {each.code}") for each in known if each.role != HEADQUARTERS or len(company) > 1]
        self.whom.set_options([*usual, *several, *singly] if known else [("", _("Nobody yet"))])
        self.button.setEnabled(bool(known) and not self._work.is_busy)

    def export(self) -> None:
        """Write for whom it says; a folder is asked for where none is known."""
        folder = self.place.folder()
        if folder is None:
            self.place.ask(self.export)
            return
        self.place.remember()
        self.write(folder)

    def write(self, folder: Path) -> None:
        """Write the packages in another thread; Cancel leaves nothing of the one that is not whole."""
        _, whom = self._context.translate, self.whom.value()
        made: list[Exported] = []
        self._telling.clear()
        self.began.emit()
        self._work.run(
            _("Writing into {folder} …").format(folder=folder),
            lambda desk, told: _write(desk, whom, folder, made, told),
            done=lambda _result: self._done(made),
            failed=self._telling.failed,
            stopped=lambda _result: self._stopped(made),
            unit=megabytes(_),
        )

    def _done(self, made: list[Exported]) -> None:
        _ = self._context.translate
        self._telling.done(_("You may remove the stick."), [self._words(each) for each in made])
        self._context.changes.tell()

    def _stopped(self, made: list[Exported]) -> None:
        """Those before the one that was broken off are whole."""
        _ = self._context.translate
        if made:
            words = _("Cancelled. Nothing half-written is left; these were finished:")
            self._telling.quiet(words, [self._words(each) for each in made])
            self._context.changes.tell()
        else:
            self._telling.quiet(_("Cancelled. Nothing is left in the folder."))

    def _words(self, made: Exported) -> str:
        _ = self._context.translate
        text = _("{station} ({site}): package {number}, {entries} entries, {scans} scans, {size} MB, {file}")
        partner = made.partner
        return text.format(
            station=partner.code,
            site=partner.site,
            number=made.number,
            entries=made.entries,
            scans=made.scans,
            size=f"{made.bytes / 1e6:,.2f}",
            file=made.package.name,
        )


def _write(desk: Desk, whom: str, folder: Path, made: list[Exported], told: Progress) -> None:
    """One package after the other; what was made is noted as it is."""
    everyone = addressees(desk.archive, whom if whom not in {"", EVERYONE} else None, everyone=whom == EVERYONE)
    for place, partner in enumerate(everyone):
        made.append(_package(desk, partner, folder, _part(told, place, len(everyone))))


def _package(desk: Desk, partner: Partner, folder: Path, told: Progress) -> Exported:
    return export_package(desk.archive, partner, folder, desk.act("export"), desk.now().isoformat(), told)


def _part(told: Progress, place: int, count: int) -> Progress:
    """Progress of one package as part of all: each is taken to be as large as this one."""
    return lambda done, whole: told(place * whole + done, count * whole)
