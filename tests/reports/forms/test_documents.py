"""查验客户资料情况登记表 and 补齐资料提示单 (P1)."""

from dataclasses import replace

from app.procedure.case import CaseFile
from app.procedure.papers import required_papers
from tests.factory import LAST_DAY, Household, a_case_file, a_procedure
from tests.reports.drawing import form_text


def missing(file: CaseFile, *papers: str) -> CaseFile:
    return replace(file, paper_checks=tuple(check for check in file.paper_checks if check.paper not in papers))


def test_a_row_a_paper_with_person_and_reason() -> None:
    file = a_case_file(Household.FOREIGNER)
    text = form_text("document_register", file)
    for row in required_papers(file, a_procedure()):
        assert row.kind.zh in text
    assert "有效证件ClaravonHohenberg" in text
    assert "外籍，在华就业" in text
    assert "缺少内容约定补齐日期结论" in text


def test_a_missing_paper_stands_on_register_and_slip_with_its_reason() -> None:
    file = missing(a_case_file(Household.COMPANY), "business_licence")
    for form_id in ("document_register", "bring_slip"):
        assert "还缺：营业执照" in form_text(form_id, file)
    assert "1（加盖公章）" in form_text("bring_slip", file)


def test_the_slip_lists_only_what_is_missing_with_place_hours_and_promise() -> None:
    file = a_case_file(Household.COMPANY)
    checks = [
        replace(check, original_seen=False, copies=0, promised_for=LAST_DAY) if check.paper == "agent_identity_paper" else check
        for check in file.paper_checks
    ]
    text = form_text("bring_slip", replace(file, paper_checks=tuple(checks)))
    assert "受委托人有效证件单晓雯" in text
    assert "2026年12月31日" in text
    assert "客户服务中心一层" in text
    assert "周一至周日" in text
    assert "营业执照" not in text


def test_a_waived_paper_is_printed_with_who_and_why() -> None:
    file = a_case_file(Household.TENANT)
    checks = [
        replace(check, original_seen=False, copies=0, waived_by="孙经理", waived_reason="证件办理中")
        if check.paper == "residence_permit_local"
        else check
        for check in file.paper_checks
    ]
    text = form_text("document_register", replace(file, paper_checks=tuple(checks)))
    assert "经孙经理批准免交：证件办理中" in text


def test_a_paper_that_another_stands_for_says_so() -> None:
    file = missing(a_case_file(Household.FOREIGNER), "visa")
    assert "以其他证件代替" in form_text("document_register", file)
