"""台帐: what the proof finds when the rows are not what the verbs would have written (C1, C5, C7)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.database.identity import natural_id
from app.archive.database.records import values_of
from app.archive.tables.certificates import CertificateTable
from app.desk.control.ledger import ledger_problems, read_ledger
from app.desk.upkeep.checking import check_archive
from app.procedure.case import Certificate
from tests.app.desk.counter import Counter, a_counter, issue_next
from tests.app.desk.journey import arrived


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path)
    yield made
    made.desk.archive.close()


def forged(counter: Counter, *numbers: int) -> None:
    """Rows written through the journal, as a program with a fault would."""
    office = arrived(counter, "certificate")
    issue_next(counter.desk, office.case_id)
    held = office.file.certificate
    assert held is not None
    for number in numbers:
        with counter.desk.archive.journal.writing(counter.desk.act("issue_certificate", office.case_id)) as writing:
            row: Certificate = replace(held, number=number, state="void")
            writing.insert(CertificateTable, natural_id("certificate", "forged", str(number)), **values_of(row))


def found(counter: Counter) -> list[tuple[str, dict[str, str]]]:
    return [(problem.code, dict(problem.params)) for problem in ledger_problems(counter.desk.database)]


def test_the_proof_holds_for_what_the_verbs_write(counter: Counter) -> None:
    forged(counter, 2, 3)
    assert read_ledger(counter.desk.database).proved
    assert check_archive(counter.desk).problems == ()


def test_a_number_used_after_a_higher_one_is_named(counter: Counter) -> None:
    forged(counter, 3, 2)
    ledger = read_ledger(counter.desk.database)
    assert (ledger.disordered, ledger.gaps, ledger.proved) == ((2,), (), False)
    assert found(counter) == [("ledger.disorder", {"number": "00002"})]
    assert [problem.code for problem in check_archive(counter.desk).problems] == ["ledger.disorder"]


def test_a_number_passed_over_is_named(counter: Counter) -> None:
    forged(counter, 4)
    ledger = read_ledger(counter.desk.database)
    assert (ledger.gaps, ledger.disordered, ledger.proved) == ((2, 3), (), False)
    assert found(counter) == [("ledger.gap", {"number": "00002"}), ("ledger.gap", {"number": "00003"})]


def test_a_number_of_no_book_is_named(counter: Counter) -> None:
    forged(counter, 400)
    assert ("ledger.outside_books", {"number": "00400"}) in found(counter)
