"""客户资料卡, 授权委托书 and 入住指南: the people of a case, and what sales hands out (P3b)."""

from dataclasses import replace

import pytest

from app.procedure.case import Consent, PersonRole
from tests.factory import LAST_DAY, Household, a_case_file, a_person, a_procedure
from tests.reports.drawing import blank_text, form_text


def test_the_card_of_a_person_has_the_particulars_and_the_household() -> None:
    text = form_text("client_card", a_case_file(Household.FOREIGNER))
    for wanted in (
        "MaximilianAlexandervonHohenberg",
        "1978年05月30日",
        "德国",
        "护照",
        "C01X00T47",
        "m.a.vonhohenberg@example.com",
        "ClaravonHohenberg",
        "配偶",
        "紧急联系人刘思琪",
        "京N·80F26",
        "118.64m",
    ):
        assert wanted in text
    assert "统一社会信用代码" not in text


def test_the_card_of_a_company_has_its_code_and_no_sex() -> None:
    text = form_text("client_card", a_case_file(Household.COMPANY))
    for wanted in (
        "北京清源低碳科技股份有限公司",
        "统一社会信用代码",
        "91110105MA01B7K2X",
        "法定代表人欧阳明远",
        "受委托人单晓雯",
    ):
        assert wanted in text
    assert "性别" not in text.split("代表人及联系人")[0]


@pytest.mark.parametrize("household", [Household.FOREIGNER, Household.COMPANY])
def test_the_card_has_the_wechat_of_a_person_and_of_a_company(household: Household) -> None:
    file = a_case_file(household)
    people = [replace(each, wechat="haitang_2026") if each.role is PersonRole.CLIENT else each for each in file.people]
    assert "微信号haitang_2026" in form_text("client_card", replace(file, people=tuple(people)))
    assert "微信号" in blank_text("client_card")


def test_co_owners_stand_on_the_card_with_share_and_presence() -> None:
    """P3b."""
    text = form_text("client_card", a_case_file(Household.CO_OWNERS))
    assert "𠮷田静" in text
    assert "50%本人到场" in text


def test_an_absent_co_owner_is_shown_with_who_represents_him() -> None:
    """P3b."""
    file = a_case_file(Household.CO_OWNERS)
    agent = a_person(id="agent", role=PersonRole.AGENT, name="代理甲")
    people = [
        replace(person, present=False, represented_by="agent") if person.role is PersonRole.CO_OWNER else person
        for person in file.people
    ]
    assert "50%代理甲" in form_text("client_card", replace(file, people=(*people, agent)))


@pytest.mark.parametrize("consent", Consent)
def test_the_consent_is_asked_on_its_own_and_can_be_refused(consent: Consent) -> None:
    file = a_case_file(Household.TENANT)
    text = form_text("client_card", replace(file, case=replace(file.case, consent=consent)))
    assert "留存证件复印件同意书" in text
    assert "同意留存复印件不同意留存签字" in text.replace("客户选择", "")


def test_lists_without_entries_say_so() -> None:
    text = form_text("client_card", a_case_file(Household.COMPANY))
    for wanted in ("共有人无", "家庭常住成员及同住使用人无", "车辆无"):
        assert wanted in text


def test_a_power_of_attorney_names_principal_agent_powers_and_term() -> None:
    file = a_case_file(Household.COMPANY)
    text = form_text("power_of_attorney", file)
    for wanted in ("委托人", "北京清源低碳科技股份有限公司", "单晓雯", "2027年06月30日", "3号楼2单元501"):
        assert wanted in text
    assert all(power.zh in text for power in a_procedure().powers)


def test_an_agent_of_one_co_owner_represents_only_that_one() -> None:
    """P3b."""
    file = a_case_file(Household.CO_OWNERS)
    agent = a_person(id="agent", role=PersonRole.AGENT, name="代理甲", powers=("pay",))
    people = [
        replace(person, present=False, represented_by="agent") if person.role is PersonRole.CO_OWNER else person
        for person in file.people
    ]
    text = form_text("power_of_attorney", replace(file, people=(*people, agent)))
    assert "𠮷田静" in text
    assert "欧阳文轩" not in text


def test_a_blank_power_of_attorney_lists_every_act_and_leaves_the_day_open() -> None:
    text = blank_text("power_of_attorney")
    assert all(power.zh in text for power in a_procedure().powers)
    assert str(LAST_DAY.year) not in text


def test_the_guide_names_steps_papers_fees_place_and_hours() -> None:
    text, procedure = blank_text("move_in_guide"), a_procedure()
    for named in (*procedure.steps, *procedure.papers, *procedure.fees):
        assert named.zh in text
    for wanted in ("北京市朝阳区海棠路8号院客户服务中心一层", "周一至周日8:30–18:00", "010-65123456", "每月每平方米2.80元"):
        assert wanted in text


def test_the_guide_does_not_speak_of_forms_for_what_went_wrong() -> None:
    text = blank_text("move_in_guide")
    for unwanted in ("维修通知单", "移交经营部处理单", "补齐资料提示单"):
        assert unwanted not in text


@pytest.mark.parametrize("form_id", ["paper_receipt", "move_in_guide"])
def test_warranty_follows_the_regulation_and_not_the_text_of_1998(form_id: str) -> None:
    """建设工程质量管理条例 Art. 40: leakage 5 years; pipes, wiring and decoration 2."""
    text = form_text(form_id, a_case_file(Household.RENOVATING))
    for wanted in (
        "防渗漏5年",
        "设备安装2年",
        "装修工程2年",
        "供热系统2个供暖季",
        "设计文件规定的合理使用年限",
        "竣工验收合格之日",
    ):
        assert wanted in text
    assert "3年" not in text
