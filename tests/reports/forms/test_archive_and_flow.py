"""特殊承诺单, 移交经营部处理单, 入住手续流转单 and 客户档案目录 (P5, P6)."""

from dataclasses import replace

from app.procedure.archive_papers import applicable_kinds
from tests.factory import Household, a_case_file, a_commitment, a_procedure, before_filing
from tests.reports.drawing import form, form_text, ticks_set
from tests.reports.reading import page_texts, squeezed

CO_OWNERS = a_case_file(Household.CO_OWNERS)


def test_a_commitment_names_who_what_when_with_whom_and_the_matter() -> None:
    """P6."""
    text = form_text("commitment", CO_OWNERS)
    for wanted in (
        "北京华建第三工程公司",
        "欧阳文轩、𠮷田静",
        "2027年01月13日",
        "修复客厅东墙裂缝",
        "遗留问题墙面·平整、裂缝、空鼓",
    ):
        assert wanted in text


def test_each_commitment_is_a_sheet() -> None:
    """P6."""
    file = replace(CO_OWNERS, commitments=(*CO_OWNERS.commitments, a_commitment(id="2", what="另一项承诺")))
    texts = [squeezed(text) for text in page_texts(form("commitment", file))]
    assert len(texts) == 2
    assert "另一项承诺" in texts[1]


def test_a_special_case_shows_step_since_papers_and_how_it_came_back() -> None:
    """P5."""
    text = form_text("operations_form", CO_OWNERS)
    for wanted in ("所在环节交费", "2026年12月24日", "书面申请1份", "减免首月物业管理费", "孙经理", "2026年12月26日"):
        assert wanted in text


def test_an_open_special_case_leaves_the_settlement_to_be_written() -> None:
    """P5."""
    open_case = replace(CO_OWNERS.escalations[0], settled_on=None, settled_by="", how="")
    text = form_text("operations_form", replace(CO_OWNERS, escalations=(open_case,)))
    assert "2026年12月26日" not in text


def test_the_flow_slip_follows_the_declaration_and_strikes_what_does_not_apply() -> None:
    file, procedure = a_case_file(Household.RENOVATING), a_procedure()
    text = form_text("flow_slip", file)
    places = [text.index(f"{number}{squeezed(step.zh)}") for number, step in enumerate(procedure.steps, 1)]
    assert places == sorted(places)
    assert ticks_set(form("flow_slip", file)) == len(procedure.steps)
    assert ticks_set(form("flow_slip", CO_OWNERS)) == len(procedure.steps) - 1


def test_the_flow_slip_shows_desk_moment_and_who_passed_a_step() -> None:
    assert "接待登记22026年12月24日09:00赵敏" in form_text("flow_slip", CO_OWNERS)


def test_the_index_lists_all_kinds_and_ticks_each_once() -> None:
    procedure = a_procedure()
    for kind in Household:
        file = a_case_file(kind)
        text = form_text("archive_index", file)
        assert all(squeezed(named.zh) in text for named in procedure.archive_kinds)
        recorded = 1  # 客户资料已录入
        assert ticks_set(form("archive_index", file)) == len(procedure.archive_kinds) + recorded


def test_the_index_gives_shelf_stub_number_and_payment_state() -> None:
    text = form_text("archive_index", a_case_file(Household.COMPANY))
    for wanted in ("2026-03-07", "№00101、№00102", "已交6,", "三室两厅"):
        assert wanted in text
    assert "缓交2,206.12元" in form_text("archive_index", a_case_file(Household.FOREIGNER))


def test_before_filing_nothing_is_ticked_that_is_not_there() -> None:
    file, procedure = before_filing(CO_OWNERS), a_procedure()
    not_applicable = len(procedure.archive_kinds) - len(applicable_kinds(file, procedure))
    assert ticks_set(form("archive_index", file)) == not_applicable + 1
