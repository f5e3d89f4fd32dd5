"""What plain copies read: every record once, of one moment, and no number of a person's paper unless it is asked for."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.archive.database.connection import run
from app.archive.tables import DECLARATIONS
from app.archive.tables.case import PersonTable
from app.archive.tables.declared import Shown
from app.desk.authority import authorise
from app.desk.certificates import issuing
from app.desk.household import fees, queries, reception
from app.desk.plain_tables.lines import CaseLine, CertificateLine, FeeLine, MeterLine
from app.desk.plain_tables.order import PlainTable, TableOrder, at_one_moment, count_of, lines_of, require_allowed
from app.desk.plain_tables.queries import QUERIES
from app.procedure.case import Ending, PaymentMethod, PersonRole, UnitKind
from app.procedure.certificates import CertificateState
from tests.app.desk.clerks import a_clerk
from tests.app.desk.counter import PASSWORD, Counter, a_counter, reopened
from tests.app.desk.journey import a_company, an_owner, arrived, client_of, refused
from tests.factory.numbers import resident_number
from tests.walking.clients import Client

NUMBER = resident_number(date(1990, 3, 7), 232)  # ends in X


def the_owner() -> Client:
    client = an_owner()
    [person] = client.people(PersonRole.CLIENT)
    person = replace(person, identity_number=NUMBER, birth=date(1990, 3, 7), phone="13800138000", address="海棠路1号")
    client.entry = replace(client.entry, people=(person,))
    return client


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """An owner whose handover is filed, a company that waits for its inspection, one just received, and one void number."""
    counter = a_counter(tmp_path_factory.mktemp("copies"), homes=4)
    with counter.desk.archive:
        arrived(counter, "filed", the_owner())
        company = arrived(counter, "certificate", a_company("inspect", "sign_certificate"))
        issuing.issue(counter.desk, company.case_id)
        issuing.void(counter.desk, 2, f"把证件号 {NUMBER} 写错成 110101 19900307 2348")
        issuing.issue(counter.desk, company.case_id)
        units = [each for each in queries.units_to_receive(counter.desk) if each.unit.kind is UnitKind.HOME and not each.case_id]
        reception.receive(counter.desk, units[0].unit.id, units[0].notice.id if units[0].notice else None)
        yield counter


def lines(counter: Counter, what: PlainTable, *, personal: bool = False) -> list[Any]:
    return list(lines_of(counter.desk, what, personal=personal))


def particulars(line: CaseLine) -> tuple[str, ...]:
    return tuple(line.particulars[name] for name in ("identity_number", "phone", "address"))


@pytest.mark.parametrize("personal", [False, True])
@pytest.mark.parametrize("what", PlainTable)
def test_every_record_is_told_once(site: Counter, what: PlainTable, personal: bool) -> None:
    found = lines(site, what, personal=personal)
    assert len(found) == count_of(site.desk, what) > 0


def test_a_case_has_its_unit_client_certificate_and_payments(site: Counter) -> None:
    filed, company, received = lines(site, PlainTable.CASES, personal=True)
    assert isinstance(filed, CaseLine)
    file = queries.case_file(site.desk, queries.find_case(site.desk, filed.case))
    assert (filed.project, filed.kind, filed.room) == ("海棠苑", UnitKind.HOME, file.unit.room)
    assert (filed.client, *particulars(filed)) == ("陈䶮", NUMBER, "13800138000", "海棠路1号")
    assert (filed.ending, filed.step, filed.certificate) == (Ending.FILED, "filed", 1)
    assert filed.charged == sum((charge.amount for charge in file.charges), Decimal(0))
    assert filed.last_day == file.last_day
    assert (company.client, company.step, company.certificate) == ("海棠商贸有限公司", "certificate", 3)
    assert company.particulars["credit_code"]
    assert (company.verdict, company.charged, company.paid) == (None, Decimal("0.00"), Decimal("0.00"))
    assert (received.step, received.certificate) == ("reception", None)


def test_p3a_a_charge_has_its_receipt_and_a_void_one_has_none(site: Counter) -> None:
    found = lines(site, PlainTable.FEES)
    assert all(isinstance(line, FeeLine) for line in found)
    file = queries.case_file(site.desk, queries.find_case(site.desk, found[0].case))
    receipts = {receipt.id: receipt for receipt in file.receipts}
    for line, charge in zip(found, file.charges, strict=True):
        assert (line.fee, line.amount, line.price, line.quantity) == (charge.fee, charge.amount, charge.price, charge.quantity)
        receipt = receipts.get(charge.receipt_id or "")
        assert line.receipt == (receipt.number if receipt else "")
        assert line.paid_on == (receipt.paid_on if receipt else None)


def test_a_meter_that_was_not_read_has_no_reading(site: Counter) -> None:
    found = lines(site, PlainTable.METERS)
    assert all(isinstance(line, MeterLine) for line in found)
    file = queries.case_file(site.desk, queries.find_case(site.desk, found[0].case))
    assert [(line.meter, line.reading, line.read_on) for line in found] == [
        (meter.meter, meter.reading, meter.read_on) for meter in file.meters
    ]
    assert {line.unit for line in found} == {file.unit.label}


def test_c1_c7_certificates_come_in_order_with_void_ones_in_their_place(site: Counter) -> None:
    found = lines(site, PlainTable.CERTIFICATES)
    assert all(isinstance(line, CertificateLine) for line in found)
    assert [(line.number, line.state) for line in found] == [
        (1, CertificateState.ISSUED),
        (2, CertificateState.VOID),
        (3, CertificateState.ISSUED),
    ]
    assert {(line.first, line.last, line.counter) for line in found} == {(1, 25, "1号柜台")}
    assert (found[2].replaces, found[1].returned) == (2, 3)


def test_the_client_of_a_certificate_is_as_its_paper_says(tmp_path: Path) -> None:
    counter = a_counter(tmp_path)
    with counter.desk.archive:
        office = arrived(counter, "certificate", the_owner())
        issuing.issue(counter.desk, office.case_id)
        entry = the_owner().entry
        [person] = entry.people
        renamed = replace(person, id=client_of(office), name="陈龑")
        reception.save_reception(counter.desk, office.case_id, replace(entry, people=(renamed,)))
        assert [line.client for line in lines(counter, PlainTable.CERTIFICATES)] == ["陈䶮"]
        assert [line.client for line in lines(counter, PlainTable.CASES)] == ["陈龑"]


def test_without_being_asked_for_no_copy_holds_an_identity_number(site: Counter) -> None:
    told = [str(getattr(line, each.name)) for what in PlainTable for line in lines(site, what) for each in fields(line)]
    everything = "\n".join(text for text in told if not text.startswith("Procedure("))
    for secret in (NUMBER, "19900307", "13800138000", "海棠路1号"):
        assert secret not in everything
    filed = lines(site, PlainTable.CASES)[0]
    assert particulars(filed) == (
        f"110{'*' * 11}232X",
        "1*******000",
        "",
    )
    assert lines(site, PlainTable.CERTIFICATES)[1].void_reason == f"把证件号 110{'*' * 11}232X 写错成 110{'*' * 13}2348"


def test_of_what_is_personal_only_a_companys_code_is_whole_unasked() -> None:
    columns = {column for query in QUERIES.values() for column in query.columns.values() if not column.startswith("(")}
    known = {column: DECLARATIONS[column.partition(".")[0]][column.partition(".")[2]] for column in columns}
    assert {column for column, said in known.items() if said.personal and said.shown is Shown.WHOLE} == {"person.credit_code"}


def test_a_column_of_which_nothing_is_known_is_left_out(site: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(PersonTable.phone), "declaration")
    assert particulars(lines(site, PlainTable.CASES)[0])[1] == ""
    assert particulars(lines(site, PlainTable.CASES, personal=True)[0])[1] == "13800138000"


def test_a_wechat_is_masked_like_a_telephone(tmp_path: Path) -> None:
    counter = a_counter(tmp_path)
    with counter.desk.archive:
        office = arrived(counter, "reception", the_owner())
        entry = the_owner().entry
        client = replace(entry.people[0], id=client_of(office), wechat="haitang_2026")
        reception.save_reception(counter.desk, office.case_id, replace(entry, people=(client,)))
        told = [lines(counter, PlainTable.CASES, personal=personal)[0].particulars["wechat"] for personal in (False, True)]
        assert told == ["h********026", "haitang_2026"]
        facts = run(counter.desk.database, "SELECT facts FROM entry")
        assert not [row for row in facts if b"haitang_2026" in bytes(row[0])], "it travels with what is personal alone"


def test_numbers_that_are_no_persons_stay_whole(site: Counter) -> None:
    company, whole = (lines(site, PlainTable.CASES, personal=personal)[1].particulars for personal in (False, True))
    assert "*" not in company["credit_code"]
    assert company["credit_code"] == whole["credit_code"]
    assert all("*" not in line.case + line.receipt for line in lines(site, PlainTable.FEES))


@pytest.mark.parametrize("what", PlainTable)
def test_nothing_is_sorted_in_memory(site: Counter, what: PlainTable) -> None:
    query = QUERIES[what.value]
    sql = f"EXPLAIN QUERY PLAN SELECT {', '.join(query.columns.values())} FROM {query.source}"  # noqa: S608 constants
    plan = [str(row[3]) for row in run(site.desk.database, sql)]
    assert plan
    assert not [step for step in plan if "TEMP B-TREE" in step or "AUTOMATIC" in step]
    assert len([step for step in plan if step.startswith("SCAN")]) == 1


def test_a_record_whose_case_is_not_here_yet_is_told_all_the_same(tmp_path: Path) -> None:
    """As at headquarters, while the package of another counter is still missing."""
    counter = a_counter(tmp_path)
    with counter.desk.archive:
        office = arrived(counter, "filing", the_owner())
        for table in ("case_board", "unit", "notice", "person"):
            run(counter.desk.database, f"DELETE FROM {table}")  # noqa: S608 fixed names
        [case] = lines(counter, PlainTable.CASES)
        assert (case.kind, case.client, case.step, case.area, case.project) == (None, "", "", None, "海棠苑")
        run(counter.desk.database, "DELETE FROM handover")
        run(counter.desk.database, "DELETE FROM procedure")
        for what in (PlainTable.FEES, PlainTable.METERS, PlainTable.CERTIFICATES):
            found = lines(counter, what)
            assert len(found) == count_of(counter.desk, what) > 0
            assert {(line.project, line.case, line.unit if what is not PlainTable.CERTIFICATES else "") for line in found} == {
                ("", "", "")
            }
        assert office.case_id


def test_what_another_counter_writes_meanwhile_is_not_half_seen(tmp_path: Path) -> None:
    counter = a_counter(tmp_path)
    other = reopened(counter, "2号柜台")
    with counter.desk.archive, other.desk.archive:
        case_id = arrived(counter, "fees", the_owner()).case_id
        ids = fees.charge(other.desk, case_id)
        with at_one_moment(counter.desk):
            assert count_of(counter.desk, PlainTable.FEES) == len(ids)
            fees.pay(other.desk, case_id, ids, PaymentMethod.CASH, "陈䶮")
            assert {line.receipt for line in lines(counter, PlainTable.FEES)} == {""}
            assert lines(counter, PlainTable.CASES)[0].paid == 0
        assert "" not in {line.receipt for line in lines(counter, PlainTable.FEES)}
        assert lines(counter, PlainTable.CASES)[0].paid > 0


def test_only_a_manager_or_with_a_managers_word_copies_personal_data(counter: Counter, tmp_path: Path) -> None:
    order = TableOrder(folder=tmp_path / "out", personal=True)
    require_allowed(counter.desk, order)
    clerk = a_clerk(counter)
    with clerk.desk.archive:
        require_allowed(clerk.desk, replace(order, personal=False))
        with refused(clerk, "roles.manager_needed"):
            require_allowed(clerk.desk, order)
        require_allowed(clerk.desk, replace(order, authority=authorise(clerk.desk, "王丽", PASSWORD)))


@pytest.mark.parametrize("folder", ["archive", "archive/blobs", "archive/../archive/new"])
def test_no_copy_lies_within_the_archive(counter: Counter, folder: str) -> None:
    with refused(counter, "copies.inside_archive"):
        require_allowed(counter.desk, TableOrder(folder=counter.folder / folder))
    require_allowed(counter.desk, TableOrder(folder=counter.folder / "archive of copies"))
