"""P1 and the table of papers: what each kind of client must show, and what is still missing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.procedure.case import CaseFile, Origin, PaperCheck, Party, PersonRole, Tenure
from app.procedure.declaration import load_procedure
from app.procedure.papers import missing_papers, paper_problem, papers_to_bring, required_papers
from tests.app.procedure.kinds import MINOR, a_client, all_kinds, with_parking, with_role
from tests.app.procedure.paper_table import papers_asked
from tests.app.procedure.said import said
from tests.factory import TODAY, a_paper_check, a_procedure, identifier

FOREIGN = a_client(origin=Origin.FOREIGN, employed=True)


def asked(file: CaseFile) -> set[tuple[str, str]]:
    rows = required_papers(file, a_procedure())
    found = {(row.kind.id, row.person.name if row.person is not None else "") for row in rows}
    assert len(found) == len(rows), "no paper is asked for twice"
    return found


def shown(file: CaseFile, *but: str) -> CaseFile:
    """Every paper shown, copied and sealed as asked, except those named."""
    checks = [
        a_paper_check(
            id=identifier(row.kind.id, row.person),
            paper=row.kind.id,
            person_id=row.person.id if row.person is not None else None,
            original_seen=row.kind.original != "none",
            copies=row.kind.copies,
            sealed=row.kind.sealed,
        )
        for row in required_papers(file, a_procedure())
        if row.kind.id not in but
    ]
    return replace(file, paper_checks=tuple(checks))


def changed(file: CaseFile, paper: str, **changes: Any) -> CaseFile:  # noqa: ANN401 any field of a check
    checks = tuple(replace(check, **changes) if check.paper == paper else check for check in file.paper_checks)
    return replace(file, paper_checks=checks)


def problems(file: CaseFile, step: str | None = None, today: date = TODAY) -> list[tuple[str | None, dict[str, str]]]:
    return [(said(reason), dict(reason.params)) for reason in missing_papers(file, a_procedure(), today, step)]


def codes(file: CaseFile, step: str | None = None, today: date = TODAY) -> list[str | None]:
    return [code for code, _params in problems(file, step, today)]


def test_every_kind_of_client_is_asked_for_the_papers_of_the_table_and_no_others() -> None:
    for file in all_kinds():
        assert asked(file) == papers_asked(file), file.case


def test_the_voucher_of_the_repair_fund_is_asked_for_by_setting() -> None:
    procedure = load_procedure({"settings": {"repair_fund_voucher": False}})
    for file in all_kinds()[::7]:
        rows = {(row.kind.id, row.person.name if row.person else "") for row in required_papers(file, procedure)}
        assert rows == papers_asked(file, repair_fund=False)


@pytest.mark.parametrize("number", range(0, 512, 31))
def test_p1_with_all_papers_shown_nothing_is_missing_and_without_any_all_are(number: int) -> None:
    file = all_kinds()[number]
    assert problems(shown(file)) == []
    bare = replace(file, paper_checks=())
    rows = required_papers(bare, a_procedure())
    assert papers_to_bring(bare, a_procedure(), TODAY) == rows
    assert set(codes(bare)) <= {"papers.missing", "papers.missing_of"}
    assert len(codes(bare)) == len(rows)


def test_p1_each_missing_paper_is_named_with_the_person_whose_it_is() -> None:
    file = with_role(a_client(), PersonRole.CO_OWNER, "甲")
    file = shown(with_role(file, PersonRole.CO_OWNER, "乙"), "co_owner_identity_paper", "client_card")
    assert problems(file) == [
        ("papers.missing", {"paper": "paper:client_card"}),
        ("papers.missing_of", {"paper": "paper:co_owner_identity_paper", "person": "甲"}),
        ("papers.missing_of", {"paper": "paper:co_owner_identity_paper", "person": "乙"}),
    ]
    held = a_paper_check(paper="co_owner_identity_paper", person_id=file.people[2].id, original_seen=True, copies=1)
    assert [params.get("person") for _code, params in problems(replace(file, paper_checks=(held,))) if "person" in params] == [
        "陈䶮",
        "甲",
    ]


def test_p1_a_copy_that_is_kept_must_be_there() -> None:
    file = shown(with_role(a_client(), PersonRole.MEMBER, "戊"))
    assert codes(changed(file, "identity_paper", copies=0)) == ["papers.copy_missing_of"]
    assert codes(changed(file, "repair_fund_voucher", copies=0)) == ["papers.copy_missing"]
    assert codes(changed(file, "member_identity_paper", copies=0)) == ["papers.copy_missing_of"]
    assert codes(changed(file, "member_identity_paper", original_seen=True, copies=0)) == ["papers.copy_missing_of"]


def test_p1_an_original_must_be_seen_where_the_table_says_so() -> None:
    file = shown(a_client(tenure=Tenure.TENANT))
    assert codes(changed(file, "lease", original_seen=False, copies=9)) == ["papers.missing"]
    assert codes(changed(file, "client_card", original_seen=False)) == ["papers.missing"]


def test_the_copy_of_the_notice_may_be_left_out() -> None:
    assert codes(changed(shown(a_client()), "move_in_notice", copies=0)) == []


def test_of_a_company_original_or_copy_will_do_but_the_licence_is_sealed() -> None:
    file = shown(a_client(party=Party.COMPANY))
    legal = "legal_representative_identity_paper"
    assert codes(changed(file, legal, original_seen=False)) == []
    assert codes(changed(file, legal, original_seen=False, copies=0)) == ["papers.missing"]
    assert codes(changed(file, "business_licence", sealed=False)) == ["papers.not_sealed"]
    assert codes(changed(file, "business_licence", copies=0)) == ["papers.copy_missing"]


def test_a_paper_must_be_valid_on_the_day() -> None:
    file = changed(shown(a_client()), "identity_paper", valid_until=TODAY)
    assert codes(file) == []
    assert problems(file, today=TODAY + timedelta(days=1)) == [
        ("papers.expired_of", {"paper": "paper:identity_paper", "person": "陈䶮", "until": TODAY.isoformat()})
    ]
    voucher = changed(shown(a_client()), "repair_fund_voucher", valid_until=TODAY - timedelta(days=1))
    assert codes(voucher) == ["papers.expired"]


def test_a_paper_waived_with_a_reason_is_not_missing() -> None:
    file = shown(a_client(tenure=Tenure.TENANT), "lease", "client_card")
    waived = a_paper_check(
        id="w", paper="lease", person_id=None, original_seen=False, copies=0, waived_reason="业主当面确认", waived_by="王丽"
    )
    assert codes(replace(file, paper_checks=(*file.paper_checks, waived))) == ["papers.missing"]
    unsaid = replace(waived, waived_reason="")
    assert codes(replace(file, paper_checks=(*file.paper_checks, unsaid))) == ["papers.missing", "papers.missing"]


def test_a_foreigner_shows_four_papers_the_work_permit_only_if_employed() -> None:
    four = {"passport", "visa", "work_permit", "residence_permit"}
    assert {paper for paper, _person in asked(FOREIGN)} & four == four
    assert {paper for paper, _person in asked(a_client(origin=Origin.FOREIGN))} & four == four - {"work_permit"}


def test_a_residence_permit_stands_for_the_visa_but_for_nothing_else() -> None:
    assert codes(shown(FOREIGN, "visa")) == []
    assert codes(shown(FOREIGN, "passport", "visa", "work_permit")) == ["papers.missing", "papers.missing"]
    assert codes(shown(FOREIGN, "visa", "residence_permit")) == ["papers.missing", "papers.missing"]
    expired = changed(shown(FOREIGN, "visa"), "residence_permit", valid_until=TODAY - timedelta(days=1))
    assert codes(expired) == ["papers.missing", "papers.expired"]


def test_a_permanent_resident_card_stands_for_all_four() -> None:
    file = replace(FOREIGN, people=(replace(FOREIGN.people[0], identity_kind="permanent_resident_card"),))
    four = ("passport", "visa", "work_permit", "residence_permit")
    assert codes(shown(file, *four)) == []
    assert codes(shown(file, *four, "permanent_resident_card")) == ["papers.missing"] * 5
    assert codes(shown(file, "permanent_resident_card")) == ["papers.missing"], "then the card itself was not shown"


def test_a_paper_of_another_person_does_not_count() -> None:
    file = with_role(a_client(), PersonRole.AGENT, "丁", powers=("inspect",))
    file = shown(file, "agent_identity_paper")
    other = a_paper_check(id="o", paper="agent_identity_paper", person_id=file.people[0].id, original_seen=True, copies=1)
    assert codes(replace(file, paper_checks=(*file.paper_checks, other))) == ["papers.missing_of"]


def test_the_voucher_holds_up_the_keys_and_the_residence_permit_nothing() -> None:
    file = shown(a_client(origin=Origin.NONLOCAL), "repair_fund_voucher", "residence_permit_local")
    assert codes(file, "documents") == []
    assert codes(file, "items") == ["papers.missing"]
    assert codes(file) == ["papers.missing", "papers.missing"], "the slip names both"
    assert [row.kind.id for row in papers_to_bring(file, a_procedure(), TODAY)] == [
        "repair_fund_voucher",
        "residence_permit_local",
    ]


def test_a_guardian_and_the_proof_are_asked_for_only_where_an_owner_is_a_minor() -> None:
    guarded = with_role(a_client(), PersonRole.GUARDIAN, "丙")
    assert {"guardian_identity_paper", "minor_proof"} & {paper for paper, _person in asked(guarded)} == set()
    minor = with_role(guarded, PersonRole.CO_OWNER, "乙", birth=MINOR)
    assert {("guardian_identity_paper", "丙"), ("minor_proof", ""), ("co_owner_identity_paper", "乙")} <= asked(minor)


def test_of_a_parking_space_no_voucher_is_asked_for() -> None:
    assert "repair_fund_voucher" not in {paper for paper, _person in asked(with_parking(a_client()))}


def test_the_last_row_of_a_paper_counts() -> None:
    file = shown(a_client(tenure=Tenure.TENANT))
    later = replace(next(check for check in file.paper_checks if check.paper == "lease"), id="later", original_seen=False)
    assert codes(replace(file, paper_checks=(*file.paper_checks, later))) == ["papers.missing"]


def test_a_row_without_a_check_has_a_problem_and_none_with_one() -> None:
    rows = required_papers(a_client(), a_procedure())
    assert all(row.check is None and paper_problem(row, rows, TODAY) is not None for row in rows)
    rows = required_papers(shown(a_client()), a_procedure())
    assert all(isinstance(row.check, PaperCheck) and paper_problem(row, rows, TODAY) is None for row in rows)
