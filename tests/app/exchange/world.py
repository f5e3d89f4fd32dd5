"""A company in a folder: headquarters, two counters of one site and one of another, and the sticks between them.

What happens to the archives and to the sticks is drawn at random; what must hold in the end is read off the archives themselves.
"""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.archive.archive import ArchiveSettings
from app.archive.database.about import about
from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.journal.chain import entries_in_order
from app.archive.journal.entry import DESTROY, Stored
from app.archive.journal.layout import shape
from app.archive.tables.case import CaseTable, PaperCheckTable, PersonTable
from app.archive.tables.certificates import CertificateTable
from app.archive.tables.site import UnitTable
from app.archive.verify import verify
from app.desk.desk import Desk
from app.desk.site import create_site, open_desk
from app.exchange.decisions.conflicts import decide, open_conflicts
from app.exchange.exporting import addressees, export_package
from app.exchange.importing import REFUSED, Imported, import_package, import_packages
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit
from app.procedure.case import Consent, Ending, Origin, Party, PersonRole, Site, Tenure, Use
from app.procedure.case.certificates import Signer
from app.procedure.case.unit import UnitKind
from tests.app.desk.counter import settings_in

PASSWORD = "开门"
OPERATOR = "王丽"
COMPANY = "headquarters"
STATIONS = {COMPANY: ("总公司", "HQ"), "a": ("花园", "A1"), "b": ("花园", "B1"), "c": ("河畔", "A1")}
SITES = {"a": "花园", "b": "花园", "c": "河畔"}
ROWS = (CaseTable, PersonTable, PaperCheckTable, CertificateTable, UnitTable)


@dataclass
class Stick:
    """A package on its way: between whom, and the file."""

    sender: str
    to: str
    file: Path


@dataclass
class World:
    """The archives by name, each open; copies of one bear names such as `a2`."""

    folder: Path
    random: random.Random
    desks: dict[str, Desk] = field(default_factory=dict)
    sticks: list[Stick] = field(default_factory=list)
    backups: dict[str, Path] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    copies: int = 0
    disturbed: bool = False

    # -- archives -------------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> ArchiveSettings:
        return settings_in(self.folder)

    def open(self, name: str) -> Desk:
        desk = open_desk(self.folder / name, operator=OPERATOR, password=PASSWORD, counter=name, settings=self.settings)
        self.desks[name] = desk
        return desk

    def close(self) -> None:
        for desk in self.desks.values():
            desk.archive.close()
        self.desks.clear()

    def station_of(self, name: str) -> str:
        return self.desks[name].archive.station.id

    def counters(self) -> list[str]:
        return [name for name in self.desks if name != COMPANY]

    # -- what people do -------------------------------------------------------------------------------------------------

    def edit(self, name: str) -> None:
        """Some change of a case: a new one, a person, a paper, a certificate, at a counter or at headquarters."""
        desk = self.desks[name]
        cases = list(run(desk.database, "SELECT id, site_id FROM handover ORDER BY rowid"))
        what = self.random.choice(["case", "person", "person", "paper", "paper", "state", "certificate", "destroy"])
        if not cases or (what == "case" and name != COMPANY):
            if name != COMPANY:
                self.new_case(name)
            return
        case_id, site_id = self.random.choice(cases)
        site = next(each for each in set(SITES.values()) if natural_id("site", each) == site_id)
        getattr(self, f"_{what}" if what != "case" else "_state")(desk, case_id, site if name == COMPANY else None)

    def new_case(self, name: str) -> None:
        """A household is received."""
        desk = self.desks[name]
        number = f"{desk.counter}-{self.random.getrandbits(40):x}"
        with desk.archive.journal.writing(desk.act("receive")) as writing:
            unit = natural_id("unit", desk.archive.station.site, "101")
            if not list(run(writing.database, "SELECT 1 FROM unit WHERE id = ?", (unit,))):
                texts = {"building": "1", "entrance": "", "floor": "1", "room": "101", "layout": ""}
                writing.insert(UnitTable, unit, site_id=desk.site_id, key="101", kind=UnitKind.HOME, area=None, **texts)
            case_id = writing.insert(
                CaseTable,
                site_id=desk.site_id,
                number=number,
                unit_id=unit,
                procedure=desk.procedure.digest,
                tenure=Tenure.OWNER,
                party=Party.PERSON,
                origin=Origin.LOCAL,
                employed=False,
                renovating=False,
                entrusted=False,
                use=Use.OWN,
                consent=Consent.UNASKED,
                opened_on=desk.today(),
                ending=Ending.OPEN,
            )
            writing.insert(
                PersonTable,
                case_id=case_id,
                role=PersonRole.CLIENT,
                name="客户" + number,
                identity_kind="id_card",
                share="",
                present=True,
                powers=(),
                notarised=False,
                removed=False,
            )

    def _person(self, desk: Desk, case_id: str, site: str | None) -> None:
        people = [
            row[0] for row in run(desk.database, "SELECT id FROM person WHERE case_id = ? AND name IS NOT NULL", (case_id,))
        ]
        if people:
            with desk.archive.journal.writing(desk.act("correct", case_id), site) as writing:
                values = {self.random.choice(["name", "phone"]): f"{desk.counter}{self.random.randrange(1000)}"}
                writing.update(PersonTable, self.random.choice(people), **values)

    def _paper(self, desk: Desk, case_id: str, site: str | None) -> None:
        """Two counters may check the same paper of a case: one row, whoever came first."""
        paper = self.random.choice(["notice", "id_card"])
        row = natural_id("paper_check", case_id, paper)
        values = {"copies": self.random.randrange(3), "original_seen": self.random.random() < 0.5}
        with desk.archive.journal.writing(desk.act("check", case_id), site) as writing:
            if list(run(writing.database, "SELECT 1 FROM paper_check WHERE id = ?", (row,))):
                writing.update(PaperCheckTable, row, **values)
            else:
                writing.insert(PaperCheckTable, row, case_id=case_id, paper=paper, sealed=False, waived_by="", **values)

    def _state(self, desk: Desk, case_id: str, site: str | None) -> None:
        with desk.archive.journal.writing(desk.act("change", case_id), site) as writing:
            writing.update(CaseTable, case_id, renovating=self.random.random() < 0.5, use=self.random.choice(list(Use)))

    def _certificate(self, desk: Desk, case_id: str, site: str | None) -> None:
        """Numbers from a small heap, so that two stations now and then claim the same."""
        number = self.random.randrange(1, 40)
        if site is None and not list(run(desk.database, "SELECT 1 FROM certificate WHERE number = ?", (number,))):
            self.issue(desk, case_id, number)

    def issue(self, desk: Desk, case_id: str, number: int) -> None:
        """A certificate with that number is given to a household."""
        with desk.archive.journal.writing(desk.act("issue", case_id)) as writing:
            writing.insert(
                CertificateTable,
                natural_id("certificate", desk.archive.station.site, str(number)),
                number=number,
                book_id="",
                case_id=case_id,
                person_id="",
                state="issued",
                issued_on=desk.today(),
                issued_by=desk.counter,
                content=f"{number} {desk.counter}",
                signer=Signer.CLIENT,
                sealed_copies=(),
                signed_copies=(),
                copies_returned=0,
            )

    def _destroy(self, desk: Desk, case_id: str, site: str | None) -> None:
        people = [
            row[0] for row in run(desk.database, "SELECT id FROM person WHERE case_id = ? AND name IS NOT NULL", (case_id,))
        ]
        if people and site is None and self.random.random() < 0.3:
            desk.archive.journal.destroy(desk.act(DESTROY, case_id), people[0])

    # -- what happens to sticks -------------------------------------------------------------------------------------------

    def export(self, name: str, to: str) -> Stick | None:
        """A package from one archive for another, on a stick of its own."""
        desk = self.desks[name]
        station = self.station_of(to)
        partner = next((each for each in addressees(desk.archive, everyone=True) if each.station == station), None)
        if partner is None:
            return None
        folder = self.folder / "sticks" / str(len(self.told))
        folder.mkdir(parents=True)
        self.told.append(f"export {name} {to}")
        made = export_package(desk.archive, partner, folder, desk.act("export"), desk.now().isoformat())
        stick = Stick(name, to, made.package)
        self.sticks.append(stick)
        return stick

    def deliver(self, stick: Stick, to: str | None = None) -> Imported:
        """A package is taken in at its addressee, or at a copy of it."""
        name = to or stick.to
        desk = self.desks[name]
        self.told.append(f"deliver {stick.sender} {name} {stick.file.name}")
        return import_package(desk.archive, stick.file, desk.act("import"), desk.now().isoformat())

    def damage(self, stick: Stick) -> None:
        """A stick that was pulled out, or of which a bit fell over, brings nothing and changes nothing."""
        content = bytearray(stick.file.read_bytes())
        if self.random.random() < 0.5:
            content = content[: self.random.randrange(len(content))]
        else:
            content[self.random.randrange(len(content))] ^= 1 << self.random.randrange(8)
        damaged = stick.file.with_name("damaged.ruzhu")
        damaged.write_bytes(content)
        desk = self.desks[stick.to]
        before = self.state(stick.to)
        (result,) = import_packages(desk.archive, [damaged], desk.act("import"), desk.now().isoformat())
        assert result.status == REFUSED, self.told
        assert self.state(stick.to) == before, self.told

    # -- what happens to disks ----------------------------------------------------------------------------------------------

    def copy(self, name: str, *, noticed: bool) -> str:
        """The disk of a counter is cloned. With the mark copied along the program cannot notice: a chain is continued twice."""
        self.disturbed = True
        self.copies += 1
        other = f"{name[0]}{self.copies + 1}"
        self.told.append(f"copy {name} {other} {noticed}")
        self.desks.pop(name).archive.close()
        shutil.copytree(self.folder / name, self.folder / other)
        self.open(name)
        if not noticed:
            self.recognise(other)
        self.open(other)
        return other

    def recognise(self, name: str) -> None:
        """Make the mark of an archive that lies in another place now."""
        desk = open_desk(self.folder / name, operator=OPERATOR, password=PASSWORD, reading=True, settings=self.settings)
        secret = about(desk.database, "mark")
        desk.archive.close()
        assert secret is not None
        self.settings.mark(self.folder / name).settle(secret)

    def back_up(self, name: str) -> None:
        """The folder of an archive is put aside."""
        self.desks.pop(name).archive.close()
        target = self.folder / "backups" / f"{name}-{len(self.told)}"
        self.told.append(f"back up {name}")
        shutil.copytree(self.folder / name, target)
        self.backups[name] = target
        self.open(name)

    def restore(self, name: str) -> None:
        """What was put aside takes the place of the archive."""
        self.disturbed = True
        self.told.append(f"restore {name}")
        self.desks.pop(name).archive.close()
        shutil.rmtree(self.folder / name)
        shutil.copytree(self.backups[name], self.folder / name)
        self.open(name)

    # -- what must hold -----------------------------------------------------------------------------------------------------

    def exchange(self) -> int:
        """Every counter sends to headquarters and gets an answer; gives how many entries moved."""
        moved = 0
        for name in self.counters():
            for sender, to in ((name, COMPANY), (COMPANY, name)):
                stick = self.export(sender, to)
                assert stick is not None
                moved += self.deliver(stick).entries
        return moved

    def decide_all(self) -> int:
        """A person at headquarters settles every row that was changed at two places."""
        desk = self.desks[COMPANY]
        conflicts = open_conflicts(desk.archive)
        for conflict in conflicts:
            columns = self.random.choice(conflict.rivals).columns if conflict.current else {}
            chosen = {name: columns[name] for name in conflict.fields if name in columns and self.random.random() < 0.5}
            act = desk.act("decide", conflict.case_id)
            decide(desk.archive, act, conflict, chosen, decided_by=OPERATOR, today=desk.today())
        return len(conflicts)

    def hashes(self, name: str) -> set[str]:
        return {entry.hash().hex() for entry in entries_in_order(self.desks[name].database)}

    def forked(self, name: str) -> set[str]:
        return {row[0] for row in run(self.desks[name].database, "SELECT hash FROM forked_entry")}

    def state(self, name: str) -> dict[str, list[tuple[Stored, ...]]]:
        """All that is journaled, row by row, with the entries; and what waits."""
        database, layout = self.desks[name].database, self.desks[name].archive.settings.layout
        tables = [shape(model).table for model in layout.all_journaled]
        tables += ["entry", "staged_entry", "forked_entry", "conflict", "twin"]
        return {table: sorted(run(database, f'SELECT * FROM "{table}"'), key=repr) for table in tables}  # noqa: S608 names of models

    def rows(self, name: str, site: str) -> dict[str, list[tuple[Stored, ...]]]:
        """The rows of one site as an archive has them, without the entries that last wrote them."""
        found: dict[str, list[tuple[Stored, ...]]] = {}
        for model in ROWS:
            form = shape(model)
            columns = ", ".join(f'"{column}"' for column in ("id", *form.columns))
            where = "case_id IN (SELECT id FROM handover WHERE site_id = ?)" if "case_id" in form.columns else "site_id = ?"
            sql = f'SELECT {columns} FROM "{form.table}" WHERE {where} ORDER BY id'  # noqa: S608 names of models
            found[form.table] = list(run(self.desks[name].database, sql, (natural_id("site", site),)))
        return found

    def claims(self, site: str) -> set[Stored]:
        """Rows of certificates at headquarters, where the first claim to a number stays."""
        return {row[0] for row in self.rows(COMPANY, site)["certificate"]}

    def twice_continued(self) -> set[tuple[str, int]]:
        """Places in chains where archives hold different entries."""
        held: dict[tuple[str, int], set[str]] = {}
        for name in self.desks:
            for entry in entries_in_order(self.desks[name].database):
                head = entry.read_head()
                held.setdefault((head.chain, head.seq), set()).add(entry.hash().hex())
        return {place for place, hashes in held.items() if len(hashes) > 1}

    def problems(self, name: str) -> tuple[object, ...]:
        return verify(self.desks[name].archive).problems

    def counts(self) -> Counter[str]:
        return Counter({name: len(self.hashes(name)) for name in self.desks})


def found_company(folder: Path) -> None:
    """Make headquarters and the counters, each let in by the other, and leave them closed."""
    desks = {}
    for name, (site, code) in STATIONS.items():
        desks[name] = create_site(
            folder / name,
            site=Site(id="", name=site),
            station=code,
            operator=OPERATOR,
            password=PASSWORD,
            role="headquarters" if name == COMPANY else "counter",
            settings=settings_in(folder),
        )
    for name in SITES:
        for host, guest in ((desks[COMPANY], desks[name]), (desks[name], desks[COMPANY])):
            admit(host.archive, host.act("admit"), own_card(guest.archive))
    world = World(folder, random.Random(0), desks)
    for name in ("a", "a", "b", "c"):
        world.new_case(name)
    world.exchange()
    world.exchange()
    world.close()


def world_from(template: Path, folder: Path, seed: int) -> World:
    """A world of its own, copied from one that was founded once; its archives know that they are no copies."""
    world = World(folder, random.Random(seed))
    for name in STATIONS:
        shutil.copytree(template / name, folder / name)
        world.recognise(name)
        world.open(name)
    return world
