"""No personal data lie about in the clear: archives, logs, temporary files and packages are scanned for seeded identity numbers.

Programs are killed in the midst of exporting, importing and saving; what they leave behind is scanned as well.
"""

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from app.archive.database.connection import run
from app.desk.desk import Desk
from app.desk.household import queries, reception
from app.desk.site import create_site
from app.desk.upkeep.roster import import_roster
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit
from app.logs import log_unexpected
from app.procedure.case import Site
from app.roster.rows import RosterReading
from tests.app.desk.counter import PASSWORD, START, a_row

ROOT = Path(__file__).parents[2]
HOUSEHOLDS = 60
NAMES = ("欧阳修文", "司马䶮之")  # at least eight bytes in each encoding: four come about by chance in megabytes of ciphertext
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
SCAN = b"%PDF-1.7 " + "身份证 440106199003070017".encode()


def number_of(household: int) -> str:
    return f"44010619900307{household:04}"


SEEDS = [
    seed for text in (*NAMES, *map(number_of, range(1, HOUSEHOLDS + 1))) for seed in {text.encode(each) for each in ENCODINGS}
]


def found_in(folder: Path) -> list[str]:
    """Files below the folder that hold a seed; those that a process of its own takes away meanwhile hold none."""
    found = []
    files = (Path(parent, name) for parent, _folders, names in os.walk(folder) for name in names)  # passes over what is gone
    for path in files:
        try:
            content = path.read_bytes()
        except OSError:
            continue
        if any(seed in content for seed in SEEDS):
            found.append(str(path.relative_to(folder)))
    return found


class House:
    """Headquarters and a counter in one folder, with everything that programs write elsewhere beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.random = Random(20261124)
        self.stick = folder / "stick"
        for name in ("home", "temporary", "stick", "backups"):
            (folder / name).mkdir()
        places = (
            "HOME",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        )
        self.environment = {
            **os.environ,
            **dict.fromkeys(places, str(folder / "home")),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder / "temporary")),
            "RUZHU_PASSWORD": PASSWORD,
            "RUZHU_MARKS": str(folder / "marks"),
            "SQLITE_TMPDIR": str(folder / "temporary"),
        }

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 our own program
            [sys.executable, str(ROOT / "main.py"), *arguments],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def killed(self, *arguments: str) -> None:
        """Start a command and kill it at some moment of its work, looking about while it runs."""
        process = self.start(*arguments)
        end = monotonic() + self.random.uniform(0.3, 2.5)
        try:
            while process.poll() is None and monotonic() < end:
                assert found_in(self.folder) == []
        finally:
            process.kill()
            process.communicate()
        assert found_in(self.folder) == []

    def done(self, *arguments: str) -> None:
        process = self.start(*arguments)
        _out, said = process.communicate()
        assert process.returncode == 0, said.decode()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    made = House(tmp_path)
    monkeypatch.setenv("RUZHU_MARKS", made.environment["RUZHU_MARKS"])
    return made


def opened(house: House, name: str, site: str, role: str) -> Desk:
    folder = house.folder / name
    return create_site(folder, site=Site(id="", name=site), station=name, operator="王丽", password=PASSWORD, role=role)


def fill(desk: Desk) -> None:
    """A roster of clients with identity numbers, some of them received, a scan, and a draft of a page."""
    rows = [a_row(3 * each, client_name=NAMES[each % 2], identity_number=number_of(each)) for each in range(1, HOUSEHOLDS + 1)]
    import_roster(desk, RosterReading(rows=tuple(rows), rejected=(), ignored_columns=(), total=len(rows)))
    for unit in [row.unit.id for row in queries.units_to_receive(desk)][:10]:
        case = reception.receive(desk, unit)
        desk.archive.drafts.save(case, "reception", f'{{"name": "{NAMES[0]}"}}')
    desk.archive.blobs.put(SCAN)


def test_no_identity_number_lies_in_the_clear_whatever_is_killed(house: House) -> None:
    counter = opened(house, "A1", "花园", "counter")
    company = opened(house, "HQ", "总公司", "headquarters")
    admit(counter.archive, counter.act("admit"), own_card(company.archive))
    admit(company.archive, company.act("admit"), own_card(counter.archive))
    fill(counter)
    assert found_in(house.folder) == [], "while both are open, with their logs"
    held = [row[0] for row in run(counter.database, "SELECT identity_number FROM notice")]
    assert set(held) >= {number_of(1)}, "the numbers are there to be found"
    counter.archive.close()
    company.archive.close()
    archive, other = str(house.folder / "A1"), str(house.folder / "HQ")
    for _kill in range(3):
        house.killed("export", "--archive", archive, "--to", str(house.stick))
    house.done("export", "--archive", archive, "--to", str(house.stick))
    packages = sorted(map(str, house.stick.glob("*.ruzhu")))
    for _kill in range(3):
        house.killed("import", *packages, "--archive", other)
    house.done("import", *packages, "--archive", other)
    house.killed("backup", "--archive", archive, "--to", str(house.folder / "backups"))
    house.done("backup", "--archive", archive, "--to", str(house.folder / "backups"))
    house.done("verify", "--archive", other)
    assert found_in(house.folder) == []


def test_the_scan_itself_finds_what_lies_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "left.tmp").write_bytes(b"..." + number_of(7).encode("utf-16-le"))
    (tmp_path / "fine.tmp").write_bytes(b"...")
    assert found_in(tmp_path) == ["left.tmp"]


def test_what_an_unexpected_error_leaves_in_the_log_names_nobody(house: House) -> None:
    """A traceback tells places in the code, never what stood in the variables there."""
    try:
        person = {"name": NAMES[0], "identity_number": number_of(1)}
        person["phone"].upper()
    except KeyError as error:
        log_unexpected(error, START, house.folder / "logs")
    assert found_in(house.folder / "logs") == []
