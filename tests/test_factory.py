"""The factory's files are real ones: every guard of the procedure is content with them."""

from datetime import timedelta

import pytest

from app.procedure.case import Ending, Verdict
from app.procedure.progress import StepState, progress_of, step_reasons
from tests.factory import TODAY, Household, a_case_file, a_procedure, before_filing
from tests.factory.ownership import CASE_RECORDS

LATER = TODAY + timedelta(days=20)


@pytest.mark.parametrize("kind", Household)
def test_every_household_has_passed_every_step(kind: Household) -> None:
    file, procedure = a_case_file(kind), a_procedure()
    progress = progress_of(file, procedure, LATER)
    reasons = [
        reason
        for step in progress.steps
        if step.state is not StepState.NOT_APPLICABLE
        for reason in step_reasons(step.step, file, procedure, LATER)
    ]
    assert reasons == []
    assert file.case.ending is Ending.FILED
    assert progress.current is None
    assert {step.state for step in progress.steps} <= {StepState.DONE, StepState.NOT_APPLICABLE}


@pytest.mark.parametrize("kind", Household)
def test_every_record_belongs_to_its_case_and_has_an_id_of_its_own(kind: Household) -> None:
    file = a_case_file(kind)
    records = [record for field in CASE_RECORDS for record in getattr(file, field)]
    assert {record.case_id for record in records} == {file.case.id}
    assert len({record.id for record in records}) == len(records)


def test_no_two_households_share_an_identifier_of_a_case_a_unit_or_a_certificate() -> None:
    files = [a_case_file(kind) for kind in Household]
    assert len({file.case.id for file in files}) == len(files)
    assert len({file.unit.id for file in files}) == len(files)
    numbers = [certificate.number for file in files for certificate in file.certificates]
    assert len(set(numbers)) == len(numbers)


def test_before_filing_a_remaining_matter_is_open_and_only_filing_waits() -> None:
    """P2: 合格,遗留问题限期整改 lets the case go on to the keys."""
    file, procedure = before_filing(a_case_file(Household.CO_OWNERS)), a_procedure()
    assert file.last_round is not None
    assert file.last_round.verdict is Verdict.PASSED_WITH_REMAINING
    assert len(file.open_defects) == 1
    assert progress_of(file, procedure, LATER).current == "filing"
