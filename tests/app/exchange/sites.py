"""Archives that pair with each other: headquarters and counters, open, in one folder."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.archive.archive import Archive
from app.archive.journal.mandate import COUNTER
from app.desk.desk import Desk
from app.desk.site import create_site
from app.exchange.exporting import export_package
from app.exchange.importing import import_package
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import Admitted, admit, revoke
from app.exchange.partners.trust import Partner, own_partners, partners
from app.procedure.case import Site
from tests.app.desk.counter import PASSWORD, START, settings_in
from tests.walking.desk_office import MovableClock

TODAY = date(2026, 12, 1)
MANAGER = "王丽"


@dataclass
class Paired:
    """One archive, open at its desk."""

    desk: Desk

    @property
    def archive(self) -> Archive:
        return self.desk.archive

    @property
    def id(self) -> str:
        return self.archive.station.id

    def admit(self, other: "Paired") -> Admitted:
        """Let another in by its card."""
        return admit(self.archive, self.desk.act("admit"), own_card(other.archive))

    def revoke(self, other: "Paired", reason: str = "电脑丢失") -> Partner:
        """Shut another out."""
        return revoke(self.archive, self.desk.act("revoke"), other.id, reason=reason, on=TODAY)

    def partners(self) -> tuple[Partner, ...]:
        return partners(self.archive.database, self.id)

    def knows(self, other: "Paired") -> bool | None:
        """Whether it lets the other in; None for a stranger."""
        found = next((partner for partner in self.partners() if partner.station == other.id), None)
        return None if found is None else not found.revoked

    def send(self, other: "Paired", stick: Path) -> None:
        """Everything the other lacks, by a package on a stick."""
        stick.mkdir(exist_ok=True)
        partner = own_partners(self.archive.database, self.id)[other.id]
        made = export_package(self.archive, partner, stick, self.desk.act("export"), self.desk.now().isoformat())
        import_package(other.archive, made.package, other.desk.act("import"), other.desk.now().isoformat())


class Company:
    """Makes archives below a folder; all are closed in the end."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self.folder = folder
        self._opened = opened

    def make(self, site: str, station: str, role: str = COUNTER) -> Paired:
        desk = create_site(
            self.folder / f"{site}-{station}",
            site=Site(id="", name=site),
            station=station,
            role=role,
            operator=MANAGER,
            password=PASSWORD,
            clock=MovableClock(START),
            settings=settings_in(self.folder),
        )
        self._opened.enter_context(desk.archive)
        return Paired(desk)


@contextmanager
def a_company(folder: Path) -> Iterator[Company]:
    """A company without archives yet."""
    with ExitStack() as opened:
        yield Company(folder, opened)
