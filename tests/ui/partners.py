"""Archives beside the counter of a test: headquarters and other counters, paired, and packages carried between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.archive.cases.boards import catch_up
from app.desk.desk import Desk
from app.desk.household import reception
from app.desk.household.queries import case_file
from app.desk.household.reception import ReceptionEntry
from app.desk.site import create_site
from app.exchange.exporting import Exported, export_package
from app.exchange.importing import Imported, import_packages
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit
from app.exchange.partners.trust import own_partners
from app.procedure.case import CaseFile, PersonRole, Site
from tests.ui.stage import SITE, Counter


@contextmanager
def archive_beside(counter: Counter, code: str, *, site: Site = SITE, role: str = "counter") -> Iterator[Desk]:
    """Another archive on the disk of the test, on the same clock."""
    desk = create_site(
        counter.folder / f"{site.name}-{code}",
        site=site,
        station=code,
        operator="赵敏",
        password="x",
        role=role,
        clock=counter.clock,
        settings=counter.settings,
    )
    with desk.archive:
        yield desk


@contextmanager
def headquarters_beside(counter: Counter) -> Iterator[Desk]:
    """Headquarters, paired with the counter both ways."""
    with archive_beside(counter, "总部", site=Site(id="", name="海棠置业"), role="headquarters") as made:
        pair(counter.desk, made)
        yield made


def pair(one: Desk, other: Desk) -> None:
    """Each lets the other in."""
    for here, there in ((one, other), (other, one)):
        admit(here.archive, here.act("admit"), own_card(there.archive))


def write(sender: Desk, receiver: Desk, folder: Path) -> Exported:
    """A package from one to the other."""
    folder.mkdir(exist_ok=True)
    partner = own_partners(sender.database, sender.archive.station.id)[receiver.archive.station.id]
    return export_package(sender.archive, partner, folder, sender.act("export"), sender.now().isoformat())


def take(receiver: Desk, *packages: Path) -> tuple[Imported, ...]:
    """Packages taken in, and the lists brought up to date."""
    results = import_packages(receiver.archive, packages, receiver.act("import"), receiver.now().isoformat())
    catch_up(receiver.archive)
    return results


def carry(sender: Desk, receiver: Desk, folder: Path) -> Imported:
    """A package written by one and taken in by the other."""
    return take(receiver, write(sender, receiver, folder).package)[0]


def amend_client(desk: Desk, case_id: str, **changes: object) -> CaseFile:
    """Other particulars of the client of a case; gives the case after it."""
    file = case_file(desk, case_id)
    case = file.case
    people = tuple(
        replace(person, **changes) if person.role is PersonRole.CLIENT else person  # type: ignore[arg-type]  # fields by name
        for person in file.people
    )
    entry = ReceptionEntry(
        tenure=case.tenure,
        party=case.party,
        origin=case.origin,
        employed=case.employed,
        renovating=case.renovating,
        entrusted=case.entrusted,
        use=case.use,
        consent=case.consent,
        last_day=file.last_day,
        people=people,
        vehicles=file.vehicles,
    )
    reception.save_reception(desk, case_id, entry)
    return case_file(desk, case_id)
