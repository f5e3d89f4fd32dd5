"""台帐 over all lots: numbers twice, not allotted, or out of order are incidents until decided or explained (C1, C3, C6)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.database.identity import natural_id
from app.archive.database.records import values_of
from app.archive.tables.certificates import CertificateTable
from app.commands.control_told import ledger_told
from app.commands.speech import Speech
from app.desk.certificates import issuing
from app.desk.certificates.findings import findings
from app.desk.certificates.incidents import explain_finding, incidents
from app.desk.control.allotments import allot_what_it_has
from app.desk.control.ledger import StationLine, ledger_problems, read_ledger
from app.desk.control.lots import receive_lot
from app.desk.control.paper_queries import ledger_paper
from app.desk.household.queries import case_file
from app.desk.upkeep.checking import check_archive
from app.exchange.decisions.conflicts import decide, open_conflicts
from app.procedure.certificates import IncidentKind
from app.texts import load_translator
from reports.control.ledger import proof_in_words
from tests.app.desk.journey import arrived
from tests.app.desk.offices import GARDEN, RIVER, Offices, refused_at, some_offices
from tests.app.exchange.sites import TODAY, Paired


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        yield made


def issued(offices: Offices, site: Paired, count: int = 1) -> list[int]:
    counter = offices.counter(site)
    return [issuing.issue(site.desk, arrived(counter, "certificate").case_id) for _turn in range(count)]


def on_its_own(offices: Offices, site: Paired, first: int, last: int) -> None:
    """Books that a site got when no headquarters was paired with it."""
    site.revoke(offices.headquarters)
    receive_lot(site.desk, first, last)
    site.admit(offices.headquarters)


def codes(site: Paired) -> list[str]:
    return [problem.code for problem in ledger_problems(site.desk.database)]


def test_c6_the_ledger_of_the_company_has_every_station_with_its_sums_and_proves(offices: Offices) -> None:
    offices.supplied(offices.garden, 2)
    offices.supplied(offices.river, 1)
    assert issued(offices, offices.garden, 2) == [1, 2]
    assert issued(offices, offices.river) == [51]
    issuing.void(offices.river.desk, 51, "字迹压线")
    for site in (offices.garden, offices.river):
        offices.report(site)
    ledger = read_ledger(offices.headquarters.desk.database)
    assert ledger.proved
    assert ledger.stations == (StationLine(RIVER, "A1", 1, 0, 1, 24, 0), StationLine(GARDEN, "A1", 2, 2, 0, 48, 0))
    assert [(line.first, line.site, line.code, line.station) for line in ledger.books] == [
        (1, GARDEN, "A1", "A1"),
        (26, GARDEN, "A1", ""),
        (51, RIVER, "A1", "A1"),
    ]
    assert check_archive(offices.headquarters.desk).problems == ()


def test_c1_a_number_that_two_sites_used_is_an_incident_until_a_person_decides(offices: Offices) -> None:
    """First come is first listed: the lot, the book and the number are claimed by both."""
    for site in (offices.garden, offices.river):
        on_its_own(offices, site, 1, 50)
        issued(offices, site)
        offices.report(site)
    desk = offices.headquarters.desk
    allot_what_it_has(desk, offices.garden.id, 1, 50)
    found = findings(desk.database)
    assert [(each.kind, each.number, each.last) for each in found] == [
        (IncidentKind.CLAIMED_TWICE, 1, 1),
        (IncidentKind.CLAIMED_TWICE, 1, 25),
        (IncidentKind.CLAIMED_TWICE, 1, 50),
    ]
    assert [(claim.origin.site, claim.origin.code, claim.counter) for claim in found[0].claims] == [
        (GARDEN, "A1", "A1"),
        (RIVER, "A1", "A1"),
    ]
    ledger = read_ledger(desk.database)
    assert (ledger.duplicates, ledger.proved) == ((1,), False)
    problems = {problem.code: dict(problem.params) for problem in check_archive(desk).problems}
    assert problems["ledger.claimed_twice"] == {"number": "00001", "where": f"{GARDEN} A1, {RIVER} A1"}
    assert {"ledger.book_claimed_twice", "ledger.claimed_twice"} <= problems.keys()
    for conflict in open_conflicts(offices.headquarters.archive):
        kept = {name: conflict.current.get(name) for name in conflict.fields} if conflict.current else {}
        if kept:
            decide(offices.headquarters.archive, desk.act("decide"), conflict, kept, decided_by="王丽", today=TODAY)
    for finding in findings(desk.database):
        explain_finding(desk, finding, "河畔的证明已全部收回作废")
    assert read_ledger(desk.database).open_findings == ()
    assert "ledger.claimed_twice" not in codes(offices.headquarters)


def test_c1_what_was_not_allotted_to_a_site_is_an_incident_at_headquarters(offices: Offices) -> None:
    on_its_own(offices, offices.garden, 101, 150)
    issued(offices, offices.garden)
    offices.report(offices.garden)
    desk = offices.headquarters.desk
    (finding,) = findings(desk.database)
    assert (finding.kind, finding.number, finding.last, finding.explained) == (IncidentKind.NOT_ALLOTTED, 101, 150, False)
    assert finding.claims[0].origin.site == GARDEN
    assert codes(offices.headquarters) == ["ledger.not_allotted"]
    paper, report = ledger_paper(desk), ledger_told(desk, Speech.of("zh_CN"))
    words = f"{GARDEN} A1 的证明编号 00101–00150 不在分配给该项目的编号之内。"
    assert words in list(proof_in_words(paper, load_translator("zh_CN")))
    assert words in report.lines
    assert (report.data["found"], report.data["proved"], report.status) == ([words], False, 1)
    assert codes(offices.garden) == []
    assert not read_ledger(desk.database).proved
    allot_what_it_has(desk, offices.river.id, 101, 125)
    assert [(each.number, each.last) for each in findings(desk.database)] == [(101, 150)]
    allot_what_it_has(desk, offices.garden.id, 126, 150)
    assert [(each.number, each.last) for each in findings(desk.database)] == [(101, 125)]


def test_c6_a_manager_of_the_company_explains_and_the_site_reads_it(offices: Offices) -> None:
    on_its_own(offices, offices.garden, 101, 125)
    offices.report(offices.garden)
    desk = offices.headquarters.desk
    (finding,) = findings(desk.database)
    with refused_at(offices.headquarters, "certificates.explanation_missing"):
        explain_finding(desk, finding, " ")
    explain_finding(desk, finding, "上线前已由公司发放")
    ledger = read_ledger(desk.database)
    assert ledger.proved
    assert [each.explained for each in ledger.findings] == [True]
    with refused_at(offices.headquarters, "certificates.explained_already"):
        explain_finding(desk, finding, "再说一次")
    offices.send(offices.headquarters, offices.garden)
    (incident,) = incidents(offices.garden.desk.database)
    assert (incident.number, incident.kind, incident.explanation) == (101, IncidentKind.NOT_ALLOTTED, "上线前已由公司发放")
    assert (incident.what, incident.explained_by) == (f"00101–00125 {GARDEN} A1", "王丽")
    assert check_archive(offices.garden.desk).problems == ()


def test_c3_the_order_is_that_of_the_entries_wherever_they_came_from_and_however_many_at_once(offices: Offices) -> None:
    """Two sites wrote in turn, and headquarters gets each at once: what was in order stays so, and what was not is named."""
    offices.supplied(offices.garden, 1)
    offices.supplied(offices.river, 1)
    for number in (1, 2, 4, 3):
        _write(offices, offices.garden, number)
    for number in (26, 27, 28):
        _write(offices, offices.river, number)
    issuing.void(offices.garden.desk, 1, "后来作废")  # written last, and first used all the same
    for site in (offices.river, offices.garden):
        offices.report(site)
    for site in (offices.garden, offices.headquarters):
        ledger = read_ledger(site.desk.database)
        assert (ledger.disordered, ledger.gaps, ledger.proved) == ((3,), (), False)
    (finding,) = findings(offices.headquarters.desk.database)
    assert (finding.kind, finding.claims[0].origin.site, finding.claims[0].counter) == (IncidentKind.DISORDERED, GARDEN, "A1")
    explain_finding(offices.headquarters.desk, finding, "两张同时取出，已核对存根")
    assert read_ledger(offices.headquarters.desk.database).proved
    assert codes(offices.headquarters) == []


def test_c3_rows_that_lie_in_another_order_than_their_entries_are_not_taken_for_disorder(offices: Offices) -> None:
    offices.supplied(offices.garden, 1)
    for number in (1, 2, 3):
        _write(offices, offices.garden, number)
    database = offices.garden.desk.database
    database.execute_sql("UPDATE certificate SET rowid = rowid + 100 WHERE number = 1")  # type: ignore[no-untyped-call]  # peewee
    assert read_ledger(database).disordered == ()
    assert read_ledger(database).proved


def _write(offices: Offices, site: Paired, number: int) -> None:
    """A number as a program with a fault would write it."""
    counter = offices.counter(site)
    cases = [row[0] for row in site.desk.database.execute_sql("SELECT case_id FROM certificate")]  # type: ignore[no-untyped-call]  # peewee
    if not cases:
        issuing.issue(site.desk, arrived(counter, "certificate").case_id)
        return
    held = case_file(site.desk, str(cases[0])).certificates[0]
    with site.archive.journal.writing(site.desk.act("issue_certificate", str(cases[0]))) as writing:
        row = replace(held, number=number, state="void")
        writing.insert(CertificateTable, natural_id("certificate", site.archive.station.site, str(number)), **values_of(row))
