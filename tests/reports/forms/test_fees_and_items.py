"""收费单, 物品领用登记表, 文件签收单, 协议签署登记表 and 钥匙托管委托书 (P3a)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.procedure.case import ChargeState
from tests.factory import TODAY, Household, a_case_file, a_charge, a_procedure, a_receipt, a_signed_paper
from tests.reports.drawing import form, form_text, ticks_set
from tests.reports.reading import page_texts, squeezed

FOREIGNER = a_case_file(Household.FOREIGNER)


def slips() -> list[str]:
    return [squeezed(text) for text in page_texts(form("fee_slip", FOREIGNER))]


def test_a_slip_shows_basis_period_amount_and_for_whom_it_is_collected() -> None:
    paid, _unpaid = slips()
    assert "收费单（№SF-00002）" in paid
    assert "118.64m" in paid
    assert "×2.80元×12个月" in paid
    assert "2026年12月31日至2027年12月30日" in paid
    assert "有线电视公司" in paid
    assert "本公司" in paid


def test_the_total_stands_in_digits_and_in_chinese_capitals() -> None:
    paid, unpaid = slips()
    assert "¥4,202.30" in paid
    assert "人民币肆仟贰佰零贰元叁角整" in paid
    assert "¥2,206.12" in unpaid


def test_the_total_of_a_slip_is_the_sum_of_its_rows() -> None:
    receipt = FOREIGNER.receipts[0]
    assert receipt.total == sum(charge.amount for charge in FOREIGNER.charges if charge.receipt_id == receipt.id)


def test_what_is_deferred_stands_apart_with_its_reason() -> None:
    """P3a: a deferral is recorded and printed."""
    paid, unpaid = slips()
    assert "收费单（未交部分）" in unpaid
    assert "缓交供暖费由热力公司直接收取" in unpaid
    assert "供暖费" not in paid


def test_a_broken_season_is_explained_by_the_days_it_is_computed_from() -> None:
    assert "75/121个供暖季" in slips()[1]


def test_a_void_receipt_keeps_its_number_and_says_why() -> None:
    file = a_case_file(Household.PARKING)
    void = replace(a_receipt(number="SF-00099"), void_on=TODAY, void_reason="重复收费")
    pdf = form("fee_slip", replace(file, receipts=(void, *file.receipts)))
    texts = [squeezed(text) for text in page_texts(pdf)]
    assert len(texts) == 2
    assert "№SF-00099" in texts[0]
    assert "作废" in texts[0]
    assert "2026年12月24日作废：重复收费" in texts[0]
    assert "作废" not in texts[1]


def test_every_receipt_has_a_slip_and_nothing_is_on_two() -> None:
    first, second = a_receipt(id="1", number="SF-1"), a_receipt(id="2", number="SF-2")
    charges = (
        a_charge(id="a", state=ChargeState.PAID, receipt_id="1"),
        a_charge(id="b", fee="television", amount=Decimal("216.00"), state=ChargeState.PAID, receipt_id="2"),
        a_charge(id="c", fee="heating", amount=Decimal("9.99"), state=ChargeState.NOT_DUE, reason="下一供暖季起计"),
    )
    file = replace(FOREIGNER, charges=charges, receipts=(first, second))
    texts = [squeezed(text) for text in page_texts(form("fee_slip", file))]
    assert [text.count("物业管理费") for text in texts] == [1, 0, 0]
    assert [text.count("有线电视收视费") for text in texts] == [0, 1, 0]
    assert "不收取下一供暖季起计" in texts[2]


def test_each_thing_stands_with_count_serials_and_taker() -> None:
    text = form_text("item_register", a_case_file(Household.RENOVATING))
    for wanted in ("入户门钥匙5把1501-01", "陈䶮2026年12月24日", "燃气通气后由"):
        assert wanted in text
    assert "车位遥控器" not in text


def test_a_thing_that_was_not_handed_over_shows_no_taker() -> None:
    file = a_case_file(Household.PARKING)
    none = replace(file, items=tuple(replace(item, count=0, remark="无") for item in file.items))
    assert "何倩2026年12月24日" in form_text("item_register", file)
    assert "何倩2026年12月24日" not in form_text("item_register", none)


def test_papers_that_apply_are_listed_with_version_and_day() -> None:
    home = form_text("paper_receipt", a_case_file(Household.RENOVATING))
    space = form_text("paper_receipt", a_case_file(Household.PARKING))
    for kind in a_procedure().signed_papers:
        assert f"{kind.zh}2026版12026年12月24日陈䶮" in home
        assert (kind.zh in space) == ("home" not in kind.when)
    assert "最低保修期限" not in space


def test_the_latest_receipt_of_a_paper_counts() -> None:
    file = a_case_file(Household.RENOVATING)
    again = a_signed_paper(id="again", version="2027 版", received_on=date(2027, 1, 2))
    text = form_text("paper_receipt", replace(file, signed_papers=(*file.signed_papers, again)))
    assert "房屋使用说明书2027版12027年01月02日" in text


def test_agreements_say_whether_client_or_agent_signed() -> None:
    by_agent, by_client = a_case_file(Household.COMPANY), a_case_file(Household.RENOVATING)
    assert "单晓雯" in form_text("agreement_register", by_agent)
    assert "XY-2026-0402" in form_text("agreement_register", by_client)
    assert ticks_set(form("agreement_register", by_client)) == len(by_client.agreements)


def test_keys_left_for_repair_show_count_purpose_and_return() -> None:
    text = form_text("key_entrustment", a_case_file(Household.CO_OWNERS))
    for wanted in ("1把", "客厅东墙裂缝维修", "2026年12月30日", "2027年01月11日", "北京海棠物业服务有限公司"):
        assert wanted in text
