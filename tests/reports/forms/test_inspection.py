"""水电燃气底表单, 房屋交付验收单, 维修通知单, 卫生间防水试验记录单 (P2, P3, P4)."""

from dataclasses import replace
from decimal import Decimal

from app.procedure.case import Verdict
from tests.factory import Household, a_case_file, a_meter_reading, a_procedure, before_filing
from tests.reports.drawing import form, form_text, ticks_set
from tests.reports.reading import page_texts, squeezed

CO_OWNERS = a_case_file(Household.CO_OWNERS)


def pages(form_id: str, household: Household = Household.CO_OWNERS) -> list[str]:
    return [squeezed(text) for text in page_texts(form(form_id, a_case_file(household)))]


def test_digits_before_and_after_the_point_stand_apart() -> None:
    text = form_text("meter_sheet", a_case_file(Household.RENOVATING))
    assert "12.345" in text
    assert "0.820" in text
    assert "W20260113厨房水槽柜内" in text
    assert "50.00" in text


def test_a_blank_reading_is_struck_and_never_nought() -> None:
    file = a_case_file(Household.RENOVATING)
    blank = replace(file, meters=(a_meter_reading(reading=None, read_on=None, absent_reason="尚未挂表"),))
    nought = replace(file, meters=(a_meter_reading(reading=Decimal(0)),))
    assert ".000" not in form_text("meter_sheet", blank)
    assert "尚未挂表" in form_text("meter_sheet", blank)
    assert "0.000" in form_text("meter_sheet", nought)


def test_every_round_is_a_sheet_of_its_own() -> None:
    """P4: no round replaces another."""
    texts = pages("acceptance_form")
    assert len(texts) == 3
    for number, text in enumerate(texts, 1):
        assert f"房屋交付验收单（第{number}轮）" in text
        assert CO_OWNERS.rounds[number - 1].client_words in text


def test_the_first_round_lists_every_item_of_the_unit() -> None:
    text = pages("acceptance_form")[0]
    for part in a_procedure().parts:
        assert (part.zh in text) == ("home" in part.when) or part.zh == "车位"
    assert "主卧室北窗" in text
    assert "0301-03" in text


def test_a_re_inspection_lists_only_what_was_open_with_its_result() -> None:
    _first, second, third = pages("acceptance_form")
    assert "次卫地漏返味" in second
    assert "遗留问题，限2027年01月13日前整改" in second
    assert "入户门" not in second
    assert "客厅东墙裂缝" in third
    assert "次卫地漏返味" not in third


def test_the_kept_copy_of_a_form_that_went_to_operations_is_marked() -> None:
    """P2: 留复印件."""
    first, second, third = pages("acceptance_form")
    assert "复印件" in first
    assert "原件存经营部" in first
    assert "复印件" in second
    assert "复印件" not in third


def test_after_a_failed_waterproof_test_the_form_goes_to_operations_again() -> None:
    """P3."""
    assert "原件存经营部" in pages("acceptance_form", Household.RENOVATING)[0]
    assert "原件存经营部" not in pages("acceptance_form", Household.FOREIGNER)[0]


def test_inspected_and_entered_are_two_facts() -> None:
    text = pages("acceptance_form")[0]
    assert "验收人张建国验收日期2026年12月24日" in text
    assert "录入人王丽录入时间2026年12月24日10:40" in text


def test_all_four_verdicts_stand_there_and_one_is_ticked() -> None:
    file = a_case_file(Household.PARKING)
    open_round = replace(file, rounds=(replace(file.rounds[0], verdict=None),))
    ticked = ticks_set(form("acceptance_form", file))
    assert ticked == ticks_set(form("acceptance_form", open_round)) + 1
    for verdict in Verdict:
        refused = replace(file, rounds=(replace(file.rounds[0], verdict=verdict),))
        text = form_text("acceptance_form", refused)
        assert "合格合格，遗留问题限期整改不合格拒收" in text


def test_a_case_without_a_round_gets_a_form_for_the_clipboard() -> None:
    file = replace(a_case_file(Household.RENOVATING), rounds=(), item_checks=())
    pdf = form("acceptance_form", file)
    assert "第1轮" in squeezed("".join(page_texts(pdf)))
    assert ticks_set(pdf) == 0


def test_a_repair_order_names_defects_trade_contractor_key_and_returns() -> None:
    """P2."""
    first, second = pages("repair_order")
    for wanted in (
        "次卫地漏返味",
        "给排水",
        "北京华建第三工程公司",
        "K-0301-2",
        "李师傅",
        "2026年12月29日",
        "验收单已移交经营部",
    ):
        assert wanted in first
    assert "客厅东墙裂缝" in second
    assert "次卫地漏返味" not in second


def test_the_times_that_a_defect_came_back_are_counted() -> None:
    assert "轻微1" in pages("repair_order")[1]
    assert "轻微0" in pages("repair_order")[0]


def test_a_repair_after_a_leak_names_the_bathroom_and_where_it_leaks() -> None:
    """P3."""
    (text,) = pages("repair_order", Household.RENOVATING)
    assert "次卫渗漏：管根" in text
    assert "主卫" not in text


def test_each_round_of_the_waterproof_test_is_a_sheet_with_its_bathrooms() -> None:
    """P3, P4."""
    first, second = pages("waterproof_record", Household.RENOVATING)
    for text in (first, second):
        assert "卫生间：主卫" in text
        assert "卫生间：次卫" in text
        assert "不少于24小时" in text
        assert "历时（小时）25.0" in text
    assert "8mm" in first
    assert "管根处顶板渗水" in first
    assert "管根处顶板渗水" not in second


def test_a_remaining_matter_is_still_open_before_filing() -> None:
    """P2: the case goes on to the keys with it."""
    assert len(page_texts(form("acceptance_form", before_filing(CO_OWNERS)))) == 2
