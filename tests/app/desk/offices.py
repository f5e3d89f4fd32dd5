"""A company with its sites, each at its own desk: headquarters in the city, counters in two projects, and sticks between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.archive.cases.boards import catch_up
from app.desk.control.allotments import approve_and_allot
from app.desk.control.applications import apply_for, review
from app.desk.control.lots import receive_lot
from app.desk.upkeep.roster import import_roster
from app.errors import RuzhuError
from app.procedure.certificates import Application
from app.procedure.certificates.allotment import Allotment
from tests.app.desk.counter import Counter, a_reading
from tests.app.exchange.sites import Company, Paired, a_company
from tests.app.procedure.said import said
from tests.walking.desk_office import MovableClock

COMPANY, GARDEN, RIVER = "海棠置业", "花园", "河畔"


@dataclass
class Offices:
    """Headquarters, two counters of one site and one of another; each has let in headquarters and was let in by it."""

    company: Company
    folder: Path
    headquarters: Paired
    garden: Paired
    garden_b: Paired
    river: Paired
    packages: int = 0

    def send(self, sender: Paired, to: Paired) -> None:
        """A package on a stick of its own, which is taken in."""
        self.packages += 1
        sender.send(to, self.folder / f"stick{self.packages}")
        catch_up(to.archive)

    def report(self, site: Paired) -> None:
        """The site sends to headquarters, and gets an answer."""
        self.send(site, self.headquarters)
        self.send(self.headquarters, site)

    def counter(self, site: Paired) -> Counter:
        """The site's desk as the other tests use one."""
        clock = site.desk.clock
        assert isinstance(clock, MovableClock)
        return Counter(site.desk, clock, self.folder)

    def applied(self, site: Paired, books: int = 2) -> Application:
        """An application that is at headquarters and reviewed there."""
        asked = apply_for(site.desk, books=books)
        self.send(site, self.headquarters)
        review(self.headquarters.desk, asked.id, "上批已核对")
        return asked

    def allotted(self, site: Paired, books: int = 2) -> Allotment:
        """Numbers that headquarters allotted, and the site knows of."""
        made = approve_and_allot(self.headquarters.desk, self.applied(site, books).id)
        self.send(self.headquarters, site)
        return made

    def supplied(self, site: Paired, books: int = 2) -> Allotment:
        """The same, and the books were received."""
        made = self.allotted(site, books)
        receive_lot(site.desk, made.first, made.last, made.application_id)
        return made


@contextmanager
def some_offices(folder: Path, homes: int = 4) -> Iterator[Offices]:
    """The company with a roster at every counter; the counters of one site have the same."""
    with a_company(folder) as company:
        headquarters = company.make(COMPANY, "HQ", "headquarters")
        garden, garden_b, river = company.make(GARDEN, "A1"), company.make(GARDEN, "B1"), company.make(RIVER, "A1")
        for site in (garden, garden_b, river):
            headquarters.admit(site)
            site.admit(headquarters)
            import_roster(site.desk, a_reading(homes, 0))
        yield Offices(company, folder, headquarters, garden, garden_b, river)


@contextmanager
def refused_at(site: Paired, code: str) -> Iterator[None]:
    """What is done within is refused for that reason, which can be said, and writes no entry."""
    before = site.archive.head()
    with pytest.raises(RuzhuError) as caught:
        yield
    assert said(caught.value.reason) == code
    assert site.archive.head() == before
